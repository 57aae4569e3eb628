// Results: how many there are, a page of them with their words marked, what was perhaps meant.

/** @typedef {[number, number][]} SearchMarks pieces of a text, from and to */

const SearchResults = (() => {
  "use strict";

  const { form, part, make, say, sayCount, given, number, listed } = SearchTexts;

  const PAGE_SIZE = 10;
  const READING = 400; // ms that results stay until snippets are fetched
  const WAITING = 500; // ms until it is said that something takes time

  const status = part("status", HTMLElement);
  const renewed = part("renewed", HTMLElement);
  const notes = part("notes", HTMLUListElement);
  const suggestion = part("suggestion", HTMLButtonElement);
  const corrected = part("corrected", HTMLElement);
  const failure = part("failure", HTMLElement);
  const list = part("results", HTMLOListElement);
  const pager = part("pager", HTMLElement);

  const hasSources = "sources" in form.dataset;
  /**
   * What the languages of articles are called, and whether they are others than the site's.
   * @type {Record<string, [name: string, isOther: boolean]>}
   */
  const names = given("names");

  let reading = 0;
  let waiting = 0;

  /** Say that a search is going on; in words only if it takes long. */
  function wait() {
    clearTimeout(waiting);
    clearTimeout(reading);
    list.ariaBusy = "true";
    failure.hidden = true;
    waiting = setTimeout(() => (status.textContent = say("busy")), WAITING);
  }

  /** No search is going on any more. */
  function rest() {
    clearTimeout(waiting);
    list.ariaBusy = null;
  }

  /**
   * @param {Index} index
   * @param {SearchQuery} asked
   * @param {Found} found
   * @param {string} words that the page of an article is to mark
   * @param {string[]} said of the address
   */
  function show(index, asked, found, words, said) {
    const { page } = SearchAddress.state();
    delete list.dataset.explained;
    list.start = (page - 1) * PAGE_SIZE + 1;
    list.replaceChildren(...found.hits.map((hit) => resultItem(index, hit, words)));
    showStatus(asked.words, found, page);
    renewed.textContent = found.renewed ? say("renewed") : "";
    showNotes([...said, ...found.notes.map(textOfNote)]);
    showSuggestion(asked.words, found);
    showPager(page, pagesOf(found.rows));
    const texts = [...list.querySelectorAll(".snippet")];
    // Later, for a snippet costs the whole article, and a reader who is still typing reads none.
    reading = setTimeout(() => explain(index, found.hits, texts, words).catch(() => {}), READING);
  }

  /**
   * Show nothing: nothing is asked for.
   * @param {string[]} [said] of the address
   */
  function clear(said = []) {
    clearTimeout(reading);
    list.replaceChildren();
    status.textContent = renewed.textContent = "";
    showNotes(said);
    suggestion.hidden = corrected.hidden = pager.hidden = failure.hidden = true;
  }

  /** The results are gone, and the reader learns why and what to do: an empty list would lie. */
  function showFailure() {
    clear();
    part("reason", HTMLElement).textContent = say("failed");
    failure.hidden = false;
  }

  /** @param {number} rows of all pages */
  function pagesOf(rows) {
    return Math.ceil(rows / PAGE_SIZE);
  }

  /**
   * How many results there are; where words were corrected, of those that they were corrected to.
   * @param {string} words
   * @param {Found} found
   * @param {number} page
   */
  function showStatus(words, { total, exact, rows, suggestion, corrected }, page) {
    const query = (corrected && suggestion) || words;
    const found = sayCount(query ? "found" : "filtered", total, { query }, exact);
    const values = { found, page: number(page), pages: number(pagesOf(rows)) };
    status.textContent = page > 1 ? say("onPage", values) : found;
  }

  /**
   * How many results there are, of which some are shown already.
   * @param {string} words
   * @param {Found} found
   */
  function showNumber(words, found) {
    const { page } = SearchAddress.state();
    showStatus(words, found, page);
    showPager(page, pagesOf(found.rows));
  }

  /**
   * The words that were perhaps meant; or, if the results are theirs, that one may have others.
   * @param {string} words
   * @param {Found} found
   */
  function showSuggestion(words, found) {
    const meant = found.suggestion || "";
    suggestion.hidden = !meant || found.corrected;
    suggestion.value = meant;
    suggestion.textContent = say("suggestion", { suggestion: meant });
    corrected.hidden = !found.corrected;
    part("meant", HTMLElement).textContent = say("resultsFor", { suggestion: meant });
    part("instead", HTMLElement).textContent = say("instead", { query: words });
  }

  /**
   * What is to be said: what in the query was read otherwise than written, why nothing is found.
   * @param {string[]} texts
   */
  function showNotes(texts) {
    notes.replaceChildren(...texts.filter(Boolean).map((text) => make("li", {}, text)));
    notes.hidden = !notes.children.length;
  }

  /** @param {Found["notes"][number]} note */
  function textOfNote({ code, text, near }) {
    return say(`note${code}`, { text, near });
  }

  /**
   * @param {number} page
   * @param {number} pages
   */
  function showPager(page, pages) {
    pager.hidden = pages < 2;
    part("previous", HTMLButtonElement).hidden = page <= 1;
    part("next", HTMLButtonElement).hidden = page >= pages;
    const values = { page: number(page), pages: number(pages) };
    part("page", HTMLElement).textContent = say("page", values);
  }

  /**
   * @param {Index} index
   * @param {Hit} hit
   * @param {string} words that its page is to mark
   */
  function resultItem(index, hit, words) {
    const written = { lang: hit.language, dir: "auto" };
    const title = marked(hit.title, index.mark(hit.title));
    const link = linkTo(hit, words, ...title);
    return make(
      "li",
      {},
      make("h2", written, link),
      imprint(hit, words),
      make("p", { class: "snippet", ...written }),
    );
  }

  /**
   * @param {Hit} hit
   * @param {string} words that its page is to mark
   * @param {...(Node | string)} content
   */
  function linkTo(hit, words, ...content) {
    const link = make("a", { href: hit.url }, ...content);
    if (words) link.search = new URLSearchParams({ mark: words }).toString();
    return link;
  }

  /**
   * @param {Hit} hit
   * @param {string} words that its page is to mark
   */
  function imprint(hit, words) {
    const datetime = SearchDates.machine(hit.date);
    const day = make(datetime ? "time" : "span", { datetime }, SearchDates.format(hit.date));
    const source = hit.source && hasSources ? [" · ", make("bdi", {}, hit.source)] : [];
    const also = [...languageOf(hit, words), ...copiesOf(hit, words)];
    return make("p", { class: "imprint" }, day, ...source, ...also);
  }

  /**
   * The other articles with the text of a result, by their dates: a link to each.
   * @param {Hit} hit
   * @param {string} words
   */
  function copiesOf(hit, words) {
    const copies = (hit.translations || []).filter((one) => isCopy(one, hit));
    if (!copies.length) return [];
    const links = copies
      .sort((one, other) => one.number - other.number)
      .map((one) => {
        const link = linkTo(one, words, SearchDates.format(one.date));
        return one.version === "corrected" ? around("correctedOn", link) : link;
      });
    return [" · ", around("also", ...listed(links))];
  }

  /**
   * Whether two results are one text in one language.
   * @param {Hit} one
   * @param {Hit} other
   */
  function isCopy(one, other) {
    return !!one.version && !!other.version && one.language === other.language;
  }

  /**
   * A text with nodes where it has {it}.
   * @param {string} name
   * @param {...(Node | string)} content
   */
  function around(name, ...content) {
    const [before, after] = say(name).split("{it}");
    return make("span", { class: "also" }, before, ...content, after);
  }

  /**
   * The language of a result, if it is not that of the page; of one in several, a link to each.
   * @param {Hit} hit
   * @param {string} words
   */
  function languageOf(hit, words) {
    const versions = [hit, ...(hit.translations || [])];
    const all = versions.filter((one, at) => !versions.slice(0, at).some((two) => isCopy(one, two)));
    if (all.length > 1) {
      const links = all.map((one) => {
        const { language } = one;
        const link = linkTo(one, words, make("bdi", {}, nameOf(language)[0]));
        link.hreflang = language;
        return link;
      });
      const count = sayCount("languages", all.length);
      return [" · ", make("span", { class: "languages" }, `${count}: `, ...listed(links))];
    }
    const [name, isOther] = nameOf(hit.language);
    return isOther ? [" ", make("bdi", { class: "badge" }, name)] : [];
  }

  /** @param {string} language its tag */
  function nameOf(language) {
    return names[language] || [language, true];
  }

  /**
   * A text with its marks.
   * @param {string} text
   * @param {SearchMarks} marks
   */
  function marked(text, marks) {
    const pieces = [];
    let at = 0;
    for (const [from, to] of [...marks].sort((one, other) => one[0] - other[0])) {
      if (from < at || to <= from) continue;
      pieces.push(text.slice(at, from), make("mark", {}, text.slice(from, to)));
      at = to;
    }
    return [...pieces, text.slice(at)];
  }

  /**
   * Say why each article was found.
   * @param {Index} index
   * @param {Hit[]} hits
   * @param {Element[]} places
   * @param {string} words
   */
  async function explain(index, hits, places, words) {
    await SearchLater.load();
    await SearchSnippets.explain(index, hits, places, words, marked);
    list.dataset.explained = "true";
  }

  /** Go to the first result, or to the words if there is none. */
  function focusFirst() {
    part("found", HTMLElement).scrollIntoView();
    (list.querySelector("a") || part("q", HTMLInputElement)).focus({ preventScroll: true });
  }

  return { PAGE_SIZE, pagesOf, wait, rest, show, showNumber, clear, showFailure, focusFirst };
})();
