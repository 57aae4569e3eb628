// What stands in one clause of a query, as builder/search/query.py reads it: a word, a phrase, a
// beginning, a value of a facet, a date.

/**
 * What a name before a colon means, by what may be written, folded: a field, a facet, or `date`;
 * and whether the last word is still being typed, so that it is a beginning, too.
 * @typedef {object} Grammar
 * @property {Map<string, string>} names
 * @property {Set<string>} facets
 * @property {string[]} months
 * @property {unknown} [isTyping]
 */

/**
 * A bracket or a clause, in the groups of QUERY_TOKEN.
 * @typedef {object} QueryToken
 * @property {string} [close]
 * @property {string} [sign]
 * @property {string} [open]
 * @property {string} [written]
 * @property {string} [phrase]
 * @property {string} [after]
 * @property {string} [word]
 */

/**
 * What is read: `at` is the number of the next token.
 * @typedef {object} QueryParser
 * @property {QueryToken[]} tokens
 * @property {number} at
 * @property {Grammar} grammar
 * @property {Map<string, Note>} notes
 */

// Words of a date after its first: 5 April 2015 - 6.
const MOST_OF_DATE = 4;

/**
 * Whether a text has anything to look for; signs alone are nothing.
 * @param {string} text
 * @returns {boolean}
 */
function hasWord(text) {
  return (text.match(/[\p{L}\p{N}]+/gu) || []).some(fold);
}

/**
 * @param {QueryParser} parser
 * @param {string} code
 * @param {string} [text]
 * @param {string} [near]
 */
function say({ notes }, code, text = "", near = "") {
  const note = noteOf(code, text, near);
  notes.set(JSON.stringify(note), note);
}

/**
 * A date with the words after it that belong to it: `date:January 2015`.
 * @param {QueryParser} parser
 * @param {string} value
 * @param {string[]} months
 * @returns {string}
 */
function wholeDate(parser, value, months) {
  const words = [];
  for (const { word, sign } of parser.tokens.slice(parser.at, parser.at + MOST_OF_DATE)) {
    if (!word || sign) break;
    words.push(word);
  }
  const isWhole = readDates(value, months) && !value.endsWith("..");
  if (isWhole && !/^(?:\.\.|[-/\u2013\u2014])/.test(words[0])) return value;
  for (let count = words.length; count; count--) {
    const text = [value, ...words.slice(0, count)].join(" ");
    if (!readDates(text, months)) continue;
    parser.at += count;
    return text;
  }
  return value;
}

/**
 * A word or a compound, of which signs that mean something are taken off: those of weight and of
 * nearness, which other languages for queries have, mean nothing here.
 * @param {QueryParser} parser
 * @param {string} text
 * @param {string} field
 * @returns {QueryNode | null}
 */
function readWord(parser, text, field) {
  if (text[0] === "=") return readValue(parser, text.slice(1), field, false, true);
  const [, word = text, sign] =
    (field !== "date" && /^(.*?)(\^[\d.]+|~[\d.]*)$/s.exec(text)) || [];
  if (sign) say(parser, "sign", sign);
  return readValue(parser, word, field);
}

/**
 * What is looked for, in a field or as a value of a facet.
 * @param {QueryParser} parser
 * @param {string} text
 * @param {string} field
 * @param {boolean} [exact]
 * @param {boolean} [written]
 * @returns {QueryNode | null}
 */
function readValue(parser, text, field, exact = false, written = false) {
  const { facets, months, isTyping } = parser.grammar;
  const [dates, remark = "date"] = (field === "date" && readDates(text, months)) || [];
  if (!dates && !hasWord(text)) return null;
  if (facets.has(field)) return { kind: "facet", name: field, value: text };
  if (field === "date") {
    if (remark) say(parser, remark, text);
    if (dates) return dates;
    [field, exact] = ["", false];
  }
  if (text.includes("*")) return readStarred(parser, text, field, exact, written);
  /** @type {Words} */
  const words = { kind: "words", text, field, exact, written };
  const isOpen = isTyping && !exact && !written && parser.at === parser.tokens.length;
  return isOpen ? groupOf([], [words, { kind: "prefix", text, field }]) : words;
}

/**
 * What has stars in it: a beginning, if there is one before a star.
 * @param {QueryParser} parser
 * @param {string} text
 * @param {string} field
 * @param {boolean} exact
 * @param {boolean} written
 * @returns {QueryNode}
 */
function readStarred(parser, text, field, exact, written) {
  const [head, tail] = text.replace(/^\*+/, "").split("*");
  if (tail !== undefined && !exact && hasWord(head)) {
    if (text.replace(/\*+$/, "") !== head) say(parser, "star", text, head + "*");
    return { kind: "prefix", text: head, field };
  }
  const plain = strip(text.replace(/\*/g, " "));
  say(parser, "star", text, plain);
  return { kind: "words", text: plain, field, exact, written };
}
