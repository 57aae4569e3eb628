// The index of the archive, which search/archive-search.js reads.

/** @typedef {Awaited<ReturnType<typeof ArchiveSearch.open>>} Index */
/** @typedef {Awaited<ReturnType<Index["search"]>>} Found */
/** @typedef {Found["hits"][number]} Hit */
/** @typedef {NonNullable<Parameters<Index["search"]>[1]>} IndexOptions */

const SearchIndex = (() => {
  "use strict";

  const BEGINNING = /[\p{L}\p{M}\p{N}]{3,}$/u; // long enough to say something
  const EVERY_ARTICLE = "date:.."; // filters choose among what a query finds; this finds all

  /** @type {Promise<Index> | null} */
  let opened = null;

  /** Whether the index is one that this page's script cannot read. */
  let isOther = false;

  /** Whether the script itself could not be loaded. */
  function isMissing() {
    return typeof ArchiveSearch === "undefined";
  }

  /**
   * Load the page again if there is no script, or one for another index; past the browser's cache,
   * which may hold the answer that was wrong.
   * @returns {boolean} whether the page goes
   */
  function reload() {
    if (!isMissing() && !isOther) return false;
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
      isOther ||= error.name === "VersionError";
      throw error;
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
      return await index.search(words || EVERY_ARTICLE, { sort, filters, correct, ...options });
    } catch (error) {
      isOther ||= error instanceof Error && error.name === "VersionError";
      throw error;
    }
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
    if (!longer.total) return found;
    return { ...longer, suggestion: `${query.words}*`, corrected: true };
  }

  return { isMissing, reload, open, get, ask, askOrBegin };
})();
