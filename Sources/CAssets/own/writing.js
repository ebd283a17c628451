// Where one writes to a requester or to colleagues. Everything works without it: a button keeps a draft, a list holds the
// texts that are ready. Marks it understands:
//   textarea[data-draft]   the address that keeps what is typed, a second after the last key; data-draft-line is the id of the
//                          line that says so, data-draft-at when it was kept last (milliseconds)
//   button[data-preview]   shows what its form would send in a dialogue
//   button[data-insert]    the address that gives a text for where one writes; data-how goes along, data-inserted and -failed are
//                          its words
//   textarea[data-texts]   the id of the list of texts that are ready; typing :: and some letters opens it in place
(() => {
  "use strict";
  const pause = 1000;       // after the last key
  const longest = 10000;    // of typing without a pause
  const again = 5000;       // after a failure

  const keep = (area) => {
    const form = area.form, line = document.getElementById(area.dataset.draftLine);
    if (!form || !line) return;
    const said = line.querySelector("[data-said]");
    const copies = ["cc", "ccn"].map((name) => form.elements.namedItem(name)).filter(Boolean);
    const typed = () => [area, ...copies].map((field) => field.value).join("\u0000");
    area.typed = typed;
    // A form that came back holds more than what is kept.
    let kept = area.dataset.draftUnsaved === undefined
      ? [area, ...copies].map((field) => field.defaultValue).join("\u0000") : null;
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
      for (const field of copies) data.set(field.name, field.value);
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
      if (leaving || typed() === kept) return;
      if (flying) { later(pause); return; }
      const text = typed();
      since = 0;
      flying = new AbortController();
      try {
        const answer = await fetch(area.dataset.draft, { ...sending(), signal: flying.signal });
        // Nothing at all is the answer to who is not logged in any more.
        if (answer.status === 204) {
          show(line.dataset.ended, true);
          document.dispatchEvent(new CustomEvent("sportello:ended"));
        }
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

    const written = () => {
      since ||= Date.now();
      later(Math.max(0, Math.min(pause, since + longest - Date.now())));
    };
    for (const field of [area, ...copies]) field.addEventListener("input", written);
    // What is typed up to the last moment goes along when the page closes; a browser lets 64 kB go.
    const last = () => {
      if (leaving || typed() === kept) return;
      fetch(area.dataset.draft, sending(true)).catch(() => { /* the page is gone: nobody is left to tell */ });
      kept = typed();
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
    // The preview keeps the draft on its way.
    area.addEventListener("sportello:kept", ({ detail }) => { kept = detail.text; known = detail.at; });
    addEventListener("pageshow", () => { leaving = false; });
    document.addEventListener("sportello:again", () => { if (typed() !== kept) save(); });
    // A draft may begin with a file.
    form.addEventListener("sportello:begun", ({ detail }) => {
      if (known) return;
      known = detail.at;
      show(detail.text);
    });
    if (kept === null) later(pause);
  };
  document.querySelectorAll("textarea[data-draft]").forEach(keep);
})();

// Texts that are ready, without leaving the keyboard: :: in a text opens the list, as a listbox that the text field points at
// (ARIA 1.2, aria-activedescendant), so that the cursor stays where one writes.
(() => {
  "use strict";
  const asks = /(?:^|[\s([{«"'“’])::([\p{L}\p{N}_-]{0,30})$/u;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const aloud = (text) => {
    const box = document.getElementById("live-announcer");
    if (box) box.textContent = text;
  };

  const offer = (area) => {
    const picker = document.getElementById(area.dataset.texts);
    if (!picker) return;
    const select = picker.querySelector("select"), button = picker.querySelector("button"), said = picker.dataset;
    const texts = [...select.options].filter((option) => option.value).map((option) => ({
      id: option.value, name: option.dataset.name, shortcut: option.dataset.shortcut, found: plain(option.dataset.name),
    }));
    const list = document.createElement("ul");
    list.id = picker.id + "-elenco";
    list.className = "sp-text-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", said.label);
    list.hidden = true;
    area.after(list);
    let shown = [], active = 0, at = null, dismissed = -1, wasThere = false;
    area.addEventListener("focus", () => { wasThere = true; });

    const asked = () => {
      if (area.selectionStart !== area.selectionEnd) return null;
      const found = asks.exec(area.value.slice(0, area.selectionStart));
      return found && { from: area.selectionStart - found[1].length - 2, to: area.selectionStart, word: plain(found[1]) };
    };
    const close = () => {
      if (list.hidden) return;
      list.hidden = true;
      for (const name of ["aria-activedescendant", "aria-controls", "aria-haspopup", "aria-autocomplete"]) area.removeAttribute(name);
    };
    const mark = (place) => {
      active = (place + shown.length) % shown.length;
      [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
      area.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    };
    const look = () => {
      at = asked();
      if (at?.from !== dismissed) dismissed = -1;
      if (!at || at.from === dismissed) { close(); return; }
      const begins = texts.filter((text) => text.shortcut.startsWith(at.word));
      begins.sort((one, two) => (two.shortcut === at.word) - (one.shortcut === at.word));
      shown = [...begins, ...texts.filter((text) => !begins.includes(text) && text.found.includes(at.word))];
      if (!shown.length) { close(); return; }
      const wasOpen = !list.hidden;
      list.replaceChildren(...shown.map((text, index) => {
        const item = document.createElement("li"), name = document.createElement("span"), key = document.createElement("code");
        item.id = `${list.id}-${index}`;
        item.setAttribute("role", "option");
        name.textContent = text.name;
        key.textContent = "::" + text.shortcut;
        item.append(name, " ", key);
        // Pressed, not clicked: the cursor stays in the text.
        item.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(text); });
        return item;
      }));
      list.hidden = false;
      if (!wasOpen) list.scrollIntoView({ block: "nearest" });
      area.setAttribute("aria-controls", list.id);
      area.setAttribute("aria-haspopup", "listbox");
      area.setAttribute("aria-autocomplete", "list");
      mark(0);
      if (!wasOpen) aloud(shown.length === 1 ? said.one : said.many.replace("{n}", shown.length));
    };
    const put = async (text, from, to) => {
      const wanted = area.value.slice(from, to);
      let words;
      try {
        const answer = await fetch(`${said.address}/${text.id}`, {
          credentials: "same-origin", headers: { "X-Sportello-Fragment": picker.id },
        });
        if (answer.status === 204) document.dispatchEvent(new CustomEvent("sportello:ended"));
        if (answer.status !== 200) throw new Error(String(answer.status));
        words = (await answer.json()).text;
      } catch { aloud(said.failed); return; }
      area.focus();
      // Who wrote something else there meanwhile gets it where the cursor is.
      if (area.value.slice(from, to) === wanted) area.setSelectionRange(from, to);
      // The one way of writing that the browser's own "undo" knows.
      if (!document.execCommand("insertText", false, words)) {
        area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
        area.dispatchEvent(new Event("input", { bubbles: true }));
      }
      aloud(said.inserted.replace("{name}", text.name));
    };
    const choose = (text) => {
      const place = at;
      close();
      if (place) put(text, place.from, place.to);
    };

    area.addEventListener("input", look);
    area.addEventListener("blur", close);
    area.addEventListener("click", () => { if (!list.hidden) look(); });
    area.addEventListener("keydown", (event) => {
      if (list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const exact = texts.find((text) => text.shortcut === at.word);
      const acts = {
        ArrowDown: () => mark(active + 1),
        ArrowUp: () => mark(active - 1),
        Enter: () => choose(shown[active]),
        Tab: () => choose(shown[active]),
        Escape: () => { dismissed = at.from; close(); },
        ...(exact ? { " ": () => choose(exact) } : {}),
      };
      if (event.shiftKey || !acts[event.key]) return;
      event.preventDefault();
      event.stopPropagation();
      acts[event.key]();
    });
    button.addEventListener("click", (event) => {
      event.preventDefault();
      const text = texts.find((other) => other.id === select.value);
      if (!text) { select.focus(); return; }
      const end = wasThere ? area.selectionEnd : area.value.length;
      put(text, wasThere ? area.selectionStart : end, end);
      select.value = "";
    });
  };
  document.querySelectorAll("textarea[data-texts]").forEach(offer);
})();

// A reply as it will leave, over the page. Whatever is wrong with the form is told by the page that the button leads to.
(() => {
  "use strict";
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-preview]");
    if (!button || !button.form || button.dataset.plain !== undefined) return;
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    const area = button.form.querySelector("textarea[data-draft]"), text = area?.typed();
    let box = null, isOver = false;
    try {
      const answer = await fetch(button.formAction, {
        method: "POST", body: new FormData(button.form, button), credentials: "same-origin",
        headers: { "X-Sportello-Fragment": "anteprima" },
      });
      isOver = answer.status === 204;
      if (answer.status === 200) {
        box = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("anteprima");
      }
    } catch { /* told below */ }
    button.removeAttribute("aria-disabled");
    if (isOver) { document.dispatchEvent(new CustomEvent("sportello:ended")); return; }
    if (!box) {
      button.dataset.plain = "";
      button.form.requestSubmit(button);
      delete button.dataset.plain;
      return;
    }
    area?.dispatchEvent(new CustomEvent("sportello:kept", { detail: { text, at: box.dataset.keptAt } }));
    const dialog = document.createElement("dialog"), content = document.importNode(box, true);
    dialog.className = "sp-dialog";
    dialog.setAttribute("aria-labelledby", "anteprima-titolo");
    document.getElementById("anteprima")?.remove();
    content.removeAttribute("tabindex");
    content.removeAttribute("aria-labelledby");
    const close = content.querySelector(".sp-preview-close");
    close.hidden = false;
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (at) => { if (at.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => { dialog.remove(); button.focus(); });
    dialog.append(content);
    document.body.append(dialog);
    dialog.showModal();
    close.focus();
  });
})();

// What is written already goes where one writes: into the text one was in last, or the reply.
(() => {
  "use strict";
  let last = null;
  document.addEventListener("focusin", ({ target }) => { if (target.matches?.("textarea[data-draft]")) last = target; });
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.("button[data-insert]"), area = last ?? document.querySelector("textarea[data-draft]");
    if (!button || !area) return;
    const aloud = document.getElementById("live-announcer"), body = new URLSearchParams({ _csrf: button.dataset.csrf, come: button.dataset.how });
    try {
      const answer = await fetch(button.dataset.insert, {
        method: "POST", body, credentials: "same-origin", headers: { "X-Sportello-Fragment": "articoli" },
      });
      if (answer.status === 204) document.dispatchEvent(new CustomEvent("sportello:ended"));
      if (answer.status !== 200) throw new Error(String(answer.status));
      let words = (await answer.json()).text;
      area.closest("details")?.setAttribute("open", "");
      const isFirst = area !== last;
      area.focus();
      if (isFirst) area.setSelectionRange(area.value.length, area.value.length);
      const before = area.value.slice(0, area.selectionStart);
      if (before && !before.endsWith("\n")) words = (before.endsWith(" ") ? "" : " ") + words;
      if (!document.execCommand("insertText", false, words)) {
        area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
        area.dispatchEvent(new Event("input", { bubbles: true }));
      }
      if (aloud) aloud.textContent = button.dataset.inserted;
    } catch { if (aloud) aloud.textContent = button.dataset.failed; }
  });
})();
