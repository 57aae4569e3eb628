// The tree of a query -> the articles that match, with scores: search/local/matching.py does the
// same for `builder search`, and tests compare the two.

/** Finds the articles of one query. */
class Matching {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    this.size = reader.manifest.documents;
    /** Words of the query that no article has. @type {string[]} */
    this.missing = [];
    /**
     * Matches of parts of the query, some of which stand in it many times.
     * @type {Map<string, Promise<Match>>}
     */
    this.known = new Map();
    /** For what is excluded: no word is missed that is not wanted. @type {Matching | null} */
    this.silent = null;
  }

  /**
   * The articles that match a query; those where words of it stand together gain.
   * @param {Group} tree
   * @returns {Promise<Match>}
   */
  async answer(tree) {
    const [match, pairs] = await Promise.all([this.match(tree), pairBonuses(this.reader, tree)]);
    for (const { articles, bonus } of pairs) {
      for (const article of articles) if (match.is[article]) match.score[article] += bonus;
    }
    return match;
  }

  /**
   * What a part of the query matches. That of a part other than a group is kept, and not to be
   * changed.
   * @param {QueryNode} node
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
   * @param {QueryNode[]} nodes
   * @returns {Promise<Match[]>}
   */
  matchEach(nodes) {
    return Promise.all(nodes.map((node) => this.match(node)));
  }

  /**
   * @param {Exclude<QueryNode, Group>} node
   * @returns {Promise<Match>}
   */
  leaf(node) {
    if (node.kind === "words") return this.words(node);
    if (node.kind === "prefix") return this.prefix(node);
    if (node.kind === "facet") return matchFacet(this.reader, node.name, [node.value]);
    return matchDates(this.reader, node.first, node.last);
  }

  /**
   * Filters (facets and dates) only bound what else is found; by themselves they find everything
   * within their bounds, as exclusions alone find everything outside of theirs.
   * @param {Group} group
   * @returns {Promise<Match>}
   */
  async group(group) {
    const filters = group.required.filter(isFilter);
    const required = group.required.filter((node) => !isFilter(node));
    const optional = this.telling(group.optional);
    this.silent = this.silent || new Matching(this.reader);
    const [words, musts, bounds, excluded] = await Promise.all([
      this.matchEach(optional),
      this.matchEach(required),
      this.matchEach(filters),
      this.silent.matchEach(group.excluded),
    ]);
    const isBound = required.length || filters.length || group.excluded.length;
    let result = isBound ? allArticles(this.size) : noArticles(this.size);
    if (words.length && required.length) add(result, anyOf(words));
    else if (words.length) result = anyOf(words);
    for (const one of [...musts, ...bounds]) both(result, one);
    for (const one of excluded) without(result, one);
    return result;
  }

  /**
   * The parts of a query without stop words, unless there is nothing else.
   * @param {QueryNode[]} nodes
   * @returns {QueryNode[]}
   */
  telling(nodes) {
    const telling = nodes.filter(
      (node) => node.kind !== "words" || !isStopWord(this.reader, node.text)
    );
    return telling.length ? telling : nodes;
  }

  /**
   * A word, a compound or a phrase. A compound is also looked for as one word.
   * @param {Words} node
   * @returns {Promise<Match>}
   */
  async words({ text, field, exact }) {
    const positions = termsByPosition(this.reader, text);
    if (!positions.length) return noArticles(this.size);
    const areForms = needsStems(this.reader, text);
    const found = await mapOnce(positions, (terms) => entriesOf(this.reader, terms, areForms));
    if (positions.length === 1 && isCharacter(positions[0][0])) {
      return this.prefix({ kind: "prefix", text: positions[0][0], field });
    }
    if (positions.length === 1) {
      if (!found[0].length && !field) this.missing.push(text);
      return this.within(await this.best(found[0]), found[0], field);
    }
    const result = await this.phrase(found, field);
    if (!exact || positions.length === 2) {
      const joined = joinCompound(text, this.reader.manifest.language);
      const entries = await entriesOf(this.reader, joined, areForms);
      better(result, await this.within(await this.best(entries), entries, field));
    }
    return result;
  }

  /**
   * @param {Prefix} node
   * @returns {Promise<Match>}
   */
  async prefix({ text, field }) {
    const entries = await entriesWithPrefix(this.reader, text);
    return this.within(await this.best(entries), entries, field);
  }

  /**
   * Articles with one of several entries that mean the same; the best score counts.
   * @param {Entry[]} entries
   * @returns {Promise<Match>}
   */
  async best(entries) {
    const result = noArticles(this.size);
    const lists = await Promise.all(entries.map((entry) => this.reader.postings(entry)));
    lists.forEach(({ articles, impacts, steps }, number) => {
      const step = idf(this.size, entries[number].count) / steps;
      for (let at = 0; at < articles.length; at++) {
        const article = articles[at];
        // An impact stands for what is between it and the next; half a step more is the middle.
        const score = step * (impacts[at] + 0.5);
        result.is[article] = 1;
        if (score > result.score[article]) result.score[article] = score;
      }
    });
    return result;
  }

  /**
   * A match, without the articles that have none of its entries in a field.
   * @param {Match} match
   * @param {Entry[]} entries
   * @param {string} field empty for any
   * @returns {Promise<Match>}
   */
  async within(match, entries, field) {
    if (!field) return match;
    const result = noArticles(this.size);
    const number = this.reader.manifest.fields.indexOf(field);
    for (const [article, positions] of await this.positionsOf(entries, match.is)) {
      if (!positions.some((position) => isInField(position, number))) continue;
      result.is[article] = 1;
      result.score[article] = match.score[article];
    }
    return result;
  }

  /**
   * Articles where one word stands after the other, all in one field. Positions cost much to read,
   * so only those of articles are read that have all words somewhere.
   * @param {Entry[][]} words the entries of each
   * @param {string} field empty for any
   * @returns {Promise<Match>}
   */
  async phrase(words, field) {
    const result = noArticles(this.size);
    if (words.some((entries) => !entries.length)) return result;
    const parts = await mapOnce(words, (entries) => this.best(entries), ({ key }) => key);
    const all = allArticles(this.size);
    for (const part of new Set(parts)) both(all, part);
    const positionsOf = (/** @type {Entry[]} */ entries) => this.positionsOf(entries, all.is);
    const positions = await mapOnce(words, positionsOf, ({ key }) => key);
    const number = field ? this.reader.manifest.fields.indexOf(field) : -1;
    for (const article of positions[0].keys()) {
      if (!hasPhrase(article, positions, number)) continue;
      result.is[article] = 1;
      result.score[article] = parts.reduce((sum, part) => sum + part.score[article], 0);
    }
    return result;
  }

  /**
   * The positions of entries that mean the same, in some articles.
   * @param {Entry[]} entries
   * @param {Uint8Array} is 1 for each of these articles
   * @returns {Promise<Map<number, number[]>>} by article
   */
  async positionsOf(entries, is) {
    /** @type {Map<number, number[]>} */
    const found = new Map();
    await Promise.all(
      entries.map(async (entry) => {
        for (const [article, positions] of await this.reader.positions(entry, is)) {
          found.set(article, [...(found.get(article) || []), ...positions]);
        }
      })
    );
    return found;
  }
}

