// A field of a request is put right where it stands. Without script its pencil leads to the form that does the same. Marks it
// understands:
//   a[data-edit="ID"]      the pencil: ID is that of the field, in the form of the page the link leads to or, for a link inside
//                          this page, in the form that is there; F2 does what Enter does; -save and -cancel are the words
(() => {
  "use strict";
  const prefix = "qui-";
  const ended = () => document.dispatchEvent(new CustomEvent("sportello:ended"));
  const parse = (text) => new DOMParser().parseFromString(text, "text/html");
  const aloud = (text) => {
    const box = document.getElementById("live-announcer");
    if (box && text) { box.textContent = ""; setTimeout(() => { box.textContent = text; }, 60); }
  };
  let open = null;

  // The form with one field in sight; ids that are in the page already get another name.
  const alone = (form, wanted) => {
    const copy = document.importNode(form, true);
    for (const node of [copy, ...copy.querySelectorAll("[id],[for],[aria-describedby]")]) {
      if (node.id) node.id = prefix + node.id;
      if (node.htmlFor) node.htmlFor = prefix + node.htmlFor;
      const described = node.getAttribute("aria-describedby");
      if (described) node.setAttribute("aria-describedby", described.split(" ").map((id) => prefix + id).join(" "));
    }
    const field = copy.querySelector("#" + CSS.escape(prefix + wanted));
    if (!field) return null;
    // The reason and the like belong to an action of several fields, and stay.
    if (copy.querySelector("fieldset")) {
      for (const box of copy.querySelectorAll(".sp-field")) if (!box.contains(field) && !box.querySelector(".sp-error")) box.hidden = true;
      for (const box of copy.querySelectorAll("fieldset")) {
        if (!box.contains(field)) box.hidden = !box.querySelector(".sp-error");
        box.querySelector("legend")?.remove();
      }
      copy.querySelectorAll("fieldset > .sp-hint").forEach((hint) => { hint.hidden = !hint.closest("fieldset").contains(field); });
    }
    copy.querySelectorAll(".sp-buttons,button[type=submit],a.btn").forEach((part) => part.remove());
    copy.classList.add("sp-edit");
    return { copy, field };
  };

  const source = async (link) => {
    const address = new URL(link.href);
    if (address.pathname === location.pathname) return document.getElementById(address.hash.slice(1))?.querySelector("form");
    const answer = await fetch(address, { credentials: "same-origin" });
    const page = parse(await answer.text());
    const form = page.querySelector(`main form[method=post][action="${CSS.escape(address.pathname)}"]`);
    if (!form && new URL(answer.url).pathname === "/accedi") ended();
    return form;
  };

  const close = () => {
    if (!open) return;
    const { box, link, shown } = open;
    open = null;
    box.remove();
    shown.hidden = false;
    if (link.isConnected) link.focus();
  };

  const show = (link, form, complaint) => {
    const made = alone(form, link.dataset.edit);
    if (!made) return false;
    const { copy, field } = made;
    const row = link.closest("dd"), box = document.createElement("div"), buttons = document.createElement("div");
    const save = document.createElement("button"), cancel = document.createElement("button");
    save.type = "submit";
    save.className = "btn btn-primary btn-sm";
    save.textContent = link.dataset.editSave;
    cancel.type = "button";
    cancel.className = "btn btn-link btn-sm";
    cancel.textContent = link.dataset.editCancel;
    cancel.addEventListener("click", close);
    buttons.className = "sp-buttons";
    buttons.append(save, cancel);
    copy.append(buttons);
    if (complaint) copy.prepend(complaint);
    copy.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      close();
    });
    copy.addEventListener("submit", (event) => { event.preventDefault(); event.stopPropagation(); send(link, copy); });
    box.className = "sp-edit-box";
    box.append(copy);
    const shown = open ? open.shown : row.querySelector("[data-edit-shown]");
    open?.box.remove();
    open = { box, link, shown };
    shown.hidden = true;
    row.append(box);
    field.focus();
    field.select?.();
    return true;
  };

  // What the answer says instead of "done": the sentence over it, and what changed meanwhile.
  const complaint = (page) => {
    const box = document.createElement("div"), said = page.querySelector("main .sp-alert-text");
    box.className = "sp-alert sp-tone-danger";
    box.setAttribute("role", "alert");
    box.append(...[said?.querySelector("p"), page.querySelector(".sp-changed")].filter(Boolean).map((part) => document.importNode(part, true)));
    return box.childNodes.length ? box : null;
  };

  const send = async (link, form) => {
    if (form.dataset.flying) return;
    form.dataset.flying = "1";
    const address = form.getAttribute("action");
    try {
      const answer = await fetch(address, {
        method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin",
        headers: { "X-Sportello-Fragment": "modifica" },
      });
      if (answer.status === 204) {
        delete form.dataset.flying;
        form.dataset.late = "1";
        ended();
        return;
      }
      const page = parse(await answer.text());
      if (!answer.ok) {
        const again = page.querySelector(`main form[method=post][action="${CSS.escape(address)}"]:has(#${CSS.escape(link.dataset.edit)})`);
        if (!again || !show(link, again, complaint(page))) throw new Error(String(answer.status));
        return;
      }
      const id = link.dataset.edit, said = page.querySelector("main .sp-alert-text")?.textContent.trim();
      close();
      for (const part of ["testata", "dati", "richiedente", "azioni"]) {
        const fresh = page.getElementById(part);
        if (fresh) document.dispatchEvent(new CustomEvent("sportello:apply", { detail: { id: part, html: fresh.outerHTML } }));
      }
      document.querySelector(`[data-edit="${CSS.escape(id)}"]`)?.focus();
      aloud(said);
    } catch {
      // The form sends itself as it would without us: the answer is a page.
      delete form.dataset.flying;
      HTMLFormElement.prototype.submit.call(form);
    }
  };

  const begin = async (link) => {
    if (open?.link === link || link.dataset.asking) return;
    link.dataset.asking = "1";
    close();
    try {
      const form = await source(link);
      if (!form || !show(link, form)) location.assign(link.href);
    } catch { location.assign(link.href); } finally { delete link.dataset.asking; }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-edit]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    begin(link);
  });
  document.addEventListener("keydown", (event) => {
    const link = event.key === "F2" && event.target.closest?.("a[data-edit]");
    if (!link) return;
    event.preventDefault();
    begin(link);
  });
  // The session came back: what was being sent is sent.
  document.addEventListener("sportello:again", () => {
    const form = open?.box.querySelector("form[data-late]");
    if (form) send(open.link, form);
  });
})();
