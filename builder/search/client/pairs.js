// Articles where words that follow each other in a query stand together gain: of those that have
// "oil" and "price", the ones that speak of the oil price.

// Pairs of a query that are looked at.
const MOST_PAIRS = 8;
// What a pair adds, as a share of what its two words can add by themselves.
const NEARNESS = 0.06;

/**
 * Articles, and what is added to their scores.
 * @typedef {{articles: Int32Array, bonus: number}} PairBonus
 */

/**
 * The articles of each pair of words that follow each other in a query.
 * @param {Reader} reader
 * @param {QueryNode} tree
 * @returns {Promise<PairBonus[]>}
 */
async function pairBonuses(reader, tree) {
  const forms = wordSequence(reader, tree).map((node) => (node ? onlyForm(reader, node) : ""));
  const pairs = forms
    .slice(1)
    .map((second, at) => [forms[at], second])
    .filter(([one, two]) => one && two);
  return Promise.all(pairs.slice(0, MOST_PAIRS).map((pair) => pairBonus(reader, pair)));
}

/**
 * @param {Reader} reader
 * @param {string[]} pair
 * @returns {Promise<PairBonus>}
 */
async function pairBonus(reader, pair) {
  const { languages } = reader.manifest;
  const [home] = Object.keys(languages);
  const [one, two] = pair.map((form) => stemOf(form, home, languages));
  const articles = await reader.pair(one, two);
  if (!articles.length) return { articles, bonus: 0 };
  const rareness = await Promise.all(pair.map((form) => wordIdf(reader, form)));
  return { articles, bonus: NEARNESS * (rareness[0] + rareness[1]) };
}

/**
 * How rare a word is, in all of its inflections.
 * @param {Reader} reader
 * @param {string} form
 * @returns {Promise<number>}
 */
async function wordIdf(reader, form) {
  const { inflections } = await widened(reader, [form]);
  const lists = await Promise.all(inflections.map(([entry]) => reader.postings(entry)));
  const having = unionOf(lists.map(({ articles }) => articles));
  return idf(reader.manifest.documents, havingWord(reader, inflections, having.length));
}

/**
 * The words of a query in their order, without stop words; null between two that do not belong
 * together: of `oil the price title:osh water` oil, price, null, water.
 * @param {Reader} reader
 * @param {QueryNode} node
 * @returns {(Words | null)[]}
 */
function wordSequence(reader, node) {
  if (node.kind === "group") {
    return [...node.required, ...node.optional].flatMap((part) => wordSequence(reader, part));
  }
  if (node.kind !== "words" || node.exact || node.field) return [null];
  return isStopWord(reader, node.text) ? [] : [node];
}

/**
 * The form of a word of a query; empty for compounds, which are in no pair.
 * @param {Reader} reader
 * @param {Words} node
 * @returns {string}
 */
function onlyForm(reader, node) {
  const positions = formsByPosition(reader, node.text);
  return positions.length === 1 && positions[0].length === 1 ? positions[0][0] : "";
}
