// Why an article was found: the piece of its page that has what was asked for.

/**
 * What is shown of an article: a piece of its text, or, with a label, a line of what is around it;
 * that without marks comes before the summary.
 * @typedef {{label: string, text: string, marks: SearchMarks, summary: string}} SearchSnippet
 */

const SearchSnippets = (() => {
  "use strict";

  const { languages, part, make, say } = SearchTexts;

  const LENGTH = 240; // code units of a piece, about

  /** Pages that were read, by their addresses. @type {Map<string, Promise<Document>>} */
  const pages = new Map();

  /**
   * What shows best why an article was found. If nothing on its page has the words, it is something
   * that the article names, if it names any: another name of that, or a filter among the words. Null
   * if the page is not to be had, as from disk.
   * @param {Index} index
   * @param {Hit} hit
   * @returns {Promise<SearchSnippet | null>}
   */
  async function find(index, hit) {
    if (!/^https?:/.test(hit.url)) return null;
    const page = await pageOf(hit.url);
    const summary = page.querySelector("meta[name=description]")?.getAttribute("content") || "";
    for (const [label, text] of texts(page)) {
      const marks = index.mark(text);
      if (marks.length && label === say("named")) {
        const named = await namedBy(index, [text]);
        if (named) return { ...named, summary };
        break;
      }
      if (marks.length) return { label, ...pieceOf(text, marks), summary };
    }
    const names = [...page.querySelectorAll("article .facts a:not([rel])")].map(textOf);
    const named = names.length ? await namedBy(index, names) : null;
    return { label: "", text: "", marks: [], ...named, summary };
  }

  /**
   * @param {Index} index
   * @param {string[]} names
   */
  async function namedBy(index, names) {
    const text = await nameMeant(index, names);
    return text ? { label: say("named"), text, marks: index.mark(text) } : null;
  }

  /**
   * Which of some names is asked for; with the other name that it is asked for by.
   * @param {Index} index
   * @param {string[]} names
   */
  async function nameMeant(index, names) {
    const { namesOf } = await SearchBox.load();
    const all = await Promise.all(names.map((name) => namesOf(name)));
    const { q } = SearchAddress.state();
    for (const [at, name] of names.entries()) {
      const marked = all[at].filter((one) => index.mark(one).length);
      const alias = marked.find((one) => isWithin(plain(one), plain(q))) || marked[0];
      if (alias) return alias === name ? name : say("alias", { name, alias });
    }
    const isMeant = (/** @type {string} */ own) =>
      filtersIn(q).some((one) => isWithin(one, plain(own)));
    return names.find((_, at) => all[at].some(isMeant)) || "";
  }

  /**
   * Whether words stand in a text.
   * @param {string} words
   * @param {string} text
   */
  function isWithin(words, text) {
    return ` ${text} `.includes(` ${words} `);
  }

  /**
   * The values of filters in a query: kg of country:kg.
   * @param {string} query
   */
  function filtersIn(query) {
    const found = query.matchAll(/\p{L}+:\s*(?:["“„«]([^"”“»]+)|(\S+))/gu);
    return [...found].map(([, phrase, word]) => plain(phrase || word)).filter(Boolean);
  }

  /**
   * A name without accents, capitals and signs.
   * @param {string} text
   */
  function plain(text) {
    const letters = text.normalize("NFKD").replace(/[\p{M}'’ʻʼ]/gu, "").toLowerCase();
    return letters.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  /** @param {string} url */
  function pageOf(url) {
    const known = pages.get(url);
    if (known) return known;
    const read = fetch(url)
      .then((response) => response.text())
      .then((text) => new DOMParser().parseFromString(text, "text/html"));
    pages.set(url, read);
    read.catch(() => pages.delete(url));
    return read;
  }

  /**
   * The texts of a page, each with what is said before it; first what one reads first.
   * @param {Document} page
   * @returns {Generator<[label: string, text: string]>}
   */
  function* texts(page) {
    const article = page.querySelector("article");
    if (!article) return;
    const body = article.querySelector(".body")?.cloneNode(true);
    if (body instanceof Element) {
      body.querySelectorAll(".back, .footnote-backref").forEach((element) => element.remove());
      const notes = [...body.querySelectorAll(".footnote li")].map(textOf);
      const pictures = [...body.querySelectorAll("img")].map(({ alt }) => alt);
      body.querySelectorAll(".footnote, .footnote-ref").forEach((element) => element.remove());
      yield ["", textOf(body)];
      for (const note of notes) yield [say("inNote"), note];
      for (const picture of pictures) yield [say("inPicture"), picture];
    }
    for (const fact of article.querySelectorAll(".facts div")) yield* factOf(fact);
    for (const line of article.querySelectorAll(".corrections li"))
      yield [say("inCorrection"), textOf(line)];
    for (const line of article.querySelectorAll(".imprint bdi")) yield [say("named"), textOf(line)];
    for (const line of article.querySelectorAll(".files bdi")) yield [say("inFile"), textOf(line)];
  }

  /**
   * What an article names, each by itself, or another fact.
   * @param {Element} fact
   * @returns {Generator<[label: string, text: string]>}
   */
  function* factOf(fact) {
    const [label, value] = [...fact.children];
    const names = value.querySelectorAll("a:not([rel])");
    for (const name of names) yield [say("named"), textOf(name)];
    if (!names.length) yield [say("inFact", { label: textOf(label) }), textOf(value)];
  }

  /** @param {Node} node */
  function textOf(node) {
    return (node.textContent || "").replace(/\s+/g, " ").trim();
  }

  /**
   * The piece of a text around its best window, cut between words, with dots where it was cut. A
   * quarter of it stands before the window, so that its beginning makes sense.
   * @param {string} text
   * @param {SearchMarks} marks
   */
  function pieceOf(text, marks) {
    const start = bestWindow(text, marks) - LENGTH / 4;
    const from = text.lastIndexOf(" ", Math.max(0, start)) + 1;
    const space = text.lastIndexOf(" ", from + LENGTH);
    const to = from + LENGTH >= text.length ? text.length : Math.max(space, from + LENGTH / 2);
    const before = from ? "…" : "";
    const shift = before.length - from;
    /** @type {SearchMarks} */
    const inside = marks
      .filter(([first, last]) => first >= from && last <= to)
      .map(([first, last]) => [first + shift, last + shift]);
    return { text: before + text.slice(from, to) + (to < text.length ? "…" : ""), marks: inside };
  }

  /**
   * Where the window with the most different words begins, the first of the best. A word that is
   * there three times says no more than once.
   * @param {string} text
   * @param {SearchMarks} marks
   */
  function bestWindow(text, marks) {
    let [best, most] = [0, 0];
    marks.forEach(([start], number) => {
      const inside = marks.slice(number, number + LENGTH).filter(([, end]) => end <= start + LENGTH);
      const words = inside.map(([from, to]) => text.slice(from, to).toLowerCase());
      const different = new Set(words).size;
      if (different > most) [most, best] = [different, start];
    });
    return best;
  }

  /**
   * Say why each article was found: show a piece of it, or its summary if none has the words or the
   * page is not to be had.
   * @param {Index} index
   * @param {Hit[]} hits
   * @param {Element[]} places
   * @param {string} words
   * @param {(text: string, marks: SearchMarks) => (Node | string)[]} marked a text with its marks
   */
  async function explain(index, hits, places, words, marked) {
    const show = async (/** @type {Hit} */ hit, /** @type {Element} */ place) => {
      if (!place.isConnected) return; // another search has begun
      const snippet = words ? await find(index, hit).catch(() => null) : null;
      const { label, text, marks, summary } = snippet || (await summaryOf(index, hit));
      if (!place.isConnected) return;
      const before = label ? [make("bdi", { class: "why", lang: languages[0] }, label), " "] : [];
      const whole = marked(summary, index.mark(summary));
      const piece = marks.length ? marked(text, marks) : [text, text && summary && " · ", ...whole];
      // After a label a text is set apart: the line has the direction of the page, not that of a name.
      place.replaceChildren(...before, ...(label ? [make("bdi", {}, ...piece)] : piece));
    };
    // First what a reader sees: the pages of the others would come between.
    const seen = places.filter((place) => place.getBoundingClientRect().top < innerHeight).length;
    await Promise.all(hits.slice(0, seen).map((hit, at) => show(hit, places[at])));
    await Promise.all(hits.slice(seen).map((hit, at) => show(hit, places[seen + at])));
  }

  /**
   * @param {Index} index
   * @param {Hit} hit
   */
  async function summaryOf(index, hit) {
    const [{ summary = "" } = {}] = await index.citations([hit]).catch(() => []);
    return { label: "", text: "", marks: [], summary };
  }

  if (location.protocol === "file:")
    part("downloads", HTMLElement).after(make("p", { class: "note" }, say("fromDisk")));

  return { explain };
})();
