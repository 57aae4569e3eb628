// The stem of an English word: Porter's second algorithm, exactly as PyStemmer has it for Python.
// https://snowballstem.org/algorithms/english/stemmer.html
//
// Endings are cut step by step. "generalizations" loses its s, "ization" becomes "ize", and "alize"
// becomes "al"; "general" keeps its "al", because too little of the word would be left. How much
// has to be left is said by two regions: R1 is what follows the first consonant after a vowel, R2
// is the same within R1. In "beautiful" R1 is "iful" and R2 is "ul". An ending is only cut if it
// lies in its region. Here r1 and r2 are the offsets where the regions begin.
//
// Expressions that end in $ and may meet letters of two code units begin with ^, as V8 14 gets
// others wrong: /.[^a]y$/su does not find "\u{10000}\u{10000}y".

/**
 * An ending, and what comes instead of it.
 * @typedef {[ending: string, instead: string]} StemRule
 *
 * What the manifest has of English: spellings of words, then irregular stems and the endings of the
 * steps 2, 3 and 4, as rules with spaces between: "ization:ize li:". Of endings the first that fits is
 * the one that counts, so a long one stands before its own end.
 * @typedef {{rules: [pattern: string, to: string][], endings: string[]}} English
 */

const CONSONANT_AFTER_VOWEL = /[aeiouy][^aeiouy]/;
// R1 begins after these whole, so that "general" and "generous" have different stems.
const BEFORE_R1 =
  /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)|[aeiouy][^aeiouy]/;

// Endings that are only cut after some letters.
/** @type {Map<string, RegExp>} */
const ONLY_AFTER = new Map([
  ["ogi", /logi$/],
  ["li", /[cdeghkmnrt]li$/],
  ["ion", /[st]ion$/],
]);

/**
 * What gives the stem of a folded word.
 * @param {English} english
 * @returns {(form: string) => string}
 */
function englishStemmer({ rules, endings }) {
  const [irregular, ...steps] = endings.map((text) =>
    text.split(" ").map((rule) => /** @type {StemRule} */ (rule.split(":")))
  );
  const known = new Map(irregular);
  return (form) => {
    const word = oneSpelling(form, rules);
    return known.get(word) || stemEnglish(word, steps) || form;
  };
}

/**
 * The spelling that stands for all of an English word: defense for defence, man for men.
 * @param {string} form
 * @param {[pattern: string, to: string][]} rules
 * @returns {string}
 */
function oneSpelling(form, rules) {
  return rules.reduce((word, [pattern, to]) => word.replace(new RegExp(pattern), to), form);
}

/**
 * The stem of a word that is not irregular.
 * @param {string} word
 * @param {StemRule[][]} steps the endings of the steps 2, 3 and 4
 * @returns {string}
 */
function stemEnglish(word, steps) {
  if (!/^.{3}/su.test(word)) return word;
  // A capital Y stands for a y that is a consonant, as in "yes" and "boy".
  let stem = word.replace(/^'/, "").replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const r1 = endOfMatch(BEFORE_R1, stem, 0);
  const r2 = endOfMatch(CONSONANT_AFTER_VOWEL, stem, r1);
  stem = cutPlural(stem.replace(/'(?:s'?)?$/, ""));
  stem = cutPast(stem, r1);
  if (/^.+[^aeiouy][yY]$/su.test(stem)) stem = stem.slice(0, -1) + "i";
  stem = applyRule(stem, steps[0], r1);
  stem = applyRule(stem, steps[1], stem.endsWith("ative") ? r2 : r1);
  stem = applyRule(stem, steps[2], r2);
  return cutLastLetter(stem, r1, r2).replace(/Y/g, "y");
}

/**
 * The offset where the first match ends; the length of the text, if there is none.
 * @param {RegExp} pattern
 * @param {string} text
 * @param {number} start where to begin
 * @returns {number}
 */
function endOfMatch(pattern, text, start) {
  return text.length - afterMatch(pattern, text.slice(start)).length;
}

/**
 * What follows the first match; empty if there is none.
 * @param {RegExp} pattern
 * @param {string} text
 * @returns {string}
 */
function afterMatch(pattern, text) {
  const match = pattern.exec(text);
  return match ? text.slice(match.index + match[0].length) : "";
}

/**
 * Change the ending of a word by the rule that fits, if the ending lies in its region.
 * @param {string} stem
 * @param {StemRule[]} rules
 * @param {number} region the offset where the region begins
 * @returns {string}
 */
function applyRule(stem, rules, region) {
  const rule = rules.find(([ending]) => stem.endsWith(ending));
  if (!rule) return stem;
  const [ending, instead] = rule;
  const rest = stem.slice(0, -ending.length);
  const before = ONLY_AFTER.get(ending);
  return rest.length < region || (before && !before.test(stem)) ? stem : rest + instead;
}

/**
 * Step 1a: "ponies" is poni, "ties" tie, "classes" class, "maps" map; "gas" and "bus" stay.
 * @param {string} stem
 * @returns {string}
 */
function cutPlural(stem) {
  if (/ie[ds]$/.test(stem)) return stem.slice(0, /^..+ie[ds]$/su.test(stem) ? -2 : -1);
  if (stem.endsWith("sses")) return stem.slice(0, -2);
  return /[aeiouy].*[^su]s$/s.test(stem) ? stem.slice(0, -1) : stem;
}

/**
 * Step 1b: "agreed" is agree, "dying" die, "hopping" hop; "bring" and "inning" stay.
 * @param {string} stem
 * @param {number} r1
 * @returns {string}
 */
function cutPast(stem, r1) {
  const [ending] = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(stem) || [""];
  const rest = stem.slice(0, stem.length - ending.length);
  if (ending.startsWith("ee")) {
    return rest.length < r1 || /^(?:proc|exc|succ)$/.test(rest) ? stem : rest + "ee";
  }
  if (ending === "ing") {
    if (/^[^aeiouy]y$/u.test(rest)) return rest.slice(0, -1) + "ie";
    if (/^(?:inn|out|cann|herr|earr|even)$/.test(rest)) return stem;
  }
  return ending && /[aeiouy]/.test(rest) ? restoreEnd(rest, r1) : stem;
}

/**
 * The end that a word had before -ed or -ing: creat(e), hop(p), hop(e).
 * @param {string} stem
 * @param {number} r1
 * @returns {string}
 */
function restoreEnd(stem, r1) {
  if (/(?:at|bl|iz)$/.test(stem)) return stem + "e";
  if (/([bdfgmnprt])\1$/.test(stem)) return /^[aeo]..$/.test(stem) ? stem : stem.slice(0, -1);
  return stem.length === r1 && isShort(stem) ? stem + "e" : stem;
}

/**
 * Step 5: "purpose" is purpos, "controll" control; "hope" stays.
 * @param {string} stem
 * @param {number} r1
 * @param {number} r2
 * @returns {string}
 */
function cutLastLetter(stem, r1, r2) {
  const rest = stem.slice(0, -1);
  const isInR2 = rest.length >= r2;
  const isCut = stem.endsWith("e")
    ? isInR2 || (rest.length >= r1 && !isShort(rest))
    : isInR2 && stem.endsWith("ll");
  return isCut ? rest : stem;
}

/**
 * Whether a word ends with a short syllable: "hop" and "at" do, "hoop" and "how" do not.
 * @param {string} stem
 * @returns {boolean}
 */
function isShort(stem) {
  return /^.*[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|past$/su.test(stem);
}
