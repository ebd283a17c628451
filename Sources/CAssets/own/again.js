// A session that is over does not take what is typed along: the log-in opens over the page, and what was about to be sent goes
// on. The server asks again who it is; without script it holds the form itself. Marks it understands:
//   body[data-person]      for whom the page was drawn; -login and -name are theirs
// It hears "sportello:ended" from whoever was answered that nobody is logged in, and says "sportello:again" when somebody is.
(() => {
  "use strict";
  const { person, login, name } = document.body.dataset;
  if (!person) return;
  const path = `/accedi/ancora?persona=${person}`;
  const fresh = 15000;  // after an answer of the server nobody asks again whether the session lasts
  let known = Date.now(), passing = null, dialog = null, note = null;

  const section = (text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const part = page.getElementById("ancora") || page.querySelector("main form[method=post]")?.closest("section,main");
    if (!part) throw new Error("no log-in");
    const node = document.importNode(part, true), walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replaceAll("{name}", name);
    const field = node.querySelector("input[name=nome]");
    if (field && !field.value) field.value = login;
    for (const link of node.querySelectorAll("a[href]")) { link.target = "_blank"; link.rel = "opener"; }
    return node;
  };
  const asked = { credentials: "same-origin", cache: "no-store", headers: { "X-Sportello-Fragment": "ancora" } };
  // Nothing when this page's person is logged in, else the log-in.
  const probe = async () => {
    const answer = await fetch(path, asked);
    if (answer.ok) { known = Date.now(); return null; }
    if (answer.status !== 401) throw new Error(String(answer.status));
    return section(await answer.text());
  };

  const inside = () => {
    known = Date.now();
    note?.remove();
    note = null;
    document.dispatchEvent(new CustomEvent("sportello:again"));
  };

  // The dialogue: true when the person is back, false when they put it off.
  const open = (part) => new Promise((resolve) => {
    if (dialog) { resolve(false); return; }
    const back = document.activeElement;
    dialog = document.createElement("dialog");
    dialog.className = "sp-dialog sp-again";
    dialog.setAttribute("aria-labelledby", "ancora-titolo");
    let isBack = false;
    const show = (node) => {
      dialog.replaceChildren(node);
      const password = node.querySelector("input[type=password]"), first = node.querySelector("input:not([type=hidden])");
      (first?.value && password ? password : first)?.focus();
    };
    const done = () => { isBack = true; dialog?.close(); };
    // Who logged in in another window need not do it twice.
    const look = () => { if (!document.hidden) probe().then((node) => { if (!node) done(); }).catch(() => {}); };
    dialog.addEventListener("click", ({ target }) => { if (target.closest("[data-close]")) dialog.close(); });
    dialog.addEventListener("submit", async (event) => {
      event.preventDefault();
      const form = event.target;
      if (form.dataset.flying) return;
      form.dataset.flying = "1";
      try {
        const body = new URLSearchParams(new FormData(form, event.submitter));
        const answer = await fetch(form.getAttribute("action"), { ...asked, method: "POST", body });
        if (answer.status === 204) done();
        else show(section(await answer.text()));
      } catch {
        delete form.dataset.flying;  // the network is away: the button can be pressed again
      }
    });
    dialog.addEventListener("close", () => {
      removeEventListener("focus", look);
      dialog.remove();
      dialog = null;
      if (back?.isConnected) back.focus();
      if (isBack) inside();
      resolve(isBack);
    });
    addEventListener("focus", look);
    document.body.append(dialog);
    dialog.showModal();
    show(part);
  });

  const send = (form, submitter) => {
    passing = form;
    try { form.requestSubmit(submitter); } finally { passing = null; }
  };
  const ask = async (form, submitter) => {
    let part = null;
    form.dataset.asking = "1";
    try { part = await probe(); } catch { /* whoever cannot be asked is sent the form: it says what is wrong */ }
    delete form.dataset.asking;
    if (!part || await open(part)) send(form, submitter);
    else remind(part);
  };
  // Before anybody else hears of it: a form is marked as sent only when it is.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form === passing || form.getAttribute("method") !== "post" || form.closest(".sp-again")) return;
    if (form.getAttribute("action") === "/esci" || Date.now() - known < fresh) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!form.dataset.asking) ask(form, event.submitter);
  }, true);

  // Who is writing is not interrupted: a line says it, and its button opens the dialogue.
  const remind = (part) => {
    if (note || dialog) return;
    note = document.createElement("div");
    note.className = "sp-again-note";
    note.setAttribute("role", "status");
    const text = document.createElement("span"), button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-primary btn-sm";
    button.textContent = part.querySelector("h2")?.textContent || "";
    button.addEventListener("click", async () => {
      let now = part;
      try { now = await probe(); } catch { /* what is there serves */ }
      if (!now) inside();
      else if (!await open(now)) note?.querySelector("button").focus();
    });
    note.append(text, button);
    document.body.append(note);
    setTimeout(() => { text.textContent = part.dataset.notice || ""; }, 60);
  };
  document.addEventListener("sportello:ended", async () => {
    known = 0;
    if (note || dialog) return;
    try {
      const part = await probe();
      if (part) remind(part);
      else inside();
    } catch { /* the server is away, and says so elsewhere */ }
  });
})();
