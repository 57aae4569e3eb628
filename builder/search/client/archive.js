// The public interface, `ArchiveSearch`: `open` gives an archive, `put` is called by files of the
// index. docs/search.md describes it under "Search on other pages".

/**
 * The answer to a query. `suggestion` is the query with misspelt words corrected, or null; the hits
 * are those of the suggestion if the query itself finds nothing. `renewed` says that the archive has
 * been published anew, so that hits may have moved from one page to another.
 * @typedef {Results & {suggestion: string | null, notes: Note[], renewed: boolean}} Answer
 */

const SORTS = ["relevance", "newest", "oldest"];

/** An index that is open. */
class Archive {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    /** How many searches have begun. */
    this.turn = 0;
    /** What the words of the last query stand for. @type {Set<string>} */
    this.forms = new Set();
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
   * @returns {Promise<Results & {suggestion: string | null, notes: Note[]}>}
   */
  async answer(reader, turn, query, options) {
    let { match, missing, forms, notes } = await matchQuery(reader, query);
    this.checkTurn(turn);
    const suggestion = missing.length ? await suggestQuery(reader, query, missing) : null;
    this.checkTurn(turn);
    if (suggestion && !match.is.includes(1)) {
      ({ match, forms } = await matchQuery(reader, suggestion));
      query = suggestion;
      this.checkTurn(turn);
    }
    this.forms = forms;
    const results = await resultsOf(reader, match, options, query);
    this.checkTurn(turn);
    return { ...results, suggestion, notes };
  }

  /**
   * Raise an AbortError if a later search has begun.
   * @param {number} turn
   */
  checkTurn(turn) {
    if (turn === this.turn) return;
    throw failure("A later search has overtaken this one", "AbortError");
  }

  /**
   * The spans of a text that the last query matches.
   * @param {string} text
   * @returns {Span[]}
   */
  mark(text) {
    return highlightsOf(text, this.language, this.forms);
  }

  /**
   * What is saved of a hit besides what it has.
   * @param {Hit} hit
   * @returns {Promise<Citation>}
   */
  citation(hit) {
    return citationOf(this.reader, hit);
  }

  /**
   * A piece of an article that shows why it was found; null where its page cannot be read, as from
   * disk. Then the summary has to do, which the hit has already.
   * @param {Hit} hit
   * @returns {Promise<Snippet | null>}
   */
  async snippet(hit) {
    const { forms } = this;
    if (!/^https?:/.test(hit.url)) return null;
    try {
      const text = await articleText(hit.url);
      return text ? makeSnippet(text, hit.language, forms) : null;
    } catch {
      return null;
    }
  }
}

/**
 * @param {Reader} reader
 * @param {string} query
 * @returns {Promise<{match: Match, missing: string[], forms: Set<string>, notes: Note[]}>}
 */
async function matchQuery(reader, query) {
  const matching = new Matching(reader);
  const read = firstOfText(query, MAX_QUERY);
  const { tree, notes } = parseQuery(glue(read) + query.slice(read.length), reader.grammar);
  const match = await matching.answer(tree);
  const { missing, forms } = matching;
  return { match, missing, forms, notes: [...notes, ...matching.notes] };
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
