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
  const keys = await Promise.all(
    wordSequence(reader, tree).map((node) => (node ? pairKey(reader, node) : ""))
  );
  const pairs = keys
    .slice(1)
    .map((second, at) => [keys[at], second])
    .filter(([one, two]) => one && two);
  return Promise.all(pairs.slice(0, MOST_PAIRS).map(([one, two]) => pairBonus(reader, one, two)));
}

/**
 * @param {Reader} reader
 * @param {string} one
 * @param {string} two
 * @returns {Promise<PairBonus>}
 */
async function pairBonus(reader, one, two) {
  const [articles, ...entries] = await Promise.all([
    reader.pair(one, two),
    reader.entry(one),
    reader.entry(two),
  ]);
  let sum = 0;
  for (const entry of entries) if (entry) sum += idf(reader.manifest.documents, entry.count);
  return { articles, bonus: NEARNESS * sum };
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
 * The key by which a word of a query is in pairs, its stem; empty for compounds.
 * @param {Reader} reader
 * @param {Words} node
 * @returns {Promise<string>}
 */
async function pairKey(reader, node) {
  const positions = termsByPosition(reader, node.text);
  if (positions.length !== 1) return "";
  const [key] = positions[0];
  const entry = needsStems(reader, node.text) ? await reader.entry(key) : undefined;
  return (entry && entry.stems[0]) || key;
}
