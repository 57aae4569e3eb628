// Signs as keyboards, word processors and languages write them -> those of the query language, as
// builder/search/quotes.py has it.

const QUOTE = "\x22";
const BESIDE = "[^\\p{L}\\p{N}]";
const DOUBLE = /[\xab\xbb\u201c-\u201f\u2039\u203a\u300c-\u300f\u301d-\u301f]/g;
// Two apostrophes or commas at a word's edge.
const TWO = new RegExp(`(^|${BESIDE})(?:''|\u0060{2}|,,(?=[\\p{L}\\p{N}]))|''(?![\\p{L}\\p{N}])`, "gu");
// ‘two words’, which are no apostrophes: those stand within words.
const SINGLE = new RegExp(
  `(^|[${SPACE}():+=\u2212\u2013-])[\u2018\u201a]([^${SPACE}\u2018\u2019][^\u2018\u2019]*[${SPACE}]` +
    `(?:[^\u2018\u2019]|[\u2018\u2019](?=[\\p{L}\\p{N}]))*)[\u2018\u2019](?![\\p{L}\\p{N}])`,
  "gu"
);
// In abbreviations of Hebrew, before their last letters, where keyboards have no gershayim.
const GERSHAYIM = new RegExp(
  `(^|${BESIDE})([\u05d0-\u05ea]+)\x22(?=[\u05d0-\u05ea]{1,3}(?![\\p{L}\\p{N}]))`,
  "gu"
);

/**
 * A text with ASCII signs, and with `"` for whatever is a quotation mark of some language.
 * @param {string} text
 * @returns {string}
 */
function inPlainSigns(text) {
  return text
    .replace(/\ufeff/g, "")
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(DOUBLE, QUOTE)
    .replace(SINGLE, `$1${QUOTE}$2${QUOTE}`)
    .replace(TWO, `$1${QUOTE}`)
    .replace(GERSHAYIM, "$1$2\u05f4");
}

/**
 * A text without a quotation mark that none closes, and what stands after that mark.
 * @param {string} text
 * @returns {[string, string]}
 */
function withoutOpenQuote(text) {
  const pieces = text.split(QUOTE);
  if (pieces.length % 2) return [text, ""];
  const last = /** @type {string} */ (pieces.pop());
  const before = pieces.join(QUOTE);
  // -"osh is -osh.
  return [before + (/[-+:=(\u2212\u2013]$/.test(before) ? "" : " ") + last, last];
}
