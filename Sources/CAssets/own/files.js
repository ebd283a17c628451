// The files of what one writes at the desk: pasted into the text, dropped on its form or chosen, each is sent at once and kept
// with the draft. Without it they go with the form. Marks it understands:
//   textarea[data-pasted]     files pasted into it or dropped on its form join those chosen; the name of a picture without one
//   input[data-upload]        the address a file is sent to; -kind is that of the draft, -list the id of the list of those that
//                             are kept, -most how many there may be; -loading, -loaded, -failed, -ended, -waiting, -stop and
//                             -gone are its words
(() => {
  "use strict";
  const two = (value) => String(value).padStart(2, "0");
  const aloud = (text) => {
    const box = document.getElementById("live-announcer");
    if (box) box.textContent = text;
  };
  const put = (input, files) => {
    const all = new DataTransfer();
    for (const file of files) all.items.add(file);
    input.files = all.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // A browser calls every picture of the clipboard image.png.
  const named = (file, label, taken) => {
    if (!/^image\.\w+$/.test(file.name)) return file;
    const now = new Date(), kind = file.name.slice(file.name.lastIndexOf("."));
    const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
    const name = `${label}-${day}-${two(now.getHours())}${two(now.getMinutes())}`;
    let free = name + kind;
    for (let turn = 2; taken.has(free); turn++) free = `${name}-${turn}${kind}`;
    return new File([file], free, { type: file.type });
  };

  const receive = (area) => {
    const form = area.form, field = () => form.querySelector("input[type=file]");
    const add = (files) => {
      const input = field();
      if (!input || input.closest("[hidden]")) { aloud(area.dataset.full); return; }
      const taken = new Set([...form.querySelectorAll(".sp-kept-name")].map((name) => name.textContent));
      for (const file of input.files) taken.add(file.name);
      const added = files.map((file) => {
        const kept = named(file, area.dataset.pasted, taken);
        taken.add(kept.name);
        return kept;
      });
      aloud(area.dataset.added.replace("{names}", added.map((file) => file.name).join(", ")));
      put(input, [...input.files, ...added]);
    };
    area.addEventListener("paste", (event) => {
      const { files } = event.clipboardData;
      // What is copied from a text comes as words and as a picture of them: the words are meant.
      if (!files.length || event.clipboardData.getData("text/plain")) return;
      event.preventDefault();
      add([...files]);
    });
    const isOfFiles = (event) => event.dataTransfer?.types.includes("Files");
    form.addEventListener("dragover", (event) => {
      if (!isOfFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      form.classList.add("sp-drop");
    });
    form.addEventListener("dragleave", (event) => {
      if (!form.contains(event.relatedTarget)) form.classList.remove("sp-drop");
    });
    form.addEventListener("drop", (event) => {
      form.classList.remove("sp-drop");
      if (!isOfFiles(event)) return;
      event.preventDefault();
      // A folder has no bytes, and reads as an error when it is sent.
      const entries = [...event.dataTransfer.items].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry?.());
      add([...event.dataTransfer.files].filter((file, place) => !entries[place]?.isDirectory));
    });
  };
  document.querySelectorAll("textarea[data-pasted]").forEach((area) => { if (area.form) receive(area); });

  // Sending. One file after the other, so that they stand in the order in which they were added.
  const lines = new Map();                    // of a form, what is under way
  const key = (file) => [file.name, file.size, file.lastModified].join("/");
  const back = new Set();                     // what could not be sent: it goes with the form
  const words = (input, name, file) => (input.dataset["upload" + name] || "").replace("{name}", file?.name ?? "");
  const listOf = (input) => document.getElementById(input.dataset.uploadList);

  const recount = (input) => {
    const list = listOf(input), most = Number(input.dataset.uploadMost), left = Math.max(0, most - list.children.length);
    input.dataset.maxCount = left;
    input.multiple = left > 1;
    document.getElementById(list.id + "-campo").hidden = left === 0;
    document.getElementById(list.id + "-pieno").hidden = left > 0;
  };
  document.querySelectorAll("input[data-upload]").forEach(recount);
  const giveBack = (input, file, why) => {
    back.add(key(file));
    put(input, [...input.files, file]);
    aloud(words(input, why, file));
  };
  const lineOf = (input, file, stop) => {
    const line = document.createElement("li"), name = document.createElement("span"), bar = document.createElement("progress");
    const button = document.createElement("button");
    name.className = "sp-kept-name";
    name.textContent = file.name;
    bar.max = 1;
    bar.setAttribute("aria-label", words(input, "Loading", file));
    button.type = "button";
    button.className = "btn btn-link btn-sm";
    button.textContent = "×";
    button.setAttribute("aria-label", words(input, "Stop", file));
    button.addEventListener("click", stop);
    line.append(name, " ", bar, button);
    return { line, bar };
  };

  const send = (input, file, shown) => new Promise((done) => {
    const form = input.form, list = listOf(input), request = new XMLHttpRequest(), data = new FormData();
    const leave = () => { if (shown.line.isConnected) { shown.line.remove(); recount(input); } };
    const fail = (why) => { leave(); giveBack(input, file, why); done(); };
    if (shown.isStopped) { done(); return; }
    shown.stop = () => request.abort();
    data.set("_csrf", form.elements.namedItem("_csrf").value);
    data.set("quale", input.dataset.uploadKind);
    data.set(input.name, file);
    request.open("POST", input.dataset.upload);
    request.setRequestHeader("X-Sportello-Fragment", list.id);
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) shown.bar.value = event.loaded / event.total; });
    request.addEventListener("abort", () => { leave(); done(); });
    request.addEventListener("error", () => fail("Failed"));
    request.addEventListener("load", () => {
      // Nothing at all is the answer to who is not logged in any more.
      if (request.status === 204) {
        fail("Ended");
        document.dispatchEvent(new CustomEvent("sportello:ended"));
        return;
      }
      let told = null;
      try { told = request.status === 200 ? JSON.parse(request.responseText) : null; } catch { /* told below */ }
      if (!told) { fail("Failed"); return; }
      if (told.html) {
        const template = document.createElement("template");
        template.innerHTML = told.html;
        const had = shown.line.contains(document.activeElement);
        // A file that is there already stays once.
        const twin = template.content.querySelector("button").value;
        if (list.querySelector(`button[value="${twin}"]`)) leave(); else shown.line.replaceWith(template.content);
        if (had) input.focus();
      } else {
        shown.line.className = "sp-file-wrong";
        shown.line.replaceChildren(told.error || words(input, "Failed", file));
        setTimeout(leave, 12000);
      }
      recount(input);
      aloud(told.error || words(input, "Loaded", file));
      if (told.at) form.dispatchEvent(new CustomEvent("sportello:begun", { detail: told }));
      done();
    });
    request.send(data);
  });

  document.addEventListener("change", ({ target: input }) => {
    if (!input.matches?.("input[data-upload]") || !input.mayGo) return;
    const files = input.mayGo.filter((file) => !back.has(key(file)));
    if (!files.length) return;
    const going = new Set(files), form = input.form;
    let last = lines.get(form) ?? Promise.resolve();
    for (const file of files) {
      const shown = { isStopped: false, stop: null };
      Object.assign(shown, lineOf(input, file, () => {
        shown.isStopped = true;
        if (shown.stop) shown.stop(); else { shown.line.remove(); recount(input); }
        input.focus();
      }));
      listOf(input).append(shown.line);
      last = last.then(() => send(input, file, shown));
    }
    const mine = last.finally(() => { if (lines.get(form) === mine) lines.delete(form); });
    lines.set(form, mine);
    put(input, [...input.files].filter((file) => !going.has(file)));
    recount(input);
  });
  // What was refused with the session goes now.
  document.addEventListener("sportello:again", () => {
    back.clear();
    for (const input of document.querySelectorAll("input[data-upload]")) {
      if (input.files.length) input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });

  // A text that is sent waits for its files.
  document.addEventListener("submit", (event) => {
    const form = event.target, under = lines.get(form), button = event.submitter;
    if (!under) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    aloud(words(form.querySelector("input[data-upload]"), "Waiting"));
    under.then(() => form.requestSubmit(button));
  }, true);
  addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-preview]"), under = button && lines.get(button.form);
    if (!under) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    under.then(() => button.click());
  }, true);

  // Taking one out.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.('.sp-kept-files button[name="togli"]'), form = button?.form;
    const input = form?.querySelector("input[data-upload]");
    if (!input) return;
    event.preventDefault();
    const data = new URLSearchParams({
      _csrf: form.elements.namedItem("_csrf").value, quale: input.dataset.uploadKind, togli: button.value,
    });
    try {
      const answer = await fetch(button.formAction, {
        method: "POST", body: data, credentials: "same-origin", headers: { "X-Sportello-Fragment": input.dataset.uploadList },
      });
      if (answer.status === 204) { document.dispatchEvent(new CustomEvent("sportello:ended")); return; }
      if (!answer.ok) throw new Error(String(answer.status));
    } catch { form.requestSubmit(button); return; }
    button.closest("li").remove();
    recount(input);
    aloud(words(input, "Gone"));
    input.focus();
  });
})();
