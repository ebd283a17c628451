// The board of a group: a card that is dropped on a column is sent by its own form, as if its list had been used.
// Marks it understands: [data-board="login"] a column, empty for the queue; [data-card="login"] a card and where it lies.
(() => {
  "use strict";
  let held = null;
  for (const card of document.querySelectorAll("[data-card]")) {
    card.draggable = true;
    card.addEventListener("dragstart", (event) => {
      held = card;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", card.querySelector("a").textContent);
    });
    card.addEventListener("dragend", () => (held = null));
  }
  for (const column of document.querySelectorAll("[data-board]")) {
    const mayDrop = () => held && held.dataset.card !== column.dataset.board;
    column.addEventListener("dragover", (event) => {
      if (!mayDrop()) return;
      event.preventDefault();
      column.classList.add("sp-board-over");
    });
    column.addEventListener("dragleave", () => column.classList.remove("sp-board-over"));
    column.addEventListener("drop", (event) => {
      column.classList.remove("sp-board-over");
      if (!mayDrop()) return;
      event.preventDefault();
      const form = held.querySelector("form");
      form.elements.a.value = column.dataset.board;
      form.requestSubmit();
    });
  }
})();
