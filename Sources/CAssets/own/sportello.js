// Makes pages that work without it pleasant. No framework, no inline code (strict Content-Security-Policy).
// Marks it understands:
//   data-refresh="ID"      on select/radio: a new choice sends the form and replaces the element ID of the answer
//   data-limit="N"         on textarea: counts what is left into the [data-counter] beside it
//   data-suggest="/path"   on textarea: answers to what is typed go into #suggerimenti
//   data-max-bytes/-count  on input[type=file]: checks and lists the files chosen
//   data-once              on form: a second press does nothing
//   data-live="/path"      on any element: server-sent events "fragment" {id, html, place, say} change the page
//   data-watch             on an element with an id: fetched again until the page no longer marks it
//   data-auto-submit       on form: sent as soon as the page is there
//   data-focus             on an element: has the focus when the page opens (summary of errors)
//   data-dismissible="…"   on an alert: gets a closing button with that label
//   data-menu              on details: closes with Esc or a click outside
//   data-fold-narrow       on details: folded on narrow screens
//   data-fill='{"id":"value"}'  on a button: fills fields (log-in page of the demo)
//   data-confirm="…"       on a button: asks before it goes on
//   data-print             on a button: prints
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  const words = JSON.parse(document.body.dataset.words || "{}");
  const say = (key, blanks = {}) =>
    (words[key] || "").replace(/\{(\w+)\}/g, (all, name) => (name in blanks ? String(blanks[name]) : all));
  const number = new Intl.NumberFormat(root.lang);
  const announce = (text) => {
    const box = document.getElementById("live-announcer");
    if (box && text) { box.textContent = ""; setTimeout(() => { box.textContent = text; }, 60); }
  };
  const make = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  };

  // Counters of text areas. Characters are counted as the server counts them, line breaks as one.
  const count = (area) => {
    const counter = document.getElementById(area.id + "-conta");
    if (!counter) return;
    const left = Number(area.dataset.limit) - [...area.value].length;
    counter.textContent = say(left < 0 ? "over" : "left", { n: number.format(Math.abs(left)) });
    counter.classList.toggle("sp-counter-over", left < 0);
    // Read aloud only near the end: not at every key.
    counter.setAttribute("aria-live", left < 50 ? "polite" : "off");
  };

  // Files: what is wrong is said at once, beside the field; the list shows what was chosen and lets take one back.
  const size = (bytes) =>
    bytes < 1e6 ? number.format(Math.ceil(bytes / 1e3)) + " kB" : number.format(Math.round(bytes / 1e5) / 10) + " MB";
  const fileProblem = (input, file) => {
    const kinds = input.accept.split(",").filter(Boolean);
    if (kinds.length && !kinds.some((kind) => file.name.toLowerCase().endsWith(kind))) return say("wrongKind");
    const most = Number(input.dataset.maxBytes);
    return most && file.size > most ? say("tooBig", { max: size(most) }) : "";
  };
  const listFiles = (input) => {
    const list = document.getElementById(input.id + "-scelti");
    if (!list) return;
    const files = [...input.files], most = Number(input.dataset.maxCount) || Infinity;
    const problems = files.map((file) => fileProblem(input, file));
    const items = files.map((file, index) => {
      const item = document.createElement("li"), problem = problems[index];
      const text = document.createElement("span");
      text.textContent = `${file.name} (${size(file.size)})` + (problem ? " – " + problem : "");
      if (problem) item.className = "sp-file-wrong";
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-link btn-sm";
      button.textContent = say("remove");
      button.setAttribute("aria-label", `${say("remove")} ${file.name}`);
      button.addEventListener("click", () => {
        const rest = new DataTransfer();
        files.forEach((other, place) => { if (place !== index) rest.items.add(other); });
        input.files = rest.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
        input.focus();
      });
      item.append(text, " ", button);
      return item;
    });
    if (files.length > most) {
      const item = document.createElement("li");
      item.className = "sp-file-wrong";
      item.textContent = say("tooMany", { max: most });
      items.unshift(item);
    }
    list.replaceChildren(...items);
    input.classList.toggle("is-invalid", items.some((item) => item.className === "sp-file-wrong"));
    // Whoever sends files at once asks which of those chosen may go.
    input.mayGo = files.length > most ? [] : files.filter((_, index) => !problems[index]);
  };

  // Answers beside a text that is being written: asked for when one stops typing.
  const suggest = (area) => {
    const box = document.getElementById("suggerimenti");
    let timer = 0, asked = "";
    const look = async () => {
      const words = area.value.trim().slice(0, 600), form = area.form;
      if (!box || words.length < 12 || words === asked) return;
      asked = words;
      const value = (name) => form.elements.namedItem(name)?.value || "";
      const data = new URLSearchParams({ q: words, codice: value("triple"), utente: value("userType") });
      try {
        const answer = await fetch(`${area.dataset.suggest}?${data}`, { credentials: "same-origin", headers: { "X-Sportello-Fragment": box.id } });
        const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(box.id);
        // The same again would be read aloud again.
        if (fresh && fresh.innerHTML !== box.innerHTML) box.replaceChildren(...fresh.childNodes);
      } catch { /* nobody misses what was not proposed */ }
    };
    area.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 700); });
  };

  // Cascading lists: the form goes to its own address without files, the answer's part replaces ours, the focus stays.
  let refreshing = null;
  const refresh = async (control) => {
    const form = control.form, part = control.dataset.refresh;
    const target = document.getElementById(part);
    if (!form || !target) return;
    refreshing?.abort();
    const mine = (refreshing = new AbortController());
    const button = form.querySelector("button.sp-no-script[name]");
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") data.append(name, value);
    if (button) data.set(button.name, button.value);
    target.setAttribute("aria-busy", "true");
    try {
      const isGet = form.getAttribute("method") !== "post";
      const address = button?.getAttribute("formaction") || form.getAttribute("action") || location.pathname;
      const answer = await fetch(isGet ? `${address}?${data}` : address, {
        method: isGet ? "GET" : "POST", body: isGet ? undefined : data, signal: mine.signal,
        credentials: "same-origin", headers: { "X-Sportello-Fragment": part },
      });
      if (answer.status === 204) document.dispatchEvent(new CustomEvent("sportello:ended"));
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(part);
      if (!fresh) throw new Error("no fragment");
      swap(target, fresh);
    } catch (error) {
      if (error.name === "AbortError") return;
      // Better a whole page than a list that does not fit: the button does the same without us.
      target.removeAttribute("aria-busy");
      if (button) { delete form.dataset.sent; form.requestSubmit(button); }
    }
  };

  // Puts a new element in the place of an old one without losing the focus, the files chosen, what is open inside or the
  // boxes marked data-kept that are ticked; those who count them are told by the event sportello:swapped.
  const swap = (old, fresh) => {
    const active = document.activeElement, had = active && old.contains(active) ? active.id : "";
    const selection = had && "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
    const node = document.importNode(fresh, true);
    for (const input of old.querySelectorAll("input[type=file]")) {
      const twin = input.id && node.querySelector("#" + CSS.escape(input.id));
      if (twin && input.files.length) twin.replaceWith(input);
    }
    for (const open of old.querySelectorAll("details[id][open]")) {
      node.querySelector("#" + CSS.escape(open.id))?.setAttribute("open", "");
    }
    for (const box of old.querySelectorAll("input[data-kept]:checked")) {
      const twin = [...node.querySelectorAll("input[data-kept]")].find((other) => other.name === box.name && other.value === box.value);
      if (twin) twin.checked = true;
    }
    old.replaceWith(node);
    prepare(node);
    node.dispatchEvent(new CustomEvent("sportello:swapped", { bubbles: true }));
    const again = had && document.getElementById(had);
    if (again) {
      again.focus({ preventScroll: true });
      try { if (selection && selection[0] !== null) again.setSelectionRange(...selection); } catch { /* not a text field */ }
    }
  };

  // Live updates. Somebody who writes inside an element is not disturbed: it is replaced when they leave it.
  const waiting = new Map();
  const isBusy = (element) => {
    const active = document.activeElement;
    return active && active !== element && element.contains(active) && active.matches("input,textarea,select");
  };
  const apply = ({ id, html, place, say: text }) => {
    const target = document.getElementById(id);
    if (!target) return;
    if (place === "remove") { target.remove(); announce(text); return; }
    const content = make(html);
    if (place === "append" || place === "prepend") {
      // Reading at the bottom follows the conversation; reading elsewhere stays where it is.
      const nearEnd = target.getBoundingClientRect().bottom - innerHeight < 120;
      for (const child of [...content.children]) {
        const twin = child.id && document.getElementById(child.id);
        if (twin) swap(twin, child);
        else {
          const node = document.importNode(child, true);
          const before = scrollY, height = target.offsetHeight, isAbove = target.getBoundingClientRect().top < 0;
          node.classList.add("sp-fresh");
          place === "append" ? target.append(node) : target.prepend(node);
          prepare(node);
          if (place === "prepend" && isAbove) scrollTo(scrollX, before + target.offsetHeight - height);
          else if (place === "append" && nearEnd && before > 0) node.scrollIntoView({ block: "nearest" });
        }
      }
    } else {
      const fresh = content.getElementById(id);
      if (!fresh) return;
      if (isBusy(target)) { waiting.set(id, html); return; }
      const top = target.getBoundingClientRect().bottom, height = target.offsetHeight;
      swap(target, fresh);
      const now = document.getElementById(id);
      if (now && top < 0) scrollBy(0, now.offsetHeight - height);
    }
    announce(text);
  };
  addEventListener("focusout", () => setTimeout(() => {
    for (const [id, html] of [...waiting]) {
      const target = document.getElementById(id);
      if (target && isBusy(target)) continue;
      waiting.delete(id);
      apply({ id, html, place: "replace" });
    }
  }));
  document.addEventListener("sportello:apply", ({ detail }) => apply(detail));
  const listen = (element) => {
    let source;
    const begin = () => {
      source = new EventSource(element.dataset.live);
      source.addEventListener("fragment", (event) => apply(JSON.parse(event.data)));
      // An answer that is no stream ends it for good: most often the session is over. again.js finds out.
      source.addEventListener("error", ({ target }) => {
        if (target.readyState === EventSource.CLOSED) document.dispatchEvent(new CustomEvent("sportello:ended"));
      });
    };
    begin();
    document.addEventListener("sportello:again", () => { if (source.readyState === EventSource.CLOSED) begin(); });
    addEventListener("pagehide", () => source.close());
    addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  };

  // Work that goes on elsewhere: its part of the page is fetched again every two seconds until it is over.
  const watch = (element) => setTimeout(async () => {
    if (!element.isConnected) return;
    if (document.hidden) { watch(element); return; }
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(element.id);
      if (!fresh) return;
      swap(element, fresh);
      if (fresh.dataset.watch === undefined) announce(say("updated"));
    } catch {
      watch(element);
    }
  }, 2000);

  const addClose = (alert) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sp-alert-close";
    button.setAttribute("aria-label", alert.dataset.dismissible || say("close"));
    button.textContent = "×";
    button.addEventListener("click", () => {
      const next = alert.nextElementSibling;
      alert.remove();
      (next?.querySelector("a,button,input") || document.getElementById("contenuto"))?.focus();
    });
    alert.append(button);
  };

  const each = (element, selector, action) => {
    if (element.matches?.(selector)) action(element);
    element.querySelectorAll(selector).forEach(action);
  };
  const prepare = (element) => {
    each(element, "textarea[data-limit]", count);
    each(element, "textarea[data-suggest]", suggest);
    each(element, "input[type=file][data-max-bytes]", (input) => { if (input.files.length) listFiles(input); });
    each(element, "[data-dismissible]", addClose);
    each(element, "[data-watch]", watch);
  };

  document.addEventListener("input", ({ target }) => { if (target.matches("textarea[data-limit]")) count(target); });
  document.addEventListener("change", ({ target }) => {
    if (target.matches("input[type=file][data-max-bytes]")) listFiles(target);
    if (target.matches("[data-refresh]")) refresh(target);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-once]")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    announce(say("sending"));
    // The button is marked, not disabled: a disabled button would not send its name.
    event.submitter?.setAttribute("aria-disabled", "true");
    // A download or an answer that never comes must not lock the form for ever.
    setTimeout(() => { delete form.dataset.sent; event.submitter?.removeAttribute("aria-disabled"); }, 15000);
  });
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
    const button = event.target.closest("[data-fill],[data-confirm],[data-print]");
    if (!button) return;
    if (button.dataset.print !== undefined) print();
    if (button.dataset.confirm && !confirm(button.dataset.confirm)) event.preventDefault();
    if (button.dataset.fill) {
      for (const [id, value] of Object.entries(JSON.parse(button.dataset.fill))) {
        const field = document.getElementById(id);
        if (field) { field.value = value; field.focus(); }
      }
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest?.("details[data-menu][open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });
  // Coming back with the browser's arrow, the form can be sent again.
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  }));

  prepare(document.body);
  document.querySelectorAll("[data-live]").forEach(listen);
  const narrow = matchMedia("(max-width: 991px)");
  const fold = () => document.querySelectorAll("details[data-fold-narrow]").forEach((box) => { box.open = !narrow.matches; });
  fold();
  narrow.addEventListener("change", fold);
  const focus = document.querySelector("[data-focus]");
  if (focus) { focus.focus(); focus.scrollIntoView({ block: "start" }); }
  document.querySelector("form[data-auto-submit]")?.requestSubmit();
})();
