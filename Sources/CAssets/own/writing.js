// Where one writes to a requester or to colleagues. Everything works without it: a button keeps a draft, a list holds the
// texts that are ready. Marks it understands:
//   textarea[data-draft]   the address that keeps what is typed, a second after the last key; data-draft-line is the id of the
//                          line that says so, data-draft-at when it was kept last (milliseconds)
(() => {
  "use strict";
  const pause = 1000;       // after the last key
  const longest = 10000;    // of typing without a pause
  const again = 5000;       // after a failure

  const keep = (area) => {
    const form = area.form, line = document.getElementById(area.dataset.draftLine);
    if (!form || !line) return;
    const said = line.querySelector("[data-said]");
    // A form that came back holds more than what is kept.
    let kept = area.dataset.draftUnsaved === undefined ? area.defaultValue : null;
    let known = area.dataset.draftAt || "", timer = 0, since = 0, flying = null, leaving = false;

    const show = (text, isProblem = false) => {
      line.hidden = !text;
      line.classList.toggle("sp-draft-problem", isProblem);
      // Each key would be read aloud; a problem is.
      said.setAttribute("role", isProblem ? "status" : "none");
      if (said.textContent !== (text || "")) said.textContent = text || "";
    };
    const sending = (isLast = false) => {
      const data = new FormData();
      for (const name of ["_csrf", "visto"]) data.set(name, form.elements.namedItem(name)?.value || "");
      data.set("quale", area.dataset.draftKind);
      data.set("testo", area.value);
      data.set("nota", known);
      // The answer to the one before is not here yet, so the page does not know what it would have learned from it.
      if (isLast && flying) data.set("forza", "1");
      return {
        method: "POST", body: data, credentials: "same-origin", keepalive: isLast, headers: { "X-Sportello-Fragment": line.id },
      };
    };
    const later = (wait) => { clearTimeout(timer); timer = setTimeout(save, wait); };
    const save = async () => {
      clearTimeout(timer);
      timer = 0;
      if (leaving || area.value === kept) return;
      if (flying) { later(pause); return; }
      const text = area.value;
      since = 0;
      flying = new AbortController();
      try {
        const answer = await fetch(area.dataset.draft, { ...sending(), signal: flying.signal });
        // Nothing at all is the answer to who is not logged in any more.
        if (answer.status === 204) show(line.dataset.ended, true);
        else if (!answer.ok) {
          show(line.dataset.failed, true);
          if (answer.status >= 500) later(again);
        } else {
          const told = await answer.json();
          kept = text;
          known = told.at || "";
          show(told.text, told.problem);
        }
      } catch {
        if (!leaving) { show(line.dataset.failed, true); later(again); }
      } finally {
        flying = null;
      }
    };

    area.addEventListener("input", () => {
      since ||= Date.now();
      later(Math.max(0, Math.min(pause, since + longest - Date.now())));
    });
    // What is typed up to the last moment goes along when the page closes; a browser lets 64 kB go.
    const last = () => {
      if (leaving || area.value === kept) return;
      fetch(area.dataset.draft, sending(true)).catch(() => { /* the page is gone: nobody is left to tell */ });
      kept = area.value;
    };
    addEventListener("pagehide", last);
    document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
    document.addEventListener("submit", (event) => {
      if (event.target !== form || event.defaultPrevented) return;
      const address = event.submitter?.getAttribute("formaction") || "";
      // What is sent may not arrive: until it has, it is a draft. What is thrown away is not kept again.
      if (!address.endsWith("/butta")) last();
      clearTimeout(timer);
      leaving = true;
      flying?.abort();
      setTimeout(() => { leaving = false; }, 15000);
    });
    addEventListener("pageshow", () => { leaving = false; });
    if (kept === null) later(pause);
  };
  document.querySelectorAll("textarea[data-draft]").forEach(keep);
})();
