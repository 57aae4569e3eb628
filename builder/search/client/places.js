// Buckets of phrases -> where two words follow each other: the reverse of
// builder/search/index/phrases.py. FORMAT.md has the format.

/**
 * A bucket as its file has it, and as it is read: places by article, of each pair of words.
 * @typedef {{pairs: number, limit: number, lists: string}} PhraseFile
 * @typedef {[article: number, places: number[]][]} PlaceList
 * @typedef {Map<number, PlaceList>} PhraseBucket
 */

// First characters of a form that say in which bucket it is.
const BEGINNING = 3;
// Bits of a place that are always there.
const PLACE_BITS = 7;
/**
 * A number that stands for two words that follow each other.
 * @param {string} one
 * @param {string} two
 * @returns {number}
 */
function mixed(one, two) {
  // Odd numbers whose bits are without an order.
  return (Math.imul(checksum(one), 0x9e3779b1) ^ Math.imul(checksum(two), 0x85ebca77)) >>> 0;
}

/**
 * What stands for the beginnings of two words, which says in which bucket they are.
 * @param {string[]} words
 * @returns {number}
 */
function bucketOf(...words) {
  const [one, two] = words.map((word) => [...word].slice(0, BEGINNING).join(""));
  return mixed(one, two);
}

/**
 * @param {string} text
 * @returns {PhraseBucket}
 */
function readPhrases(text) {
  const { pairs, limit, lists } = /** @type {PhraseFile} */ (JSON.parse(text));
  const bits = new Bits(toBytes(lists));
  /** @type {PhraseBucket} */
  const found = new Map();
  readRising(bits, pairs, 2 ** 32, (own) => {
    /** @type {PlaceList} */
    const list = [];
    found.set(own, list);
    readRising(bits, bits.gamma(0) + 1, limit, (article) =>
      list.push([
        article,
        Array.from({ length: bits.gamma(0) + 1 }, () => bits.gamma(PLACE_BITS)),
      ])
    );
  });
  return found;
}
