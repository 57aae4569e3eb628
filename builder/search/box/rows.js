// The names of an archive: lines of search/names.js, and how well each fits what is typed.

/**
 * A name by which the archive is browsed: the number of its kind, the page, all its names. `keys`
 * are these folded, and for a person the family name if it is not the last word.
 * @typedef {object} Row
 * @property {number} kind
 * @property {string} slug
 * @property {number} articles
 * @property {string[]} names the one that is shown first
 * @property {string[]} keys
 * @property {string[]} [sounds] of the keys, once they are asked for
 */

/** How well a name fits, and which name of the row it is. @typedef {{rank: number, at: number}} Fit */

// Ranks: the name itself, its beginning, the beginning of a word of it, its sound.
const [IS, BEGINS, HAS, SOUNDS_SO, DIFFERS] = [0, 1, 2, 3, 4];

/**
 * What is compared of a name: folded, without signs.
 * @param {string} name
 */
function plainKey(name) {
  return nameKey(name.replace(/[()[\],"“”„«»:;+*]+/g, " "));
}

/**
 * @param {string} text lines
 * @returns {Row[]}
 */
function readRows(text) {
  if (!text) return [];
  return text.split("\n").map((line) => {
    const [start, slug, ...own] = line.split("\t");
    const end = own.indexOf("");
    const names = end < 0 ? own : own.slice(0, end);
    const keys = own.filter(Boolean).map((name) => plainKey(name));
    const made = names[0].toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    return { kind: +start[0], slug: slug || made, articles: +start.slice(1), names, keys };
  });
}

/**
 * How well a name fits a text; both are keys.
 * @param {string} own
 * @param {string} key
 */
function rankOf(own, key) {
  if (own === key) return IS;
  if (own.startsWith(key)) return BEGINS;
  return own.includes(" " + key) ? HAS : DIFFERS;
}

/**
 * The best fit of a row.
 * @param {Row} row
 * @param {string} key
 * @returns {Fit}
 */
function fitOf(row, key) {
  let best = { rank: DIFFERS, at: 0 };
  row.keys.forEach((own, at) => {
    const rank = rankOf(own, key);
    if (rank < best.rank) best = { rank, at };
  });
  return best;
}
