// Lists of rising numbers: those of the articles that have something.

/**
 * The articles of some lists, rising, each once.
 * @param {Int32Array[]} lists
 * @returns {Int32Array}
 */
function unionOf(lists) {
  const all = new Int32Array(lists.reduce((size, list) => size + list.length, 0));
  let end = 0;
  for (const list of lists) {
    all.set(list, end);
    end += list.length;
  }
  return all.sort().filter((article, at) => article !== all[at - 1]);
}

/**
 * Visit what two lists of rising articles have in common; what is in one alone costs little if the
 * other is much shorter.
 * @param {Int32Array} one
 * @param {Int32Array} other
 * @param {(at: number, otherAt: number) => void} visit is given where it is in each
 */
function inCommon(one, other, visit) {
  if (one.length > other.length) return inCommon(other, one, (at, otherAt) => visit(otherAt, at));
  let from = 0;
  one.forEach((article, at) => {
    from = placeOf(other, article, from);
    if (other[from] === article) visit(at, from);
  });
}

/**
 * Where the first number is in a rising list that is not below one.
 * @param {ArrayLike<number>} list
 * @param {number} least
 * @param {number} [first] where to begin
 * @returns {number}
 */
function placeOf(list, least, first = 0) {
  let [from, end] = [first, list.length];
  while (from < end) {
    const middle = (from + end) >> 1;
    if (list[middle] < least) from = middle + 1;
    else end = middle;
  }
  return from;
}
