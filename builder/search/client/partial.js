// Answers that need a part of very long postings only. Each is that of all postings, but for words
// that so many articles have that these are not counted: then the best postings are looked at.

/**
 * What is known of the number of articles before they are found.
 * @typedef {{total: number, exact: boolean}} Total
 */

/**
 * Answers the query from what a reader has of the postings.
 * @typedef {(reader: Reader) => Promise<Found>} Ask
 */

// The first part of the archive that is looked at for the newest, and how much larger each further is.
const FIRST_SHARE = 64;
const GROWTH = 4;

/**
 * Answer a query.
 * @param {Reader} reader
 * @param {string} query
 * @param {Options} options
 * @param {Ask} ask
 * @returns {Promise<Found>}
 */
async function answerLong(reader, query, options, ask) {
  const whole = viewOf(reader, () => true);
  const { tree } = readQuery(reader, query, options.typing);
  const scoring = new Matching(whole);
  const isFiltered = Object.values(options.filters || {}).some((values) => values.length);
  const total = isFiltered ? null : await totalOf(scoring, tree, options);
  if (total) {
    const found = await firstHits(reader, options, ask);
    const isOfBest = !total.exact && (options.sort || "relevance") === "relevance";
    return { ...found, ...total, rows: isOfBest ? found.rows : total.total };
  }
  const best = !isFiltered && (await bestUncounted(reader, tree, options, ask));
  if (best) return best;
  const scope = isScoped(scoring, tree) && (await scopeOf(reader, scoring, tree, options));
  if (!scope) return ask(whole);
  const isWanted = (/** @type {number} */ first, /** @type {number} */ end) =>
    placeOf(scope, first) < placeOf(scope, end);
  const found = await ask(viewOf(reader, isWanted));
  return found.corrected ? ask(whole) : found;
}

/**
 * The best of what first tiers and short postings have, before all are counted, if that is wanted. So
 * far as these reach, pages that follow each other are in one order; past them it is that of all.
 * @param {Reader} reader
 * @param {Group} tree
 * @param {Options} options
 * @param {Ask} ask
 * @returns {Promise<Found | null>}
 */
async function bestUncounted(reader, tree, options, ask) {
  const { countLater, facets = [], sort = "relevance", offset = 0, limit = 10 } = options;
  if (!countLater || facets.length || sort !== "relevance" || !limit) return null;
  if (!isOfWords(reader, tree)) return null;
  let isWhole = true;
  const found = await ask(viewOf(reader, () => (isWhole = false)));
  if (isWhole) return found;
  return found.corrected || offset + limit > found.rows ? null : { ...found, exact: false, uncounted: true };
}

/**
 * Whether a query is words alone, of which an article needs none.
 * @param {Reader} reader
 * @param {QueryNode} node
 * @returns {boolean}
 */
function isOfWords(reader, node) {
  if (node.kind === "prefix") return !node.field;
  if (node.kind === "words") return !node.field && formsByPosition(reader, node.text).length < 2;
  if (node.kind !== "group" || node.required.length || node.excluded.length) return false;
  return node.optional.every((one) => isOfWords(reader, one));
}

/**
 * The hits of a query that is no condition on what else is found: the best of the best postings, or
 * those of the first or the last articles, as many as are asked for.
 * @param {Reader} reader
 * @param {Options} options
 * @param {Ask} ask
 * @returns {Promise<Found>}
 */
async function firstHits(reader, { sort = "relevance", limit = 10 }, ask) {
  if (sort === "relevance") return ask(viewOf(reader, () => false));
  const { documents } = reader.manifest;
  for (let share = FIRST_SHARE; share > 1; share /= GROWTH) {
    const size = Math.ceil(documents / share);
    const [from, end] = sort === "oldest" ? [0, size] : [documents - size, documents];
    const found = await ask(rangeView(reader, from, end));
    const isThere = found.hits.every(({ number }) => number >= from && number < end);
    // In a part without any article the query would be corrected, or what nothing has be told.
    const isFound = found.total > 0 && !found.corrected;
    if (isThere && isFound && found.hits.length === limit) return found;
  }
  return ask(viewOf(reader, () => true));
}

/**
 * What can be said of the number of articles without all postings: that they are very many, or, if
 * the query is one form, how many they are. Of that facets need all, and translations.
 * @param {Matching} scoring
 * @param {Group} tree
 * @param {Options} options
 * @returns {Promise<Total | null>}
 */
async function totalOf(scoring, tree, { facets = [], sort = "relevance", offset = 0, limit = 10 }) {
  const { manifest } = scoring.reader;
  const { exact = 0 } = manifest;
  if (!isSumOfParts(scoring, tree)) return null;
  if ((await leastOf(scoring, tree)) > exact) return { total: exact, exact: false };
  if (facets.length || manifest.translations) return null;
  const entry = await onlyEntry(scoring, tree);
  if (!entry || entry.count <= (manifest.long || 0)) return null;
  const { best } = await tiersOf(scoring.reader, entry);
  const isFar = sort === "relevance" && Math.max(BEST, offset + limit) > best.articles.length;
  return isFar ? null : { total: entry.count, exact: true };
}

/**
 * Whether a query finds of some articles those that it finds of all. It may find more of them if it
 * excludes something, and if it has a compound, which stands for its words where it stands nowhere. A
 * field is told of all postings by their numbers.
 * @param {Matching} scoring
 * @param {QueryNode} node
 * @returns {boolean}
 */
