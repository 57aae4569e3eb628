// Postings in tiers, as search/index/tiers.py writes them: the best of a form that very many articles
// have, and files of the others, each of a range of articles.

/**
 * What stands among the postings of other keys: the best postings; the binary logarithm of the articles
 * of a range; the impacts of the others, the most frequent first; of each range how many of them it
 * has, and the name of its file.
 * @typedef {{best: Postings, width: number, levels: number[], sizes: number[], names: string[]}} Tiers
 */

/**
 * Whether something of the articles from the first to before the last is wanted.
 * @typedef {(first: number, end: number) => boolean} Wanted
 */

const RANGE_NAME_BYTES = 8;

/** @type {WeakMap<Entry, Promise<Tiers>>} */
const tiersOfEntries = new WeakMap();

/**
 * @param {Reader} reader
 * @param {Entry} entry
 * @returns {Promise<Tiers>}
 */
function tiersOf(reader, entry) {
  const known = tiersOfEntries.get(entry);
  if (known) return known;
  const { documents } = reader.manifest;
  const made = reader.bytesOf(entry).then((bytes) => readTiers(bytes, entry.count, documents));
  tiersOfEntries.set(entry, made);
  made.catch(() => tiersOfEntries.delete(entry));
  return made;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} count of all postings
 * @param {number} documents
 * @returns {Tiers}
 */
function readTiers(bytes, count, documents) {
  const numbers = new Numbers(bytes);
  const next = (/** @type {number} */ size) => Array.from({ length: size }, () => numbers.next());
  const [first, width] = next(2);
  const levels = next(numbers.next());
  const sizes = next(numbers.next());
  let { at } = numbers;
  const names = sizes.map((size) => {
    if (!size) return "";
    const own = bytes.subarray(at, (at += RANGE_NAME_BYTES));
    return "r-" + Array.from(own, (byte) => (byte + 256).toString(16).slice(1)).join("");
  });
  check(sizes.reduce((sum, size) => sum + size, first) === count);
  return { best: readList(bytes.subarray(at), first, documents, impactBits(count)), width, levels, sizes, names };
}

/**
 * The postings of some ranges, rising.
 * @param {Reader} reader
 * @param {Tiers} tiers
 * @param {Wanted} isWanted
 * @returns {Promise<Postings>}
 */
async function rangesOf(reader, tiers, isWanted) {
  const { best, width, sizes, names } = tiers;
  const some = [...sizes.keys()].filter(
    (number) => sizes[number] && isWanted(number * 2 ** width, (number + 1) * 2 ** width)
  );
  const files = await Promise.all(some.map((number) => reader.get(names[number], toBytes)));
  const articles = new Int32Array(some.reduce((sum, number) => sum + sizes[number], 0));
  const impacts = new Uint8Array(articles.length);
  let at = 0;
  some.forEach((number, file) => {
    const bits = new Bits(files[file]);
    readRising(bits, sizes[number], 2 ** width, (article) => {
      articles[at] = number * 2 ** width + article;
      impacts[at++] = tiers.levels[bits.zeros()];
    });
    check((bits.at + 7) >> 3 === files[file].length);
  });
  return { articles, impacts, steps: best.steps };
}

/**
 * The best postings of a form, and those of some ranges.
 * @param {Reader} reader
 * @param {Entry} entry
 * @param {Wanted} isWanted
 * @returns {Promise<Postings>}
 */
async function someOf(reader, entry, isWanted) {
  const tiers = await tiersOf(reader, entry);
  return inOneList(tiers.best, await rangesOf(reader, tiers, isWanted));
}

/**
 * The postings of two lists that have no article in common.
 * @param {Postings} one
 * @param {Postings} other
 * @returns {Postings}
 */
function inOneList(one, other) {
  if (!other.articles.length) return one;
  const articles = new Int32Array(one.articles.length + other.articles.length);
  const impacts = new Uint8Array(articles.length);
  let [at, otherAt] = [0, 0];
  for (let end = 0; end < articles.length; end++) {
    const isOne = !(one.articles[at] > other.articles[otherAt]) && at < one.articles.length;
    const [from, place] = isOne ? [one, at++] : [other, otherAt++];
    articles[end] = from.articles[place];
    impacts[end] = from.impacts[place];
  }
  return { articles, impacts, steps: one.steps };
}

/**
 * A reader that has of long postings the best and those of some ranges.
 * @param {Reader} reader
 * @param {Wanted} isWanted
 * @returns {Reader}
 */
function viewOf(reader, isWanted) {
  const { long = 0 } = reader.manifest;
  /** @type {Map<Entry, Promise<Postings>>} */
  const known = new Map();
  const postings = (/** @type {Entry} */ entry) => {
    if (entry.count <= long) return reader.postings(entry);
    const found = known.get(entry) || someOf(reader, entry, isWanted);
    known.set(entry, found);
    return found;
  };
  return Object.assign(Object.create(reader), { postings });
}

/**
 * A reader that has all postings of some articles, and nothing of others.
 * @param {Reader} reader
 * @param {number} from
 * @param {number} end
 * @returns {Reader}
 */
function rangeView(reader, from, end) {
  const view = viewOf(reader, (first, last) => first < end && last > from);
  const postings = async (/** @type {Entry} */ entry) => {
    const { articles, impacts, steps } = await view.postings(entry);
    const own = [placeOf(articles, from), placeOf(articles, end)];
    return { articles: articles.subarray(...own), impacts: impacts.subarray(...own), steps };
  };
  return Object.assign(Object.create(reader), { postings });
}
