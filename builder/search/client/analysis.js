// What a word is: text -> terms with their places, as builder/search/analysis.py has it. Only
// English and Russian are stemmed here: for other languages the index knows the stems of its forms.

/**
 * A term: its place among the words, from 0, and the UTF-16 code units that it stands for.
 * @typedef {{text: string, place: number, start: number, end: number}} Term
 */

/**
 * A word: the code units that it stands for, and its terms.
 * @typedef {{start: number, end: number, forms: string[]}} Word
 */

/**
 * How an ending changes: what it is, how much of it goes, what comes instead, and what becomes of
 * a region that is too short for that.
 * @typedef {{ending: string, size: number, tail: string, short: string}} Rule
 */

const MAX_WORD = 64; // longer ones are no words

// What Python calls \w, without digits and the underscore or without the underscore alone.
const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
const ALNUM = "[\\p{L}\\p{N}]";
const DIGIT = "\\p{Nd}";
const MARK = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u3099\u309a";
const APOSTROPHES = "'`\xb4\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u2032";
const WORD = `${ALNUM}(?:[\\p{L}\\p{N}${MARK}]|[${APOSTROPHES}](?=${LETTER}))*`;
const TOKEN = new RegExp(
  `(${LETTER}\\.(?:${LETTER}\\.)+)(?!${ALNUM})` +
    `|(${DIGIT}+(?:[.,]${DIGIT}+)+)(?!${ALNUM})` +
    `|${WORD}(?:[-\u2010\u2011]${WORD})*`,
  "gu"
);
const PART = new RegExp(WORD, "gu");
const THOUSANDS = new RegExp(`^${DIGIT}{1,3}(,${DIGIT}{3})+$`, "u");
// Scripts that write no spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
const UNSPACED =
  "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff";
const RUN = new RegExp(`([${UNSPACED}]+)|[^${UNSPACED}]+`, "gu");

const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, "g");
// The breve of Cyrillic short i and u stays: it makes letters of their own.
const DIACRITIC =
  /([\u0438\u0443\u0418\u0423]\u0306)|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

const CYRILLIC = /[\u0400-\u04ff]/;
const CYRILLIC_LANGUAGES = new Set("ba be bg ce kk ky mk mn ru sr tg tk tt uk uz".split(" "));
const LATIN = tableOf(
  "абвгдезийклмнопрстуфыэёжхцчшщюяіїєґўқғҳҷӣӯҹөүңәһұҗјљњћђџѓќѕьъ",
  "a b v g d e z i y k l m n o p r s t u f y e yo zh kh ts ch sh shch yu ya i yi ye g o q gh h j " +
    "i u j o u ng a h u j j lj nj c dj dz gj kj dz  "
);
const GLIDE_AFTER = new Set("аеёиоуыэюяьъйўөүәіїє");

const STEMS_OF_THEIR_OWN = new Map(
  "skis:ski skies:sky sky:sky idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl"
    .concat(" news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes")
    .split(" ")
    .map((entry) => /** @type {[string, string]} */ (entry.split(":")))
);
const FIRST_REGION =
  /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)|[aeiouy][^aeiouy]/;
const CONSONANT_AFTER_VOWEL = /[aeiouy][^aeiouy]/;
// Endings, each before those that are a part of it, with what comes instead.
const SUFFIXES = rulesOf(
  "ization:ize ational:ate fulness:ful ousness:ous iveness:ive tional:tion biliti:ble lessli:less " +
    "entli:ent ation:ate alism:al aliti:al ousli:ous iviti:ive fulli:ful ogist:og enci:ence " +
    "anci:ance abli:able izer:ize ator:ate alli:al bli:ble ogi:og li:"
);
const MORE_SUFFIXES = rulesOf(
  "ational:ate tional:tion alize:al icate:ic iciti:ic ative: ical:ic ness: ful:"
);
const LAST_SUFFIXES = rulesOf(
  "ement: ance: ence: able: ible: ment: ant: ent: ism: ate: iti: ous: ive: ize: ion: al: er: ic:"
);
/** @type {Map<string, RegExp>} */
const ONLY_AFTER = new Map([
  ["ogi", /logi$/],
  ["li", /[cdeghkmnrt]li$/],
  ["ion", /[st]ion$/],
]);

/**
 * The terms of a text in a language (`en`, `en-GB`), in order of their places.
 * @param {string} text
 * @param {string} language
 * @returns {Term[]}
 */
function analyze(text, language) {
  /** @type {Term[]} */
  const terms = [];
  let place = 0;
  for (const match of text.matchAll(TOKEN)) {
    for (const { start, end, forms } of wordsOf(match, language)) {
      // A mark or an apostrophe alone folds to nothing.
      for (const form of forms) if (form) terms.push({ text: form, place, start, end });
      place += 1;
    }
  }
  return terms;
}

