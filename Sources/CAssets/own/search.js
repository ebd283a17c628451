// What somebody who types in a search box may mean, offered by the browser's own list. Without it the box is a box.
//   input[data-suggest]   the address that gives the options for what is typed, as `q`
(() => {
  "use strict";
  const pause = 120;
  for (const input of document.querySelectorAll("input[data-suggest]")) {
    const list = document.createElement("datalist");
    list.id = `${input.id}-parole`;
    input.after(list);
    input.setAttribute("list", list.id);
    let wait, asked = "";
    const ask = async () => {
      const text = input.value;
      if (text === asked) return;
      asked = text;
      if (text.trim().length < 2) { list.replaceChildren(); return; }
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(text)}`, { headers: { Accept: "text/html" } });
        // Who typed on meanwhile has asked again.
        if (!answer.ok || input.value !== text) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        list.replaceChildren(...page.querySelectorAll("option"));
      } catch {
        // Without the network nothing is offered, and the box still searches.
        asked = "";
      }
    };
    input.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(ask, pause); });
  }
})();

// What is looked for only when somebody wants it: opened, it is fetched once. Without it there is a link inside.
//   details[data-load]   the address of what goes inside
document.addEventListener("toggle", async (event) => {
  "use strict";
  const target = event.target;
  if (!target.matches?.("details[data-load][open]") || target.dataset.loaded) return;
  target.dataset.loaded = "soon";
  try {
    const answer = await fetch(target.dataset.load, { credentials: "same-origin", headers: { "X-Sportello-Fragment": "trovate" } });
    if (answer.status === 204) document.dispatchEvent(new CustomEvent("sportello:ended"));
    if (answer.status !== 200) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    target.replaceChildren(target.querySelector("summary"), ...page.body.children);
    target.dataset.loaded = "yes";
  } catch {
    // The link stays, and opening it again tries again.
    delete target.dataset.loaded;
  }
}, true);
