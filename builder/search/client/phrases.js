// Where words stand: in which field, and one after the other.

/**
 * What is asked for the scores of a word: a `Matching`.
 * @typedef {{reader: Reader, scores: (word: Meant) => Promise<Match>}} Scoring
 */

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
  const result = noArticles(reader.manifest.documents);
  const number = reader.manifest.fields.indexOf(field);
  for (const [article, positions] of await positionsOf(reader, word, match.is)) {
    if (!positions.some((position) => isInField(position, number))) continue;
    result.is[article] = 1;
    result.score[article] = match.score[article];
  }
  return result;
}

/**
 * Articles where one word stands after the other, all in one field. Positions cost much to read,
 * so only those of articles are read that have all words somewhere.
 * @param {Scoring} scoring
 * @param {Meant[]} words
 * @param {string} field empty for any
 * @returns {Promise<Match>}
 */
async function phraseOf(scoring, words, field) {
  const { documents, fields } = scoring.reader.manifest;
  const result = noArticles(documents);
  if (words.some((word) => !entriesOf(word).length)) return result;
  const parts = await mapOnce(words, (word) => scoring.scores(word), nameOfWord);
  const all = allArticles(documents);
  for (const part of new Set(parts)) both(all, part);
  const read = (/** @type {Meant} */ word) => positionsOf(scoring.reader, word, all.is);
  const positions = await mapOnce(words, read, nameOfWord);
  const number = field ? fields.indexOf(field) : -1;
  for (const article of positions[0].keys()) {
    if (!hasPhrase(article, positions, number)) continue;
    result.is[article] = 1;
    result.score[article] = parts.reduce((sum, part) => sum + part.score[article], 0);
  }
  return result;
}

/**
 * The positions of what a word stands for, in some articles.
 * @param {Reader} reader
 * @param {Meant} word
 * @param {Uint8Array} is 1 for each of these articles
 * @returns {Promise<Map<number, number[]>>} by article
 */
async function positionsOf(reader, word, is) {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  await Promise.all(
    entriesOf(word).map(async (entry) => {
      for (const [article, positions] of await reader.positions(entry, is)) {
        found.set(article, [...(found.get(article) || []), ...positions]);
      }
    })
  );
  return found;
}

/**
 * Whether an article has one word after the other. Of "border clash" border stands at 5, 29 and 61
 * and clash at 37: a phrase begins at 29, as 29 + 8 is there, and so in the same field.
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
