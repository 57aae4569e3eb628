// The query language: text -> a tree, as builder/search/query.py has it; every text is a query.

/**
 * A tree. Words belong together: one, a compound, or, where they are exact, a phrase. The days of
 * dates are numbers, 20150120. Of a group all of `required`, none of `excluded`, and of `optional`
 * at least one is wanted; beside a required word the optional ones only say what comes first.
 * @typedef {{kind: "words", text: string, field: string, exact: boolean}} Words
 * @typedef {{kind: "prefix", text: string, field: string}} Prefix
 * @typedef {{kind: "facet", name: string, value: string}} Facet
 * @typedef {{kind: "dates", first: number, last: number}} Dates
 * @typedef {{kind: "group", required: Tree[], optional: Tree[], excluded: Tree[]}} Group
 * @typedef {Words | Prefix | Facet | Dates | Group} Tree
 */

/**
 * What is read, and up to where.
 * @typedef {{[name: string]: string | undefined}} QueryToken
 * @typedef {{tokens: QueryToken[], at: number, fields: Set<string>, facets: Set<string>}} Reader
 */

const MAX_QUERY = 2000; // characters
const MAX_CLAUSES = 128;
const MAX_DEPTH = 20;

// What Python calls a space; that of JavaScript has a byte order mark too, and no separators.
const SPACE =
  "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const QUERY_TOKEN = new RegExp(
  `(?<open>[+-]?\\()|(?<close>\\))|(?<sign>[+-]?)(?:(?<field>[A-Za-z_]+):)?` +
    `(?:"(?<phrase>[^"]*)"?|(?<word>[^${SPACE}()"]+))`,
  "g"
);
const DAY = new RegExp(`^[${SPACE}]*(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?[${SPACE}]*$`);

/**
 * Read a query. What is no operator is a word; there are no errors.
 * @param {string} text
 * @param {Set<string>} fields
 * @param {Set<string>} facets
 * @returns {Group}
 */
function parseQuery(text, fields, facets) {
  // A character has at most two code units; what is far too long is not looked at.
  const read = Array.from(text.slice(0, 2 * MAX_QUERY)).slice(0, MAX_QUERY).join("");
  const tokens = [...read.matchAll(QUERY_TOKEN)]
    .slice(0, MAX_CLAUSES)
    .map((match) => /** @type {QueryToken} */ (match.groups));
  return readAlternatives({ tokens, at: 0, fields, facets }, 0);
}

/**
 * `a OR b`, up to a closing bracket.
 * @param {Reader} reader
 * @param {number} depth
 * @returns {Group}
 */
function readAlternatives(reader, depth) {
  const options = readChain(reader, "OR", () => readConjunction(reader, depth));
  return options.length === 1 ? options[0] : groupOf([], options);
}

/**
 * `a AND b`.
 * @param {Reader} reader
 * @param {number} depth
 * @returns {Group}
 */
function readConjunction(reader, depth) {
  const parts = readChain(reader, "AND", () => readSequence(reader, depth));
  return parts.length === 1 ? parts[0] : groupOf(parts);
}

/**
 * What stands before, between and after operators, without what is empty.
 * @param {Reader} reader
 * @param {string} operator
 * @param {() => Group} next
 * @returns {Group[]}
 */
function readChain(reader, operator, next) {
  const found = [next()];
  while (isOperator(reader, operator)) {
    reader.at += 1;
    found.push(next());
  }
  return found.filter((tree) => !isEmpty(tree));
}

/**
 * Clauses beside each other.
 * @param {Reader} reader
 * @param {number} depth
 * @returns {Group}
 */
function readSequence(reader, depth) {
  const group = groupOf();
  let negated = false;
  while (reader.at < reader.tokens.length && !isOperator(reader, "AND", "OR")) {
    const token = reader.tokens[reader.at];
    const isNot = isOperator(reader, "NOT");
    if (token.close && depth) break;
    reader.at += 1;
    if (token.close) continue;
    if (!isNot) {
      const sign = negated ? "-" : (token.open || token.sign || "")[0];
      addClause(group, sign, token.open ? readBracket(reader, depth) : readClause(reader, token));
    }
    negated = isNot;
  }
  return group;
}

/**
 * @param {Reader} reader after the opening bracket
 * @param {number} depth
 * @returns {Group}
 */
function readBracket(reader, depth) {
  if (depth >= MAX_DEPTH) return groupOf();
  const group = readAlternatives(reader, depth + 1);
  reader.at += 1; // the closing bracket, or nothing more
  return group;
}

/**
 * @param {Reader} reader
 * @param {QueryToken} token
 * @returns {Tree}
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
 * @param {Group} group
 * @param {string | undefined} sign
 * @param {Tree} tree
 */
function addClause(group, sign, tree) {
  if (isEmpty(tree)) return;
  const isCondition = /facet|dates/.test(tree.kind) || (tree.kind === "words" && tree.exact);
  if (sign === "-") group.excluded.push(tree);
  else if (sign === "+" || isCondition) group.required.push(tree);
  else group.optional.push(tree);
}

/**
 * `2010..2015`, `2010-04..`, `..2015`, `2015-01-20`; undefined if it is none of them.
 * @param {string} text
 * @returns {Dates | undefined}
 */
function readDates(text) {
  const dots = text.indexOf("..");
  const first = dots < 0 ? text : text.slice(0, dots) || "0001";
  const last = dots < 0 ? text : text.slice(dots + 2) || "9999";
  const start = readDay(first);
  const end = readDay(last);
  return start && end && { kind: "dates", first: start[0], last: end[1] };
}

/**
 * The first and the last day that a day, a month or a year can mean.
 * @param {string} text
 * @returns {[number, number] | undefined}
 */
function readDay(text) {
  const [, year, month, day] = DAY.exec(text) || [];
  if (!Number(year) || (month && !between(1, month, 12))) return undefined;
  // The calendar is the same every 400 years; years before 100 would be taken for those of 1900.
  const days = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month || 12), 0)).getUTCDate();
  if (day && !between(1, day, days)) return undefined;
  const number = Number(year) * 10000;
  return [
    number + Number(month || 1) * 100 + Number(day || 1),
    number + Number(month || 12) * 100 + Number(day || days),
  ];
}

/**
 * @param {number} least
 * @param {string} text of a number
 * @param {number} most
 * @returns {boolean}
 */
function between(least, text, most) {
  return least <= Number(text) && Number(text) <= most;
}

/**
 * Whether the next token is one of some operators.
 * @param {Reader} reader
 * @param {...string} operators
 * @returns {boolean}
 */
function isOperator({ tokens, at }, ...operators) {
  if (at >= tokens.length) return false;
  const { word = "", field, sign } = tokens[at];
  return operators.includes(word) && !field && !sign;
}

/**
 * @param {Tree[]} [required]
 * @param {Tree[]} [optional]
 * @returns {Group}
 */
function groupOf(required = [], optional = []) {
  return { kind: "group", required, optional, excluded: [] };
}

/**
 * @param {Tree} tree
 * @returns {boolean}
 */
function isEmpty(tree) {
  return (
    tree.kind === "group" &&
    !tree.required.length &&
    !tree.optional.length &&
    !tree.excluded.length
  );
}
