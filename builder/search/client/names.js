// Keys on which the spellings of a name meet, as builder/search/names.py has it: Japarov, Zhaparov,
// Dschaparow and Жапаров are jprv.

/**
 * What names of a language need, in lists of replacements, each made one after the other: by what,
 * then what is replaced, as a regular expression without spaces. The table of no language has the
 * letters of all, what words of a query may mean in either script, the sounds of English spelling,
 * the keys of sounds, of names with up to two consonants, with three, and with more, and the endings
 * of cases in Turkic languages, Persian and Russian.
 * @typedef {object} Readings
 * @property {string[]} [letters]
 * @property {string[]} [latin]
 * @property {string[]} [cyrillic]
 * @property {string} [sounds]
 * @property {string[]} [keys]
 * @property {string} [cases]
 * @typedef {Record<string, Readings>} Tables
 */

/**
 * The keys of a folded word, the likeliest first; without a language, of a word of a query.
 * @param {string} form
 * @param {string} language
 * @param {Tables} tables of languages, as the manifest has them
 * @returns {string[]}
 */
function nameKeys(form, language, tables) {
  const isLatin = /^[\0-\x7f]*$/.test(form);
  const isVowelless = /^[\u05d0-\u06ff]/.test(form);
  const bare = isVowelless ? respell(form, "=^ال(?=...) $1a=(..)[هה]$") : form;
  const code = language.split("-")[0].toLowerCase();
  const { [code]: own = {}, "": any } = tables;
  const readings = code ? own.letters : isLatin ? any.latin : any.cyrillic;
  const keys = (readings || [""]).flatMap((table) => {
    const letters = code ? `${table} ${any.letters}` : `${any.letters} ${table}`;
    const text = respell(bare, isLatin ? table : letters);
    if (!/^[a-z]+$/.test(text) || (isLatin && !form[2])) return [];
    return (isVowelless ? voweled(text) : [text]).map((one) => keyOf(one, any));
  });
  return distinct(keys).filter((key) => key[1]).slice(0, 4);
}

/**
 * The keys of a word of a query, in a language that is not known, without the ending of a case: those
 * of long names only, as few other words share them.
 * @param {string} form
 * @param {Tables} tables
 * @returns {string[]}
 */
function keysWithoutEnding(form, tables) {
  const { letters, cases = "" } = tables[""];
  const text = respell(form, `${letters}`);
  const bare = respell(text, cases);
  return bare === text ? [] : nameKeys(bare, "", tables).filter((key) => !/.[aeiou]/.test(key));
}

/**
 * What a spelling of a name counts for another, by the sounds in which they differ: 1 where these
 * are the same, .8 with one other, .6 with two, and .4 for all others.
 * @param {string} one
 * @param {string} two
 * @param {Tables} tables
 * @returns {number}
 */
function likeness(one, two, tables) {
  const [first, second] = [one, two].map((form) => [
    ...soundOf(respell(form, `${tables[""].letters}`), tables[""]),
  ]);
  return 1 - Math.min(distance(first, second, 2), 3) / 5;
}

/**
 * Make the replacements of a table.
 * @param {string} text
 * @param {string} table
 * @returns {string}
 */
function respell(text, table) {
  for (const [, to, from] of table.matchAll(/([^\s=]*)=(\S+)/g)) {
    text = text.replace(RegExp(from, "g"), to);
  }
  return text;
}

/**
 * What a word written without its short vowels may be: qlm is qalam, qilam or qalm.
 * @param {string} text
 * @returns {string[]}
 */
function voweled(text) {
  const pair = "([^aeiou])(?=[^aeiou])";
  /** @param {string} part */
  const full = (part) => respell(part, `$1a=${pair}`);
  /** @param {string} vowel */
  const begun = (vowel) => text.replace(RegExp(pair), `$1${vowel}`);
  const { length } = text.replace(/[aeiou]/g, "");
  if (length > 3) return [full(text), text];
  if (length < 3) return text === full(text) ? [text] : [];
  const inward = /^[aeiou]/.test(text) ? text.slice(0, 2) + full(text.slice(2)) : begun("a");
  return [full(text), full(begun("i")), inward];
}

/**
 * One letter for each sound, none twice beside itself.
 * @param {string} text in English spelling
 * @param {Readings} any
 * @returns {string}
 */
function soundOf(text, { sounds = "" }) {
  return respell(text, sounds);
}

/**
 * The consonants; of a short name the places of its vowels too, of a shorter one the vowels.
 * @param {string} text in English spelling
 * @param {Readings} any
 * @returns {string}
 */
function keyOf(text, any) {
  const sound = soundOf(text, any);
  const { length } = sound.replace(/[aeiou]/g, "");
  const [shortest, short, long] = any.keys || [];
  return respell(sound, length > 3 ? long : length > 2 ? short : shortest);
}

/**
 * Each text once, where it stands first.
 * @param {string[]} texts
 * @returns {string[]}
 */
function distinct(texts) {
  return [...new Set(texts)];
}