/**
 * @param {QueryNode} node
 * @returns {boolean}
 */
function isFilter(node) {
  return node.kind === "facet" || node.kind === "dates";
}

/**
 * Whether an article has one word after the other. Of "border clash" border stands at 5, 29 and 61
 * and clash at 33: a phrase begins at 29, as 29 + 4 is there, and so in the same field.
 * @param {number} article
 * @param {Map<number, number[]>[]} positions of each word, by article
 * @param {number} field its number, -1 for any
 * @returns {boolean}
 */
function hasPhrase(article, positions, field) {
  let starts = positions[0].get(article) || [];
  if (field >= 0) starts = starts.filter((start) => isInField(start, field));
  for (let word = 1; word < positions.length && starts.length; word++) {
    const own = new Set(positions[word].get(article));
    starts = starts.filter((start) => own.has(start + STEP * word));
  }
  return starts.length > 0;
}

/**
 * What a function makes of each of some lists; of equal ones but once, as a query may say a word
 * hundreds of times.
 * @template Item, Made
 * @param {Item[][]} lists
 * @param {(list: Item[]) => Promise<Made>} make
 * @param {(item: Item) => unknown} [nameOf] what is the same in equal items
 * @returns {Promise<Made[]>}
 */
function mapOnce(lists, make, nameOf = (item) => item) {
  /** @type {Map<string, Promise<Made>>} */
  const made = new Map();
  return Promise.all(
    lists.map((list) => {
      const name = JSON.stringify(list.map(nameOf));
      const one = made.get(name) || make(list);
      made.set(name, one);
      return one;
    })
  );
}
