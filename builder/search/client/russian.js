// The stems of Russian words, as Whoosh 2.7.4 makes them. It spells a word in Latin letters, takes
// off endings and spells it back; so words in Latin letters have endings too, and -ующая is none.

// Letters as the endings are spelt, in the order in which they are spelt back.
const ROMAN = tableOf(
  "юящхцчэйшкежабвгдзилмнопрстуфъыь",
  "i^u i^a shch kh t^s ch e` i` sh k e zh a b v g d z i l m n o p r s t u f '' y '"
);
const FIRST_VOWEL = /i\^[au]|e`|[aeiouy]/;
// With a consonant after it, which the ` of й is, too.
const FIRST_SYLLABLE = /(e`|[aeiouy])[^aeiouy^`]|i`/;

// Kinds of endings. Some are endings only after an a, which is kept.
const GERUND = /((?<kept>a)|[iy])v(shi(s')?)?$/;
const REFLEXIVE = /s(i\^a|')$/;
// What makes a participle, then the cases.
const ADJECTIVE = new RegExp(
  "((?<kept>a)((i\\^u)?shch|vsh|em|nn)|ui\\^ushch(?!ai\\^a)|[iy]vsh)?" +
    "([eioy](e|i`|m)|[eo](go|mu|i\\^u)|[iy](mi|kh)|(i\\^)?(ui\\^u|ai\\^a))$|ui\\^ushchaia$"
);
const VERB = new RegExp(
  "((?<kept>a)(l[aio]?|nno|n[aoy]?|ete?|i`(te)?|em|i\\^ut|t'|esh')|" +
    "[iy](l[aio]?|t'?|m)|ite|ish'|en[aoy]?|[eu]i`(te)?|uet|i\\^at|ui\\^ut|u?i\\^u)$"
);
const NOUN = /((i?i\^)?a(mi?|kh)|i?e(m|i`)|[i']?(i\^[au]|e)|[eo]v|[ei]i|[io]?i`|om|[aiouy'])$/;
const QUALITY = /ost'?$/;

/**
 * The stem of a folded word of a Russian text.
 * @see {@link https://snowballstem.org/algorithms/russian/stemmer.html}
 * @param {string} word
 * @returns {string}
 */
function stemRussian(word) {
  const roman = Array.from(word, (letter) => ROMAN.get(letter) || letter).join("");
  const second = after(FIRST_SYLLABLE, after(FIRST_SYLLABLE, roman));
  const whole = [roman, after(FIRST_VOWEL, roman), second];
  let parts = cutEnding(whole, GERUND);
  if (parts === whole) parts = cutEnding(cutEnding(whole, REFLEXIVE), ADJECTIVE, VERB, NOUN);
  parts = cutEnding(parts, /i$/);
  const [rest] = cutEnding([parts[0], parts[2]], QUALITY);
  let stem = rest.replace(/(n)n(ei`she?)?$|ei`she?$|'$/, "$1");
  if (/^[\0-\xff]*$/.test(word)) return stem;
  for (const [letter, spelt] of ROMAN) stem = stem.replaceAll(spelt, letter);
  return stem;
}

/**
 * Take off the first kind of ending that is in the region after the word.
 * @param {string[]} parts the word and its regions
 * @param {RegExp[]} kinds
 * @returns {string[]}
 */
function cutEnding(parts, ...kinds) {
  for (const kind of kinds) {
    const match = kind.exec(parts[1]);
    if (match) return cut(parts, match[0].length - (match.groups?.kept ? 1 : 0));
  }
  return parts;
}
