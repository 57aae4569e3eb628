// The interface: an archive that is open, its results, what is shown of them.

const MOST_SUGGESTED = 3; // words of a query that are corrected
const USUAL = 1000; // one article in so many has a word that is not worth doubting
const MOST_SHARDS = 60; // looked into at a time for a misspelt word
const SNIPPET = 240; // characters

/**
 * @typedef {{limit?: number, offset?: number, sort?: "relevance" | "newest" | "oldest",
 *   filters?: Record<string, (string | number)[]>, facets?: string[]}} Options
 * @typedef {{id: string, url: string, title: string, date: string, source: string,
 *   summary: string, score: number, language: string}} Hit
 * @typedef {{value: string | number, label: string, count: number}} FacetCount
 * @typedef {{total: number, hits: Hit[], facets: Record<string, FacetCount[]>,
 *   suggestion: string | null}} Found
 */

/** An index that is open. */
class Archive {
  /** @param {Files} files */
  constructor(files) {
    this.files = files;
    this.turn = 0;
    /** Terms of the last query. @type {Set<string>} */
    this.terms = new Set();
  }

  /**
   * Answer a query; one that a later query overtakes is rejected with an AbortError.
   * @param {string} query
   * @param {Options} [options]
   * @returns {Promise<Found>}
   */
  async search(query, options = {}) {
    const turn = ++this.turn;
    const current = () => {
      if (turn === this.turn) return;
      const error = new Error("A later search has overtaken this one");
      error.name = "AbortError";
      throw error;
    };
    let { match, missing } = await this.match(query, current);
    const suggestion = missing.length ? await this.suggest(query, missing) : null;
    current();
    this.terms = termsOf(query, this.files.manifest.language);
    if (suggestion && !match.is.includes(1)) {
      ({ match } = await this.match(suggestion, current));
      this.terms = termsOf(suggestion, this.files.manifest.language);
    }
    const found = await this.results(match, options, current);
    return { ...found, suggestion };
  }

  /**
   * @param {string} query
   * @param {() => void} current
   */
  async match(query, current) {
    const evaluation = new Evaluation(this.files);
    const tree = parseQuery(query, FIELDS, FACETS);
    const [match, pairs] = await Promise.all([evaluation.match(tree), evaluation.neighbours(tree)]);
    for (const { articles, bonus } of pairs) {
      for (const article of articles) if (match.is[article]) match.score[article] += bonus;
    }
    current();
    return { match, missing: evaluation.missing };
  }

  /**
   * @param {Match} match
   * @param {Options} options
   * @param {() => void} current
   */
  async results(match, options, current) {
    const { limit = 10, offset = 0, sort = "relevance", facets = [] } = options;
    const filters = Object.entries(options.filters || {}).filter(([, values]) => values.length);
    const evaluation = new Evaluation(this.files);
    const masks = await Promise.all(
      filters.map(([facet, values]) => evaluation.facet(facet, values.map(String))),
    );
    const within = (/** @type {string | null} */ but) => {
      const is = match.is.slice();
      masks.forEach((mask, number) => {
        if (filters[number][0] === but) return;
        for (let at = 0; at < is.length; at++) is[at] &= mask.is[at];
      });
      return is;
    };
    const is = within(null);
    const articles = inOrder(is, match.score, sort, Math.max(1, offset + limit));
    const page = articles.slice(offset, offset + limit);
    const [hits, counts] = await Promise.all([
      Promise.all(page.map((article) => this.hit(article, match.score[article]))),
      Promise.all(facets.map((facet) => this.count(facet, within(facet)))),
    ]);
    current();
    const named = Object.fromEntries(facets.map((facet, at) => [facet, counts[at]]));
    return { total: is.reduce((sum, one) => sum + one, 0), hits, facets: named };
  }

  /**
   * @param {number} article
   * @param {number} score
   * @returns {Promise<Hit>}
   */
  async hit(article, score) {
    const [path, title, date, source, summary, language, id] = await this.files.line(article);
    const page = "articles/" + path + ".html";
    const url = new URL("../" + page.split("/").map(encodeURIComponent).join("/"), this.files.folder);
    const spoken = language || this.files.manifest.language;
    return { id: id || path, url: url.href, title, date, source, summary, score, language: spoken };
  }

  /**
   * How many of some articles have each value of a facet; the most frequent first.
   * @param {string} facet
   * @param {Uint8Array} is
   * @returns {Promise<FacetCount[]>}
   */
  async count(facet, is) {
    if (facet === "year") return this.countYears(is);
    if (!FACETS.has(facet)) return [];
    const { values, articles } = await this.files.column(facet);
    const counts = new Array(values.length).fill(0);
    articles.forEach((own, article) => {
      if (is[article]) for (const number of own) counts[number]++;
    });
    return values
      .map(([value, label], number) => ({ value, label, count: counts[number] }))
      .filter(({ count }) => count)
      .sort((one, two) => two.count - one.count || compare(one.label, two.label));
  }

