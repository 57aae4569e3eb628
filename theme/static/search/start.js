// Before anything is asked for: examples of the archive.

const SearchStart = (() => {
  "use strict";

  const start = SearchTexts.part("start", HTMLElement);

  function show() {
    start.hidden = false;
  }

  function hide() {
    start.hidden = true;
  }

  /** @param {(words: string) => void} ask called with the example that the reader wants */
  function listen(ask) {
    start.addEventListener("click", (event) => {
      const link = event.target instanceof Element && event.target.closest("[data-words]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      ask(link.getAttribute("data-words") || "");
    });
  }

  return { show, hide, listen };
})();
