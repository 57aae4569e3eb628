// The stems of Russian words: the algorithm of the Snowball project, as PyStemmer has it.

const VOWEL = /[аеиоуыэюя]/;
const SYLLABLE = /[аеиоуыэюя]+[^аеиоуыэюя]/;

// Kinds of endings. Some are endings only after а or я, which is kept.
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
const QUALITY = /ость?$/;
const LAST = /(н)н(?:ейше?)?$|ейше?$|ь$/;

/**
 * The stem of a folded word of a Russian text.
 * @see {@link https://snowballstem.org/algorithms/russian/stemmer.html}
 * @param {string} word
 * @returns {string}
 */
function stemRussian(word) {
  const second = word.length - after(SYLLABLE, after(SYLLABLE, word)).length;
  let end = after(VOWEL, word); // where all endings are
  const beginning = word.slice(0, word.length - end.length);
  end = cutInflection(end).replace(/и$/, "");
  const quality = QUALITY.exec(end);
  if (quality && beginning.length + quality.index >= second) end = end.slice(0, quality.index);
  return beginning + end.replace(LAST, "$1");
}

/**
 * @param {string} end
 * @returns {string}
 */
function cutInflection(end) {
  if (GERUND.test(end)) return end.replace(GERUND, "$1");
  end = end.replace(REFLEXIVE, "");
  if (ADJECTIVE.test(end)) return end.replace(ADJECTIVE, "").replace(PARTICIPLE, "$1");
  return VERB.test(end) ? end.replace(VERB, "$1") : end.replace(NOUN, "");
}
