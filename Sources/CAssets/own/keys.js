// The keys of the desk. A key is an attribute of what it stands for, so the page itself says which there are:
//   data-key="r"    on a link or button: follows or presses it; on a field: puts the cursor there; on a summary: opens it
//                   and puts the cursor into its first field; on a section: into its text
//   data-key="g m"  the same after two keys, one after the other; a link need not be in sight
// Keys of one letter can be turned off (WCAG 2.1 section 2.1.4) and do nothing while somebody writes.
(() => {
  "use strict";
  const off = "sportello-tasti-spenti", list = "sportello-elenco";
  const isOn = () => localStorage.getItem(off) === null;
  const fields = "input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=submit]),textarea,select";
  const isVisible = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;
  const targets = (key) => [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(isVisible);

  const act = (element) => {
    if (element.matches("summary")) {
      element.parentElement.open = true;
      (element.parentElement.querySelector(`:scope > :not(summary) :is(${fields})`) || element).focus();
    } else if (element.matches("section")) {
      const text = element.querySelector("textarea");
      text?.scrollIntoView({ block: "center" });
      text?.focus({ preventScroll: true });
    } else if (element.matches("input,textarea,select") && !element.matches("[type=checkbox]")) {
      element.focus();
      element.select?.();
    } else element.click();
  };

  // Lists: the row in hand is the one whose link has the focus. A request knows the list one came from.
  const rows = () => [...document.querySelectorAll(".sp-queue a.sp-row-link")];
  if (rows().length) {
    sessionStorage.setItem(list, JSON.stringify({
      from: location.pathname + location.search, links: rows().map((row) => row.getAttribute("href")),
    }));
  }
  // The list beside a request knows what has come and gone since.
  addEventListener("sportello:list", ({ detail }) => {
    if (detail.links.includes(location.pathname)) sessionStorage.setItem(list, JSON.stringify(detail));
  });
  // Who sends and goes on, goes on in the list of this window, not in the one another window looked at last.
  document.addEventListener("submit", ({ target }) => {
    const field = target.querySelector?.("input[data-came]"), known = came();
    if (field && known?.links.includes(location.pathname)) field.value = known.from.split("?")[1] || "";
  });
  const came = () => JSON.parse(sessionStorage.getItem(list) || "null");
  const step = (by) => {
    const links = rows();
    if (links.length) {
      const now = links.indexOf(document.activeElement?.closest("tr")?.querySelector("a.sp-row-link"));
      const next = links[now < 0 ? (by > 0 ? 0 : links.length - 1) : now + by];
      next?.focus();
      next?.closest("tr").scrollIntoView({ block: "nearest" });
      return links.length > 0;
    }
    const known = came(), place = known ? known.links.indexOf(location.pathname) : -1;
    if (place < 0 || !known.links[place + by]) return false;
    location.href = known.links[place + by];
    return true;
  };
  const own = {
    j: () => step(1),
    k: () => step(-1),
    o: () => { const link = document.activeElement?.closest("tr")?.querySelector("a.sp-row-link"); link?.click(); return !!link; },
    s: () => {
      const box = document.activeElement?.closest("tr")?.querySelector(".sp-row-pick input");
      box?.click();
      return !!box;
    },
    u: () => {
      const known = came(), queue = document.querySelector(".sp-sidebar a[aria-current]")?.href;
      if (rows().length || !(known || queue)) return false;
      location.href = known ? known.from : queue;
      return true;
    },
    "?": () => { showKeys(); return true; },
  };

  // What is shown over the page comes from pages that stand for themselves without us.
  const part = async (address, id) => {
    const answer = await fetch(address, { credentials: "same-origin" });
    // A session that ended answers with the log-in page.
    if (!answer.ok || new URL(answer.url).pathname !== new URL(address, location.href).pathname) throw new Error(answer.url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { page, part: page.getElementById(id), title: page.querySelector("main h1")?.textContent || "" };
  };
  const over = (title, close) => {
    const dialog = document.createElement("dialog"), heading = document.createElement("h2");
    const button = document.createElement("button"), head = document.createElement("div");
    dialog.className = "sp-dialog";
    heading.id = "finestra-titolo";
    heading.textContent = title;
    dialog.setAttribute("aria-labelledby", heading.id);
    button.type = "button";
    button.className = "btn btn-link btn-sm";
    button.textContent = close;
    button.addEventListener("click", () => dialog.close());
    head.className = "sp-dialog-head";
    head.append(heading, button);
    dialog.append(head);
    dialog.addEventListener("close", () => dialog.remove());
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    return dialog;
  };
  const opened = () => document.querySelector("dialog.sp-dialog[open]");

  const prepareSwitch = (box) => {
    if (!box) return;
    box.checked = isOn();
    box.addEventListener("change", () => (box.checked ? localStorage.removeItem(off) : localStorage.setItem(off, "1")));
  };
  const showKeys = async () => {
    if (opened()) return;
    const address = "/scrivania/tasti";
    try {
      const { part: keys, title } = await part(address, "tasti");
      const dialog = over(title, keys.dataset.close);
      dialog.append(document.importNode(keys, true));
      prepareSwitch(dialog.querySelector("#tasti-attivi"));
      dialog.showModal();
    } catch { location.href = address; }
  };
  prepareSwitch(document.getElementById("tasti-attivi"));

  globalThis.sportelloKeys = { act, over, opened, isVisible };

  let before = "", forget = 0;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const control = event.ctrlKey || event.metaKey, at = document.activeElement;
    if (control && event.key === "Enter" && at?.matches("textarea") && at.form) {
      event.preventDefault();
      const goesOn = at.form.querySelector("input[name=prossima]");
      if (event.shiftKey && goesOn) goesOn.checked = true;
      at.form.requestSubmit(at.form.querySelector('[data-key="Ctrl+Enter"]') || at.form.querySelector("button[type=submit]"));
      return;
    }
    // Out of a field: to what opened its form, which closes; what was typed stays in it.
    if (event.key === "Escape" && !control && at?.matches(fields) && !opened() && !at.closest("details[data-menu]")) {
      const fold = at.closest("details");
      if (fold) fold.open = false;
      if (fold) fold.querySelector("summary").focus();
      else at.blur();
      return;
    }
    if (control || event.altKey || event.repeat && !"jk".includes(event.key)) return;
    if (!isOn() || opened() || at?.matches(fields) || at?.isContentEditable) return;
    const key = before ? before + " " + event.key : event.key;
    clearTimeout(forget);
    before = "";
    // A place is gone to from wherever the menu is folded away.
    const target = targets(key)[0] || (key.includes(" ") && document.querySelector(`a[data-key="${CSS.escape(key)}"]`));
    if (target) { event.preventDefault(); act(target); return; }
    if (own[key]?.()) { event.preventDefault(); return; }
    // The first of two keys: the second has a moment to come.
    if (document.querySelector(`[data-key^="${CSS.escape(key)} "]`)) {
      before = key;
      forget = setTimeout(() => { before = ""; }, 1500);
    }
  });
})();
