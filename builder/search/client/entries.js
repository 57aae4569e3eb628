// The words of a query -> their entries in the lexicon.
//
// On an English site "borders" is stemmed here, and the entry of "border" has all articles with any
// form of it. On a German one "Grenzen" is not: the lexicon has the form, which has no articles of
// its own but leads to its stem, "grenz".

// Words that a beginning stands for.
const MOST_FORMS = 1000;

/**
 * Whether a word of a query says nothing by itself: the, of.
 * @param {Reader} reader
 * @param {string} text
 * @returns {boolean}
 */
function isStopWord(reader, text) {
  return reader.manifest.stopWords.includes(fold(text)) && !isAcronym(text);
}

/**
 * Whether the terms of a text are forms, whose stems only the lexicon knows. Those of English words
 * and of words in Cyrillic have their stems already.
 * @param {Reader} reader
 * @param {string} text
 * @returns {boolean}
 */
function needsStems(reader, text) {
  return !/^en\b/.test(reader.manifest.language) && !isCyrillic(fold(text));
}

/**
 * The texts of the terms at each position of a text: of "al-Qaeda" al and alqaeda, then qaeda.
 * @param {Reader} reader
 * @param {string} text
 * @returns {string[][]}
 */
function termsByPosition(reader, text) {
  /** @type {string[][]} */
  const found = [];
  for (const { text: term, position } of analyze(text, reader.manifest.language)) {
    (found[position] = found[position] || []).push(term);
  }
  return found.map((forms) => asked(forms, (form) => isStopWord(reader, form)));
}

/**
 * The entries of terms that mean the same; of forms with those of the stems that they lead to.
 * @param {Reader} reader
 * @param {string[]} terms
 * @param {boolean} areForms
 * @returns {Promise<Entry[]>}
 */
async function entriesOf(reader, terms, areForms) {
  const keys = new Set(terms);
  if (areForms) {
    const found = await Promise.all(terms.map((term) => reader.entry(term)));
    for (const entry of found) if (entry) for (const stem of entry.stems) keys.add(stem);
  }
  return withPostings(reader, [...keys]);
}

/**
 * The entries of the words that begin with a text.
 * @param {Reader} reader
 * @param {string} text
 * @returns {Promise<Entry[]>}
 */
async function entriesWithPrefix(reader, text) {
  const terms = analyze(text, "");
  const beginning = terms.length ? terms[terms.length - 1].text : text.toLowerCase();
  /** @type {Set<string>} */
  const keys = new Set();
  for (const entry of await reader.entriesFrom(beginning, MOST_FORMS)) {
    if (entry.count) keys.add(entry.key);
    for (const stem of entry.stems) keys.add(stem);
  }
  return withPostings(reader, [...keys]);
}

/**
 * The entries of keys that articles have.
 * @param {Reader} reader
 * @param {string[]} keys
 * @returns {Promise<Entry[]>}
 */
async function withPostings(reader, keys) {
  const found = await Promise.all(keys.map((key) => reader.entry(key)));
  /** @type {Entry[]} */
  const entries = [];
  for (const entry of found) if (entry && entry.count) entries.push(entry);
  return entries;
}
