// What words of a query mean, one by one: in which field, and each but once.

/**
 * What is asked for the scores of a word: a `Matching`.
 * @typedef {object} Scoring
 * @property {Reader} reader
 * @property {(word: Meant) => Promise<Match>} scores
 * @property {(words: Meant[]) => void} show
 */

/**
 * @param {Reader} reader
 * @param {string} query
 * @param {boolean} [isTyping]
 * @returns {{tree: Group, notes: Note[]}}
 */
function readQuery(reader, query, isTyping) {
  const read = firstOfText(query, MAX_QUERY);
  const [last] = /[\p{L}\p{M}\p{N}]{2,}$/u.exec(read) || [];
  const grammar = { ...reader.grammar, isTyping: isTyping && last && !isStopWord(reader, last) };
  return parseQuery(glue(read) + query.slice(read.length), grammar);
}

/**
 * A match, without the articles that have none of the forms of its word in a field.
 * @param {Reader} reader
 * @param {Match} match
 * @param {Meant} word
 * @param {string} field empty for any
 * @returns {Promise<Match>}
 */
async function within(reader, match, word, field) {
  if (!field) return match;
  const lists = await Promise.all(entriesOf(word).map((entry) => reader.inField(entry, field)));
  const result = unscored(unionOf(lists));
  inCommon(result.articles, match.articles, (at, own) => (result.score[at] = match.score[own]));
  return result;
}

/**
 * @param {Scoring} scoring
 * @param {Meant} word
 * @param {string} field empty for any
 * @returns {Promise<Match>}
 */
async function wordIn(scoring, word, field) {
  return within(scoring.reader, await scoring.scores(word), word, field);
}

/**
 * What a function makes of each of some items; of equal ones but once, as a query may say a word
 * hundreds of times.
 * @template Item, Made
 * @param {Item[]} items
 * @param {(item: Item) => Promise<Made>} make
 * @param {(item: Item) => unknown} [nameOf] what is the same in equal items
 * @returns {Promise<Made[]>}
 */
function mapOnce(items, make, nameOf = (item) => item) {
  /** @type {Map<string, Promise<Made>>} */
  const made = new Map();
  return Promise.all(
    items.map((item) => {
      const name = JSON.stringify(nameOf(item));
      const one = made.get(name) || make(item);
      made.set(name, one);
      return one;
    })
  );
}

// Letters of each half of a word that articles may write as two: Wiki Leaks.
const LEAST_SPLIT = 3;
// A word that is looked for as two, if no article has it, or it is a name.
const IN_TWO = new RegExp(`^${LETTER}{6,}$`, "u");

/**
 * Which parts of a query nothing has, or that nothing has all of them.
 * @param {Leaf[]} leaves
 * @param {Match[]} matches of each
 * @returns {Note}
 */
function reasonOf(leaves, matches) {
  const missing = leaves.filter((_, at) => !matches[at].articles.length);
  const text = distinct(missing.map(writtenAs)).join(", ");
  return noteOf(text ? "nothing" : "together", text);
}