  /** @param {Uint8Array} is */
  async countYears(is) {
    const days = await this.files.days();
    /** @type {Map<number, number>} */
    const counts = new Map();
    days.forEach((day, article) => {
      if (!is[article]) return;
      const year = new Date((day - 719163) * 86400000).getUTCFullYear();
      counts.set(year, (counts.get(year) || 0) + 1);
    });
    return [...counts]
      .map(([value, count]) => ({ value, label: String(value), count }))
      .sort((one, two) => two.value - one.value);
  }

  /**
   * The query with words that nothing has replaced by the nearest that something has.
   * @param {string} query
   * @param {string[]} missing
   */
  async suggest(query, missing) {
    let suggestion = query;
    for (const word of missing.slice(0, MOST_SUGGESTED)) {
      const near = await nearestWord(this.files, word);
      if (near) suggestion = withWord(suggestion, word, near);
    }
    return suggestion === query ? null : suggestion;
  }

  /**
   * The pieces of a text that the last query matches.
   * @param {string} text
   * @returns {[number, number][]}
   */
  mark(text) {
    return marksOf(text, this.files.manifest.language, this.terms);
  }

  /**
   * A piece of an article that shows why it was found; null where it cannot be had.
   * @param {Hit} hit
   * @returns {Promise<{text: string, marks: [number, number][]} | null>}
   */
  async snippet(hit) {
    const terms = this.terms;
    if (!/^https?:/.test(hit.url)) return null;
    try {
      const response = await fetch(hit.url);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      page.querySelectorAll(".footnote, .footnote-ref").forEach((element) => element.remove());
      const body = page.querySelector("article .body");
      const text = ((body && body.textContent) || "").replace(/\s+/g, " ").trim();
      return text ? makeSnippet(text, hit.language, terms) : null;
    } catch {
      return null; // the summary is there already
    }
  }
}

/**
 * The articles that match, in order; only the first `most` for certain.
 * @param {Uint8Array} is
 * @param {Float32Array} score
 * @param {string} sort
 * @param {number} most
 * @returns {number[]}
 */
function inOrder(is, score, sort, most) {
  /** @type {number[]} */
  const articles = [];
  for (let at = 0; at < is.length; at++) if (is[at]) articles.push(at);
  if (sort === "oldest") return articles;
  if (sort === "newest") return articles.reverse();
  const before = (/** @type {number} */ one, /** @type {number} */ two) =>
    score[two] - score[one] || two - one;
  if (articles.length <= most) return articles.sort(before);
  return best(articles, most, before);
}

/**
 * The first of many: those of each slice with what is known, so that few are ever sorted.
 * @param {number[]} articles
 * @param {number} most
 * @param {(one: number, two: number) => number} before
 */
function best(articles, most, before) {
  let found = articles.slice(0, most).sort(before);
  /** @type {number[]} */
  let better = [];
  for (let at = most; at < articles.length; at++) {
    if (before(articles[at], found[most - 1]) < 0) better.push(articles[at]);
    if (better.length > most || (better.length && at === articles.length - 1)) {
      found = [...found, ...better].sort(before).slice(0, most);
      better = [];
    }
  }
  return found;
}

/**
 * The terms of all words of a query.
 * @param {string} query
 * @param {string} language
 */
function termsOf(query, language) {
  const terms = new Set();
  const visit = (/** @type {any} */ node) => {
    if (node.kind === "group") [...node.required, ...node.optional].forEach(visit);
    if (node.kind !== "words") return;
    for (const { text } of analyze(node.text, language)) terms.add(text);
    for (const text of joinCompound(node.text, language)) terms.add(text);
  };
  visit(parseQuery(query, FIELDS, FACETS));
  return terms;
}

/**
 * @param {string} text
 * @param {string} language
 * @param {Set<string>} terms
 * @returns {[number, number][]}
 */
function marksOf(text, language, terms) {
  /** @type {[number, number][]} */
  const marks = [];
  for (const { text: term, start, end } of analyze(text, language)) {
    const last = marks[marks.length - 1];
    if (!terms.has(term)) continue;
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}

/**
 * The window of a text with the most marks.
 * @param {string} text
 * @param {string} language
 * @param {Set<string>} terms
 */
function makeSnippet(text, language, terms) {
  const marks = marksOf(text, language, terms);
  let best = 0;
  let most = 0;
  marks.forEach(([start], number) => {
    const inside = marks.slice(number).filter(([, end]) => end <= start + SNIPPET);
    const different = new Set(inside.map(([from, to]) => fold(text.slice(from, to)))).size;
    if (different > most) [most, best] = [different, start];
  });
  const from = text.lastIndexOf(" ", Math.max(0, best - SNIPPET / 4)) + 1;
  const space = text.lastIndexOf(" ", from + SNIPPET);
  const to = from + SNIPPET >= text.length ? text.length : Math.max(space, from + SNIPPET / 2);
  const before = from ? "\u2026" : "";
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to) + (to < text.length ? "\u2026" : ""),
    marks: /** @type {[number, number][]} */ (
      marks
        .filter(([start, end]) => start >= from && end <= to)
        .map(([start, end]) => [start + shift, end + shift])
    ),
  };
}

