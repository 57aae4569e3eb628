// The index of the archive, which search/archive-search.js reads.

/** @typedef {Awaited<ReturnType<typeof ArchiveSearch.open>>} Index */
/** @typedef {Awaited<ReturnType<Index["search"]>>} Found */
/** @typedef {Found["hits"][number]} Hit */
/** @typedef {NonNullable<Parameters<Index["search"]>[1]>} IndexOptions */

const SearchIndex = (() => {
  "use strict";

  /** @type {Promise<Index> | null} */
  let opened = null;

  /** Whether the script itself could not be loaded. */
  function isMissing() {
    return typeof ArchiveSearch === "undefined";
  }

  /** @returns {Promise<Index>} */
  async function open() {
    return ArchiveSearch.open(SearchTexts.form.dataset.index || "search/");
  }

  /** The opened index; if that failed, the next search tries again. */
  function get() {
    opened ??= open().catch((error) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  /**
   * @param {Index} index
   * @param {SearchQuery} query
   * @param {IndexOptions} options
   */
  function ask(index, query, options) {
    const { words, before, after, sort, filters } = query;
    return index.search(before + words + after, { sort, filters, ...options });
  }

  return { isMissing, open, get, ask };
})();
