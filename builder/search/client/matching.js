// The tree of a query -> the articles that match, with scores: search/local/matching.py does the
// same for `builder search`, and tests compare the two.

/** Finds the articles of one query. */
class Matching {
  /**
   * @param {Reader} reader
   * @param {boolean} [isWanted] false for what is excluded: no word of that is missed
   */
  constructor(reader, isWanted = true) {
    this.reader = reader;
    this.isWanted = isWanted;
    this.documentCount = reader.manifest.documents;
    /** Words of the query that no article has. @type {string[]} */
    this.missing = [];
    /**
     * Matches of parts of the query, some of which stand in it many times.
     * @type {Map<string, Promise<Match>>}
     */
    this.known = new Map();
    /** What the form that is asked for counts more. */
    this.exactness = EXACT;
    /** What texts show of the query. @type {Shown[]} */
    this.shown = [];
    /** What is to be said of the query. @type {Note[]} */
    this.notes = [];
    /** For what is excluded. @type {Matching | null} */
    this.silent = null;
  }

  /**
   * The articles that match a query; those where words of it stand together gain.
   * @param {Group} tree
   * @returns {Promise<Match>}
   */
  async answer(tree) {
    const leaves = leavesOf(tree);
    this.exactness = EXACT / leaves.length;
    const [match, pairs] = await Promise.all([
      this.match(tree),
      pairBonuses(this.reader, tree),
      this.reader.translations(), // which all answers need in the end
    ]);
    for (const { articles, bonus } of pairs) {
      inCommon(match.articles, articles, (at) => (match.score[at] += bonus));
    }
    if (!match.articles.length && (!isPlain(tree) || leaves.some(hasSign))) {
      this.notes.push(reasonOf(leaves, await this.matchEach(leaves)));
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
   * What some nodes match, or has other names of the records that they name.
   * @param {QueryNode[]} nodes
   * @param {QueryNode[]} all these, with stop words between
   * @returns {Promise<Match[]>}
   */
  async matchNamed(nodes, all) {
    // Side by side: what names need is loaded for the words, too, but that of one after the other.
    const [records, matches] = await Promise.all([
      this.isWanted ? recordsIn(this.reader, all) : [],
      this.matchEach(nodes),
    ]);
    const named = await Promise.all(records.map((record) => this.named(record)));
    records.forEach(({ words }, number) => {
      if (!named[number].articles.length) return;
      nodes.forEach((node, at) => {
        if (!words.includes(node)) return;
        matches[at] = better(matches[at], named[number]);
        const { text } = /** @type {Words} */ (node);
        this.missing = this.missing.filter((word) => !text.includes(word));
      });
    });
    return matches;
  }

  /**
   * @param {Named} record
   * @returns {Promise<Match>}
   */
  async named(record) {
    const names = record.names.map((name) => this.widenedAll(formsByPosition(this.reader, name)));
    const [{ namedIn }, ...words] = await Promise.all([secondScript(this.reader), ...names]);
    return namedIn(this, record, words);
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
    this.silent = this.silent || new Matching(this.reader, false);
    const [words, musts, bounds, excluded] = await Promise.all([
      this.matchNamed(optional, group.optional),
      Promise.all(required.map(async (node) => (await this.matchNamed([node], [node]))[0])),
      this.matchEach(filters),
      this.silent.matchEach(group.excluded),
    ]);
    const names = optional.map((node) => (node.kind === "group" ? node : JSON.stringify(node)));
    let result = words.length ? anyOf(words, names) : unscored();
    const [first] = musts.length || !words.length ? [...musts, ...bounds] : [];
    if (first) result = foundIn(first, result);
    else if (!words.length && group.excluded.length) result = allFrom(0, this.documentCount);
    for (const one of [...musts, ...bounds]) result = both(result, one);
    for (const one of excluded) result = without(result, one);
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
  async words(node) {
    const { text, field, exact } = node;
    const positions = formsByPosition(this.reader, text);
    const [[form, other] = [""], second] = positions;
    if (!form) return unscored();
    if (!second && isCharacter(form)) return this.prefix({ kind: "prefix", text: form, field });
    const isOne = !node.written && !second && !other && IN_TWO.test(form);
    if (isOne) expectSecond(this.reader, form).catch(() => {});
    const words = await this.widenedAll(positions, node.written);
    const matches = [this.together(node, words)];
    if (isOne && words[0].inflections.every(([{ isName }]) => isName)) {
      matches.push(secondScript(this.reader).then((own) => own.splitWord(this, form, field)));
    }
    const found = (await Promise.all(matches)).reduce(better);
    const isFound = found.articles.length > 0;
    if (!this.isWanted) return found;
    this.missing.push(...unknownWords(text, words, isFound));
    if (isFound || exact || !second) return found;
    // Articles with some words of a compound that stands together in none.
    const apart = anyOf(await Promise.all(words.map((word) => wordIn(this, word, field))));
    if (apart.articles.length) this.notes.push(noteOf("apart", text));
    for (const word of words) this.show([word]);
    return apart;
  }

  /**
   * Articles with one word, or with all of some one after the other.
   * @param {Words} node
   * @param {Meant[]} words
   * @returns {Promise<Match>}
   */
  async together({ text, field, exact, written }, words) {
    if (!words[1]) return wordIn(this, words[0], field);
    const result = await (await secondScript(this.reader)).phraseOf(this, words, field);
    if (exact && words[2]) return result;
    const asOne = await this.widenedAll([joinCompound(text)], written);
    return better(result, await wordIn(this, asOne[0], field));
  }

  /**
   * What the forms of some words that stand together stand for; if they are wanted as written, for
   * themselves.
   * @param {string[][]} positions
   * @param {boolean} [isWritten]
   * @returns {Promise<Meant[]>}
   */
  async widenedAll(positions, isWritten) {
    const words = await mapOnce(positions, (forms) => widened(this.reader, forms, isWritten));
    this.show(words);
    return words;
  }

  /**
   * Texts are to show where some words stand together; stop words only within a phrase.
   * @param {Meant[]} words
   */
  show(words) {
    const isTelling = (/** @type {string} */ form) => words[1] || !isStopWord(this.reader, form);
    const forms = words.map((word) => entriesOf(word).map(({ key }) => key));
    this.shown.push(forms.map((own) => new Set(own.filter(isTelling))));
  }

  /**
   * @param {Prefix} node
   * @returns {Promise<Match>}
   */
  async prefix({ text, field }) {
    const inflections = await formsWithPrefix(this.reader, text);
    const matches = inflections.map((one) => this.saturated([one], 1));
    const result = bestOf(await Promise.all(matches));
    const word = { inflections, names: [] };
    this.show([word]);
    return within(this.reader, result, word, field);
  }

  /**
   * Articles with what a word stands for: other names than it count less.
   * @param {Meant} word
   * @returns {Promise<Match>}
   */
  async scores({ inflections, names }) {
    const result = await this.saturated(inflections, 1);
    return names.length ? better(result, await this.saturated(names, SPELT)) : result;
  }

  /**
   * Articles with any of several forms, scored as if these were one word: BM25's saturation is of
   * the sum of their weights.
   * @param {Weighted} forms
   * @param {number} share of the score that they get
   * @returns {Promise<Match>}
   */
  async saturated(forms, share) {
    const lists = await Promise.all(forms.map(([entry]) => this.reader.postings(entry)));
    const { articles, score } = unscored(unionOf(lists.map((list) => list.articles)));
    const exact = new Float32Array(articles.length);
    lists.forEach((list, number) => {
      const [entry, weight] = forms[number];
      const rareness = weight < 1 ? 0 : idf(this.documentCount, entry.count);
      inCommon(articles, list.articles, (at, own) => {
        // An impact stands for what is between it and the next; half a step more is the middle.
        const impact = (list.impacts[own] + 0.5) / list.steps;
        score[at] += (weight * K1 * impact) / (1 - impact);
        exact[at] = Math.max(exact[at], rareness);
      });
    });
    const most = idf(this.documentCount, havingWord(this.reader, forms, articles.length));
    for (let at = 0; at < score.length; at++) {
      const bonus = this.exactness * Math.max(0, exact[at] - most);
      score[at] = share * ((score[at] * most) / (K1 + score[at]) + bonus);
    }
    return { articles, score };
  }
}
