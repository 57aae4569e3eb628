// English words of several spellings as one each, by the rules of the manifest, as
// builder/search/spelling_variants.py has it.

/**
 * The spelling that stands for all of a folded English word: "centres" is centers.
 * @param {string} word
 * @param {[pattern: string, to: string][]} rules
 * @returns {string}
 */
function oneSpelling(word, rules) {
  return rules.reduce((one, [pattern, to]) => one.replace(new RegExp(pattern), to), word);
}
