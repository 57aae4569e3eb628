// The parts of search.html, and texts. Those of what comes first stand there, as `data-` attributes
// of the form; the others come with the scripts of search-later.js.parts. Both are taken from the
// catalogue of the site's language, with each of its plural forms. Text enters the page as text:
// nothing writes HTML.

const SearchTexts = (() => {
  "use strict";

  const form = part("form", HTMLFormElement);
  /** @type {Record<string, string | undefined>} */
  let texts = { ...form.dataset };
  const languages = [document.documentElement.lang || "en", "en"];
  /** @type {[digits: string, separator: string, first: number, other: number, least: number]} */
  const [digits, separator, first, other, least] = given("numbers");
  // Finds the places in a number where a separator stands.
  const groups = new RegExp(`\\B(?=(\\d{${other}})*\\d{${first}}$)`, "g");
  /** @type {[start: string, middle: string, end: string, two: string]} */
  const [start, middle, end, two] = given("joints");
  const plurals = new Intl.PluralRules([form.dataset.language || languages[0], "en"]);

  /**
   * A part of the template.
   * @template {HTMLElement} T
   * @param {string} name
   * @param {{new (): T}} type
   * @returns {T}
   */
  function part(name, type) {
    const element = document.getElementById(`search:${name}`);
    if (element instanceof type) return element;
    throw new Error(`search.html has no ${type.name} with the id search:${name}`);
  }

  /**
   * An element with attributes; those that are empty are left out.
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} name
   * @param {Record<string, string>} attributes
   * @param {...(Node | string)} content
   * @returns {HTMLElementTagNameMap[T]}
   */
  function make(name, attributes, ...content) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
      if (value) element.setAttribute(key, value);
    element.append(...content);
    return element;
  }

  /**
   * Take the texts that come with later scripts (builder/pages/script_texts.py). Where the template
   * has one by the same name, that one holds: an archive may have a template of its own.
   * @param {Record<string, string>} more
   */
  function learn(more) {
    texts = { ...more, ...texts };
  }

  /**
   * A text, its {placeholders} filled.
   * @param {string} name
   * @param {Record<string, string>} [values]
   */
  function say(name, values = {}) {
    const text = texts[name] || "";
    return text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  }

  /**
   * The same for a number of things, in the plural form that the language wants.
   * @param {string} name
   * @param {number} count
   * @param {Record<string, string>} [values]
   * @param {boolean} [isExact] or there are more
   */
  function sayCount(name, count, values = {}, isExact = true) {
    const kind = !isExact ? "over" : count ? plurals.select(count) : "none";
    const key = name + kind[0].toUpperCase() + kind.slice(1);
    const filled = { count: number(count), ...values };
    return say(key in texts ? key : `${name}Other`, filled);
  }

  /**
   * What the template has as JSON: how the builder writes numbers, dates and lists itself.
   * @param {string} name
   */
  function given(name) {
    return JSON.parse(form.dataset[name] || "");
  }

  /** @param {number} value that is whole */
  function number(value) {
    return withDigits(value < least ? value : String(value).replace(groups, separator));
  }

  /**
   * A text or a number with the digits of the site.
   * @param {string | number} text
   */
  function withDigits(text) {
    return String(text).replace(/\d/g, (digit) => [...digits][Number(digit)]);
  }

  /**
   * A list with what the language puts between its items.
   * @param {(Node | string)[]} items
   */
  function listed(items) {
    const last = items.length - 1;
    return items.flatMap((item, at) =>
      at ? [last < 2 ? two : at === last ? end : at > 1 ? middle : start, item] : [item],
    );
  }

  return { form, languages, part, make, learn, say, sayCount, given, number, withDigits, listed };
})();
