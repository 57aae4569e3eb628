// The words of search/words.js, which complete the last word that is typed.

/** A word, and how common it is. @typedef {{word: string, step: string}} Word */

/**
 * A line has how much a word shares with the one before, the rest of it, how common it is.
 * @param {string} text
 * @returns {Word[]}
 */
function readWords(text) {
  let word = "";
  if (!text) return [];
  return text.split("\n").map((line) => {
    word = word.slice(0, parseInt(line[0], 16)) + line.slice(1, -1);
    return { word, step: line.slice(-1) };
  });
}

/**
 * What a text that is typed may become: its last word completed, the most common first.
 * @param {Word[]} words
 * @param {string} text
 * @param {number} most
 * @returns {string[]}
 */
function completed(words, text, most) {
  const [start = ""] = /[^\s"'(+:=-]*$/.exec(text) || [];
  const beginning = fold(start);
  if (beginning.length < 2) return [];
  return words
    .filter(({ word }) => word !== beginning && word.startsWith(beginning))
    .sort((one, other) => (one.step === other.step ? 0 : one.step < other.step ? 1 : -1))
    .slice(0, most)
    .map(({ word }) => text.slice(0, text.length - start.length) + word);
}
