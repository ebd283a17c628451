// The list beside an open request, where the screen has room for both. The page leaves the place and says which list to
// show when the browser does not know from which one came; the list itself is asked for here.
(() => {
  "use strict";
  const pane = document.getElementById("riquadro");
  if (!pane?.dataset.list) return;
  const wide = matchMedia("(min-width: 1440px)"), pause = 3000;
  let shown = "", timer = 0, last = 0;

  const address = () => {
    let from = pane.dataset.list;
    try {
      const came = JSON.parse(sessionStorage.getItem("sportello-elenco") || "null");
      if (came?.links.includes(location.pathname) && came.from.startsWith("/scrivania")) from = came.from;
    } catch { /* what is kept there is not ours */ }
    return from + (from.includes("?") ? "&" : "?") + "riquadro=1";
  };
  const current = () => pane.querySelector(`a[href="${CSS.escape(location.pathname)}"]`);
  const fill = async () => {
    clearTimeout(timer);
    timer = 0;
    last = Date.now();
    try {
      const answer = await fetch(address(), { credentials: "same-origin" });
      if (!answer.ok || new URL(answer.url).pathname !== "/scrivania") return;
      const text = await answer.text();
      if (text === shown) return;
      const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("riquadro");
      if (!fresh) return;
      // Whoever reads the list finds the row in hand where it was, and keeps the focus.
      const focused = pane.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
      const before = current()?.getBoundingClientRect().top;
      const isFirst = !shown;
      shown = text;
      pane.replaceChildren(...document.importNode(fresh, true).childNodes);
      const row = current();
      row?.setAttribute("aria-current", "page");
      if (isFirst) {
        if (row) pane.scrollTop = row.offsetTop - pane.clientHeight / 3;
      } else if (row && before !== undefined) pane.scrollTop += row.getBoundingClientRect().top - before;
      if (focused) pane.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
      // The keys of the next and the previous request go by what is shown.
      dispatchEvent(new CustomEvent("sportello:list", {
        detail: { from: pane.querySelector(".sp-pane-head a").getAttribute("href"),
          links: [...pane.querySelectorAll("ol a")].map((link) => link.getAttribute("href")) } }));
    } catch { /* the list stays as it was; the numbers at the left will say more */ }
  };
  const soon = () => {
    if (!wide.matches || document.hidden || timer) return;
    timer = setTimeout(fill, Math.max(0, last + pause - Date.now()));
  };
  // The numbers of the queues say that something changed somewhere.
  document.addEventListener("sportello:swapped", (event) => { if (event.target.id?.startsWith("conta-")) soon(); });
  document.addEventListener("visibilitychange", soon);
  wide.addEventListener("change", () => { if (!shown) soon(); });
  soon();
})();
