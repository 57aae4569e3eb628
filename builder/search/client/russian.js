// The stem of a Russian word: the algorithm of the Snowball project, exactly as PyStemmer has it.
// https://snowballstem.org/algorithms/russian/stemmer.html
//
// "пограничному" (an adjective: to that of the border) loses "ому", and "бегавшему" (a participle:
// to him who ran) loses "ему", then "вш": their stems are "пограничн" and "бега".
// Endings are looked for after the first vowel; r2 is the offset of R2, as in english.js.

const VOWEL = /[аеиоуыэюя]/;
const CONSONANT_AFTER_VOWELS = /[аеиоуыэюя]+[^аеиоуыэюя]/;

// Kinds of endings. Some are endings only after а or я; these are the first group, and are kept.
const GERUND = /(?:([ая])|[иы])в(?:ши(?:сь)?)?$/;
const REFLEXIVE = /с[яь]$/;
const ADJECTIVE = /(?:[еиоы][ейм]|[ео]го|[ео]му|[иы]ми|[иы]х|[еоую]ю|[ая]я)$/;
const PARTICIPLE = /([ая])(?:ем|нн|вш|ю?щ)$|(?:[иы]вш|ующ)$/;
const VERB = new RegExp(
  "([ая])(?:л[аио]?|н[аоы]?|нно|ете?|й(?:те)?|ем|ют|ть|ешь)$" +
    "|(?:[иы](?:л[аио]?|м|ть?)|и(?:те|шь)|ен[аоы]?|[еу]й(?:те)?|ует|ят|уют|у?ю)$"
);
const NOUN =
  /(?:[иь]?[еюя]|[еи]?и|[аоуыьй]|[ео]в|и?ей|[ои]й|и?[ея]м|[ао]м|и?ях|ах|и?ями|ами)$/;
const DERIVATIONAL = /ость?$/;
// A superlative, a double н, or a soft sign.
const LAST_LETTERS = /(н)н(?:ейше?)?$|ейше?$|ь$/;

/**
 * The stem of a folded word.
 * @param {string} word
 * @returns {string}
 */
function stemRussian(word) {
  const r1 = afterMatch(CONSONANT_AFTER_VOWELS, word);
  const r2 = word.length - afterMatch(CONSONANT_AFTER_VOWELS, r1).length;
  let end = afterMatch(VOWEL, word);
  const beginning = word.slice(0, word.length - end.length);
  end = cutInflection(end).replace(/и$/, "");
  const found = DERIVATIONAL.exec(end);
  if (found && beginning.length + found.index >= r2) end = end.slice(0, found.index);
  return beginning + end.replace(LAST_LETTERS, "$1");
}

/**
 * What is left of the part after the first vowel when the first kind of ending that fits is cut.
 * @param {string} end
 * @returns {string}
 */
function cutInflection(end) {
  if (GERUND.test(end)) return end.replace(GERUND, "$1");
  end = end.replace(REFLEXIVE, "");
  if (ADJECTIVE.test(end)) return end.replace(ADJECTIVE, "").replace(PARTICIPLE, "$1");
  return VERB.test(end) ? end.replace(VERB, "$1") : end.replace(NOUN, "");
}
