// What a token is, and what words it has, as builder/search/tokens.py has it.

/**
 * A word of a token: where it stands, and how it is searched: the word and other ways to write it,
 * which may have stems, and keys that are searched as they are.
 * @typedef {{start: number, end: number, words: string[], keys: string[]}} Part
 */

// For a space within a token.
const JOINT = "\ufdd1";
// LETTER and ALNUM are Python's [^\W\d_] and [^\W_], written with Unicode's categories.
const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
const ALNUM = "[\\p{L}\\p{N}]";
const SPACES = " \xa0\u2009\u202f";
const GROUPING = `${SPACES}${JOINT}'\u2019\u066c`;
const DECIMAL = "[.,\u066b]";
const HEBREW = "[\u05d0-\u05ea]";
const WORD =
  `(?=${ALNUM})(?:${HEBREW}"(?=${HEBREW})|[\\p{L}\\p{N}\\p{M}${INVISIBLE}]` +
  `|[${APOSTROPHES}](?=${LETTER}))+`;
// Names of Arabic that are also written as one word: Abdul Rahman, Saif ul-Islam, Fazlur Rahman.
const ARTICLE = `[${SPACES}${JOINT}][aeu][dlnrstz]h?[-${SPACES}${JOINT}]`;
const ARABIC =
  `Abd(?:[aeou]?[dlnrstz]?h?[${SPACES}${JOINT}]|${ARTICLE})(?=[A-Z])${WORD}` +
  `|[A-Z][a-z]+(?:u[dlnrst][${SPACES}${JOINT}]|${ARTICLE})` +
  `(?:D[aeiy]+ne?|Islam|Haq+|R[ae]hman)(?!${ALNUM})`;
// Initials (U.S., J. K.), numbers with signs (2,000 and 1 000), C++, words with hyphens between them.
const TOKEN = new RegExp(
  `((?:(?:${LETTER}|Ph)\\.(?:[${SPACES}${JOINT}]?${LETTER}\\.){1,15}|${LETTER}{1,2}\\.(?:(?:${LETTER}|[A-Z][a-z]|Phil)\\.){1,15})` +
    `(?!${ALNUM}(?!${LETTER}))|(?:${LETTER}|Ph)(?:\\.(?:${LETTER}|Phil)){1,15}(?!${ALNUM}|\\.))` +
    `|([\uff10-\uff19]{1,3}(?:\uff0c[\uff10-\uff19]{3}){1,15}(?!${ALNUM})` +
    `|(?!0)\\p{Nd}{1,3}(?:[${GROUPING}]\\p{Nd}{3}){1,15}(?:${DECIMAL}\\p{Nd}+)?(?!${ALNUM})` +
    `|\\p{Nd}+(?:${DECIMAL}\\p{Nd}+){1,15}(?!\\p{Nd}))` +
    `|(${LETTER}(?:\\+\\+|#)(?!${ALNUM}))|${ARABIC}|${WORD}(?:[-\u2010\u2011]${WORD})*`,
  "gu"
);
const PART = new RegExp(WORD, "gu");
const THOUSANDS = new RegExp(
  `^(?!0)(\\p{Nd}{1,3})([.${GROUPING}](?=\\p{Nd}{3})|,)((?:\\p{Nd}{2},)*\\p{Nd}{3}(?:\\2\\p{Nd}{3})*)` +
    `(?:(?!\\2)${DECIMAL}(\\p{Nd}+))?$`,
  "u"
);
// Articles and prepositions that French, Italian and Catalan write without a gap before a word.
const ELIDED = /^(?:[cdjlmnst]|[a-z]*(?:qu|ll|tt|nch)|un|quest|sant)$/;
const ELISION = new RegExp(`^(${LETTER}+)[${APOSTROPHES}](?=${LETTER}{2}|[aeyàè])`, "u");
// Where a word is cut: FreeNavalny, but not McDonald; MiG29.
const CUT = new RegExp(
  `${LETTER}{2}\\p{Lowercase}(?=\\p{Uppercase}\\p{Lowercase}{2})|\\P{Nd}(?=\\p{Nd})`,
  "gu"
);

