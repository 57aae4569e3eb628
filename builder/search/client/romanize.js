// Cyrillic in Latin letters, in the spellings that names from it have in English, as
// builder/search/romanize.py has it.
//
// Spellings vary, so a word has several: "назарбаев" is nazarbayev (with a glide before the last
// vowel) and nazarbaev, and in Uzbek "тошкент" is toshkent and, as English took it over from
// Russian, tashkent.

// A space stands between the spellings of two letters; those of ь and ъ are empty.
const LATIN = latinTable(
  "абвгдезийклмнопрстуфыэёжхцчшщюяіїєґўқғҳҷӣӯҹөүңәһұҗјљњћђџѓќѕьъ",
  "a b v g d e z i y k l m n o p r s t u f y e yo zh kh ts ch sh shch yu ya i yi ye g o q gh h j " +
    "i u j o u ng a h u j j lj nj c dj dz gj kj dz  "
);
const GLIDE_AFTER = new Set("аеёиоуыэюяьъйўөүәіїє");

/**
 * Whether a folded word has a Cyrillic letter.
 * @param {string} word
 * @returns {boolean}
 */
function isCyrillic(word) {
  return /[\u0400-\u04ff]/.test(word);
}

/**
 * The Latin forms of a folded word, the most usual first; without a language, all of them.
 * @param {string} word
 * @param {string} [language] in lower case, without a region
 * @returns {string[]}
 */
function romanize(word, language = "") {
  let forms = [spellInLatin(word, true), spellInLatin(word, false)];
  if (["", "uz", "tg"].includes(language)) {
    forms = [...forms, ...forms.map((form) => form.replace(/o/g, "a"))];
  }
  forms = [...forms, ...forms.map((form) => form.replace(/q/g, "k"))];
  return distinct(forms).filter(Boolean);
}

/**
 * @param {string} word
 * @param {boolean} glide whether е is ye where it is spoken so: Yeltsin, not Eltsin
 * @returns {string}
 */
function spellInLatin(word, glide) {
  let spelt = "";
  let before = "";
  for (const letter of word) {
    const latin = LATIN.get(letter);
    const glides = glide && letter === "е" && (!before || GLIDE_AFTER.has(before));
    spelt += glides ? "ye" : latin === undefined ? letter : latin;
    before = letter;
  }
  return spelt;
}

/**
 * @param {string} letters
 * @param {string} spellings one for each letter, with a space between two
 * @returns {Map<string, string>}
 */
function latinTable(letters, spellings) {
  const latin = spellings.split(" ");
  return new Map(Array.from(letters, (letter, number) => [letter, latin[number]]));
}

/**
 * Each text once, where it stands first.
 * @param {string[]} texts
 * @returns {string[]}
 */
function distinct(texts) {
  return [...new Set(texts)];
}

/**
 * The keys of the names that a form may be, as builder/search/names.py has them.
 * @param {string} form
 * @param {string} language
 * @returns {string[]}
 */
function nameKeys(form, language) {
  return isCyrillic(form) ? romanize(form, language) : [form];
}
