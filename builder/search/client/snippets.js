// What a text shows of why it was found: spans to highlight, and the best piece of a long text.

/**
 * A piece of a text, and its spans that match: code units, from and to.
 * @typedef {{text: string, marks: Span[]}} Snippet
 * @typedef {[from: number, to: number]} Span
 */

// Code units of a snippet, about.
const SNIPPET = 240;

/**
 * The spans of a text that match, in order; those that touch or overlap are one.
 * @param {string} text
 * @param {string} language
 * @param {Set<string>} wanted
 * @returns {Span[]}
 */
function highlightsOf(text, language, wanted) {
  /** @type {Span[]} */
  const highlights = [];
  for (const { text: term, start, end } of analyze(text)) {
    const last = highlights[highlights.length - 1];
    if (!wanted.has(term)) continue;
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else highlights.push([start, end]);
  }
  return highlights;
}

/**
 * The piece of a text around its best window, cut between words, with dots where it was cut.
 * @param {string} text
 * @param {string} language
 * @param {Set<string>} wanted
 * @returns {Snippet}
 */
function makeSnippet(text, language, wanted) {
  const highlights = highlightsOf(text, language, wanted);
  // A quarter of the piece stands before the window, so that its beginning makes sense.
  const start = bestWindow(text, highlights) - SNIPPET / 4;
  const from = text.lastIndexOf(" ", Math.max(0, start)) + 1;
  const space = text.lastIndexOf(" ", from + SNIPPET);
  const to = from + SNIPPET >= text.length ? text.length : Math.max(space, from + SNIPPET / 2);
  const before = from ? "\u2026" : "";
  const after = to < text.length ? "\u2026" : "";
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to) + after,
    marks: highlights
      .filter(([first, last]) => first >= from && last <= to)
      .map(([first, last]) => [first + shift, last + shift]),
  };
}

/**
 * Where the window with the most different words begins, the first of the best; 0 if there is none.
 * A word that is there three times says no more than once.
 * @param {string} text
 * @param {Span[]} highlights
 * @returns {number}
 */
function bestWindow(text, highlights) {
  let best = 0;
  let most = 0;
  highlights.forEach(([start], number) => {
    const inside = highlights.slice(number).filter(([, end]) => end <= start + SNIPPET);
    const different = new Set(inside.map(([from, to]) => fold(text.slice(from, to)))).size;
    if (different > most) [most, best] = [different, start];
  });
  return best;
}

/**
 * The text of an article, from its page; empty if it has none.
 * @param {string} url
 * @returns {Promise<string>}
 */
async function articleText(url) {
  const response = await fetch(url);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  page.querySelectorAll(".footnote, .footnote-ref").forEach((element) => element.remove());
  const body = page.querySelector("article .body");
  return ((body && body.textContent) || "").replace(/\s+/g, " ").trim();
}
