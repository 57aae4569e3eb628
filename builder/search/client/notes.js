// What an answer says of its query; builder/search/notes.py has the texts.

/**
 * What an answer says of its query, by a code that builder/search/notes.py has; `text` stands in the
 * query, `near` is what it was taken for.
 * @typedef {{code: string, text: string, near: string}} Note
 */

// Characters of a query that a note repeats.
const MOST_REPEATED = 80;

/**
 * @param {string} text
 * @param {number} most characters
 * @returns {string}
 */
function firstOfText(text, most) {
  return Array.from(text.slice(0, 2 * most)).slice(0, most).join("");
}

/**
 * A note that repeats no more of a query than a reader needs to know it again.
 * @param {string} code
 * @param {string} [text]
 * @param {string} [near]
 * @returns {Note}
 */
function noteOf(code, text = "", near = "") {
  const [short, shortNear] = [text, near].map((one) => {
    const whole = strip(one);
    const first = firstOfText(whole, MOST_REPEATED);
    return first === whole ? whole : firstOfText(whole, MOST_REPEATED - 1) + "\u2026";
  });
  return { code, text: short, near: shortNear };
}
