// Colleagues at one request. Everything but presence works without it: a name is typed by hand, a notice read by its button.
// Marks it understands:
//   textarea[data-mention="/path"]  an @ opens a list of the colleagues the path gives; -label, -found, -none are its words
//   [data-together="/path"]         the page of a request: who writes in it is told to the path, and that it closes;
//                                   -opening is the page's own id, -csrf the token of its forms
//   a[data-notice="/path"]          following the link reads the notice: posted to the path with the token of the form beside
(() => {
  "use strict";
  const post = (path, fields, csrf) => {
    const body = new URLSearchParams({ _csrf: csrf, ...fields });
    return fetch(path, { method: "POST", body, credentials: "same-origin", keepalive: true, redirect: "manual" });
  };

  // Presence. Writing is said at most every three seconds; a page that closes says so, and else is missed a minute later.
  const page = document.querySelector("[data-together]");
  if (page) {
    const { together, opening, csrf } = page.dataset, path = together + "/presenza";
    let saidAt = 0;
    document.addEventListener("input", ({ target }) => {
      if (!target.matches(".sp-composer textarea") || Date.now() - saidAt < 3000) return;
      saidAt = Date.now();
      // Nobody misses it: the next key says it again.
      post(path, { pagina: opening, che: "scrive" }, csrf).catch(() => {});
    });
    addEventListener("pagehide", () => {
      navigator.sendBeacon(path, new URLSearchParams({ _csrf: csrf, pagina: opening, che: "chiude" }));
    });
  }

  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[data-notice]");
    const token = link?.closest("li")?.querySelector('input[name="_csrf"]');
    if (token) post(link.dataset.notice, {}, token.value).catch(() => {});
  });

  // Names after an @.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/['’]/g, "").toLowerCase();
  const spoken = ({ name }) => fold(name).trim().split(/\s+/).join(".");
  const written = (person) => (/^[\p{L}\p{N}._-]+$/u.test(person.login) ? person.login : spoken(person));
  const asked = /(?:^|[^\p{L}\p{N}._@+-])@([\p{L}\p{N}._'’-]{0,40})$/u;
  const most = 8;

  const mentions = (area) => {
    const list = document.createElement("ul");
    list.id = area.id + "-colleghi";
    list.className = "sp-mention-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", area.dataset.mentionLabel);
    list.hidden = true;
    const box = document.createElement("div");
    box.className = "sp-mention";
    area.replaceWith(box);
    box.append(area, list);
    area.setAttribute("aria-autocomplete", "list");
    area.setAttribute("aria-haspopup", "listbox");
    area.setAttribute("autocomplete", "off");
    let people = null, chosen = 0, found = [], said = "";

    const say = (text) => {
      const announcer = document.getElementById("live-announcer");
      if (!announcer || text === said) return;
      said = text;
      setTimeout(() => { announcer.textContent = text; }, 60);
    };
    const close = () => {
      list.hidden = true;
      found = [];
      said = "";
      area.removeAttribute("aria-activedescendant");
      area.removeAttribute("aria-controls");
    };
    const mark = () => {
      [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === chosen)));
      const item = list.children[chosen];
      area.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    };
    const query = () => {
      if (area.selectionStart !== area.selectionEnd) return null;
      return area.value.slice(0, area.selectionStart).match(asked)?.[1] ?? null;
    };
    const fits = (person, wanted) =>
      fold(person.login).startsWith(wanted) || spoken(person).startsWith(wanted)
      || fold(person.name).split(/\s+/).some((word) => word.startsWith(wanted));
    const take = (person) => {
      const caret = area.selectionStart, from = caret - query().length;
      area.setRangeText(written(person) + " ", from, caret, "end");
      close();
      area.focus();
      area.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const show = async () => {
      if (query() === null) return close();
      if (!people) {
        try {
          const answer = await fetch(area.dataset.mention, { credentials: "same-origin" });
          if (!answer.ok) return;
          people = await answer.json();
        } catch { return; }  // the name can be typed
      }
      const wanted = query();
      if (wanted === null) return close();
      found = people.filter((person) => fits(person, fold(wanted))).slice(0, most);
      if (!found.length) {
        close();
        if (wanted.length > 1) say(area.dataset.mentionNone);
        return;
      }
      chosen = 0;
      list.replaceChildren(...found.map((person, place) => {
        const item = document.createElement("li"), name = document.createElement("span"), login = document.createElement("span");
        item.id = `${list.id}-${place}`;
        item.setAttribute("role", "option");
        name.textContent = person.name;
        login.textContent = "@" + written(person);
        login.className = "sp-mention-login";
        item.append(name, " ", login);
        // The text keeps the focus.
        item.addEventListener("mousedown", (event) => event.preventDefault());
        item.addEventListener("click", () => take(person));
        return item;
      }));
      list.hidden = false;
      area.setAttribute("aria-controls", list.id);
      mark();
      say(area.dataset.mentionFound.replace("{n}", String(found.length)));
    };

    area.addEventListener("input", show);
    area.addEventListener("click", show);
    area.addEventListener("blur", close);
    area.addEventListener("keydown", (event) => {
      if (list.hidden || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        chosen = (chosen + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
        mark();
      } else if (event.key === "Enter" || event.key === "Tab") take(found[chosen]);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  };
  document.querySelectorAll("textarea[data-mention]").forEach(mentions);
})();
