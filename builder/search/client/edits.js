// How far two words are from each other, and the nearest of some.

/**
 * Edits between two words, or some number above `most`. An edit is a letter more, a letter less,
 * another letter, or two swapped, and no letter is edited twice (optimal string alignment).
 *
 * row[j] is how far the first i letters of one are from the first j of the other. It needs only the
 * two rows before: of "ab" and "ba" they are 0 1 2, then 1 1 1, then 2 1 1, where the last 1 is the
 * swap, one more than the 0 two rows above and two to the left.
 * @param {ArrayLike<string>} one
 * @param {ArrayLike<string>} two
 * @param {number} most
 * @returns {number}
 */
function distance(one, two, most) {
  if (Math.abs(one.length - two.length) > most) return most + 1;
  /** @type {number[]} */
  let above = [];
  let row = Array.from({ length: two.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= two.length; j++) {
      const other = one[i - 1] === two[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + other);
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) {
        next[j] = Math.min(next[j], above[j - 2] + 1);
      }
      least = Math.min(least, next[j]);
    }
    // No row can be below the least of the one before: most words end here, after a few letters.
    if (least > most) return most + 1;
    above = row;
    row = next;
  }
  return row[two.length];
}

/**
 * The choice of which a word may be a slip, as builder/suggest.py finds it; undefined if there is
 * none. A letter too many, too few, wrong, or two in the wrong order; two slips in eight letters
 * and more. Nobody errs in the first letter of a short word.
 * @param {string} word
 * @param {Iterable<string>} choices
 * @returns {string | undefined}
 */
function nearestOf(word, choices) {
  const letters = [...word];
  let near = "";
  let least = 3;
  for (const choice of choices) {
    const edits = distance(letters, [...choice], 2);
    if (edits < least) [near, least] = [choice, edits];
  }
  const isFar = least > (letters.length < 8 ? 1 : 2);
  const isSure = letters[0] === [...near][0] || (least < 2 && letters.length > 5);
  return isFar || !isSure ? undefined : near;
}
