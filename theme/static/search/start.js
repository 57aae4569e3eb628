// Before anything is asked for: examples of the archive, and what the browser keeps.

const SearchStart = (() => {
  "use strict";

  const start = SearchTexts.part("start", HTMLElement);

  /** Under which names the browser keeps searches; other archives may have the same origin. */
  const { pathname } = new URL(SearchTexts.form.dataset.index || "", document.baseURI);
  const SAVED = `saved-searches:${pathname}`;
  // As builder/search/box/recent.js has it.
  const RECENT = `searches:${pathname}`;

  function show() {
    start.hidden = false;
    if (hasKept()) SearchLater.load().then(() => SearchKept.showAll()).catch(() => {});
  }

  /** Whether the browser keeps any searches. */
  function hasKept() {
    try {
      return [SAVED, RECENT].some((name) => localStorage.getItem(name) || sessionStorage.getItem(name));
    } catch {
      return false; // it is forbidden
    }
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

  return { SAVED, show, hide, listen };
})();