function isSumOfParts(scoring, node) {
  if (node.kind === "group") {
    const { required, optional, excluded } = node;
    return !excluded.length && [...required, ...optional].every((one) => isSumOfParts(scoring, one));
  }
  if (node.kind !== "words") return node.kind !== "prefix" || !node.field;
  return !node.field && isOneThing(scoring, node);
}

/**
 * Whether words are one word or a phrase, and no compound.
 * @param {Matching} scoring
 * @param {Words} node
 * @returns {boolean}
 */
function isOneThing({ reader }, { exact, text }) {
  return exact || formsByPosition(reader, text).length < 2;
}

/**
 * How many articles a part of a query finds at least.
 * @param {Matching} scoring
 * @param {QueryNode} node
 * @returns {Promise<number>}
 */
async function leastOf(scoring, node) {
  if (node.kind !== "group") {
    const forms = await formsOf(scoring.reader, node);
    return Math.max(0, ...forms.map(({ count }) => count));
  }
  if (node.required.length || node.excluded.length) return 0;
  const each = scoring.telling(node.optional).map((one) => leastOf(scoring, one));
  return Math.max(0, ...(await Promise.all(each)));
}

/**
 * The forms each of which is enough for an article to be found.
 * @param {Reader} reader
 * @param {QueryNode} node
 * @returns {Promise<Entry[]>}
 */
async function formsOf(reader, node) {
  if (node.kind === "prefix" && !node.field) {
    return (await formsWithPrefix(reader, node.text)).map(([entry]) => entry);
  }
  if (node.kind !== "words" || node.field) return [];
  const [forms, ...others] = formsByPosition(reader, node.text);
  if (!forms || others.length || isCharacter(forms[0])) return [];
  return entriesOf(await widened(reader, forms, node.written));
}

/**
 * The only form that a query stands for, if it is one.
 * @param {Matching} scoring
 * @param {Group} tree
 * @returns {Promise<Entry | null>}
 */
async function onlyEntry(scoring, { required, optional, excluded }) {
  const [node, other] = scoring.telling(optional);
  if (required.length || excluded.length || !node || other || node.kind !== "words") return null;
  const [entry, more] = await formsOf(scoring.reader, node);
  // A name may be written as two words.
  if (!entry || more || entry.isName) return null;
  return (await recordsIn(scoring.reader, optional)).length ? null : entry;
}

/**
 * Whether the score of an article depends on no other article, and a part of a query on no other: of
 * several words that are no condition the best articles say which of them matter.
 * @param {Matching} scoring
 * @param {QueryNode} node
 * @returns {boolean}
 */
function isScoped(scoring, node) {
  if (node.kind === "group") {
    const { required, optional, excluded } = node;
    const telling = scoring.telling(optional);
    return telling.length < 2 && [...required, ...telling, ...excluded].every((one) => isScoped(scoring, one));
  }
  if (node.kind !== "words" && node.kind !== "prefix") return true;
  if (node.field) return false;
  return node.kind === "prefix" || isOneThing(scoring, node);
}

/**
 * Articles among which all that a query finds is, as one of its conditions says that needs no long
 * postings; of several such conditions the one that has fewest. The counts of a facet are without
 * its filter.
 * @param {Reader} reader
 * @param {Matching} scoring
 * @param {Group} tree
 * @param {Options} options
 * @returns {Promise<Int32Array | undefined>}
 */
async function scopeOf(reader, scoring, { required }, { filters = {}, facets = [] }) {
  const wanted = Object.entries(filters).filter(([facet]) => !facets.includes(facet));
  const bounds = await filtersOf(reader, Object.fromEntries(wanted));
  const scopes = await Promise.all(required.map((node) => articlesOf(reader, node)));
  return [...bounds.map(({ bounds: { articles } }) => articles), ...scopes.flat()].sort(
    (one, other) => one.length - other.length
  )[0];
}

/**
 * The articles of a condition, if that needs no long postings; of a phrase those of one of its words.
 * @param {Reader} reader
 * @param {QueryNode} node
 * @returns {Promise<Int32Array[]>} none or one
 */
async function articlesOf(reader, node) {
  let isLong = false;
  const scoring = new Matching(viewOf(reader, () => !(isLong = true)));
  const [{ articles }] = await scoring.matchNamed([node], [node]);
  if (!isLong) return [articles];
  return node.kind === "words" && node.exact ? articlesOfPhrase(reader, node) : [];
}

/**
 * Articles among which those of a phrase are. Of two words it may also be written as one.
 * @param {Reader} reader
 * @param {Words} node
 * @returns {Promise<Int32Array[]>}
 */
async function articlesOfPhrase(reader, { text, written }) {
  const positions = formsByPosition(reader, text);
  if (positions.length < 2) return [];
  const each = positions.length === 2 ? [...positions, joinCompound(text)] : positions;
  const words = (await Promise.all(each.map((forms) => widened(reader, forms, written)))).map(entriesOf);
  const areShort = (/** @type {Entry[]} */ entries) =>
    entries.every(({ count }) => count <= (reader.manifest.long || 0));
  const asOne = words.slice(positions.length).flat();
  const some = words.slice(0, positions.length).find(areShort);
  if (!some || !areShort(asOne)) return [];
  const lists = await Promise.all([...some, ...asOne].map((entry) => reader.postings(entry)));
  return [unionOf(lists.map(({ articles }) => articles))];
}
