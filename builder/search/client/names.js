// What two spellings of a name or a word have in common, as builder/folding.py has it.

// The same as in Python; a test compares them.
const APOSTROPHES = "'`\xb4\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u2032";
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, "g");
// Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic. The breve of Cyrillic short i
// and u is the first group, and stays: й is another letter than и.
const DIACRITIC =
  /([\u0438\u0443\u0418\u0423]\u0306)|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

/**
 * Fold letter case, diacritics, compatibility forms and apostrophes: "Café's" is cafes.
 * @param {string} text
 * @returns {string}
 */
function fold(text) {
  return text
    .replace(APOSTROPHE, "")
    .normalize("NFKD")
    .replace(DIACRITIC, "$1")
    .normalize("NFC")
    .toLowerCase()
    // Python folds by Unicode's case folding, which JavaScript lacks. It is not the lower case of
    // ß, of the final sigma, of old Cyrillic forms, nor of Cherokee, which is folded to capitals.
    .replace(/[ßς\u1c80-\u1c88]/g, (letter) => letter.toUpperCase().toLowerCase())
    .replace(/[\u13f8-\u13fd\uab70-\uabbf]/g, (letter) => letter.toUpperCase());
}

/**
 * The key of a name: folded, dashes and gaps as one space. "Crisis_Group" is crisis group.
 * @param {string} name
 * @returns {string}
 */
function nameKey(name) {
  return fold(name).replace(/[\s_\-\u2010-\u2015]+/g, " ").trim();
}
