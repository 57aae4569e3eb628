// Where a text shows what was asked for.

/**
 * The spans of a text that match: code units, from and to.
 * @typedef {[from: number, to: number]} Span
 */

/**
 * Words that stand together, each with the forms that it stands for.
 * @typedef {Set<string>[]} Shown
 */

/**
 * The spans of a text that match, in order; those that touch or overlap are one.
 * @param {string} text
 * @param {Shown[]} wanted
 * @returns {Span[]}
 */
function highlightsOf(text, wanted) {
  /** @type {Span[]} */
  const highlights = [];
  const words = wordsIn(text);
  words.forEach(({ start }, at) => {
    for (const shown of wanted) {
      const end = endOfShown(words.slice(at, at + shown.length), shown);
      const last = highlights[highlights.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else if (end) highlights.push([start, end]);
    }
  });
  return highlights;
}

/**
 * The words of a text, as they follow each other.
 * @param {string} text
 * @returns {Word[]}
 */
function wordsIn(text) {
  /** @type {Word[]} */
  const words = [];
  for (const { text: form, position, start, end } of analyze(text)) {
    words[position] = words[position] || { start, end, forms: [] };
    words[position].forms.push(form);
  }
  return words.filter(Boolean);
}

/**
 * Where some words end if they are those that are wanted; else 0.
 * @param {Word[]} words
 * @param {Shown} wanted
 * @returns {number}
 */
function endOfShown(words, wanted) {
  const isShown = wanted.every((forms, at) => words[at] && words[at].forms.some((form) => forms.has(form)));
  return isShown ? words[words.length - 1].end : 0;
}
