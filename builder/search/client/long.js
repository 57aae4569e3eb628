// The third script: what only archives with very long postings need, as the manifest says.

/**
 * What it has.
 * @typedef {{answerLong: typeof answerLong}} Third
 */

// Its name, which `python -m tests.client` puts here.
const THIRD = "s-1111111111";

/**
 * The third script, once it is loaded.
 * @param {Reader} reader
 * @returns {Promise<Third>}
 */
function thirdScript(reader) {
  return laterScript(reader, THIRD, lentToThird());
}

/**
 * What it uses of this one, in the order of names.
 * @returns {unknown[]}
 */
function lentToThird() {
  return [
    BEST,
    Bits,
    Matching,
    Numbers,
    check,
    entriesOf,
    filtersOf,
    formsByPosition,
    formsWithPrefix,
    impactBits,
    isCharacter,
    joinCompound,
    placeOf,
    readList,
    readQuery,
    readRising,
    recordsIn,
    toBytes,
    unionOf,
    widened,
  ];
}
