// Where suggestions come from: search/names.js, and for large archives shards of names beside it.

/**
 * What search/names.js has.
 * @typedef {object} Head
 * @property {string} words the language of the texts
 * @property {[digits: string, separator: string, first: number, other: number, least: number]} numbers
 * @property {Record<string, string>} texts
 * @property {string[]} stops codes that are words, too, unless they are in capitals
 * @property {string[]} letters
 * @property {string[]} kinds folders of pages
 * @property {string} names all, or those that most articles name
 * @property {[least: string, name: string][]} shards of all names, if `names` has only some
 * @property {[least: string, name: string][]} cards
 */

/** @typedef {Head & {rows: Row[]}} Names */

// So many files of a large archive are loaded for a beginning; a shorter one has more.
const MOST_SHARDS = 2;

/** What files have become, by name. @type {Map<string, Promise<string>>} */
const texts = new Map();

/** @type {Promise<Names> | null} */
let opened = null;

/**
 * The text of a file; what failed is tried again next time.
 * @param {string} name
 * @returns {Promise<string>}
 */
function textNamed(name) {
  const known = texts.get(name);
  if (known) return known;
  const loading = load(SearchBox.folder, name).then((text) => JSON.parse(text));
  texts.set(name, loading);
  loading.catch(() => texts.delete(name));
  return loading;
}

/** @returns {Promise<Names>} */
function openNames() {
  opened ??= load(SearchBox.folder, "names").then((text) => {
    const head = /** @type {Head} */ (JSON.parse(text));
    return { ...head, rows: readRows(head.names) };
  });
  opened.catch(() => (opened = null));
  return opened;
}

/** @type {Promise<Word[]> | null} */
let wordList = null;

/** The words that are completed; none if they cannot be loaded. @returns {Promise<Word[]>} */
function openWords() {
  wordList ??= textNamed("words").then(readWords);
  wordList.catch(() => (wordList = null));
  return wordList.catch(() => []);
}

/**
 * Those of some files that may have a key, or keys with a beginning.
 * @param {[least: string, name: string][]} shards
 * @param {string} key
 * @param {boolean} isWhole
 */
function spanned(shards, key, isWhole) {
  return shards.filter(([least], at) => {
    const next = shards[at + 1];
    return (least <= key || (!isWhole && least.startsWith(key))) && (!next || next[0] > key);
  });
}

/**
 * The names that may fit a text.
 * @param {string} key
 * @returns {Promise<Row[]>}
 */
async function rowsFor(key) {
  const names = await openNames();
  // Shards have the beginnings of words, of so many characters.
  const [first, ...more] = key.split(" ");
  const wanted = spanned(names.shards, first.slice(0, 8), more.length > 0);
  if (!wanted.length || wanted.length > MOST_SHARDS) return names.rows;
  try {
    const files = await Promise.all(wanted.map(([, name]) => textNamed(name)));
    const others = files.flatMap(readRows);
    const known = new Set(names.rows.map(({ kind, slug }) => kind + slug));
    return [...names.rows, ...others.filter(({ kind, slug }) => !known.has(kind + slug))];
  } catch {
    // The archive may have been published anew; the next key sees its files.
    failed.add(SearchBox.folder + "names.js");
    opened = null;
    return names.rows;
  }
}

/**
 * The years and the first words that the card of a name shows.
 * @param {Row} row
 * @returns {Promise<[years: string, about: string]>}
 */
async function cardLines({ kind, slug }) {
  const key = kind + slug;
  const [file] = spanned((await openNames()).cards, key, true);
  const text = file ? await textNamed(file[1]) : "";
  const line = text.split("\n").find((one) => one.startsWith(key + "\t")) || "";
  const [, years = "", about = ""] = line.split("\t");
  return [years, about];
}
