// Answering queries: a tree becomes matches, matches become results.

const FIELDS = new Set(["title", "body", "summary", "names"]);
const PREFIXED = new Set(["title", "names"]);
const FACETS = new Set(["country", "organization", "person", "topic", "source"]);
const MOST_FORMS = 200;

/**
 * For every article whether it matches (0 or 1) and how well.
 * @typedef {{is: Uint8Array, score: Float32Array}} Match
 */

/** Builds the match of a query's tree. */
class Evaluation {
  /** @param {Files} files */
  constructor(files) {
    this.files = files;
    this.size = files.manifest.documents;
    /** Words of the query that no article has. @type {string[]} */
    this.missing = [];
  }

  /** @returns {Match} */
  nothing() {
    return { is: new Uint8Array(this.size), score: new Float32Array(this.size) };
  }

  /** @returns {Match} */
  everything() {
    return { is: new Uint8Array(this.size).fill(1), score: new Float32Array(this.size) };
  }

  /**
   * @param {any} node
   * @returns {Promise<Match>}
   */
  async match(node) {
    if (node.kind === "group") return this.group(node);
    if (node.kind === "words") return this.words(node);
    if (node.kind === "prefix") return this.prefix(node);
    if (node.kind === "facet") return this.facet(node.name, [node.value]);
    return this.dates(node.first, node.last);
  }

  /** @param {any} group */
  async group(group) {
    const isFilter = (/** @type {any} */ node) => node.kind === "facet" || node.kind === "dates";
    const filters = group.required.filter(isFilter);
    const required = group.required.filter((/** @type {any} */ node) => !isFilter(node));
    const optional = this.telling(group.optional);
    const matchAll = (/** @type {any[]} */ nodes) => Promise.all(nodes.map((node) => this.match(node)));
    const [wanted, musts, bounds, excluded] = await Promise.all(
      [optional, required, filters, group.excluded].map(matchAll),
    );
    let result = required.length || filters.length || (group.excluded.length && !optional.length)
      ? this.everything()
      : this.nothing();
    if (wanted.length) {
      const words = this.any(wanted);
      if (required.length) add(result, words);
      else result = words;
    }
    for (const one of [...musts, ...bounds]) both(result, one);
    for (const one of excluded) {
      for (let at = 0; at < this.size; at++) if (one.is[at]) result.is[at] = 0;
    }
    return result;
  }

  /**
   * The nodes without stop words, unless there is nothing else.
   * @param {any[]} nodes
   */
  telling(nodes) {
    const stops = this.files.manifest.stopWords;
    const telling = nodes.filter((node) => node.kind !== "words" || !stops.includes(fold(node.text)));
    return telling.length ? telling : nodes;
  }

  /**
   * Articles with one of several; those with more of them come first.
   * @param {Match[]} matches
   * @returns {Match}
   */
  any(matches) {
    const result = this.nothing();
    const counts = new Uint8Array(this.size);
    for (const match of matches) {
      for (let at = 0; at < this.size; at++) {
        if (!match.is[at]) continue;
        result.is[at] = 1;
        result.score[at] += match.score[at];
        counts[at]++;
      }
    }
    // In a short query every word counts; in a long one few texts have them all.
    const share = 1 / matches.length;
    for (let at = 0; at < this.size; at++) result.score[at] *= (counts[at] * share) ** share;
    return result;
  }

  /** @param {any} node */
  async words(node) {
    const places = byPlace(analyze(node.text, this.files.manifest.language));
    if (!places.length) return this.nothing();
    // The terms of English words have their stems already.
    const leads = !/^en\b/.test(this.files.manifest.language) || CYRILLIC.test(fold(node.text));
    const found = await Promise.all(places.map((texts) => this.entries(texts, node.field, leads)));
    if (places.length === 1) {
      if (!found[0].length && !node.field) this.missing.push(node.text);
      return this.best(found[0]);
    }
    const result = await this.phrase(found);
    if (!node.exact) {
      const joined = joinCompound(node.text, this.files.manifest.language);
      better(result, await this.best(await this.entries(joined, node.field, leads)));
    }
    return result;
  }

  /** @param {any} node */
  async prefix(node) {
    const terms = analyze(node.text, "");
    const text = terms.length ? terms[terms.length - 1].text : node.text.toLowerCase();
    const field = PREFIXED.has(node.field) ? node.field + ":" : "";
    const entries = await this.files.entriesFrom(field + text, MOST_FORMS);
    return this.best(await this.withStems(entries, field));
  }

  /**
   * The entries of terms that mean the same; of forms with those of the stems that they lead to.
   * @param {string[]} texts
   * @param {string} field
   * @param {boolean} leads whether the terms are forms, whose stems only the index knows
   */
  async entries(texts, field, leads) {
    const prefix = PREFIXED.has(field) ? field + ":" : "";
    const keys = new Set(texts);
    if (leads) {
      const found = await Promise.all(texts.map((text) => this.files.entry(text)));
      for (const entry of found) if (entry) for (const stem of entry.stems) keys.add(stem);
    }
    return this.withPostings([...keys].map((key) => prefix + key));
  }

  /**
   * @param {Entry[]} entries
   * @param {string} prefix
   */
  async withStems(entries, prefix) {
    const keys = new Set();
    for (const entry of entries) {
      if (entry.count) keys.add(entry.key);
      for (const stem of entry.stems) keys.add(prefix + stem);
    }
    return this.withPostings([...keys]);
  }