/**
 * The terms of a compound written as one word: al-Qaeda as alqaeda.
 * @param {string} text
 * @param {string} language
 * @returns {string[]}
 */
function joinCompound(text, language) {
  return formsOf((text.match(PART) || []).join(""), language);
}

/**
 * Fold letter case, diacritics, compatibility forms and apostrophes.
 * @param {string} text
 * @returns {string}
 */
function fold(text) {
  return text
    .replace(APOSTROPHE, "")
    .normalize("NFKD")
    .replace(DIACRITIC, "$1")
    .normalize("NFC")
    .toLowerCase()
    // Where Unicode's case folding is not its lower case: ß, the final sigma, old Cyrillic forms;
    // Cherokee, whose capitals are the older letters.
    .replace(/[ßς\u1c80-\u1c88]/g, (letter) => letter.toUpperCase().toLowerCase())
    .replace(/[\u13f8-\u13fd\uab70-\uabbf]/g, (letter) => letter.toUpperCase());
}

/**
 * The words of a token.
 * @param {RegExpExecArray} match of TOKEN
 * @param {string} language
 * @returns {Word[]}
 */
function wordsOf(match, language) {
  const [token, initials, number] = match;
  const start = match.index;
  const end = start + token.length;
  if (initials) return [{ start, end, forms: [fold(token.replace(/\./g, ""))] }];
  if (number) {
    return [{ start, end, forms: [THOUSANDS.test(token) ? token.replace(/,/g, "") : token] }];
  }
  const parts = [...token.matchAll(PART)].map((part) =>
    splitRuns(part[0], start + part.index, language)
  );
  if (parts.length > 1) {
    const joined = joinCompound(token, language);
    for (const word of parts[0]) word.forms = distinct([...word.forms, ...joined]);
  }
  return parts.flat();
}

/**
 * A run of letters as words: what is written without spaces becomes pairs of characters.
 * @param {string} letters
 * @param {number} start of the letters in the text
 * @param {string} language
 * @returns {Word[]}
 */
function splitRuns(letters, start, language) {
  return [...letters.matchAll(RUN)].flatMap((match) => {
    const [run, unspaced] = match;
    const at = start + match.index;
    if (unspaced) return pairsOf(run, at);
    return [{ start: at, end: at + run.length, forms: formsOf(run, language) }];
  });
}

/**
 * @param {string} run
 * @param {number} start of the run in the text
 * @returns {Word[]}
 */
function pairsOf(run, start) {
  const size = Math.min(2, run.length); // a single character stands alone
  return Array.from({ length: run.length - size + 1 }, (_, at) => ({
    start: start + at,
    end: start + at + size,
    forms: [fold(run.slice(at, at + size))],
  }));
}

/**
 * The terms of one word, its stem first.
 * @param {string} word
 * @param {string} language
 * @returns {string[]}
 */
function formsOf(word, language) {
  const folded = fold(Array.from(word).slice(0, MAX_WORD).join(""));
  const primary = language.split("-")[0].toLowerCase();
  if (CYRILLIC.test(folded)) return cyrillicForms(folded, primary);
  if (/^eng?$/.test(primary)) return distinct([stemEnglish(folded), folded]);
  return /^rus?$/.test(primary) ? distinct([stemRussian(folded), folded]) : [folded];
}

/**
 * Russian is stemmed; so is a word in a text of a Latin language, which is likely a query.
 * @param {string} word folded
 * @param {string} language in lower case, without a region
 * @returns {string[]}
 */
function cyrillicForms(word, language) {
  const own = CYRILLIC_LANGUAGES.has(language);
  const found = romanize(word, own ? language : "");
  const forms = found.length ? found : [word]; // hard signs alone
  if (own && language !== "ru") return forms;
  const [stem] = [...romanize(stemRussian(word), "ru"), ...forms];
  return distinct([stem, ...forms]);
}

/**
 * @param {string[]} texts
 * @returns {string[]}
 */
function distinct(texts) {
  return [...new Set(texts)];
}

/**
 * The Latin forms of a folded Cyrillic word, the most usual first; without a language, all.
 * @param {string} word
 * @param {string} [language] in lower case, without a region
 * @returns {string[]}
 */
