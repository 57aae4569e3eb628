// A query as it is typed -> a tree and notes, as builder/search/query.py has it; every text is a
// query.
//
//     osh "border clash" ="as written" -football (fire OR flood) country:kg date:2010..2015 kara*

/**
 * What a name before a colon means, by what may be written, folded: a field, a facet, or `date`.
 * @typedef {{names: Map<string, string>, facets: Set<string>, months: string[]}} Grammar
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

// Characters.
const MAX_QUERY = 2000;
const MAX_CLAUSES = 128;
const MAX_DEPTH = 20;
// Words of a date after its first: 5 April 2015 - 6.
const MOST_OF_DATE = 4;

const QUERY_TOKEN = new RegExp(
  "(?<close>\\))(?:\\^[\\d.]+)?|(?<sign>[-+\u2212\u2013]?)(?:(?<open>\\()" +
    "|(?<written>=?)\\x22(?<phrase>[^\\x22]*)\\x22(?<after>[~^][\\d.]+)?" +
    `|(?<word>(?:[^${SPACE}()\\x22,;|\u3001]|,(?=\\d))+))`,
  "g"
);

/**
 * Read a query. What is no operator is a word; there are no errors.
 * @param {string} text
 * @param {Grammar} grammar
 * @returns {{tree: Group, notes: Note[]}}
 */
function parseQuery(text, grammar) {
  // MAX_QUERY counts characters, as Python does, which have up to two code units. Only so many code
  // units are made into characters, as a query may be of any length.
  const read = firstOfText(text, MAX_QUERY);
  const [plain, unclosed] = withoutOpenQuote(inPlainSigns(read));
  const matches = [...plain.matchAll(QUERY_TOKEN)];
  const tokens = matches.slice(0, MAX_CLAUSES).map(({ groups }) => /** @type {QueryToken} */ (groups));
  const parser = { tokens, at: 0, grammar, notes: new Map() };
  const after = matches[MAX_CLAUSES];
  const rest = (after ? plain.slice(after.index) : "") + text.slice(read.length);
  if (hasWord(rest)) say(parser, "cut", rest);
  if (hasWord(unclosed)) say(parser, "open");
  const tree = readAlternatives(parser, "", 0);
  return { tree, notes: [...parser.notes.values()] };
}

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
 * `a OR b`, up to a closing bracket.
 * @param {QueryParser} parser
 * @param {string} field
 * @param {number} depth
 * @returns {Group}
 */
function readAlternatives(parser, field, depth) {
  const options = readChain(parser, "OR", () => readConjunction(parser, field, depth));
  return options.length === 1 ? options[0] : groupOf([], options);
}

/**
 * `a AND b`.
 * @param {QueryParser} parser
 * @param {string} field
 * @param {number} depth
 * @returns {Group}
 */
function readConjunction(parser, field, depth) {
  const parts = readChain(parser, "AND", () => readSequence(parser, field, depth));
  return parts.length === 1 ? parts[0] : groupOf(parts);
}

/**
 * What stands before, between and after operators, without what is empty.
 * @param {QueryParser} parser
 * @param {string} operator
 * @param {() => Group} next
 * @returns {Group[]}
 */
function readChain(parser, operator, next) {
  const found = [next()];
  while (isOperator(parser, operator)) {
    parser.at += 1;
    found.push(next());
  }
  return found.filter((node) => !isEmpty(node));
}

/**
 * Clauses beside each other.
 * @param {QueryParser} parser
 * @param {string} field
 * @param {number} depth
 * @returns {Group}
 */
function readSequence(parser, field, depth) {
  const group = groupOf();
  let negated = false;
  while (parser.at < parser.tokens.length && !isOperator(parser, "AND", "OR")) {
    const token = parser.tokens[parser.at];
    const isNot = isOperator(parser, "NOT");
    if (token.close && depth) break;
    parser.at += 1;
    const node = isNot || token.close ? null : readClause(parser, token, field, depth);
    if (node) addClause(group, negated ? "-" : token.sign, node);
    negated = isNot || (negated && !node);
  }
  return group;
}

