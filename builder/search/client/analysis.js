// A text becomes terms with their positions, as builder/search/analysis.py has it.
//
// A token is what stands between gaps: "al-Qaeda" is one. A token has one or more words, here "al"
// and "Qaeda". A word has one or more forms, all at its position: what is written, folded, and of
// the first word of a compound this as one word. "al-Qaeda runs" has al and alqaeda at position 0,
// qaeda at 1, runs at 2.

/**
 * A form in a text: the number of its word in the text, from 0, and the UTF-16 code units of that word.
 * @typedef {{text: string, position: number, start: number, end: number}} Term
 */

/**
 * A word: the code units where it stands, and its forms.
 * @typedef {{start: number, end: number, forms: string[]}} Word
 */

// Longer words are cut; they are no words, and would fill a lexicon.
const MAX_WORD = 64;

// Scripts that write no spaces between words (Chinese, Japanese, Thai, Lao, Burmese, Khmer), or join
// other words to their ends (Korean). Kana of half the width are two characters where voiced.
const UNSPACED =
  "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uac00-\ud7a3\uff66-\uff9f";
const VOICING = "\u3099\u309a\uff9e\uff9f";
const RUN = new RegExp(`([${UNSPACED}][${UNSPACED}${VOICING}${INVISIBLE}]*)|[^${UNSPACED}]+`, "gu");
const CHARACTER = new RegExp(`[^${INVISIBLE}][${VOICING}]*`, "gu");

/**
 * The forms in a text, in order of their positions.
 * @param {string} text
 * @returns {Term[]}
 */
function analyze(text) {
  /** @type {Term[]} */
  const terms = [];
  let position = 0;
  for (const match of text.matchAll(TOKEN)) {
    for (const { start, end, forms } of wordsOf(partsOf(match))) {
      // A mark or an apostrophe alone folds to nothing.
      for (const form of forms) if (form) terms.push({ text: form, position, start, end });
      position += 1;
    }
  }
  return terms;
}

/**
 * The terms of a compound written as one word: al-Qaeda as alqaeda.
 * @param {string} text
 * @returns {string[]}
 */
function joinCompound(text) {
  return [formOf(joined(text))];
}

/**
 * The words of a token, by its parts.
 * @param {Part[]} parts
 * @returns {Word[]}
 */
function wordsOf(parts) {
  return parts.flatMap(({ start, end, words: [word, ...others], keys }) => {
    const found = word ? splitRuns(word, start) : [{ start, end, forms: [] }];
    const more = others.map(formOf);
    // Initials have signs that their word has not.
    found[found.length - 1].end = end;
    found[0].forms = distinct([...found[0].forms, ...more, ...keys]);
    return found;
  });
}

/**
 * The words of letters that stand together: a run without spaces becomes pairs of characters, one
 * of other scripts is a word. "東京Tower" is 東京 and tower.
 * @param {string} letters
 * @param {number} offset of the letters in the text
 * @returns {Word[]}
 */
function splitRuns(letters, offset) {
  return [...letters.matchAll(RUN)].flatMap((match) => {
    const [run, unspaced] = match;
    const start = offset + match.index;
    if (unspaced) return pairsOf(run, start);
    return [{ start, end: start + run.length, forms: [formOf(run)] }];
  });
}

/**
 * Every two characters that follow each other: 中国经济 is 中国, 国经, 经济. One alone is a word.
 * @param {string} run
 * @param {number} offset of the run in the text
 * @returns {Word[]}
 */
function pairsOf(run, offset) {
  const found = [...run.matchAll(CHARACTER)];
  const ends = found.length > 1 ? found.slice(1) : found;
  return ends.map((match, at) => {
    const start = found[at].index;
    const end = match.index + match[0].length;
    const forms = [fold(run.slice(start, end))];
    // No pair begins with the last.
    if (at && at === ends.length - 1 || ends.length === 1 && found[1]) forms.push(fold(match[0]));
    return { start: offset + start, end: offset + end, forms };
  });
}

/**
 * @param {string} word
 * @returns {string}
 */
function formOf(word) {
  return fold(Array.from(word).slice(0, MAX_WORD).join(""));
}

/**
 * Which forms of a word a query asks for. A stop word in capitals is an acronym, and so is US,
 * though us is telling. The last character of a run of Chinese stands beside the pair that it ends
 * for those who ask for it alone.
 * @param {string[]} forms
 * @param {(form: string) => boolean} isStop
 * @returns {string[]}
 */
function asked(forms, isStop) {
  const acronyms = forms.filter((form) => form !== fold(form));
  if (acronyms.length && (forms[0] === "us" || isStop(forms[0]))) return acronyms;
  return forms.filter(
    (form, at) => !acronyms.includes(form) && !(at && form.length === 1 && isCharacter(form))
  );
}

/**
 * Whether a text is one character of a script without spaces.
 * @param {string} text
 * @returns {boolean}
 */
function isCharacter(text) {
  return new RegExp(`^[${UNSPACED}][${VOICING}]*$`).test(text);
}
