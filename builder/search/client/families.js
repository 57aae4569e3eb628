// A form of a query -> the forms that it may stand for: the inflections of one word, the spellings of
// one name. The index has what is written; the query is what widens.
//
// builder/search/families.py has the keys of families: `border~` leads to borders, on an English
// site, `chegara~uz` to forms of an Uzbek word, `kjnt^` to Khujand and Хуҷанд.

/**
 * What a word of a query stands for: the entries of its inflections, each with its weight, and of
 * other names.
 * @typedef {[Entry, number][]} Weighted
 * @typedef {{inflections: Weighted, names: Weighted}} Meant
 */

// Forms that a beginning stands for.
const MOST_FORMS = 1000;
// What another form of a word counts, against the one that is asked for.
const INFLECTED = 0.95;
// What the form that is asked for counts more, where it is rarer than all forms of its word; the
// more words a query has, the less.
const EXACT = 1.5;
// What another spelling of a name counts at most.
const SPELT = 0.3;

/**
 * @param {Meant} word
 * @returns {Entry[]}
 */
function entriesOf({ inflections, names }) {
  return [...inflections, ...names].map(([entry]) => entry);
}

/**
 * What tells a word from others: border from borders by the weights of the same two forms.
 * @param {Meant} word
 * @returns {[key: string, weight: number][][]}
 */
function nameOfWord({ inflections, names }) {
  return [inflections, names].map((forms) => forms.map(([{ key }, weight]) => [key, weight]));
}

/**
 * How many articles have a word, by which its rareness is told: one of its forms, or, of a word with
 * a form that very many have, its most frequent form, so that not all of its postings are needed.
 * @param {Reader} reader
 * @param {Weighted} forms
 * @param {number} length articles with any of them
 * @returns {number}
 */
function havingWord({ manifest }, forms, length) {
  const most = Math.max(...forms.map(([{ count }]) => count));
  return most > /** @type {number} */ (manifest.long) ? most : length;
}

/**
 * Whether a word of a query says nothing by itself: the, of.
 * @param {Reader} reader
 * @param {string} text
 * @returns {boolean}
 */
function isStopWord(reader, text) {
  const word = text.replace(/[^\p{L}\p{N}]+$/u, "");
  return reader.manifest.stopWords.includes(fold(word)) && !isAcronym(word);
}

/**
 * The forms that are asked for at each position of a text: of "al-Qaeda" al and alqaeda, then qaeda.
 * @param {Reader} reader
 * @param {string} text
 * @returns {string[][]}
 */
function formsByPosition(reader, text) {
  /** @type {string[][]} */
  const found = [];
  for (const { text: form, position } of analyze(text)) {
    (found[position] = found[position] || []).push(form);
  }
  // Signs that fold to nothing have a position, but no form.
  return found.filter(Boolean).map((forms) => asked(forms, (form) => isStopWord(reader, form)));
}

/**
 * The first forms of the words of a text, with spaces between.
 * @param {string} text
 * @returns {string}
 */
function formsIn(text) {
  const terms = analyze(text);
  return terms
    .filter(({ position }, at) => !at || position !== terms[at - 1].position)
    .map((term) => term.text)
    .join(" ");
}

/**
 * The words of a text that no article has in any form but as other spellings of a name, as they
 * stand in it.
 * @param {string} text
 * @param {Meant[]} words what those of the text stand for
 * @param {boolean} isFound whether an article has them all, perhaps written as one word
 * @returns {string[]}
 */
function unknownWords(text, words, isFound) {
  const terms = analyze(text);
  const positions = [...new Set(terms.map(({ position }) => position))];
  const unknown = terms.filter(({ position }) => {
    const { inflections, names } = words[positions.indexOf(position)];
    return !inflections.length && (!isFound || names.length);
  });
  return distinct(unknown.map(({ start, end }) => text.slice(start, end)));
}

/**
 * What forms of one word stand for.
 * @param {Reader} reader
 * @param {string[]} forms
 * @param {boolean} [isWritten] whether they stand for themselves only
 * @returns {Promise<Meant>}
 */
