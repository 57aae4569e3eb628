// Places of words, which say in which field a word stands.

// In the body a place is twice the number of the word; in another field that number comes with the
// number of the field, as the manifest counts fields, for which there is room for so many. Word 7 of
// the body has the place 14, of the field 2 it has 2 * (8 * 7 + 2) + 1.
const FIELDS = 8;

/**
 * How far the place of the next word is.
 * @param {number} place
 * @returns {number}
 */
function stepOf(place) {
  return place % 2 ? 2 * FIELDS : 2;
}

/**
 * Whether a place is in a field.
 * @param {number} place
 * @param {string[]} fields
 * @param {string} field
 * @returns {boolean}
 */
function isInField(place, fields, field) {
  return field === (place % 2 ? fields[(place >> 1) % FIELDS] : "body");
}
