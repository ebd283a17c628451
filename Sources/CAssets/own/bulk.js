// Choosing requests in a list. Everything works without it: boxes in a form, a button.
// Marks it understands:
//   form[data-bulk]        the bar above a list; boxes named richiesta belong to it, pagina is all of the page, tutte all of
//                          the list; a Shift-click chooses everything between; [data-many] says the number aloud
(() => {
  "use strict";
  const bar = document.querySelector("form[data-bulk]");
  if (bar) {
    // Asked anew each time: a live update writes a row again, with its box.
    const rows = () => [...document.querySelectorAll('input[name="richiesta"]')].filter((box) => box.form === bar);
    const page = bar.elements.namedItem("pagina"), whole = bar.elements.namedItem("tutte");
    const said = bar.querySelector("[data-many]"), number = new Intl.NumberFormat(document.documentElement.lang);
    const act = bar.querySelector('button[type="submit"]');
    let last = null;

    const show = () => {
      const boxes = rows(), chosen = boxes.filter((box) => box.checked).length;
      if (page) {
        page.checked = boxes.length > 0 && chosen === boxes.length;
        page.indeterminate = chosen > 0 && chosen < boxes.length;
      }
      for (const box of boxes) box.closest("tr")?.classList.toggle("sp-row-picked", box.checked || Boolean(whole?.checked));
      const text = whole?.checked ? said.dataset.all
        : chosen === 0 ? said.dataset.none
        : chosen === 1 ? said.dataset.one : said.dataset.many.replace("{n}", number.format(chosen));
      // That nothing is chosen is told to who had chosen something: the bar of a page that opens does not grow.
      if (chosen > 0 || whole?.checked || said.textContent) said.textContent = text;
      act.disabled = chosen === 0 && !whole?.checked;
    };

    document.addEventListener("click", (event) => {
      const boxes = rows(), place = boxes.indexOf(event.target);
      if (place < 0) return;
      if (event.shiftKey && last !== null && last !== place) {
        const [from, to] = last < place ? [last, place] : [place, last];
        for (let i = from; i <= to; i += 1) boxes[i].checked = event.target.checked;
      }
      last = place;
      show();
    });
    document.addEventListener("sportello:swapped", show);
    page?.addEventListener("change", () => {
      for (const box of rows()) box.checked = page.checked;
      show();
    });
    whole?.addEventListener("change", show);
    // Coming back with the browser's arrow, the boxes are as they were left.
    addEventListener("pageshow", show);
    show();
  }
})();
