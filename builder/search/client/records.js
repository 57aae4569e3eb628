// Records widen a query: who asks for one name of a record finds articles that say another, as
// builder/search/records.py has it.

/**
 * A name of a record in a query: the words of it, and the other names of that record. Or two words
 * that an article has as one.
 * @typedef {{words: QueryNode[], names: string[], joined?: Entry}} Named
 */

// Words of a name.
const MOST_WORDS = 10;

/**
 * The names of records in a query, of those that begin with a word the longest. They stand in the
 * lexicon after that word, as spaces come before letters: to look for them loads nothing more.
 * @param {Reader} reader
 * @param {QueryNode[]} nodes
 * @returns {Promise<Named[]>}
 */
async function recordsIn(reader, nodes) {
  /** @type {Named[]} */
  const found = [];
  const own = nodes.map((node) => plainForms(reader, node));
  for (let start = 0, end = 1; start < nodes.length; start = end, end += 1) {
    /** @type {string[]} */
    let names = [];
    let key = "";
    for (let at = start; at < Math.min(nodes.length, start + MOST_WORDS); at++) {
      if (!own[at]) break;
      key += (key && " ") + own[at];
      const others = await leadsOf(reader, key + "=");
      if (others[0]) [names, end] = [others, at + 1];
    }
    if (names[0]) found.push({ words: nodes.slice(start, end), names });
  }
  for (let at = 1; at < nodes.length; at++) {
    const joined = own[at - 1] && own[at] && (await reader.entry(own[at - 1] + own[at]));
    if (joined && joined.count) found.push({ words: nodes.slice(at - 1, at + 1), names: [], joined });
  }
  return found;
}

/**
 * The forms of a node that may be in a name, with spaces between; empty if it says more than words.
 * @param {Reader} reader
 * @param {QueryNode} node
 * @returns {string}
 */
function plainForms(reader, node) {
  if (node.kind !== "words" || !isPlain(node)) return "";
  return formsIn(node.text);
}

/**
 * Articles that have two words of a query as one: each adds a half of its score as another spelling.
 * @param {Scoring} scoring
 * @param {Entry} entry
 * @returns {Promise<Match>}
 */
async function joinedWords(scoring, entry) {
  /** @type {Meant} */
  const word = { inflections: [[entry, 1]], names: [] };
  scoring.show([word]);
  const { articles, score } = await scoring.scores(word);
  return { articles, score: score.map((one) => (one * SPELT) / 2) };
}
