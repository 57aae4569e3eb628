// Marks what was searched for on the page of an article that a search has found: search.html leads
// to it with ?mark= and the words. Without that nothing happens, and nothing is loaded.

/** What scripts of articles and lists say, by name. @type {Record<string, string>} */
var ArchiveTexts = globalThis.ArchiveTexts;

(() => {
  "use strict";

  const script = document.currentScript;
  const words = bare(new URLSearchParams(location.search).get("mark") || "");
  const article = document.querySelector("article");
  if (!words || !article || !(script instanceof HTMLScriptElement)) return;
  const folder = new URL("../search/", script.src).href;
  const texts = ArchiveTexts;

  /** @type {HTMLElement[][]} the marks, each of one or more pieces */
  let marks = [];
  let current = -1;
  const bar = document.createElement("div");
  const place = document.createElement("span");

  /**
   * A query without its dates and without names of fields and filters: what `topic:water` wants is
   * marked as a word.
   * @param {string} query
   */
  function bare(query) {
    const undated = query.replace(/(?<![\p{L}\p{N}])date:\s*\S+/giu, " ");
    return undated.replace(/(?<![\p{L}\p{N}])\p{L}+:(?=\s*[^\s/])/gu, "").trim();
  }

  /** Load the search of the archive, which says what the words stand for. */
  function load() {
    const loaded = document.createElement("script");
    loaded.src = `${folder}archive-search.js`;
    loaded.addEventListener("load", () => mark().catch(() => {}));
    document.head.append(loaded);
  }

  async function mark() {
    const index = await ArchiveSearch.open(folder);
    await index.search(words, { limit: 0 });
    for (const block of blocksOf(article)) markBlock(block, index.mark(textOf(block)));
    if (!marks.length) return;
    showBar();
    go(0);
  }

  /**
   * Pieces of text that belong together, so that a phrase may go on in a link.
   * @param {Element | null} root
   * @returns {Text[][]}
   */
  function blocksOf(root) {
    /** @type {Map<Element, Text[]>} */
    const blocks = new Map();
    const walker = document.createTreeWalker(root || document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const block = node.parentElement?.closest("p, li, dd, dt, td, th, h1, h2, h3, h4, h5, h6, pre, div");
      if (block) blocks.set(block, [...(blocks.get(block) || []), node]);
    }
    return [...blocks.values()];
  }

  /** @param {Text[]} nodes */
  function textOf(nodes) {
    return nodes.map(({ data }) => data).join("");
  }

  /**
   * @param {Text[]} nodes
   * @param {[number, number][]} spans
   */
  function markBlock(nodes, spans) {
    /** @type {HTMLElement[][]} */
    const pieces = spans.map(() => []);
    let offset = textOf(nodes).length;
    for (const node of [...nodes].reverse()) {
      offset -= node.length;
      const { length } = node;
      for (let at = spans.length - 1; at >= 0; at--) {
        const [from, to] = [Math.max(spans[at][0] - offset, 0), Math.min(spans[at][1] - offset, length)];
        if (from < to) pieces[at].unshift(wrap(node, from, to));
      }
    }
    marks.push(...pieces.filter((own) => own.length));
  }

  /**
   * @param {Text} node of which the text before `from` stays
   * @param {number} from
   * @param {number} to
   */
  function wrap(node, from, to) {
    const piece = node.splitText(from);
    piece.splitText(to - from);
    const element = document.createElement("mark");
    piece.replaceWith(element);
    element.append(piece);
    return element;
  }

  function showBar() {
    bar.className = "marks";
    bar.setAttribute("role", "group");
    bar.ariaLabel = texts.marks;
    place.setAttribute("role", "status");
    bar.append(
      place,
      button(texts.previous, () => go(current - 1)),
      button(texts.next, () => go(current + 1)),
      button(texts.unmark, clear),
    );
    article?.before(bar);
    document.addEventListener("keydown", press);
  }

  /**
   * @param {string} text
   * @param {() => void} act
   */
  function button(text, act) {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = text;
    element.addEventListener("click", act);
    return element;
  }

  /**
   * Show a mark; after the last comes the first.
   * @param {number} number
   */
  function go(number) {
    for (const element of marks[current] || []) element.classList.remove("current");
    current = (number + marks.length) % marks.length;
    for (const element of marks[current]) element.classList.add("current");
    marks[current][0].scrollIntoView({ block: "center" });
    /** @type {Record<string, number>} */
    const values = { number: current + 1, count: marks.length };
    const text = texts.count.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
    place.textContent = text.replace(/\d/g, (digit) => [...texts.digits][Number(digit)]);
  }

  /** Remove the marks, and the words from the address. */
  function clear() {
    document.removeEventListener("keydown", press);
    const read = bar.contains(document.activeElement) ? marks[current][0].parentElement : null;
    bar.remove();
    for (const element of marks.flat()) {
      const parent = element.parentNode;
      element.replaceWith(...element.childNodes);
      parent?.normalize();
    }
    marks = [];
    if (read && read.tabIndex < 0) read.tabIndex = -1;
    read?.focus({ preventScroll: true }); // from where the reader is, not from the page's beginning
    const url = new URL(location.href);
    url.searchParams.delete("mark");
    try {
      history.replaceState(null, "", url);
    } catch {
      return; // from disk some browsers do not let us
    }
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
    const typed = "input, textarea, select, [contenteditable]";
    if (ctrlKey || metaKey || altKey || isComposing) return;
    if (target instanceof Element && target.closest(typed)) return;
    if (key === "Escape") clear();
    else if (key === "n") go(current + 1);
    else if (key === "p") go(current - 1);
  }

  load();
})();