/** @param {string} one @param {string} two */
function compare(one, two) {
  return one < two ? -1 : one > two ? 1 : 0;
}

/**
 * The word of the index that is most like one that is not in it: one edit away, of several the most
 * frequent; else two edits from a long one. Looks where the word would stand, and further only if
 * what is there is rare.
 * @param {Files} files
 * @param {string} word
 * @returns {Promise<string | null>}
 */
async function nearestWord(files, word) {
  const text = fold(word);
  if (text.length < 4) return null;
  const near = await shardsOf(files, [text, ...shortened(text)]);
  const found = nearestOf(near, text, 1);
  if (found.count > files.manifest.documents / USUAL) return found.key;
  const far = nearestOf(await shardsOf(files, [...altered(text)]), text, 1);
  if (found.key || far.key) return found.count < far.count ? far.key : found.key;
  return (text.length < 8 ? "" : nearestOf(near, text, 2).key) || null;
}

/**
 * The shards where some texts would stand.
 * @param {Files} files
 * @param {string[]} texts
 * @returns {Promise<Shard[]>}
 */
function shardsOf(files, texts) {
  const numbers = [...new Set(texts.map((text) => files.shardNumber(text)))].slice(0, MOST_SHARDS);
  return Promise.all(
    numbers.map((number) => files.get(files.manifest.lexicon[number][1], readShard)),
  );
}

/**
 * @param {Shard[]} shards
 * @param {string} text
 * @param {number} most edits
 */
function nearestOf(shards, text, most) {
  let best = { key: "", edits: most, count: 0 };
  for (const shard of shards) {
    for (const key of shard.keys) {
      const edits = distance(text, key, best.edits);
      if (edits > best.edits || !shard.entries.get(key)?.isWord) continue;
      const count = frequency(shard, key);
      if (edits < best.edits || count > best.count) best = { key, edits, count };
    }
  }
  return best;
}

/**
 * In how many articles a key is found; of a form, its stem, if it stands nearby.
 * @param {Shard} shard
 * @param {string} key
 */
function frequency(shard, key) {
  const entry = /** @type {Entry} */ (shard.entries.get(key));
  const stems = entry.stems.map((stem) => shard.entries.get(stem));
  return Math.max(entry.count, ...stems.map((stem) => (stem ? stem.count : 0)));
}

/**
 * A text without one of its first letters, and with two of them swapped.
 * @param {string} text
 */
function shortened(text) {
  return [0, 1, 2, 3].flatMap((at) => [
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + (text[at + 1] || "") + text[at] + text.slice(at + 2),
  ]);
}

/**
 * A text with one of its first letters another, or a letter more.
 * @param {string} text
 */
function* altered(text) {
  for (let at = 0; at < 4; at++) {
    for (const letter of "abcdefghijklmnopqrstuvwxyz") {
      yield text.slice(0, at) + letter + text.slice(at + 1);
      yield text.slice(0, at) + letter + text.slice(at);
    }
  }
}

/**
 * Edits between two words (a letter more, less, other, or two swapped), or more than `most`.
 * Optimal string alignment, in three rows.
 * @param {string} one
 * @param {string} two
 * @param {number} most
 */
function distance(one, two, most) {
  if (Math.abs(one.length - two.length) > most) return most + 1;
  /** @type {number[]} */
  let above = [];
  let row = Array.from({ length: two.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= two.length; j++) {
      const other = one[i - 1] === two[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + other);
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) {
        next[j] = Math.min(next[j], above[j - 2] + 1);
      }
      least = Math.min(least, next[j]);
    }
    if (least > most) return most + 1;
    above = row;
    row = next;
  }
  return row[two.length];
}

/**
 * A text with another word in the place of one, which may be a part of others before it.
 * @param {string} text
 * @param {string} word
 * @param {string} other
 */
function withWord(text, word, other) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + word.length)];
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return before + other + after;
  }
  return text;
}

/**
 * Open the index in a folder.
 * @param {string} folder its address, relative to the page
 * @returns {Promise<Archive>}
 */
async function open(folder) {
  return new Archive(await new Files(new URL(folder, document.baseURI).href).open());
}
