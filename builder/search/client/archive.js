// The public interface, `ArchiveSearch`: `open` gives an archive, `put` is called by files of the
// index. docs/search.md describes it under "Search on other pages".

/**
 * The answer to a query. `suggestion` is the query with misspelt words corrected, or null; the hits
 * are those of the suggestion if the query itself finds nothing.
 * @typedef {Results & {suggestion: string | null}} Answer
 */

/** An index that is open. */
class Archive {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    this.language = reader.manifest.language;
    /** How many searches have begun. */
    this.turn = 0;
    /** Terms of the last query. @type {Set<string>} */
    this.terms = new Set();
  }

  /**
   * Answer a query; one that a later query overtakes is rejected with an AbortError.
   * @param {string} query
   * @param {Options} [options]
   * @returns {Promise<Answer>}
   */
  async search(query, options = {}) {
    const turn = ++this.turn;
    let { match, missing } = await this.match(query);
    this.checkTurn(turn);
    const suggestion = missing.length ? await suggestQuery(this.reader, query, missing) : null;
    this.checkTurn(turn);
    this.terms = wantedTerms(query, this.reader);
    if (suggestion && !match.is.includes(1)) {
      ({ match } = await this.match(suggestion));
      this.checkTurn(turn);
      this.terms = wantedTerms(suggestion, this.reader);
    }
    const results = await resultsOf(this.reader, match, options);
    this.checkTurn(turn);
    return { ...results, suggestion };
  }

  /**
   * Raise an AbortError if a later search has begun.
   * @param {number} turn
   */
  checkTurn(turn) {
    if (turn === this.turn) return;
    const error = new Error("A later search has overtaken this one");
    error.name = "AbortError";
    throw error;
  }

  /**
   * @param {string} query
   * @returns {Promise<{match: Match, missing: string[]}>}
   */
  async match(query) {
    const matching = new Matching(this.reader);
    const match = await matching.answer(parseQuery(query, this.reader.fields, this.reader.facets));
    return { match, missing: matching.missing };
  }

  /**
   * The spans of a text that the last query matches.
   * @param {string} text
   * @returns {Span[]}
   */
  mark(text) {
    return highlightsOf(text, this.language, this.terms);
  }

  /**
   * A piece of an article that shows why it was found; null where its page cannot be read, as from
   * disk. Then the summary has to do, which the hit has already.
   * @param {Hit} hit
   * @returns {Promise<Snippet | null>}
   */
  async snippet(hit) {
    const terms = this.terms;
    if (!/^https?:/.test(hit.url)) return null;
    try {
      const text = await articleText(hit.url);
      return text ? makeSnippet(text, hit.language, terms) : null;
    } catch {
      return null;
    }
  }
}

/**
 * Open the index in a folder.
 * @param {string} folder its address, relative to the page
 * @returns {Promise<Archive>}
 */
async function open(folder) {
  return new Archive(await openReader(new URL(folder, document.baseURI).href));
}
