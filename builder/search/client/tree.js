// The tree of a query: its nodes, as builder/search/query.py has them.

/**
 * A word, a compound (al-Qaeda), or, if exact, a phrase; if `written`, in this form only.
 * @typedef {{kind: "words", text: string, field: string, exact: boolean, written: boolean}} Words
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

/**
 * @typedef {Words | Prefix | Facet | Dates} Leaf
 * @typedef {Leaf | Group} QueryNode
 */

/**
 * @param {QueryNode[]} [required]
 * @param {QueryNode[]} [optional]
 * @returns {Group}
 */
function groupOf(required = [], optional = []) {
  return { kind: "group", required, optional, excluded: [] };
}

/**
 * @param {Group} group
 * @returns {boolean}
 */
function isEmpty({ required, optional, excluded }) {
  return !(required.length + optional.length + excluded.length);
}

/**
 * What a query wants, without what it excludes.
 * @param {QueryNode} node
 * @returns {Leaf[]}
 */
function leavesOf(node) {
  return node.kind === "group" ? [...node.required, ...node.optional].flatMap(leavesOf) : [node];
}

/**
 * Whether a node asks for single words and for nothing more, in any field and form.
 * @param {QueryNode} node
 * @returns {boolean}
 */
function isPlain(node) {
  if (node.kind === "words") return !node.field && !node.exact && !node.written;
  return node.kind === "group" && !node.required[0] && !node.excluded[0] && node.optional.every(isPlain);
}

/**
 * A part of a query as it can be written.
 * @param {Leaf} leaf
 * @returns {string}
 */
function writtenAs(leaf) {
  if (leaf.kind === "facet") return leaf.name + ":" + leaf.value;
  if (leaf.kind === "dates") return "date:" + leaf.text;
  const field = leaf.field && leaf.field + ":";
  if (leaf.kind === "prefix") return field + leaf.text + "*";
  return field + (leaf.written ? "=" : "") + (leaf.exact ? `"${leaf.text}"` : leaf.text);
}

/**
 * Whether a node only bounds what others find.
 * @param {QueryNode} node
 * @returns {boolean}
 */
function isFilter(node) {
  return node.kind === "facet" || node.kind === "dates";
}

/**
 * Whether a part of a query has signs, without which its words may be found: u.s.x.
 * @param {Leaf} leaf
 * @returns {boolean}
 */
function hasSign(leaf) {
  return /[^\p{L}\p{M}\p{N}]/u.test(writtenAs(leaf));
}
