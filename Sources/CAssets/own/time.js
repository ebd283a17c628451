// The timer on the page runs. Without it the page says how long it was when it was drawn, and since when.
//   [data-timer="milliseconds"]  the instant at which the timer began; -now is that of the page by the clock of the server
(() => {
  "use strict";
  const two = (n) => String(n).padStart(2, "0");
  // The clock of the computer may be wrong: what has passed since the line came is what counts.
  const ahead = (line) => (line.came ??= { at: performance.now(), now: Number(line.dataset.now) });
  const show = () => {
    for (const line of document.querySelectorAll("[data-timer]")) {
      const { at, now } = ahead(line);
      const seconds = Math.max(0, Math.floor((now - Number(line.dataset.timer) + performance.now() - at) / 1000));
      line.textContent = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    }
  };
  show();
  setInterval(show, 1000);
})();
