// The public interface, `ArchiveSearch`: `open` gives an archive, `put` is called by files of the
// index. docs/search.md describes it under "Search on other pages".

/** @typedef {Found & {renewed: boolean}} Answer */

const SORTS = ["relevance", "newest", "oldest"];

/** An index that is open. */
class Archive {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    /** How many searches have begun. */
    this.turn = 0;
    /** What texts show of the last query. @type {Shown[]} */
    this.shown = [];
  }

  /** The language of the archive. @returns {string} */
  get language() {
    return this.reader.manifest.language;
  }

  /**
   * Answer a query; one that a later query overtakes is rejected with an AbortError. If a file is
   * not to be had, or not the one that the index has, the archive may have been published anew.
   * @param {string} query
   * @param {Options} [options]
   * @returns {Promise<Answer>}
   */
  async search(query, options = {}) {
    checkQuery(query, options, this.reader.facets);
    const turn = ++this.turn;
    const { reader } = this;
    try {
      return { ...(await this.answer(reader, turn, query, options)), renewed: false };
    } catch (error) {
      this.checkTurn(turn);
      await this.renew(reader, error);
      this.checkTurn(turn);
      return { ...(await this.answer(this.reader, turn, query, options)), renewed: true };
    }
  }

  /**
   * Open the index again, unless a search has done so since; if it is still the same, or does not
   * answer at all, that was not the reason of the error.
   * @param {Reader} reader that failed
   * @param {unknown} error
   */
  async renew(reader, error) {
    if (this.reader !== reader) return;
    if (/** @type {Error} */ (error).name === "TimeoutError") throw error;
    const fresh = await openReader(reader.folder, true);
    if (fresh.manifest.version === reader.manifest.version) throw error;
    this.reader = fresh;
  }

  /**
   * @param {Reader} reader
   * @param {number} turn
   * @param {string} query
   * @param {Options} options
   * @returns {Promise<Found>}
   */
  async answer(reader, turn, query, options) {
    const ask = (/** @type {Reader} */ own) => this.answerFrom(own, turn, query, options);
    if (!reader.manifest.long) return ask(reader);
    return (await thirdScript(reader)).answerLong(reader, query, options, ask);
  }

  /**
   * @param {Reader} reader
   * @param {number} turn
   * @param {string} query
   * @param {Options} options
   * @returns {Promise<Found>}
   */
  async answerFrom(reader, turn, query, options) {
    const { typing, correct = !typing } = options;
    let { match, missing, shown, notes } = await matchQuery(reader, query, typing);
    this.checkTurn(turn);
    const isUnknown = correct && missing.length;
    const suggestion = isUnknown
      ? await (await secondScript(reader)).suggestQuery(reader, query, missing)
      : null;
    this.checkTurn(turn);
    const corrected = Boolean(suggestion) && !match.articles.length;
    if (suggestion && corrected) {
      ({ match, shown } = await matchQuery(reader, suggestion));
      query = suggestion;
      this.checkTurn(turn);
    }
    this.shown = shown;
    const results = await resultsOf(reader, match, options, query);
    this.checkTurn(turn);
    return { ...results, suggestion, corrected, notes };
  }

  /**
   * Raise an AbortError if a later search has begun.
   * @param {number} turn
   */
  checkTurn(turn) {
    if (turn === this.turn) return;
    throw failure("A later search came", "AbortError");
  }

  /**
   * The spans of a text that the last query matches.
   * @param {string} text
   * @returns {Span[]}
   */
  mark(text) {
    return highlightsOf(text, this.shown);
  }

  /**
   * Whether a query may be a name that has a page.
   * @param {string} query
   * @returns {Promise<boolean>}
   */
  mayBeName(query) {
    return mayBeName(this.reader, firstOfText(query, MAX_QUERY));
  }

  /**
   * What is saved of hits besides what they have. If it is not to be had since the archive has been
   * published anew, the next search is made in the new index.
   * @param {Hit[]} hits
   * @returns {Promise<Citation[]>}
   */
  async citations(hits) {
    const { reader } = this;
    try {
      return await Promise.all(hits.map((hit) => citationOf(reader, hit)));
    } catch (error) {
      await this.renew(reader, error);
      throw error;
    }
  }
}

/**
 * @param {Reader} reader
 * @param {string} query
 * @param {boolean} [isTyping]
 * @returns {Promise<{match: Match, missing: string[], shown: Shown[], notes: Note[]}>}
 */
async function matchQuery(reader, query, isTyping) {
  const matching = new Matching(reader);
  const { tree, notes } = readQuery(reader, query, isTyping);
  const match = await matching.answer(tree);
  const { missing, shown } = matching;
  return { match, missing, shown, notes: [...notes, ...matching.notes] };
}

/**
 * Raise a TypeError that names an argument unless it is as it must be.
 * @param {boolean} isRight
 * @param {string} name
 * @param {unknown} value
 * @param {string} wanted
 */
function demand(isRight, name, value, wanted) {
  if (!isRight) throw new TypeError(`${name} is ${value}, and must be ${wanted}`);
}

/**
 * @param {string} query
 * @param {Options} options
 * @param {Set<string>} facets
 */
function checkQuery(query, options, facets) {
  demand(typeof query === "string", "query", query, "a text");
  demand(options instanceof Object, "options", options, "an object");
  const { limit = 0, offset = 0, sort = "relevance", filters = {}, facets: counted = [] } = options;
  for (const [name, value] of Object.entries({ limit, offset })) {
    demand(Number.isInteger(value) && value >= 0, name, value, "a whole number from 0");
  }
  demand(SORTS.includes(sort), "sort", sort, SORTS.join(", "));
  demand(Array.isArray(counted), "facets", counted, "a list");
  const known = [...facets, "year", "date"];
  for (const [name, values] of Object.entries(filters)) {
    demand(known.includes(name), "a name in filters", name, known.join(", "));
    demand(Array.isArray(values), "filters." + name, values, "a list");
  }
}

/**
 * Open the index in a folder.
 * @param {string} folder its address, relative to the page
 * @returns {Promise<Archive>}
 */
async function open(folder) {
  demand(typeof folder === "string", "folder", folder, "an address");
  return new Archive(await openReader(new URL(folder, document.baseURI).href));
}