/**
 * A query with a joint for each space within a token: of "J. K.", "1 000".
 * @param {string} query
 * @returns {string}
 */
function glue(query) {
  return query.replace(TOKEN, (token, initials, number) =>
    initials || number ? token.replace(new RegExp(`[${SPACES}]`, "g"), JOINT) : token
  );
}

/**
 * Whether a word is so short and in capitals that it may be no word: WHO, IS.
 * @param {string} word
 * @returns {boolean}
 */
function isAcronym(word) {
  return /^\p{Uppercase}{2,3}$/u.test(word);
}

/**
 * The words of a token.
 * @param {RegExpExecArray} match of TOKEN
 * @returns {Part[]}
 */
function partsOf(match) {
  const [token, initials, number, signed] = match;
  const start = match.index;
  const whole = (/** @type {string[]} */ words, /** @type {string[]} */ keys) => [
    { start, end: start + token.length, words, keys },
  ];
  if (initials) {
    const word = (token.match(new RegExp(LETTER, "gu")) || []).join("").toUpperCase();
    return whole([word], [word].filter(isAcronym));
  }
  if (number) return whole([], numbersOf(token));
  if (signed) return whole([token.replace(/[+#]+/, "")], [fold(token)]);
  const parts = [...token.matchAll(PART)].flatMap((word) => wordParts(word[0], start + word.index));
  if (parts.length > 1) parts[0].words.push(joined(token));
  return parts;
}

/**
 * A compound as one word: "al-Qaeda" is alQaeda.
 * @param {string} text
 * @returns {string}
 */
function joined(text) {
  return (text.match(PART) || []).join("");
}

/**
 * "1,000" is 1000. So is "1.000", which may also mean one; "1 000" may be two numbers as well.
 * @param {string} number
 * @returns {string[]}
 */
function numbersOf(number) {
  // A comma of full width stands only between digits of full width.
  const token = number.replace(/\uff0c/g, ",");
  const match = THOUSANDS.exec(token);
  if (!match) return [fold(token.replace(/^(\p{Nd}+)[,\u066b](\p{Nd}+)$/u, "$1.$2"))];
  const [, first, sign, groups, fraction] = match;
  const all = [first, ...groups.split(sign)].map(fold);
  const whole = all.join("");
  if (fraction) return [`${whole}.${fold(fraction)}`];
  if (sign === ".") return all.length === 2 ? [whole, fold(token)] : [whole];
  return (SPACES + JOINT).includes(sign) ? [whole, ...all] : [whole];
}

/**
 * @param {string} word
 * @param {number} offset of the word in its text
 * @returns {Part[]}
 */
function wordParts(word, offset) {
  const elision = ELISION.exec(word);
  if (elision && ELIDED.test(fold(elision[1]))) {
    const at = elision[0].length;
    // N'Djamena, D'Souza
    const whole = /^\p{Uppercase}/u.test(word) ? [word] : [];
    return [
      { start: offset + at, end: offset + word.length, words: [word.slice(at), ...whole], keys: [] },
    ];
  }
  let at = 0;
  const cuts = [...word.matchAll(CUT)].map((cut) => cut.index + cut[0].length);
  return [...cuts, word.length].map((cut) => {
    const piece = word.slice(at, cut);
    const start = offset + at;
    at = cut;
    return { start, end: offset + cut, words: spellingsOf(piece), keys: [piece].filter(isAcronym) };
  });
}

/**
 * Of "72B" 72 and 72B; of "antiterrorism" also terrorism.
 * @param {string} piece
 * @returns {string[]}
 */
function spellingsOf(piece) {
  const number = /^\p{Nd}+(?=\P{Nd})/u.exec(piece);
  if (number) return [number[0], piece];
  const against = /^(?:anti(?!ci)|counter|non(?=.{6})|анти|контр)(.{5,})$/su.exec(fold(piece));
  return against ? [piece, against[1]] : [piece];
}
