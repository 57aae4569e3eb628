// The index of the archive, which search/archive-search.js reads.

/** @typedef {Awaited<ReturnType<typeof ArchiveSearch.open>>} Index */
/** @typedef {Awaited<ReturnType<Index["search"]>>} Found */
/** @typedef {Found["hits"][number]} Hit */
/** @typedef {NonNullable<Parameters<Index["search"]>[1]>} IndexOptions */

const SearchIndex = (() => {
  "use strict";

  // The beginning of a word, long enough to say something.
  const BEGINNING = /[\p{L}\p{M}\p{N}]{3,}$/u;
  // Filters choose among what a query finds; this finds all.
  const EVERY_ARTICLE = "date:..";

  /** @type {Promise<Index> | null} */
  let opened = null;

  /** Whether the index is one that this page's script cannot read. */
  let isOther = false;

  /**
   * Load the page again if its script is one for another index; past the browser's cache, which may
   * hold the answer that was wrong.
   * @returns {boolean} whether the page goes
   */
  function reload() {
    if (!isOther) return false;
    const scripts = [...document.scripts].map(({ src }) => src);
    const fresh = scripts.map((src) => fetch(src, { cache: "reload" }));
    Promise.allSettled(fresh).then(() => location.reload()); // from disk there is nothing to fetch
    return true;
  }

  /** @returns {Promise<Index>} */
  async function open() {
    return ArchiveSearch.open(SearchTexts.form.dataset.index || "search/");
  }

  /** The opened index; if that failed, the next search tries again. */
  function get() {
    opened ??= open().catch((error) => {
      opened = null;
      return fail(error);
    });
    return opened;
  }

  /**
   * @param {Index} index
   * @param {SearchQuery} query
   * @param {IndexOptions} options
   */
  async function ask(index, query, options) {
    const { words, sort, filters } = query;
    const correct = query.correct && !options.typing;
    try {
      const asked = { sort, filters, correct, summaries: false, ...options };
      return await index.search(words || EVERY_ARTICLE, asked);
    } catch (error) {
      return fail(error);
    }
  }

  /**
   * @param {unknown} error
   * @returns {never}
   */
  function fail(error) {
    isOther ||= error instanceof Error && error.name === "VersionError";
    throw error;
  }

  /**
   * Ask for words of which the last may still be typed, or else for words that are whole.
   * @param {Index} index
   * @param {SearchQuery} query
   * @param {boolean} typing
   * @param {IndexOptions} options
   */
  function find(index, query, typing, options) {
    return (typing ? ask : askOrBegin)(index, query, { ...options, typing });
  }

  /**
   * Ask, and if nothing has the words as they are, take the last of them for a beginning; words that
   * begin so are more likely meant than others that are spelt alike.
   * @param {Index} index
   * @param {SearchQuery} query
   * @param {IndexOptions} options
   * @returns {Promise<Found>}
   */
  async function askOrBegin(index, query, options) {
    const found = await ask(index, query, options);
    const isFound = found.total && !found.corrected;
    if (isFound || !query.correct || !BEGINNING.test(query.words)) return found;
    const longer = await ask(index, query, { ...options, typing: true });
    // Once more if not, for the index marks what it was asked last.
    if (!longer.total) return found.total ? ask(index, query, options) : found;
    return { ...longer, suggestion: `${query.words}*`, corrected: true };
  }

  /**
   * How many articles have the values of some facets. The years are those of all dates, as they are
   * where one chooses dates.
   * @param {Index} index
   * @param {SearchQuery} query
   * @param {boolean} typing
   * @param {string[]} facets
   * @returns {Promise<{facets: Found["facets"], renewed: boolean}>}
   */
  async function count(index, query, typing, facets) {
    const counts = (/** @type {SearchQuery} */ asked, /** @type {string[]} */ names) =>
      find(index, asked, typing, { limit: 0, facets: names });
    const isDated = query.filters.date.length > 0;
    const counted = await counts(query, facets.filter((name) => !isDated || name !== "year"));
    if (!isDated) return counted;
    const undated = await counts({ ...query, filters: { ...query.filters, date: [] } }, ["year"]);
    return {
      facets: { ...counted.facets, ...undated.facets },
      renewed: counted.renewed || undated.renewed,
    };
  }

  return { reload, open, get, ask, find, count };
})();
