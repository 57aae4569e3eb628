// A query as it is typed -> a tree, as builder/search/query.py has it; every text is a query.
//
//     osh "border clash" -football (fire OR flood) country:kg date:2010..2015 kara*

/**
 * A word, a compound (al-Qaeda), or, if exact, a phrase.
 * @typedef {{kind: "words", text: string, field: string, exact: boolean}} Words
 */

/**
 * Words with a beginning.
 * @typedef {{kind: "prefix", text: string, field: string}} Prefix
 */

/**
 * A value of a facet, as it is written.
 * @typedef {{kind: "facet", name: string, value: string}} Facet
 */

/**
 * All of `required`, none of `excluded`, and of `optional` at least one; but beside a required word
 * the optional ones are no condition, they only say what comes first.
 * @typedef {object} Group
 * @property {"group"} kind
 * @property {QueryNode[]} required
 * @property {QueryNode[]} optional
 * @property {QueryNode[]} excluded
 */

/** @typedef {Words | Prefix | Facet | Dates | Group} QueryNode */

/**
 * A bracket or a clause, in the groups of QUERY_TOKEN; `open` has a sign before the bracket.
 * @typedef {object} QueryToken
 * @property {string} [open]
 * @property {string} [close]
 * @property {string} [sign]
 * @property {string} [field]
 * @property {string} [phrase]
 * @property {string} [word]
 */

/**
 * What is read: `at` is the number of the next token.
 * @typedef {object} QueryParser
 * @property {QueryToken[]} tokens
 * @property {number} at
 * @property {Set<string>} fields
 * @property {Set<string>} facets
 */

// Characters.
const MAX_QUERY = 2000;
const MAX_CLAUSES = 128;
const MAX_DEPTH = 20;

const QUERY_TOKEN = new RegExp(
  `(?<open>[+-]?\\()|(?<close>\\))|(?<sign>[+-]?)(?:(?<field>[A-Za-z_]+):)?` +
    `(?:"(?<phrase>[^"]*)"?|(?<word>[^${SPACE}()"]+))`,
  "g"
);

/**
 * Read a query. What is no operator is a word; there are no errors.
 * @param {string} text
 * @param {Set<string>} fields
 * @param {Set<string>} facets
 * @returns {Group}
 */
function parseQuery(text, fields, facets) {
  // MAX_QUERY counts characters, as Python does, which have up to two code units. Only so many code
  // units are made into characters, as a query may be of any length.
  const read = Array.from(text.slice(0, 2 * MAX_QUERY)).slice(0, MAX_QUERY).join("");
  const tokens = [...read.matchAll(QUERY_TOKEN)]
    .slice(0, MAX_CLAUSES)
    .map((match) => /** @type {QueryToken} */ (match.groups));
  return readAlternatives({ tokens, at: 0, fields, facets }, 0);
}

/**
 * `a OR b`, up to a closing bracket.
 * @param {QueryParser} parser
 * @param {number} depth
 * @returns {Group}
 */
function readAlternatives(parser, depth) {
  const options = readChain(parser, "OR", () => readConjunction(parser, depth));
  return options.length === 1 ? options[0] : groupOf([], options);
}

/**
 * `a AND b`.
 * @param {QueryParser} parser
 * @param {number} depth
 * @returns {Group}
 */
function readConjunction(parser, depth) {
  const parts = readChain(parser, "AND", () => readSequence(parser, depth));
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
 * @param {number} depth
 * @returns {Group}
 */
function readSequence(parser, depth) {
  const group = groupOf();
  let negated = false;
  while (parser.at < parser.tokens.length && !isOperator(parser, "AND", "OR")) {
    const token = parser.tokens[parser.at];
    const isNot = isOperator(parser, "NOT");
    if (token.close && depth) break;
    parser.at += 1;
    if (token.close) continue;
    if (!isNot) {
      const sign = negated ? "-" : (token.open || token.sign || "")[0];
      addClause(group, sign, token.open ? readBracket(parser, depth) : readClause(parser, token));
    }
    negated = isNot;
  }
  return group;
}

/**
 * What stands in brackets; nothing, if they are too many.
 * @param {QueryParser} parser after the opening bracket
 * @param {number} depth
 * @returns {Group}
 */
function readBracket(parser, depth) {
  if (depth >= MAX_DEPTH) return groupOf();
  const group = readAlternatives(parser, depth + 1);
  // The closing bracket; at the end of the query there may be none.
  parser.at += 1;
  return group;
}

/**
 * A clause of one token. A field that there is not is a part of the word: http://site.
 * @param {QueryParser} parser
 * @param {QueryToken} token
 * @returns {QueryNode}
 */
function readClause({ fields, facets }, { field = "", phrase, word = "" }) {
  const value = phrase === undefined ? word : phrase;
  if (facets.has(field) && value) return { kind: "facet", name: field, value };
  const dates = field === "date" && readDates(value);
  if (dates) return dates;
  const known = !field || fields.has(field);
  const text = known ? value : `${field}:${value}`;
  const within = known ? field : "";
  if (phrase !== undefined) return { kind: "words", text, field: within, exact: true };
  const beginning = word.replace(/^\*+/, "").replace(/\**$/, "");
  return word.endsWith("*") && beginning
    ? { kind: "prefix", text: beginning, field: within }
    : { kind: "words", text, field: within, exact: false };
}

/**
 * Add a clause to a group by its sign. Phrases, facets and dates are required without one.
 * @param {Group} group
 * @param {string | undefined} sign
 * @param {QueryNode} node
 */
function addClause(group, sign, node) {
  if (isEmpty(node)) return;
  const isCondition = /facet|dates/.test(node.kind) || (node.kind === "words" && node.exact);
  if (sign === "-") group.excluded.push(node);
  else if (sign === "+" || isCondition) group.required.push(node);
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
  const { word = "", field, sign } = tokens[at];
  return operators.includes(word) && !field && !sign;
}

/**
 * @param {QueryNode[]} [required]
 * @param {QueryNode[]} [optional]
 * @returns {Group}
 */
function groupOf(required = [], optional = []) {
  return { kind: "group", required, optional, excluded: [] };
}

/**
 * @param {QueryNode} node
 * @returns {boolean}
 */
function isEmpty(node) {
  return (
    node.kind === "group" &&
    !node.required.length &&
    !node.optional.length &&
    !node.excluded.length
  );
}
