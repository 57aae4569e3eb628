// An index of names: a field that finds some of them, and their order. Without this script the index
// has them all as well. One that shows few of its names has a script with all, which is asked for
// when it is needed; a script, and no other file, because these can be read from disk, too.

/** @typedef {[name: string, slug: string, articles: number]} ArchiveName */

/** @type {(names: ArchiveName[]) => void} */
var ArchiveNames;

(() => {
  "use strict";

  /**
   * A name: the words that find it, its place in the order of names, the line that shows it.
   * @typedef {object} Item
   * @property {string} words
   * @property {number} place
   * @property {number} articles
   * @property {() => HTMLElement} show
   */

  const MOST = 300; // lines that are shown at once

  const form = part("form", HTMLFormElement);
  const field = part("q", HTMLInputElement);
  const order = part("order", HTMLSelectElement);
  const found = part("found", HTMLElement);
  const list = part("list", HTMLElement);
  const all = part("all", HTMLElement);
  const language = document.documentElement.lang || "en";
  /** @type {[digits: string, separator: string, first: number, other: number, least: number]} */
  const [digits, separator, first, other, least] = JSON.parse(form.dataset.numbers || "");
  const plurals = new Intl.PluralRules([form.dataset.language || language, "en"]);
  const script = all.dataset.names;
  const usual = script ? "articles" : "name";

  /** The names of the page, until all are there. */
  let items = [...all.querySelectorAll("li")].map(toItem);
  let isAsked = !script;
  let isWhole = !script;

  /**
   * @template {HTMLElement} T
   * @param {string} name
   * @param {{new (): T}} type
   * @returns {T}
   */
  function part(name, type) {
    const element = document.getElementById(`names:${name}`);
    if (element instanceof type) return element;
    throw new Error(`the index has no ${type.name} with the id names:${name}`);
  }

  /**
   * What is compared: without accents and letter case, a space before each word.
   * @param {string} text
   */
  function fold(text) {
    const plain = text.normalize("NFKD").replace(/[\p{M}'‘’ʻʼ]/gu, "").toLowerCase();
    return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim()}`;
  }

  /**
   * @param {HTMLElement} line
   * @param {number} place
   * @returns {Item}
   */
  function toItem(line, place) {
    const name = line.querySelector("bdi")?.textContent || "";
    const articles = valueOf(line.querySelector("span")?.textContent || "");
    const show = () => /** @type {HTMLElement} */ (line.cloneNode(true));
    return { words: fold(name), place, articles, show };
  }

  /** @param {string} text a number as the builder writes it */
  function valueOf(text) {
    const values = [...text].map((sign) => [...digits].indexOf(sign));
    return Number(values.filter((value) => value >= 0).join(""));
  }

  /** @param {number} value that is whole */
  function textOf(value) {
    const groups = new RegExp(`\\B(?=(\\d{${other}})*\\d{${first}}$)`, "g");
    const text = value < least ? String(value) : String(value).replace(groups, separator);
    return text.replace(/\d/g, (digit) => [...digits][Number(digit)]);
  }

  ArchiveNames = (names) => {
    isWhole = true;
    items = names.map(([name, slug, articles], place) => {
      const show = () => line(name, slug, articles);
      return { words: fold(name), place, articles, show };
    });
    show();
  };

  /**
   * @param {string} name
   * @param {string} slug
   * @param {number} articles
   */
  function line(name, slug, articles) {
    const [item, link, text, number] = ["li", "a", "bdi", "span"].map((tag) =>
      document.createElement(tag),
    );
    text.textContent = name;
    number.textContent = textOf(articles);
    link.setAttribute("href", `${slug}.html`);
    link.append(text);
    item.append(link, " ", number);
    return item;
  }

  function ask() {
    if (isAsked) return;
    isAsked = true;
    const element = document.createElement("script");
    element.src = script || "";
    element.addEventListener("error", () => (isAsked = false)); // asked for again at the next focus
    document.head.append(element);
  }

  /** The page as it is, or the names that are asked for, in the order that is. */
  function show() {
    const words = fold(field.value).trim().split(" ").filter(Boolean);
    const isUsual = !words.length && order.value === usual;
    all.hidden = !isUsual;
    list.hidden = isUsual;
    found.textContent = "";
    list.replaceChildren();
    if (isUsual) return;
    const some = items.filter((item) => words.every((word) => item.words.includes(` ${word}`)));
    some.sort((a, b) => (order.value === "articles" && b.articles - a.articles) || a.place - b.place);
    list.append(...some.slice(0, MOST).map((item) => item.show()));
    if (isWhole) found.textContent = count(some.length);
  }

  /** @param {number} names */
  function count(names) {
    const plural = names ? plurals.select(names) : "none";
    const text = form.dataset[`found${plural[0].toUpperCase()}${plural.slice(1)}`] || "";
    return text.replace("{count}", textOf(names));
  }

  order.value = usual;
  field.addEventListener("focus", ask);
  field.addEventListener("input", show);
  order.addEventListener("focus", ask);
  order.addEventListener("change", () => (ask(), show()));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  if (field.value) show();
})();
