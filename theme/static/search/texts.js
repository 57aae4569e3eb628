// The parts of search.html and its texts. These stand there, as `data-` attributes of the form: the
// template takes them from the catalogue of their language, with each of its plural forms. Text
// enters the page as text: nothing writes HTML.

const SearchTexts = (() => {
  "use strict";

  const form = part("form", HTMLFormElement);
  const languages = [document.documentElement.lang || "en", "en"];
  /** @type {[digits: string, separator: string, first: number, other: number]} */
  const [digits, separator, first, other] = given("numbers");
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
   * A text of the template, its {placeholders} filled.
   * @param {string} name
   * @param {Record<string, string>} [values]
   */
  function say(name, values = {}) {
    const text = form.dataset[name] || "";
    return text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  }

  /**
   * The same for a number of things, in the plural form that the language wants.
   * @param {string} name
   * @param {number} count
   * @param {Record<string, string>} [values]
   */
  function sayCount(name, count, values = {}) {
    const plural = count ? plurals.select(count) : "none";
    const key = name + plural[0].toUpperCase() + plural.slice(1);
    const filled = { count: number(count), ...values };
    return say(key in form.dataset ? key : `${name}Other`, filled);
  }

  /**
   * What the builder has written for scripts, as it writes itself.
   * @param {string} name
   */
  function given(name) {
    return JSON.parse(form.dataset[name] || "");
  }

  /** @param {number} value that is whole */
  function number(value) {
    const groups = [];
    let text = String(value);
    for (let size = first; text; size = other) {
      groups.unshift(text.slice(-size));
      text = text.slice(0, -size);
    }
    return withDigits(groups.join(separator));
  }

  /**
   * A text with the digits of the site.
   * @param {string} text
   */
  function withDigits(text) {
    return text.replace(/\d/g, (digit) => [...digits][Number(digit)]);
  }

  /**
   * A list with what the language puts between its items.
   * @param {(Node | string)[]} items
   */
  function listed(items) {
    const { length } = items;
    const joint = (/** @type {number} */ at) =>
      length === 2 ? two : at === length - 1 ? end : at > 1 ? middle : start;
    return items.flatMap((item, at) => (at ? [joint(at), item] : [item]));
  }

  return { form, languages, part, make, say, sayCount, given, number, withDigits, listed };
})();