/**
 * The clause that begins with a token, which is passed; null if it has no word.
 * @param {QueryParser} parser
 * @param {QueryToken} token
 * @param {string} field
 * @param {number} depth
 * @param {boolean} [written]
 * @returns {QueryNode | null}
 */
function readClause(parser, token, field, depth, written = false) {
  if (token.open) return readBracket(parser, field, depth);
  if (token.phrase === undefined) return readNamed(parser, token.word || "", field, depth);
  if (token.after) say(parser, "sign", token.after);
  return readValue(parser, strip(token.phrase), field, true, written || Boolean(token.written));
}

/**
 * What stands in brackets; one that is too deep in others counts for nothing.
 * @param {QueryParser} parser after the opening bracket
 * @param {string} field
 * @param {number} depth
 * @returns {Group | null}
 */
function readBracket(parser, field, depth) {
  if (depth >= MAX_DEPTH) return null;
  const group = readAlternatives(parser, field, depth + 1);
  // The closing bracket; at the end of the query there may be none.
  parser.at += 1;
  return isEmpty(group) ? null : group;
}

/**
 * A word, perhaps with the name of a field before it; its value may be the next clause.
 * @param {QueryParser} parser
 * @param {string} text
 * @param {string} field
 * @param {number} depth
 * @returns {QueryNode | null}
 */
function readNamed(parser, text, field, depth) {
  const [name, ...values] = text.split(":");
  if (!values.length) return readWord(parser, text, field);
  const value = values.join(":");
  const { names, months } = parser.grammar;
  const known = names.get(fold(name));
  if (!known) {
    const near = nearestOf(fold(name), names.keys());
    if (near) say(parser, "field", name, near);
    return readWord(parser, near ? value : text, field);
  }
  if (/^=?$/.test(value) && hasValue(parser)) {
    const token = parser.tokens[parser.at++];
    return readClause(parser, token, known, depth, value === "=");
  }
  if (!value) return readWord(parser, name, field);
  return readWord(parser, known === "date" ? wholeDate(parser, value, months) : value, known);
}

/**
 * Whether the next token can be the value of a field.
 * @param {QueryParser} parser
 * @returns {boolean}
 */
function hasValue(parser) {
  const token = parser.tokens[parser.at];
  return Boolean(token) && !token.close && !token.sign && !isOperator(parser, "AND", "OR", "NOT");
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
  const { facets, months } = parser.grammar;
  const [dates, remark = "date"] = (field === "date" && readDates(text, months)) || [];
  if (!dates && !hasWord(text)) return null;
  if (facets.has(field)) return { kind: "facet", name: field, value: text };
  if (field === "date") {
    if (remark) say(parser, remark, text);
    if (dates) return dates;
    [field, exact] = ["", false];
  }
  if (text.includes("*")) return readStarred(parser, text, field, exact, written);
  return { kind: "words", text, field, exact, written };
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

/**
 * Add a clause to a group by its sign. Phrases, facets and dates are required without one.
 * @param {Group} group
 * @param {string | undefined} sign
 * @param {QueryNode} node
 */
function addClause(group, sign, node) {
  const isCondition = /facet|dates/.test(node.kind) || (node.kind === "words" && node.exact);
  if (sign === "+" || (!sign && isCondition)) group.required.push(node);
  else if (sign) group.excluded.push(node);
  else group.optional.push(node);
}

/**
 * Whether the next token is one of some operators.
 * @param {QueryParser} parser
 * @param {...string} operators
 * @returns {boolean}
 */
function isOperator({ tokens, at }, ...operators) {
  if (at >= tokens.length) return false;
  const { word = "", sign } = tokens[at];
  return !sign && operators.includes(word.replace(/[^\p{L}\p{N}]+$/u, ""));
}
