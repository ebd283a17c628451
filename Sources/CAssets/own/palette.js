// Finding anything by its name (Ctrl+K): a text field that points at a list of what was found (ARIA 1.2, combobox with a
// listbox), over any page of the desk. Requests, people, lists and pages come from the page "find", which stands for itself
// without us; the actions, macros and texts of the page in sight are read from it. Marks: @ people, # requests, > actions and
// pages, :: texts.
(() => {
  "use strict";
  const { act, over, opened, isVisible } = globalThis.sportelloKeys;
  const address = "/scrivania/trova", part = "trovati", pause = 150, mostRecent = 6, mostHere = 8;
  const marks = ["@", "#", ">", "::"];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // The requests this person was at last, on this computer: numbers only; who may not see one any more is not shown it.
  const store = "sportello-recenti-" + (document.body.dataset.person || "");
  const recent = () => { try { return JSON.parse(localStorage.getItem(store)) || []; } catch { return []; } };
  const here = /^\/scrivania\/richieste\/(\d+)$/.exec(location.pathname)?.[1];
  if (here) localStorage.setItem(store, JSON.stringify([here, ...recent().filter((number) => number !== here)].slice(0, mostRecent + 1)));

  let area = null;
  document.addEventListener("focusin", ({ target }) => { if (target.matches?.("textarea[data-texts]")) area = target; });

  // What an element is called, without its marks and numbers.
  const called = (element) => {
    if (element.getAttribute("aria-label")) return element.getAttribute("aria-label");
    const source = element.matches("input,textarea,select") ? element.labels?.[0] : element.matches("section") ? element.querySelector("h2") : element;
    if (!source) return "";
    const copy = source.cloneNode(true);
    copy.querySelectorAll("[aria-hidden=true],.sp-count,.sp-key,.sp-hint").forEach((mark) => mark.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  // What it belongs to: several buttons of a page may have one name.
  const within = (element) => {
    const box = element.parentElement?.closest("details,section,.sp-card,.card");
    const heading = box?.matches("details") && !element.matches("summary") ? box.querySelector("summary") : box?.querySelector("h2,h3");
    return heading && heading !== element ? called(heading) : "";
  };
  const actions = () => [
    ...[...document.querySelectorAll("main :is(button,summary,a.btn,[data-key])")].filter((element) => isVisible(element)
      && !element.disabled && !element.matches(".sp-macro") && !element.closest(".sp-texts")),
    ...document.querySelectorAll("header .sp-menu form button"),
  ].map((element) => ({ name: called(element), detail: within(element), key: element.dataset.key, run: () => act(element) }));
  const macros = () => [...document.querySelectorAll("main button.sp-macro")]
    .map((button) => ({ name: called(button), detail: "", key: button.dataset.key, run: () => button.click() }));
  const texts = () => {
    const pickers = [...document.querySelectorAll(".sp-texts")];
    const picker = pickers.find((one) => one.id === area?.dataset.texts) || pickers.find(isVisible) || pickers[0];
    const select = picker?.querySelector("select");
    return [...select?.options || []].filter((option) => option.value).map((option) => ({
      name: option.dataset.name, detail: "::" + option.dataset.shortcut,
      run: () => {
        const fold = picker.closest("details");
        if (fold) fold.open = true;
        select.value = option.value;
        picker.querySelector("button").click();
      },
    }));
  };

  const item = ({ name, detail, key, run }) => {
    const box = document.createElement("div"), text = document.createElement("span"), strong = document.createElement("span");
    strong.className = "sp-found-name";
    strong.textContent = name;
    text.append(strong);
    if (detail && detail !== name) {
      const more = document.createElement("span");
      more.className = "sp-muted";
      more.textContent = " – " + detail;
      text.append(more);
    }
    box.append(text);
    if (key) {
      const mark = document.createElement("kbd");
      mark.textContent = key;
      box.append(mark);
    }
    return { box, run };
  };
  const linked = (link) => {
    const box = document.createElement("div");
    box.append(...[...link.childNodes].map((node) => document.importNode(node, true)));
    return { box, href: link.getAttribute("href") };
  };

  const show = async () => {
    if (opened()) return;
    let flying = null, timer = 0, waiting = null, options = [], active = -1;
    const fetched = async (typed) => {
      flying?.abort();
      const mine = (flying = new AbortController());
      const numbers = recent().filter((number) => number !== here).slice(0, mostRecent).join(",");
      const answer = await fetch(`${address}?q=${encodeURIComponent(typed)}&recenti=${numbers}`, {
        credentials: "same-origin", signal: mine.signal, headers: { "X-Sportello-Fragment": part },
      });
      if (answer.status === 204) {
        document.dispatchEvent(new CustomEvent("sportello:ended"));
        throw new DOMException("the session is over", "AbortError");
      }
      const found = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part);
      if (!found) throw new Error(String(answer.status));
      return found;
    };
    const leave = (error, typed) => {
      if (error.name !== "AbortError") location.href = `${address}?q=${encodeURIComponent(typed)}`;
    };

    // What is typed before the answer is here is meant for it, and not for the keys of the page.
    let early = "";
    const keep = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Backspace") early = early.slice(0, -1);
      else if ([...event.key].length === 1) early += event.key;
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    addEventListener("keydown", keep, true);
    let first;
    try { first = await fetched(""); } catch (error) { leave(error, early); return; }
    finally { removeEventListener("keydown", keep, true); }
    if (opened()) return;
    const said = first.dataset, dialog = over(said.title, said.close);
    dialog.classList.add("sp-palette");
    const label = document.createElement("label"), input = document.createElement("input");
    const list = document.createElement("div"), status = document.createElement("p"), hint = document.createElement("p");
    label.textContent = said.label;
    label.htmlFor = input.id = "trova-cosa";
    input.type = "text";
    input.className = "form-control";
    Object.assign(input, { autocomplete: "off", spellcheck: false, maxLength: 200 });
    list.id = "trova-elenco";
    list.className = "sp-found sp-palette-list";
    hint.id = "trova-aiuto";
    hint.className = "sp-hint";
    hint.textContent = said.hint;
    status.className = "sp-palette-status sp-muted";
    for (const [element, names] of [
      [input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "true", "aria-controls": list.id, "aria-describedby": hint.id }],
      [list, { role: "listbox", "aria-label": said.title }], [status, { role: "status" }],
    ]) for (const [name, value] of Object.entries(names)) element.setAttribute(name, value);

    const mark = (place) => {
      options[active]?.box.setAttribute("aria-selected", "false");
      active = options.length ? (place + options.length) % options.length : -1;
      const now = options[active]?.box;
      if (!now) { input.removeAttribute("aria-activedescendant"); return; }
      now.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", now.id);
      if (active === 0) list.scrollTop = 0;
      else now.scrollIntoView({ block: "nearest" });
    };
    const choose = (option, isApart) => {
      if (!option) return;
      if (option.href && isApart) { window.open(option.href, "_blank", "noopener"); return; }
      dialog.close();
      // The page has the focus again before something of it is pressed.
      if (option.href) location.href = option.href;
      else setTimeout(option.run);
    };
    const draw = (found) => {
      const kind = marks.find((one) => input.value.trimStart().startsWith(one)) || "";
      const words = plain(input.value.trim().slice(kind.length)).split(/\s+/).filter(Boolean);
      const fitting = (all, isAsked) => (isAsked || words.length
        ? all.filter(({ name, detail }) => name && words.every((word) => plain(`${name} ${detail}`).includes(word))) : []);
      const most = (all, isAsked) => all.slice(0, isAsked ? 60 : mostHere).map(item);
      const local = [
        [said.here, !kind || kind === ">" ? most(fitting(actions(), kind === ">"), kind === ">") : []],
        [said.macros, !kind || kind === ">" ? most(fitting(macros(), kind === ">"), kind === ">") : []],
        [said.texts, !kind || kind === "::" ? most(fitting(texts(), kind === "::"), kind === "::") : []],
      ];
      const remote = [...found.querySelectorAll(".sp-found-group")]
        .map((group) => [group.querySelector("h2").textContent, [...group.querySelectorAll("a")].map(linked)]);
      options = [];
      list.replaceChildren(...[...local, ...remote].filter(([, all]) => all.length).map(([title, all], place) => {
        const group = document.createElement("div"), heading = document.createElement("div");
        group.setAttribute("role", "group");
        heading.id = `trova-gruppo-${place}`;
        heading.className = "sp-found-title";
        heading.setAttribute("role", "presentation");
        heading.textContent = title;
        group.setAttribute("aria-labelledby", heading.id);
        group.append(heading);
        for (const option of all) {
          option.box.id = `trova-voce-${options.length}`;
          option.box.setAttribute("role", "option");
          option.box.setAttribute("aria-selected", "false");
          option.box.addEventListener("click", (event) => choose(option, event.ctrlKey || event.metaKey));
          options.push(option);
          group.append(option.box);
        }
        return group;
      }));
      active = -1;
      mark(0);
      const n = options.length;
      status.textContent = n === 0 ? said.none : n === 1 ? said.one : said.many.replace("{n}", n);
    };
    const ask = () => {
      clearTimeout(timer);
      timer = 0;
      const typed = input.value;
      waiting = fetched(typed).then((found) => { waiting = null; draw(found); }, (error) => leave(error, typed));
      return waiting;
    };
    // From the field one goes on to what was typed last: what is not answered yet is answered first.
    const settled = (then) => (timer ? ask().then(then) : waiting ? waiting.then(then) : then());

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, pause); });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const acts = {
        ArrowDown: () => mark(active + 1),
        ArrowUp: () => mark(active - 1),
        PageDown: () => mark(Math.min(active + 8, options.length - 1)),
        PageUp: () => mark(Math.max(active - 8, 0)),
        Enter: () => { const isApart = event.ctrlKey || event.metaKey; settled(() => choose(options[active], isApart)); },
      };
      if (!acts[event.key]) return;
      event.preventDefault();
      event.stopPropagation();
      acts[event.key]();
    });
    // Pressed, not clicked: the cursor stays where one types.
    list.addEventListener("pointerdown", (event) => { if (event.pointerType === "mouse") event.preventDefault(); });
    dialog.addEventListener("close", () => { clearTimeout(timer); flying?.abort(); });
    dialog.append(label, input, hint, status, list);
    draw(first);
    dialog.showModal();
    input.focus();
    if (early) {
      input.value = early;
      ask();
    }
  };

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    show();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(`a[href="${address}"]`) && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      event.target.closest("details")?.removeAttribute("open");
      show();
    }
  });
})();
