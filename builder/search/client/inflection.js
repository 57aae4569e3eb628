// The stem of a form, by the tables of the manifest: see inflection.py.

/**
 * Endings and what comes instead of them, by how many letters must stay: {"3": "lar ning i:y"}.
 * @typedef {Record<string, string>} EndingLists
 */

/**
 * The endings of a language; capitals in them are any of the letters of `any`.
 * @typedef {object} Inflection
 * @property {Record<string, string>} [any]
 * @property {string} [after]
 * @property {string} [spelling]
 * @property {EndingLists} [prefixes]
 * @property {EndingLists} [endings]
 * @property {EndingLists} [last]
 * @property {[pattern: string, to: string][]} [rules] of English: see `english.js`
 */

/** @typedef {Map<string, [instead: string, least: number]>} EndingRules */

/** @type {WeakMap<Inflection, (form: string) => string>} */
const STEMMERS = new WeakMap();

/**
 * The stem of a folded form in a language, by its primary code.
 * @param {string} form
 * @param {string} language
 * @param {Record<string, Inflection>} [tables] those of the manifest
 * @returns {string}
 */
function stemOf(form, language, tables = {}) {
  const table = tables[language];
  if (!table || !(table.endings || table.last)) return form;
  const known =
    STEMMERS.get(table) ||
    (table.rules ? englishStemmer(/** @type {English} */ (/** @type {unknown} */ (table))) : stemmerOf(table));
  STEMMERS.set(table, known);
  return known(form);
}

/**
 * @param {Inflection} table
 * @returns {(form: string) => string}
 */
function stemmerOf({ any = {}, after = "", spelling = "", prefixes, endings, last }) {
  const spellings = new Map(spelling.split(" ").map((pair) => [pair[0], pair.slice(1)]));
  /** @type {Map<string, string>} */
  const before = new Map(
    after.split(" ").flatMap((rule) => {
      const [letters, others] = rule.split(":");
      return [...letters].map((letter) => /** @type {[string, string]} */ ([letter, others]));
    })
  );
  const [heads, tails, lasts] = [prefixes, endings, last].map((lists) => endingRules(lists, any));
  return (form) => {
    let stem = form.replace(/[^]/gu, (letter) => spellings.get(letter) ?? letter);
    for (let shorter; (shorter = cut(stem, tails, false, before)) !== stem; ) stem = shorter;
    for (let shorter; (shorter = cut(stem, heads, true)) !== stem; ) stem = shorter;
    return cut(stem, lasts);
  };
}

/**
 * A form without its longest ending, or beginning, of those that leave enough of it.
 * @param {string} form
 * @param {EndingRules} rules
 * @param {boolean} [isHead]
 * @param {Map<string, string>} [before] the letters that may stand before an ending's first
 * @returns {string}
 */
function cut(form, rules, isHead, before) {
  const letters = [...form];
  for (let at = 0; at < letters.length; at += 1) {
    const rest = isHead ? letters.slice(-at) : letters.slice(0, at);
    const ending = (isHead ? letters.slice(0, -at) : letters.slice(at)).join("");
    const rule = (at || !isHead) && rules.get(ending);
    if (rule && at >= rule[1]) {
      const others = before && before.get(letters[at]);
      if (rule[0] || others === undefined || others.includes(rest[at - 1] || "")) {
        return rest.join("") + rule[0];
      }
    }
  }
  return form;
}

/**
 * Rules as the manifest has them, each capital as every letter that it stands for.
 * @param {EndingLists | undefined} lists
 * @param {Record<string, string>} any
 * @returns {EndingRules}
 */
function endingRules(lists = {}, any) {
  /** @type {EndingRules} */
  const rules = new Map();
  for (const [least, text] of Object.entries(lists)) {
    for (const rule of text.split(" ")) {
      const [ending, instead = ""] = rule.split(":");
      [...ending]
        .reduce(
          (heads, letter) =>
            heads.flatMap((head) => [...(any[letter] || letter)].map((one) => head + one)),
          [""]
        )
        .forEach((one) => rules.set(one, [instead, +least]));
    }
  }
  return rules;
}
