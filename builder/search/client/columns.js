// What files say of articles besides their words: facets, translations, citations; names of files.

// Characters of the checksum of a block, a bucket or a shard that another file has.
const CHECK_LENGTH = 3;

/**
 * A column as its file has it: the values (slug, label, keys of names); for each of them, in base64,
 * the number of its articles and of the bytes of their list; and all these bytes, or the files that
 * have them.
 * @typedef {{values: string[][], sizes: string, lists: string | Parts}} ColumnFile
 */

/**
 * A value of a facet, what it is called, keys of its names, and its articles.
 * @typedef {object} FacetValue
 * @property {string} value
 * @property {string} label
 * @property {string[]} names
 * @property {() => Promise<Int32Array>} articles
 */

/**
 * What gives a piece of bytes that some files have: a `Reader`.
 * @typedef {{piece: (parts: Parts, start: number, length: number) => Promise<Uint8Array>}} Pieces
 */

/**
 * The values of a facet.
 * @param {ColumnFile} column
 * @param {number} documents
 * @param {Pieces} pieces
 * @returns {FacetValue[]}
 */
function readColumn({ values, sizes, lists }, documents, pieces) {
  const numbers = new Numbers(toBytes(sizes));
  const whole = typeof lists === "string" ? toBytes(lists) : null;
  let end = 0;
  return values.map(([value, label, ...names]) => {
    const [count, start, length] = [numbers.next(), end, numbers.next()];
    end += length;
    const articles = async () => {
      const isHere = typeof lists === "string";
      const bytes = whole
        ? whole.subarray(start, start + length)
        : await pieces.piece(/** @type {Parts} */ (lists), start, length);
      return readList(bytes, count, documents, 0).articles;
    };
    return { value, label, names, articles };
  });
}

/**
 * The numbers of each article that there is in several languages.
 * @param {string} text
 * @returns {number[][]}
 */
function readTranslations(text) {
  let first = 0;
  return /** @type {number[][]} */ (JSON.parse(text)).map(([distance, ...others]) => [
    (first += distance),
    ...others.map((one) => first + one),
  ]);
}

/**
 * The name of a block, a bucket or a shard, which has the beginning of its checksum.
 * @param {string} place
 * @param {string} checks one after the other
 * @param {number} at which of these
 * @returns {string}
 */
function checkedName(place, checks, at) {
  const start = at * CHECK_LENGTH;
  return [place, ...toBytes(checks.slice(start, start + CHECK_LENGTH) + "A")].join("-");
}
