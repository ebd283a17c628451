// The board of a group: a card that is dropped on a column is sent by its own form, as if its list had been used.
// Marks it understands: [data-board="login"] a column, empty for the queue; [data-card="login"] a card and where it lies.
// Columns are replaced while one looks, so it listens to the page and not to each of them.
(() => {
  "use strict";
  let held = null;
  const target = (event) => {
    const column = event.target.closest?.("[data-board]");
    return held && column && held.dataset.card !== column.dataset.board ? column : null;
  };
  const mark = (column) => {
    for (const other of document.querySelectorAll(".sp-board-over")) if (other !== column) other.classList.remove("sp-board-over");
    column?.classList.add("sp-board-over");
  };
  document.addEventListener("dragstart", (event) => {
    held = event.target.closest?.("[data-card]") ?? null;
    if (!held) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", held.querySelector("a").textContent);
  });
  document.addEventListener("dragend", () => { held = null; mark(null); });
  document.addEventListener("dragover", (event) => {
    const column = target(event);
    mark(column);
    if (column) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const column = target(event);
    mark(null);
    if (!column) return;
    event.preventDefault();
    // A card whose column was drawn anew meanwhile is no longer on the page: the one that took its place is meant.
    const card = held.isConnected ? held : document.getElementById(held.id);
    if (!card) return;
    const form = card.querySelector("form");
    form.elements.a.value = column.dataset.board;
    form.requestSubmit();
  });
})();
