// The second script: what few queries need. It is a file as those of the index are, but instead of a
// text it hands over a function, whose checksum is that of its source.

/**
 * What it has.
 * @typedef {object} Later
 * @property {typeof phraseOf} phraseOf
 * @property {typeof splitWord} splitWord
 * @property {typeof namedIn} namedIn
 * @property {typeof suggestQuery} suggestQuery
 */

// Its name, which `python -m tests.client` puts here.
const SECOND = "s-0000000000";

/**
 * The second script, once it is loaded.
 * @param {Reader} reader
 * @returns {Promise<Later>}
 */
function secondScript(reader) {
  return laterScript(reader, SECOND, lent());
}

/**
 * Load it for a name, which may be written as two words, beside what else that stands for: that takes
 * several steps.
 * @param {Reader} reader
 * @param {string} form
 */
async function expectSecond(reader, form) {
  const entry = await reader.entry(form);
  if (entry && entry.isName) await secondScript(reader);
}

/**
 * What a later script has.
 * @template Made
 * @param {Reader} reader
 * @param {string} name
 * @param {unknown[]} used what it uses of this one
 * @returns {Promise<Made>}
 */
function laterScript(reader, name, used) {
  const made = reader.get(name, (given) => {
    const make = /** @type {(...used: unknown[]) => Made} */ (/** @type {unknown} */ (given));
    return make(...used);
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
    SPELT,
    better,
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
