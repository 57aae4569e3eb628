// The search page: what its form, its filters and its address say is searched for and shown.
//
// `ArchiveSearch` (search/archive-search.js) finds; the scripts of this folder are what a reader
// sees of it. Each is a classic script with one global, and uses those loaded before it.

(() => {
  "use strict";

  const { form, part } = SearchTexts;

  const TYPING = 120; // ms after the last key until the search

  const input = part("q", HTMLInputElement);
  const suggestion = part("suggestion", HTMLButtonElement);
  const title = document.title;

  /** The address that is searched for or whose results are shown. @type {string | null} */
  let sought = null;
  /** Counts searches: only the last one may change the page. */
  let runs = 0;
  let typing = 0;

  /**
   * Search for the state and show what is found, unless a later search comes in between.
   * @returns {Promise<boolean>} whether something is shown
   */
  async function search() {
    const { q, page } = SearchAddress.state();
    if (SearchAddress.address() === sought) return true;
    sought = SearchAddress.address();
    const run = ++runs;
    const query = SearchAddress.query();
    SearchBox.bestBet(q, part("names", HTMLElement)).catch(() => {});
    document.title = q ? `${q} · ${title}` : title;
    if (!query) return showNothing();
    SearchResults.wait();
    try {
      const index = await SearchIndex.get();
      if (run !== runs) return false;
      const limit = SearchResults.PAGE_SIZE;
      const options = { limit, offset: (page - 1) * limit, facets: SearchAddress.facets };
      const found = await SearchIndex.ask(index, query, options);
      if (run !== runs) return false;
      const last = Math.max(1, SearchResults.pagesOf(found.total));
      if (page > last) return turnBack(last);
      show(index, query, found);
      return true;
    } catch {
      if (run === runs) showFailure();
      return false;
    } finally {
      if (run === runs) SearchResults.rest();
    }
  }

  /**
   * The address asks for a page after the last one.
   * @param {number} page
   */
  function turnBack(page) {
    SearchAddress.correct(page);
    return search();
  }

  /**
   * @param {Index} index
   * @param {SearchQuery} query
   * @param {Found} found
   */
  function show(index, query, found) {
    SearchResults.show(index, query, found);
    SearchFacets.show(found.facets);
    if (found.total) SearchSaving.show(query);
    else SearchSaving.hide();
  }

  /** Nothing is asked for. */
  function showNothing() {
    SearchResults.rest();
    SearchResults.clear();
    SearchFacets.hide();
    SearchSaving.hide();
    return false;
  }

  /** A part of the index is not to be had; the same search may be tried again. */
  function showFailure() {
    sought = null;
    SearchResults.showFailure(SearchIndex.isMissing() ? "missing" : "failed");
    SearchSaving.hide();
  }

  /** Search for what is being typed, when the reader pauses. */
  function type() {
    clearTimeout(typing);
    typing = setTimeout(() => {
      SearchAddress.type();
      search();
    }, TYPING);
  }

  /**
   * Search for something else, on purpose.
   * @param {Partial<SearchState>} [changes]
   */
  function commit(changes = {}) {
    clearTimeout(typing);
    SearchAddress.commit(changes);
    return search();
  }

  function restore() {
    clearTimeout(typing);
    SearchAddress.restore();
    search();
  }

  /** @param {number} step */
  async function turn(step) {
    if (await commit({ page: SearchAddress.state().page + step })) SearchResults.focusFirst();
  }

  function retry() {
    if (SearchIndex.reload()) return;
    input.focus();
    commit();
  }

  function acceptSuggestion() {
    input.value = suggestion.value;
    input.focus();
    commit();
  }

  function clearFilters() {
    part("from", HTMLInputElement).value = part("to", HTMLInputElement).value = "";
    commit({ filters: Object.fromEntries(SearchAddress.facets.map((name) => [name, []])) });
    input.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    commit();
  });
  input.addEventListener("input", type);
  for (const name of ["from", "to", "sort"])
    part(name, HTMLElement).addEventListener("change", () => commit());
  suggestion.addEventListener("click", acceptSuggestion);
  SearchFacets.listen((filters) => commit({ filters }), clearFilters);
  part("retry", HTMLElement).addEventListener("click", retry);
  part("previous", HTMLElement).addEventListener("click", () => turn(-1));
  part("next", HTMLElement).addEventListener("click", () => turn(1));
  addEventListener("popstate", restore);

  restore();
})();
