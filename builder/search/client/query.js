// A query as it is typed -> a tree and notes, as builder/search/query.py has it; every text is a
// query.
//
//     osh "border clash" ="as written" -football (fire OR flood) country:kg date:2010..2015 kara*

// Characters.
const MAX_QUERY = 2000;
const MAX_CLAUSES = 128;
const MAX_DEPTH = 20;

const QUERY_TOKEN = new RegExp(
  "(?<close>\\))(?:\\^[\\d.]+)?|(?<sign>[-+\u2212\u2013]?)(?:(?<open>\\()" +
    "|(?<written>=?)\\x22(?<phrase>[^\\x22]*)\\x22(?<after>[~^][\\d.]+)?" +
    `|(?<word>(?:[^${SPACE}()\\x22,;|\u3001]|,(?=\\p{Nd}))+))`,
  "gu"
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
  return !sign && operators.includes(word.replace(/^[^\p{L}\p{N}=]+|[^\p{L}\p{N}]+$/gu, ""));
}
