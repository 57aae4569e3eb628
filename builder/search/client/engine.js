// Answering queries: a tree becomes matches, matches become results.

const FIELD_NAMES = ["title", "body", "summary", "names"];
const FIELDS = new Set(FIELD_NAMES);
const FACETS = new Set(["country", "organization", "person", "topic", "source"]);
const MOST_FORMS = 1000;
const BEST = 10; // articles that tell which words of a query matter
const MOST_PAIRS = 8; // of a query, that are looked at
const NEARNESS = 0.06; // what it is worth that two words stand together, against having them

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
    /** What parts of the query match; some stand in it many times. @type {Map<string, Promise<Match>>} */
    this.known = new Map();
    /** Matches what is not wanted: that a word of it is nowhere is no news. @type {Evaluation?} */
    this.silent = null;
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
   * What a node matches, which is not to be changed.
   * @param {any} node
   * @returns {Promise<Match>}
   */
  match(node) {
    if (node.kind === "group") return this.group(node);
    const name = JSON.stringify(node);
    const found = this.known.get(name) || this.leaf(node);
    this.known.set(name, found);
    return found;
  }

  /**
   * @param {any} node
   * @returns {Promise<Match>}
   */
  leaf(node) {
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
    const silent = this.silent || (this.silent = new Evaluation(this.files));
    const [wanted, musts, bounds, excluded] = await Promise.all([
      ...[optional, required, filters].map(matchAll),
      Promise.all(group.excluded.map((/** @type {any} */ node) => silent.match(node))),
    ]);
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
    const telling = nodes.filter((node) => node.kind !== "words" || !this.isStopWord(node.text));
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
    const emphases = this.emphases(matches);
    matches.forEach((match, number) => {
      for (let at = 0; at < this.size; at++) {
        if (!match.is[at]) continue;
        result.is[at] = 1;
        result.score[at] += match.score[at] * emphases[number];
        counts[at]++;
      }
    });
    const share = 1 / matches.length;
    const coverage = Array.from({ length: matches.length + 1 }, (_, count) => (count * share) ** share);
    for (let at = 0; at < this.size; at++) result.score[at] *= coverage[counts[at]];
    return result;
  }

  /**
   * How much each of some words counts: half as much, if the best articles are not about it. An
   * article has a say by how far it is above those that have none.
   * @param {Match[]} matches
   * @returns {number[]}
   */
  emphases(matches) {
    const { is, score } = this.nothing();
    for (const match of matches) add({ is, score }, match);
    const best = inOrder(is, score, "relevance", BEST + 1);
    const bar = best.length > BEST ? score[best[BEST]] : 0;
    const found = matches.map((match) =>
      best.slice(0, BEST).reduce((sum, at) => sum + (score[at] - bar) * match.score[at], 0),
    );
    const most = Math.max(...found);
    return found.map((one) => (most ? (1 + one / most) / 2 : 1));
  }

  /**
   * The articles where words that follow each other in the query stand together in the text, pair
   * for pair, and what that is worth.
   * @param {any} tree
   * @returns {Promise<{articles: Int32Array, bonus: number}[]>}
   */
  async neighbours(tree) {
    const words = this.sequence(tree);
    const keys = await Promise.all(words.map((node) => (node ? this.mainKey(node) : "")));
    const pairs = keys.slice(1).map((second, at) => [keys[at], second]).filter(([one, two]) => one && two);
    return Promise.all(
      pairs.slice(0, MOST_PAIRS).map(async ([one, two]) => {
        const [articles, ...entries] = await Promise.all([
          this.files.pair(one, two),
          this.files.entry(one),
          this.files.entry(two),
        ]);
        const weights = entries.map((entry) => (entry ? this.weight(entry.count) : 0));
        return { articles, bonus: NEARNESS * (weights[0] + weights[1]) };
      }),
    );
  }

  /**
   * The words of a query in their order; null between two that do not belong together.
   * @param {any} node
   * @returns {any[]}
   */
  sequence(node) {
    if (node.kind === "group") {
      return [...node.required, ...node.optional].flatMap((part) => this.sequence(part));
    }
    if (node.kind !== "words" || node.exact || node.field) return [null];
    return this.isStopWord(node.text) ? [] : [node];
  }

  /**
   * The key by which a word of the query is in pairs; empty for compounds.
   * @param {any} node
   * @returns {Promise<string>}
   */
  async mainKey(node) {
    const places = byPlace(analyze(node.text, this.files.manifest.language));
    if (places.length !== 1) return "";
    const [key] = places[0];
    const entry = this.leads(node.text) ? await this.files.entry(key) : undefined;
    return (entry && entry.stems[0]) || key;
  }

  /** @param {string} text of a word of the query */
  isStopWord(text) {
    return this.files.manifest.stopWords.includes(fold(text));
  }

  /**
   * Whether the terms of a text are forms, whose stems only the index knows; those of English words
   * and of words in Cyrillic have their stems already.
   * @param {string} text
   */
  leads(text) {
    return !/^en\b/.test(this.files.manifest.language) && !CYRILLIC.test(fold(text));
  }

  /** @param {any} node */
  async words(node) {
    const places = byPlace(analyze(node.text, this.files.manifest.language));
    if (!places.length) return this.nothing();
    const leads = this.leads(node.text);
    const found = await this.once(places, (texts) => this.entries(texts, leads));
    if (places.length === 1) {
      if (!found[0].length && !node.field) this.missing.push(node.text);
      return this.within(await this.best(found[0]), found[0], node.field);
    }
    const result = await this.phrase(found, node.field);
    if (!node.exact) {
      const entries = await this.entries(joinCompound(node.text, this.files.manifest.language), leads);
      better(result, await this.within(await this.best(entries), entries, node.field));
    }
    return result;
  }

  /**
   * What a function makes of each of some lists; of equal ones but once.
   * @template Item, Made
   * @param {Item[][]} lists
   * @param {(list: Item[]) => Promise<Made>} make
   * @param {(item: Item) => unknown} [nameOf]
   * @returns {Promise<Made[]>}
   */
  once(lists, make, nameOf = (item) => item) {
    /** @type {Map<string, Promise<Made>>} */
    const made = new Map();
    return Promise.all(
      lists.map((list) => {
        const name = JSON.stringify(list.map(nameOf));
        const one = made.get(name) || make(list);
        made.set(name, one);
        return one;
      }),
    );
  }

  /** @param {any} node */
  async prefix(node) {
    const terms = analyze(node.text, "");
    const text = terms.length ? terms[terms.length - 1].text : node.text.toLowerCase();
    const keys = new Set();
    for (const entry of await this.files.entriesFrom(text, MOST_FORMS)) {
      if (entry.count) keys.add(entry.key);
      for (const stem of entry.stems) keys.add(stem);
    }
    const entries = await this.withPostings([...keys]);
    return this.within(await this.best(entries), entries, node.field);
  }

  /**
   * The entries of terms that mean the same; of forms with those of the stems that they lead to.
   * @param {string[]} texts
   * @param {boolean} leads whether the terms are forms, whose stems only the index knows
   */
  async entries(texts, leads) {
    const keys = new Set(texts);
    if (leads) {
      const found = await Promise.all(texts.map((text) => this.files.entry(text)));
      for (const entry of found) if (entry) for (const stem of entry.stems) keys.add(stem);
    }
    return this.withPostings([...keys]);
  }

  /**
   * The entries of keys that have postings of their own.
   * @param {string[]} keys
   * @returns {Promise<Entry[]>}
   */
  async withPostings(keys) {
    const found = await Promise.all(keys.map((key) => this.files.entry(key)));
    const entries = [];
    for (const entry of found) if (entry && entry.count) entries.push(entry);
    return entries;
  }

  /**
   * Articles with one of several entries that mean the same; the best counts.
   * @param {Entry[]} entries
   */
  async best(entries) {
    const result = this.nothing();
    const lists = await Promise.all(entries.map((entry) => this.files.postings(entry)));
    lists.forEach(({ articles, impacts, steps }, number) => {
      const weight = this.weight(entries[number].count) / steps;
      for (let at = 0; at < articles.length; at++) {
        const article = articles[at];
        const score = weight * (impacts[at] + 0.5);
        result.is[article] = 1;
        if (score > result.score[article]) result.score[article] = score;
      }
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
   * A match, without the articles that have none of its entries in a field.
   * @param {Match} match
   * @param {Entry[]} entries
   * @param {string} field
   */
  async within(match, entries, field) {
    if (!field) return match;
    const number = FIELD_NAMES.indexOf(field);
    const result = this.nothing();
    for (const [article, places] of await this.placesOf(entries, match.is)) {
      if (!places.some((place) => (place & 3) === number)) continue;
      result.is[article] = 1;
      result.score[article] = match.score[article];
    }
    return result;
  }

  /**
   * Articles where one place after the other matches, all in one field.
   * @param {Entry[][]} found the entries of each place
   * @param {string} field empty for any
   */
  async phrase(found, field) {
    const result = this.nothing();
    if (found.some((entries) => !entries.length)) return result;
    const parts = await this.once(found, (entries) => this.best(entries), ({ key }) => key);
    const all = this.everything();
    for (const part of new Set(parts)) both(all, part);
    const placesOf = (/** @type {Entry[]} */ entries) => this.placesOf(entries, all.is);
    const places = await this.once(found, placesOf, ({ key }) => key);
    const number = FIELD_NAMES.indexOf(field);
    for (const [article, firsts] of places[0]) {
      let starts = field ? firsts.filter((place) => (place & 3) === number) : firsts;
      for (let step = 1; step < places.length && starts.length; step++) {
        const next = new Set(places[step].get(article));
        starts = starts.filter((place) => next.has(place + 4 * step));
      }
      if (!starts.length) continue;
      result.is[article] = 1;
      result.score[article] = parts.reduce((sum, part) => sum + part.score[article], 0);
    }
    return result;
  }

  /**
   * The places of entries that mean the same, in some articles.
   * @param {Entry[]} entries
   * @param {Uint8Array} is which articles
   * @returns {Promise<Map<number, number[]>>}
   */
  async placesOf(entries, is) {
    /** @type {Map<number, number[]>} */
    const found = new Map();
    await Promise.all(
      entries.map(async (entry) => {
        for (const [article, places] of await this.files.places(entry, is)) {
          found.set(article, [...(found.get(article) || []), ...places]);
        }
      }),
    );
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