function romanize(word, language = "") {
  let forms = [spell(word, true), spell(word, false)];
  // English has the a of Russian and Persian in names from Uzbek and Tajik: Tashkent, Toshkent.
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
function spell(word, glide) {
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
 * @param {string} spellings one for each letter, with spaces between them
 * @returns {Map<string, string>}
 */
function tableOf(letters, spellings) {
  const latin = spellings.split(" ");
  return new Map(Array.from(letters, (letter, number) => [letter, latin[number]]));
}

// Expressions that end in $ and have letters of two code units begin with ^: those of V8 14 that do
// not are wrong (/.[^a]y$/su does not find "\u{10000}\u{10000}y").

/**
 * The stem of a folded English word: Porter's second algorithm, as PyStemmer has it.
 * @see {@link https://snowballstem.org/algorithms/english/stemmer.html}
 * @param {string} word
 * @returns {string}
 */
function stemEnglish(word) {
  const known = STEMS_OF_THEIR_OWN.get(word);
  if (known) return known;
  if (!/^.{3}/su.test(word)) return word;
  let stem = word
    .replace(/^'/, "")
    .replace(/^y/, "Y") // a consonant
    .replace(/([aeiouy])y/g, "$1Y");
  const first = endOf(FIRST_REGION, stem, 0);
  const second = endOf(CONSONANT_AFTER_VOWEL, stem, first);
  stem = cutPlural(stem.replace(/'(?:s'?)?$/, ""));
  stem = cutPast(stem, first);
  if (/^.+[^aeiouy][yY]$/su.test(stem)) stem = stem.slice(0, -1) + "i";
  stem = change(stem, SUFFIXES, first);
  stem = change(stem, MORE_SUFFIXES, stem.endsWith("ative") ? second : first);
  stem = change(stem, LAST_SUFFIXES, second);
  return cutLast(stem, first, second).replace(/Y/g, "y");
}

/**
 * Where the first match ends; where the text ends, if there is none.
 * @param {RegExp} pattern
 * @param {string} text
 * @param {number} start
 * @returns {number}
 */
function endOf(pattern, text, start) {
  return text.length - after(pattern, text.slice(start)).length;
}

/**
 * What follows the first match; empty if there is none.
 * @param {RegExp} pattern
 * @param {string} text
 * @returns {string}
 */
function after(pattern, text) {
  const match = pattern.exec(text);
  return match ? text.slice(match.index + match[0].length) : "";
}

/**
 * Change the ending of a word, if it is one of some and in the region that begins there.
 * @param {string} stem
 * @param {[string, string][]} rules
 * @param {number} region
 * @returns {string}
 */
function change(stem, rules, region) {
  const rule = rules.find(([ending]) => stem.endsWith(ending));
  if (!rule) return stem;
  const [ending, instead] = rule;
  const rest = stem.slice(0, -ending.length);
  const before = ONLY_AFTER.get(ending);
  return rest.length < region || (before && !before.test(stem)) ? stem : rest + instead;
}

/**
 * @param {string} stem
 * @returns {string}
 */
function cutPlural(stem) {
  if (/ie[ds]$/.test(stem)) return stem.slice(0, /^..+ie[ds]$/su.test(stem) ? -2 : -1);
  if (stem.endsWith("sses")) return stem.slice(0, -2);
  return /[aeiouy].*[^su]s$/s.test(stem) ? stem.slice(0, -1) : stem; // not gas
}

/**
 * @param {string} stem
 * @param {number} first where the first region begins
 * @returns {string}
 */
function cutPast(stem, first) {
  const [ending] = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(stem) || [""];
  const rest = stem.slice(0, stem.length - ending.length);
  if (ending.startsWith("ee")) {
    return rest.length < first || /^(?:proc|exc|succ)$/.test(rest) ? stem : rest + "ee";
  }
  if (ending === "ing") {
    if (/^[^aeiouy]y$/u.test(rest)) return rest.slice(0, -1) + "ie"; // dying
    if (/^(?:inn|out|cann|herr|earr|even)$/.test(rest)) return stem;
  }
  return ending && /[aeiouy]/.test(rest) ? restore(rest, first) : stem;
}

/**
 * Give a word that lost -ed or -ing its end back: hop(p), hop(e), creat(e).
 * @param {string} stem
 * @param {number} first where the first region begins
 * @returns {string}
 */
function restore(stem, first) {
  if (/(?:at|bl|iz)$/.test(stem)) return stem + "e";
  if (/([bdfgmnprt])\1$/.test(stem)) return /^[aeo]..$/.test(stem) ? stem : stem.slice(0, -1);
  return stem.length === first && isShort(stem) ? stem + "e" : stem;
}

/**
 * The word without a last e or l that says nothing.
 * @param {string} stem
 * @param {number} first where the first region begins
 * @param {number} second where the second begins
 * @returns {string}
 */
function cutLast(stem, first, second) {
  const rest = stem.slice(0, -1);
  const isInSecond = rest.length >= second;
  const goes = stem.endsWith("e")
    ? isInSecond || (rest.length >= first && !isShort(rest))
    : isInSecond && stem.endsWith("ll");
  return goes ? rest : stem;
}

/**
 * Whether a word ends with a short syllable.
 * @param {string} stem
 * @returns {boolean}
 */
function isShort(stem) {
  return /^.*[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|past$/su.test(stem);
}

/**
 * @param {string} text
 * @returns {[string, string][]}
 */
function rulesOf(text) {
  return text.split(" ").map((rule) => /** @type {[string, string]} */ (rule.split(":")));
}
