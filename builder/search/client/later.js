// The second script: what few queries need. It is a file as those of the index are, but instead of a
// text it hands over a function, whose checksum is that of its source.

/**
 * What it has.
 * @typedef {{phraseOf: typeof phraseOf, splitWord: typeof splitWord, suggestQuery: typeof suggestQuery}} Later
 */

// Its name, which `python -m tests.client` puts here.
const SECOND = "s-0000000000";

/**
 * The second script, once it is loaded.
 * @param {Reader} reader
 * @returns {Promise<Later>}
 */
function secondScript(reader) {
  const made = reader.get(SECOND, (given) => {
    const make = /** @type {(...lent: unknown[]) => Later} */ (/** @type {unknown} */ (given));
    return make(...lent());
  });
  return made.catch((error) => {
    // A site that was published anew may have another one, of another first one.
    throw error.name === "Error" ? failure(error.message, "VersionError") : error;
  });
}

/**
 * What it uses of this one, in the order of names.
 * @returns {unknown[]}
 */
function lent() {
  return [
    Bits,
    K1,
    LEAST_SPLIT,
    both,
    checksum,
    distance,
    entriesOf,
    fold,
    idf,
    inCommon,
    isInField,
    mapOnce,
    nameOfWord,
    readRising,
    stepOf,
    toBytes,
    unscored,
    withPostings,
  ];
}
