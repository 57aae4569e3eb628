// What a box offers for a text, and what each says: names, completions, recent searches.

/**
 * A suggestion: to a page, or a text to search for. Of the label every second part is a name.
 * @typedef {{label: string[], note: string, url?: string, text?: string}} Option
 */

const MOST_NAMES = 6;
const MOST_WORDS = 3;
const ENOUGH = 3; // names that are written so; with fewer, those that sound so come after them

/**
 * The names that fit a text, the best first; in each rank those first that more articles name.
 * @param {Row[]} rows
 * @param {string} key
 * @param {string[]} letters
 * @returns {{row: Row, at: number}[]}
 */
function namesFor(rows, key, letters) {
  /** @type {{row: Row, at: number}[][]} */
  const found = [[], [], [], []];
  const take = (/** @type {Row} */ row, /** @type {Fit} */ { rank, at }) =>
    rank < DIFFERS && found[rank].push({ row, at: at % row.names.length });
  const others = rows.filter((row) => !take(row, fitOf(row, key)));
  if (found.flat().length < ENOUGH) {
    const typed = typedSounds(key, letters);
    for (const row of others) take(row, soundFit(row, typed, letters));
  }
  return found.flat().slice(0, MOST_NAMES);
}

/**
 * The kind of a name and how many articles name it: "organization, 17".
 * @param {Names} names
 * @param {Row} row
 * @param {string} [count]
 */
function aboutRow(names, row, count = numberText(names, row.articles)) {
  return fill(names.texts.about, { kind: names.texts[names.kinds[row.kind]], count });
}

/**
 * @param {string} text
 * @param {Record<string, string>} values
 */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/**
 * A whole number as the builder writes it.
 * @param {Names} names
 * @param {number} value
 */
function numberText({ numbers: [digits, separator, first, other, least] }, value) {
  const groups = new RegExp(`\\B(?=(\\d{${other}})*\\d{${first}}$)`, "g");
  const text = String(value).replace(groups, value < least ? "" : separator);
  return text.replace(/\d/g, (digit) => [...digits][+digit]);
}

/**
 * The address of a page.
 * @param {Names} names
 * @param {Row} row
 */
function pageOf({ kinds }, { kind, slug }) {
  return new URL(`../${kinds[kind]}/${slug}.html`, SearchBox.folder).href;
}

/**
 * A name of a row; if it is another than the one that is shown first, both.
 * @param {Names} names
 * @param {Row} row
 * @param {number} at the number of the name
 */
function labelOf({ texts }, { names }, at) {
  if (!at) return ["", names[0]];
  const parts = texts.alias.split(/\{(\w+)\}/);
  return parts.map((part, number) => (number % 2 ? names[part === "name" ? 0 : at] : part));
}

/**
 * What a box offers for what is typed in it; before anything is, the recent searches.
 * @param {string} typed
 * @returns {Promise<Option[]>}
 */
async function optionsFor(typed) {
  const text = typed.trimStart();
  if (!text) return recent().map((one) => ({ label: ["", one], note: "", text: one }));
  const key = plainKey(text);
  const [names, words, rows] = await Promise.all([openNames(), openWords(), rowsFor(key)]);
  const some = (key ? namesFor(rows, key, names.letters) : []).map(({ row, at }) => ({
    label: labelOf(names, row, at),
    note: aboutRow(names, row),
    url: pageOf(names, row),
  }));
  const more = completed(words, text, MOST_WORDS);
  return [...some, ...more.map((one) => ({ label: ["", one], note: "", text: one }))];
}