  /**
   * The entries of keys that have postings of their own.
   * @param {string[]} keys
   * @returns {Promise<Entry[]>}
   */
  async withPostings(keys) {
    const entries = await Promise.all(keys.map((key) => this.files.entry(key)));
    return entries.filter((entry) => entry && entry.count);
  }

  /**
   * Articles with one of several entries that mean the same; the best counts.
   * @param {Entry[]} entries
   */
  async best(entries) {
    const result = this.nothing();
    const lists = await Promise.all(entries.map((entry) => this.files.postings(entry)));
    lists.forEach(({ articles, impacts }, number) => {
      const weight = this.weight(entries[number].count);
      articles.forEach((article, at) => {
        result.is[article] = 1;
        const score = (weight * (impacts[at] + 0.5)) / STEPS;
        if (score > result.score[article]) result.score[article] = score;
      });
    });
    return result;
  }

  /**
   * What a term says by being rare: the inverse document frequency of BM25.
   * @param {number} count
   */
  weight(count) {
    return Math.log(1 + (this.size - count + 0.5) / (count + 0.5));
  }

  /**
   * Articles where one place after the other matches.
   * @param {Entry[][]} found the entries of each place
   */
  async phrase(found) {
    const result = this.nothing();
    if (found.some((entries) => !entries.length)) return result;
    const places = await Promise.all(found.map((entries) => this.placesOf(entries)));
    const parts = await Promise.all(found.map((entries) => this.best(entries)));
    for (const [article, firsts] of places[0]) {
      const follows = (/** @type {number} */ first) =>
        places.every((of, step) => (of.get(article) || new Set()).has(first + step));
      if (![...firsts].some(follows)) continue;
      result.is[article] = 1;
      result.score[article] = parts.reduce((sum, part) => sum + part.score[article], 0);
    }
    return result;
  }

  /**
   * @param {Entry[]} entries
   * @returns {Promise<Map<number, Set<number>>>}
   */
  async placesOf(entries) {
    const found = new Map();
    for (const entry of entries) {
      const [{ articles }, places] = await Promise.all([
        this.files.postings(entry),
        this.files.places(entry),
      ]);
      articles.forEach((article, at) => {
        const known = found.get(article) || new Set();
        for (const place of places[at]) known.add(place);
        found.set(article, known);
      });
    }
    return found;
  }

  /**
   * Articles of one of several values of a facet, by slug or any name.
   * @param {string} facet
   * @param {string[]} wanted
   */
  async facet(facet, wanted) {
    if (facet === "year") return this.years(wanted.map(Number));
    const { values, articles } = await this.files.column(facet);
    const keys = wanted.map(nameKey);
    const numbers = new Set();
    values.forEach(([slug, , ...names], number) => {
      if (wanted.includes(slug) || keys.some((key) => names.includes(key))) numbers.add(number);
    });
    const result = this.nothing();
    articles.forEach((own, article) => {
      if (own.some((number) => numbers.has(number))) result.is[article] = 1;
    });
    return result;
  }

  /** @param {number[]} years */
  async years(years) {
    const result = this.nothing();
    for (const year of years) {
      if (Number.isInteger(year)) add(result, await this.dates(year * 10000 + 101, year * 10000 + 1231));
    }
    return result;
  }

  /**
   * Articles of a range of days, given as numbers: 20150120.
   * @param {number} first
   * @param {number} last
   */
  async dates(first, last) {
    const days = await this.files.days();
    const result = this.nothing();
    const [from, to] = [dayNumber(first), dayNumber(last)];
    for (let at = 0; at < this.size; at++) if (days[at] >= from && days[at] <= to) result.is[at] = 1;
    return result;
  }
}

/** Both must match; scores add up. @param {Match} result @param {Match} other */
function both(result, other) {
  for (let at = 0; at < result.is.length; at++) {
    result.is[at] &= other.is[at];
    result.score[at] += other.score[at];
  }
}

/** Either may match; scores add up. @param {Match} result @param {Match} other */
function add(result, other) {
  for (let at = 0; at < result.is.length; at++) {
    result.is[at] |= other.is[at];
    result.score[at] += other.score[at];
  }
}

/** Either may match; the better score counts. @param {Match} result @param {Match} other */
function better(result, other) {
  for (let at = 0; at < result.is.length; at++) {
    result.is[at] |= other.is[at];
    if (other.score[at] > result.score[at]) result.score[at] = other.score[at];
  }
}

/**
 * The texts of terms, by place.
 * @param {{text: string, place: number}[]} terms
 * @returns {string[][]}
 */
function byPlace(terms) {
  /** @type {string[][]} */
  const places = [];
  for (const { text, place } of terms) (places[place] = places[place] || []).push(text);
  return places;
}

/**
 * What two spellings of a name have in common, as the index has it.
 * @param {string} name
 */
function nameKey(name) {
  return fold(name).replace(/[\s_\-\u2010-\u2015]+/g, " ").trim();
}

/**
 * A day of the calendar as the index counts days.
 * @param {number} number 20150120
 */
function dayNumber(number) {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(number / 10000), (Math.floor(number / 100) % 100) - 1, number % 100);
  return Math.round(date.getTime() / 86400000) + 719163;
}
