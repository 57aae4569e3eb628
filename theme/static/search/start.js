// Before anything is asked for: examples of the archive. And when nothing is found: what to do.

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

const SearchNothing = (() => {
  "use strict";

  const { part, say, sayCount } = SearchTexts;

  const nothing = part("nothing", HTMLButtonElement);

  /**
   * Nothing is found with these filters: say how much is found without.
   * @param {Index} index
   * @param {SearchQuery} query
   */
  async function show(index, query) {
    hide();
    const { address } = SearchAddress;
    const asked = address();
    const all = { ...query, filters: {} };
    const { total } = await SearchIndex.ask(index, all, { limit: 0 });
    if (!total || asked !== address()) return;
    nothing.textContent = say("without", { found: sayCount("filtered", total) });
    nothing.hidden = false;
  }

  function hide() {
    nothing.hidden = true;
  }

  /** @param {() => void} unfilter called when the reader wants no filters */
  function listen(unfilter) {
    nothing.addEventListener("click", unfilter);
  }

  return { show, hide, listen };
})();
