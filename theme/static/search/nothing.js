// When nothing is found with the filters that are set: how much is found without.

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
    const { address } = SearchAddress;
    const asked = address();
    const all = { ...query, filters: {} };
    const { total } = await SearchIndex.ask(index, all, { limit: 0 });
    if (!total || asked !== address()) return;
    nothing.textContent = say("without", { found: sayCount("filtered", total) });
    nothing.hidden = false;
  }

  /** @param {() => void} unfilter called when the reader wants no filters */
  function listen(unfilter) {
    nothing.onclick = unfilter;
  }

  return { show, listen };
})();
