// Positions of words, which say in which field a word stands.

// A position in the index is a number of two parts: eight times the number of the word in its field,
// and the number of the field, as the manifest counts them. Word 7 of the body (field 1) has
// 8 * 7 + 1 = 57, the word after it 65: one step more.
const STEP = 8;

/**
 * Whether a position is in a field.
 * @param {number} position
 * @param {number} field its number
 * @returns {boolean}
 */
function isInField(position, field) {
  return position % STEP === field;
}
