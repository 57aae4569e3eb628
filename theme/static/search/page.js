// The search page: what its form, its filters and its address say is searched for and shown.
//
// `ArchiveSearch` (search/archive-search.js) finds; the scripts of this folder are what a reader
// sees of it. Each is a classic script with one global, and uses those loaded before it.

(() => {
  "use strict";

  const { form, part } = SearchTexts;

  const TYPING = 120; // ms after the last key until the search
  const PAUSE = 800; // ms after the last key until it is said that nothing is found

  const input = part("q", HTMLInputElement);
  const suggestion = part("suggestion", HTMLButtonElement);
  const title = document.title;

  /** The address that is searched for or whose results are shown. @type {string | null} */
  let sought = null;
  /** Whether the last search has shown something. */
  let latest = Promise.resolve(false);
  /** Counts searches: only the last one may change the page. */
  let runs = 0;
  let typing = 0;

  /**
   * Search for the state and show what is found, unless a later search comes in between.
   * @param {boolean} [isTyping] whether the last word is still being typed
   * @returns {Promise<boolean>} whether something is shown
   */
  function search(isTyping = false) {
    const asked = `${isTyping ? "typing " : ""}${SearchAddress.address()}`;
    if (asked !== sought) {
      sought = asked;
      latest = find(isTyping);
    }
    return latest;
  }

  /**
   * @param {boolean} isTyping
   * @returns {Promise<boolean>} whether something is shown
   */
  async function find(isTyping) {
    const { q } = SearchAddress.state();
    const run = ++runs;
    const query = SearchAddress.query();
    document.title = q ? `${q} · ${title}` : title;
    if (!query) return showNothing();
    SearchResults.wait();
    try {
      return await answer(query, isTyping, () => run === runs);
    } catch {
      if (run === runs) showFailure();
      return false;
    } finally {
      if (run === runs) SearchResults.rest();
    }
  }

  /**
   * @param {SearchQuery} query
   * @param {boolean} isTyping
   * @param {() => boolean} isLast whether no later search has begun
   */
  async function answer(query, isTyping, isLast) {
    const index = await SearchIndex.get();
    if (!isLast()) return false;
    const { page } = SearchAddress.state();
    const limit = SearchResults.PAGE_SIZE;
    const options = { limit, offset: (page - 1) * limit, facets: SearchAddress.facets };
    const found = isTyping
      ? await SearchIndex.ask(index, query, { ...options, typing: true })
      : await SearchIndex.askOrBegin(index, query, options);
    if (!isLast()) return false;
    if (isTyping && !found.total) return false; // more letters may follow
    const last = Math.max(1, SearchResults.pagesOf(found.total));
    if (page > last) return turnBack(last);
    show(index, query, found);
    return true;
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
    stop();
    typing = setTimeout(() => {
      SearchAddress.type();
      search(isWithinWord());
      typing = setTimeout(settleIfNothing, PAUSE - TYPING);
    }, TYPING);
  }

  function stop() {
    clearTimeout(typing);
    typing = 0;
  }

  /** Whether the last word may go on. */
  function isWithinWord() {
    return /[\p{L}\p{M}\p{N}]$/u.test(input.value);
  }

  /** Nothing begins with what was typed: it is said now, and what was perhaps meant. */
  async function settleIfNothing() {
    const run = runs;
    if (!(await latest) && run === runs) search();
  }

  /**
   * The reader has left the words; they are whole now. Not if it is for one of the results, which
   * must not go away under the pointer.
   * @param {FocusEvent} event
   */
  function leave({ relatedTarget }) {
    const found = part("found", HTMLElement);
    if (found.matches(":active") || found.contains(/** @type {Node | null} */ (relatedTarget))) return;
    if (!typing && !sought?.startsWith("typing ")) return;
    stop();
    SearchAddress.type();
    search();
  }

  /**
   * Search for something else, on purpose.
   * @param {Partial<SearchState>} [changes]
   */
  function commit(changes = {}) {
    stop();
    SearchAddress.commit(changes);
    return search();
  }

  function restore() {
    stop();
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
  input.addEventListener("blur", leave);
  for (const name of ["from", "to", "sort"])
    part(name, HTMLElement).addEventListener("change", () => commit());
  suggestion.addEventListener("click", acceptSuggestion);
  part("instead", HTMLElement).addEventListener("click", () => commit({ kept: true }));
  SearchFacets.listen((filters) => commit({ filters }), clearFilters);
  part("retry", HTMLElement).addEventListener("click", retry);
  part("previous", HTMLElement).addEventListener("click", () => turn(-1));
  part("next", HTMLElement).addEventListener("click", () => turn(1));
  addEventListener("popstate", restore);

  restore();
})();
