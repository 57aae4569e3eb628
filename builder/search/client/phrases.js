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
// Odd numbers whose bits are without an order.
const MIX = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f];

/**
 * What stands for two words that follow each other: a number that says in which bucket they are, and
 * one that tells them from others there.
 * @param {string} one
 * @param {string} two
 * @returns {[bucket: number, own: number]}
 */
function phraseId(one, two) {
  const [first, second] = [one, two].map((form) => {
    const letters = [...form];
    const parts = [letters.slice(0, BEGINNING), letters, [...letters].reverse()];
    return parts.map((part) => checksum(part.join("")));
  });
  const bucket = Math.imul(first[0], MIX[0]) + Math.imul(second[0], MIX[1]);
  const forwards = Math.imul(first[1], MIX[0]) ^ Math.imul(second[1], MIX[1]);
  const backwards = Math.imul(first[2], MIX[2]) ^ Math.imul(second[2], MIX[3]);
  return [bucket >>> 0, (forwards + backwards) >>> 0];
}

/**
 * @param {string} text
 * @returns {PhraseBucket}
 */
function readPhrases(text) {
  const { pairs, limit, lists } = /** @type {PhraseFile} */ (JSON.parse(text));
  const bits = new Bits(toBytes(lists));
  const rice = riceParameter(pairs, 2 ** 32);
  /** @type {PhraseBucket} */
  const found = new Map();
  let own = -1;
  for (let at = 0; at < pairs; at++) {
    own += bits.rice(rice) + 1;
    found.set(own, readPlaces(bits, limit));
  }
  bits.end();
  return found;
}

/**
 * @param {Bits} bits
 * @param {number} limit
 * @returns {PlaceList}
 */
function readPlaces(bits, limit) {
  const count = bits.gamma(0) + 1;
  check(count <= limit);
  const rice = riceParameter(count, limit);
  let article = -1;
  return Array.from({ length: count }, () => {
    article += bits.rice(rice) + 1;
    return [article, Array.from({ length: bits.gamma(0) + 1 }, () => bits.gamma(PLACE_BITS))];
  });
}
