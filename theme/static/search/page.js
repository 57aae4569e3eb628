// The search page: what its form, its filters and its address say is searched for and shown.
//
// `ArchiveSearch` (search/archive-search.js) finds; the scripts of this folder are what a reader
// sees of it. Each has one global, and uses those before it in search.js.parts; those of
// search-later.js.parts are loaded once there are results.

(() => {
  "use strict";

  const { form, part, make } = SearchTexts;

  const WAITING = 300; // ms that results wait for names that are meant, which stand above them

  const input = part("q", HTMLInputElement);
  const names = part("names", HTMLElement);
  const list = part("results", HTMLElement);
  const suggestion = part("suggestion", HTMLButtonElement);
  const title = document.title;

  /** What is searched for or whose results are shown. @type {string | null} */
  let sought = null;
  /** Whether the last search has shown something. */
  let latest = Promise.resolve(false);
  /** Counts searches: only the last one may change the page. */
  let runs = 0;
  /** What is to be said of the address. @type {string[]} */
  let said = [];
  /** Whether names have been asked for. */
  let isNamed = false;
  /** Counts what the filters have, once they are seen. @type {() => Promise<void>} */
  let count = async () => {};

  /**
   * Search for the state, unless it is what was searched for last.
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
   * Search and show what is found, unless a later search comes in between.
   * @param {boolean} isTyping
   * @returns {Promise<boolean>} whether something is shown
   */
  async function find(isTyping) {
    const { q } = SearchAddress.state();
    const run = ++runs;
    const query = SearchAddress.query();
    const named = showNames(q, () => run === runs);
    document.title = q ? `${q} · ${title}` : title;
    if (!query) return showNothing();
    SearchResults.wait();
    try {
      return await answer(query, isTyping, () => run === runs, named);
    } catch {
      if (run === runs) showFailure();
      return false;
    } finally {
      if (run === runs) SearchResults.rest();
    }
  }

  /**
   * Show the names that are meant, unless what is needed for it could not be loaded. For words that
   * are no name nothing is.
   * @param {string} words
   * @param {() => boolean} isLast whether no later search has begun
   */
  async function showNames(words, isLast) {
    try {
      const index = await SearchIndex.get();
      const mayBe = Boolean(words) && (await index.mayBeName(words));
      if (!isLast()) return;
      if (mayBe && !isNamed) document.head.append(namesLink()); // beside the script that asks for them
      isNamed ||= mayBe;
      if (isNamed) await SearchBox.bestBet(words, names);
    } catch {
      if (isLast()) names.hidden = true;
    }
  }

  /** Has the browser load the names that a search box knows. */
  function namesLink() {
    return make("link", { rel: "preload", as: "script", href: `${SearchBox.folder}names.js` });
  }

  /**
   * @param {SearchQuery} query
   * @param {boolean} isTyping
   * @param {() => boolean} isLast whether no later search has begun
   * @param {Promise<unknown>} named settled when names that are meant are shown
   */
  async function answer(query, isTyping, isLast, named) {
    const index = await SearchIndex.get();
    if (!isLast()) return false;
    const { page, filters } = SearchAddress.state();
    const limit = SearchResults.PAGE_SIZE;
    const facets = SearchAddress.facets.filter((name) => filters[name].length);
    const options = { limit, offset: (page - 1) * limit, facets, countLater: true };
    const found = await SearchIndex.find(index, query, isTyping, options);
    if (!isLast()) return false;
    if (isTyping && !found.total) return false; // more letters may follow
    const last = Math.max(1, SearchResults.pagesOf(found.rows));
    if (page > last) return turnBack(last, page);
    await Promise.race([named, new Promise((resolve) => setTimeout(resolve, WAITING))]);
    if (!isLast()) return false;
    const meant = found.corrected ? found.suggestion : isTyping ? `${query.words}*` : query.words;
    show(index, query, found, meant || "");
    count = () => countFilters(index, query, isTyping, isLast);
    follow(index, query, isTyping, found, isLast).catch(() => {});
    return true;
  }

  /**
   * The address asks for a page after the last one.
   * @param {number} last
   * @param {number} asked
   */
  function turnBack(last, asked) {
    SearchAddress.correct(last);
    said = [...said, SearchTexts.say("noPage", { page: String(asked) })];
    return search();
  }

  /**
   * @param {Index} index
   * @param {SearchQuery} query
   * @param {Found} found
   * @param {string} meant the words that these are the results of
   */
  function show(index, query, found, meant) {
    SearchStart.hide();
    // What comes late must not push the results down.
    if (names.hidden) list.after(names);
    else list.before(names);
    SearchChips.learn(found.facets);
    SearchResults.show(index, query, found, meant, said);
    SearchChips.show();
    hide("nothing");
    if (!found.total) hide("downloads", "keeping", "facets", "years-part");
  }

  /** @param {...string} parts that come after results */
  function hide(...parts) {
    for (const name of parts) part(name, HTMLElement).hidden = true;
  }

  /** Load the scripts of what comes after the results. */
  async function prepare() {
    await SearchLater.load();
    SearchFacets.listen((filters) => commit({ filters }));
    SearchYears.listen(() => commit());
    SearchNothing.listen(go);
  }

  /**
   * What comes after the results, one after the other: a search overtakes the one before it.
   * @param {Index} index
   * @param {SearchQuery} query
   * @param {boolean} isTyping
   * @param {Found} found
   * @param {() => boolean} isLast
   */
  async function follow(index, query, isTyping, found, isLast) {
    await prepare();
    if (!isLast()) return;
    if (found.uncounted) {
      found = await SearchIndex.find(index, query, isTyping, { limit: 0 });
      if (!isLast()) return;
      if (found.renewed) return searchAgain();
      SearchResults.showNumber(query.words, found);
    }
    if (found.total) {
      SearchSaving.show(query);
      SearchKept.offer(found);
    } else await SearchNothing.show(index, query, isLast).catch(() => {});
    if (SearchPanel.isSeen()) await count();
  }

  /**
   * Count the values of filters, which come after the results: they need more of the index.
   * @param {Index} index
   * @param {SearchQuery} query
   * @param {boolean} isTyping
   * @param {() => boolean} isLast
   */
  async function countFilters(index, query, isTyping, isLast) {
    count = async () => {};
    try {
      await prepare();
      const { facets, renewed } = await SearchIndex.count(
        index,
        query,
        isTyping,
        SearchAddress.facets,
      );
      if (!isLast()) return;
      if (renewed) return searchAgain();
      SearchChips.learn(facets);
      SearchFacets.show(facets);
      SearchYears.show(facets.year);
      SearchChips.show(); // which know now what their values are called
    } catch {
      if (isLast()) hide("facets", "years-part");
    }
  }

  /** The archive was published anew between the results and what filters have. */
  function searchAgain() {
    sought = null;
    said = [SearchTexts.say("renewed")];
    search();
  }

  /** Nothing is asked for. */
  function showNothing() {
    SearchResults.rest();
    SearchResults.clear(said);
    SearchChips.show();
    hide("nothing", "downloads", "keeping", "facets", "years-part");
    SearchStart.show();
    return false;
  }

  /** A part of the index is not to be had; the same search may be tried again. */
  function showFailure() {
    sought = null;
    SearchStart.hide();
    SearchChips.show();
    hide("nothing", "downloads", "keeping");
    SearchResults.showFailure();
  }

  /** Nothing begins with what was typed: it is said now, and what was perhaps meant. */
  async function settleIfNothing() {
    const run = runs;
    if (!(await latest) && run === runs) search();
  }

  /** The reader has left the words; they are whole now. */
  function finish() {
    if (!SearchTyping.isPending() && !sought?.startsWith("typing ")) return;
    SearchTyping.stop();
    SearchAddress.type();
    search();
  }

  /**
   * Search for something else, on purpose.
   * @param {Partial<SearchState>} [changes]
   */
  function commit(changes = {}) {
    SearchTyping.stop();
    said = [];
    SearchAddress.commit(changes);
    return search();
  }

  function restore() {
    SearchTyping.stop();
    said = SearchAddress.restore();
    search();
  }

  /**
   * Search for what a button offers, which may be gone then; the focus goes on to the results.
   * @param {Partial<SearchState>} changes
   */
  async function go(changes) {
    if (await commit(changes)) return SearchResults.focusFirst();
    const { activeElement } = document; // neither the body nor what is hidden has such a parent
    if (!(activeElement instanceof HTMLElement && activeElement.offsetParent)) input.focus();
  }

  /** @param {number} step */
  function turn(step) {
    go({ page: SearchAddress.state().page + step });
  }

  function retry() {
    if (SearchIndex.reload()) return;
    input.focus();
    commit();
  }

  /** @param {string} words */
  function ask(words) {
    input.value = input.defaultValue = words; // not typed, so nothing is suggested
    input.focus();
    commit();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    commit();
  });
  SearchTyping.listen({ begin: () => (said = []), search, settle: settleIfNothing, finish });
  for (const name of ["from", "to", "sort"])
    part(name, HTMLElement).addEventListener("change", () => commit());
  suggestion.addEventListener("click", () => ask(suggestion.value));
  part("instead", HTMLElement).addEventListener("click", () => go({ kept: true }));
  SearchChips.listen(commit);
  SearchStart.listen(ask);
  SearchPanel.listen(() => count().catch(() => {}));
  part("retry", HTMLElement).addEventListener("click", retry);
  part("previous", HTMLElement).addEventListener("click", () => turn(-1));
  part("next", HTMLElement).addEventListener("click", () => turn(1));
  addEventListener("popstate", restore);

  // Without this search.html says that the script has not come.
  form.dataset.ready = "";
  SearchIndex.get().catch(() => {}); // it is on its way, see search.html
  restore();
})();
