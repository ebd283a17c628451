// The keys of the desk. A key is an attribute of what it stands for, so the page itself says which there are:
//   data-key="r"    on a link or button: follows or presses it; on a field: puts the cursor there; on a summary: opens it
//                   and puts the cursor into its first field; on a section: into its text
//   data-key="g m"  the same after two keys, one after the other
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
    } else if (element.matches("input,textarea,select")) {
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

  // Finding: what is typed goes to the server a moment after the last key; only the latest answer counts.
  const here = (wanted, title) => {
    const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
    const found = [...document.querySelectorAll("main [data-key]")].filter(isVisible)
      .map((element) => ({ element, name: (element.querySelector("h2") || element).textContent.trim() }))
      .filter(({ name }) => words.length && name && words.every((word) => name.toLowerCase().includes(word))).slice(0, 6);
    if (!found.length) return null;
    const box = document.createElement("div"), heading = document.createElement("h2"), items = document.createElement("ul");
    heading.textContent = title;
    for (const { element, name } of found) {
      const item = document.createElement("li"), button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => { opened()?.close(); act(element); });
      item.append(button);
      items.append(item);
    }
    box.append(heading, items);
    return box;
  };
  const showFind = async () => {
    if (opened()) return;
    const address = "/scrivania/trova";
    let asked = 0, timer = 0;
    try {
      const first = await part(address, "trovati");
      const dialog = over(first.title, first.part.dataset.close);
      dialog.classList.add("sp-dialog-find");
      const label = document.createElement("label"), input = document.createElement("input");
      label.textContent = first.page.querySelector("label[for=f-q]")?.firstChild.textContent.trim() || first.title;
      label.htmlFor = input.id = "trova-cosa";
      input.type = "search";
      input.className = "form-control";
      input.autocomplete = "off";
      const results = document.createElement("div");
      results.setAttribute("aria-live", "polite");
      const choices = () => [...results.querySelectorAll("a,button")];
      const show = (found) => {
        const items = document.importNode(found, true), actions = here(input.value, found.dataset.here);
        items.removeAttribute("id");
        if (actions) {
          items.querySelector(":scope > p")?.remove();
          items.prepend(actions);
        }
        results.replaceChildren(items);
      };
      const ask = async () => {
        const turn = ++asked;
        clearTimeout(timer);
        timer = 0;
        try {
          const { part: found } = await part(`${address}?q=${encodeURIComponent(input.value)}`, "trovati");
          if (turn === asked) show(found);
        } catch { location.href = address; }
      };
      input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
      dialog.addEventListener("keydown", (event) => {
        const all = choices(), now = all.indexOf(document.activeElement);
        // From the field one goes on to what was typed last: what is not answered yet is answered first.
        const settled = (then) => (timer ? ask().then(then) : then());
        if (event.key === "ArrowDown" && now < 0) {
          event.preventDefault();
          settled(() => choices()[0]?.focus());
        } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          event.preventDefault();
          const next = now + (event.key === "ArrowDown" ? 1 : -1);
          (next < 0 ? input : all[Math.min(next, all.length - 1)])?.focus();
        } else if (event.key === "Enter" && document.activeElement === input) {
          event.preventDefault();
          settled(() => choices()[0]?.click());
        } else if (now >= 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " ") {
          input.focus();
        }
      });
      show(first.part);
      dialog.append(label, input, results);
      dialog.showModal();
      input.focus();
    } catch { location.href = address; }
  };

  let before = "", forget = 0;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const control = event.ctrlKey || event.metaKey, at = document.activeElement;
    if (control && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      showFind();
      return;
    }
    if (control && event.key === "Enter" && at?.matches("textarea") && at.form) {
      event.preventDefault();
      const goesOn = at.form.querySelector("input[name=prossima]");
      if (event.shiftKey && goesOn) goesOn.checked = true;
      at.form.requestSubmit(at.form.querySelector('[data-key="Ctrl+Enter"]') || at.form.querySelector("button[type=submit]"));
      return;
    }
    if (control || event.altKey || event.repeat && !"jk".includes(event.key)) return;
    if (!isOn() || opened() || at?.matches(fields) || at?.isContentEditable) return;
    const key = before ? before + " " + event.key : event.key;
    clearTimeout(forget);
    before = "";
    const target = targets(key)[0];
    if (target) { event.preventDefault(); act(target); return; }
    if (own[key]?.()) { event.preventDefault(); return; }
    // The first of two keys: the second has a moment to come.
    if (document.querySelector(`[data-key^="${CSS.escape(key)} "]`)) {
      before = key;
      forget = setTimeout(() => { before = ""; }, 1500);
    }
  });
})();