async function widened(reader, forms, isWritten) {
  const { languages } = reader.manifest;
  const of = (/** @type {typeof inflectionsOf} */ find) =>
    Promise.all(isWritten ? [] : forms.map((form) => find(reader, form)));
  const [inflections, names] = await Promise.all([of(inflectionsOf), of(namesOf)]);
  /** @type {Map<string, number>} */
  const weights = new Map(inflections.flat().map((form) => [form, INFLECTED]));
  for (const form of forms) weights.set(form, 1);
  /** @type {Map<string, number>} */
  const likenesses = new Map();
  names.forEach((others, at) => {
    for (const other of others) {
      const least = likenesses.get(other) || 0;
      const own = likeness(forms[at], other, languages);
      if (!weights.has(other)) likenesses.set(other, Math.max(least, own));
    }
  });
  const found = await withPostings(reader, [...likenesses]);
  return {
    inflections: await withPostings(reader, [...weights]),
    names: found.filter(([entry]) => entry.isName),
  };
}

/**
 * The inflections of a form, in each language of the archive.
 * @param {Reader} reader
 * @param {string} form
 * @returns {Promise<string[]>}
 */
async function inflectionsOf(reader, form) {
  const { languages } = reader.manifest;
  const [home, ...others] = Object.keys(languages).filter(Boolean);
  const base = stemOf(form, home, languages);
  const families = [base + "~", ...others.map((one) => stemOf(form, one, languages) + "~" + one)];
  const members = await Promise.all(families.map((family) => leadsOf(reader, family)));
  // The key of a stem does not lead to the stem itself.
  return [...members.flat(), ...(stemOf(base, home, languages) === base ? [base] : [])];
}

/**
 * Other spellings of a name; of a form that articles have, if it is a name there, those that they
 * have as names.
 * @param {Reader} reader
 * @param {string} form
 * @returns {Promise<string[]>}
 */
async function namesOf(reader, form) {
  const { languages } = reader.manifest;
  const entry = await reader.entry(form);
  const isWritten = entry && entry.count;
  if (isWritten && !entry.isName) return [];
  // It may stand in a case: Каримову.
  const keys = Object.keys(languages).flatMap((code) =>
    [form, code === "en" ? form : stemOf(form, code, languages)].flatMap((one) =>
      nameKeys(one, code, languages)
    )
  );
  const found = distinct([...keys, ...keysWithoutEnding(form, languages)])
    .map((key) => key + "^")
    .filter((key) => !isWritten || entry.leads.includes(key))
    .map((key) => leadsOf(reader, key));
  return (await Promise.all(found)).flat();
}

/**
 * @param {Reader} reader
 * @param {string} key
 * @returns {Promise<string[]>}
 */
async function leadsOf(reader, key) {
  return ((await reader.entry(key)) || { leads: [] }).leads;
}

/**
 * The entries of the forms that begin with a text.
 * @param {Reader} reader
 * @param {string} text
 * @returns {Promise<Weighted>}
 */
async function formsWithPrefix(reader, text) {
  const terms = analyze(text);
  const beginning = terms.length ? terms[terms.length - 1].text : text.toLowerCase();
  const found = charactersAlike(beginning, reader.manifest.languages).map((head) =>
    reader.formsFrom(head, MOST_FORMS)
  );
  return (await Promise.all(found)).flat().map((entry) => [entry, 1]);
}

/**
 * A character of Chinese, and those that stand for it where others write; any other text alone.
 * @param {string} text
 * @param {Record<string, Inflection>} tables
 * @returns {string[]}
 */
function charactersAlike(text, tables) {
  const pairs = Object.values(tables).flatMap(({ spelling = "" }) => spelling.split(" "));
  const own = pairs.filter((pair) => isCharacter(text) && pair.includes(text));
  return distinct([text, ...own.join("")]);
}

/**
 * The entries of forms that articles have.
 * @param {Reader} reader
 * @param {[form: string, weight: number][]} forms
 * @returns {Promise<Weighted>}
 */
async function withPostings(reader, forms) {
  const entries = forms.map(async ([form, weight]) => [await reader.entry(form), weight]);
  const found = /** @type {Weighted} */ (await Promise.all(entries));
  return found.filter(([entry]) => entry && entry.count);
}
