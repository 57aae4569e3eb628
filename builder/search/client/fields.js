// What a query can ask for by name, as builder/search/fields.py has it.

// In the order of their numbers in the index: `title:osh` asks for field 0.
const FIELD_NAMES = ["title", "body", "summary", "names"];
const FIELDS = new Set(FIELD_NAMES);
const FACETS = new Set(["country", "organization", "person", "topic", "source"]);

// A position in the index is a number of two parts: four times the number of the word in its field,
// and the number of the field. Word 7 of the body (field 1) has 4 * 7 + 1 = 29, the word after it
// 33: one step more.
const STEP = 4;

/**
 * Whether a position is in a field.
 * @param {number} position
 * @param {string} field
 * @returns {boolean}
 */
function isInField(position, field) {
  return FIELD_NAMES[position % STEP] === field;
}
