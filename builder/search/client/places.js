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
 * What stands for two words that follow each other: a number that says in which bucket they are, and
 * one that tells them from others there.
 * @param {string} one
 * @param {string} two
 * @returns {number[]}
 */
function phraseId(one, two) {
  const mixed = (/** @type {(letters: string[]) => string[]} */ part) => {
    const sum = (/** @type {string} */ form) => checksum(part([...form]).join(""));
    // Odd numbers whose bits are without an order.
    return Math.imul(sum(one), 0x9e3779b1) ^ Math.imul(sum(two), 0x85ebca77);
  };
  const own = mixed((letters) => letters) + 2 * mixed((letters) => letters.reverse());
  return [mixed((letters) => letters.slice(0, BEGINNING)) >>> 0, own >>> 0];
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
