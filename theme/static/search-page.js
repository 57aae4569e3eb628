// The search page: what its form, its filters and its address say is searched for and shown.
//
// `ArchiveSearch` (search/archive-search.js) finds; here is only what a reader sees of it. All text
// that is shown stands in search.html, as `data-` attributes of the form, so that a theme can
// translate it. Text enters the page as text: nothing here writes HTML.

(() => {
  "use strict";

  /** @typedef {"relevance" | "newest" | "oldest"} Sort */
  /** @typedef {[number, number][]} Marks pieces of a text, from and to */
  /** @typedef {Record<string, string[]>} Filters the values that are ticked, by facet */
  /** @typedef {{value: string, label: string, count: number}} Value a value of a facet */
  /** @typedef {{value: string | number, label: string, count: number}} FoundValue */

  /**
   * What stands in the address.
   * @typedef {object} State
   * @property {string} q
   * @property {Filters} filters
   * @property {string} from
   * @property {string} to
   * @property {Sort} sort
   * @property {number} page
   */

  /**
   * What is asked: the words stand between what the dates add to them.
   * @typedef {object} Query
   * @property {string} before
   * @property {string} words
   * @property {string} after
   * @property {Sort} sort
   * @property {Filters} filters
   */

  /**
   * What is saved of a result.
   * @typedef {object} Entry
   * @property {string} id
   * @property {string} title
   * @property {string} date
   * @property {string} source
   * @property {string} url
   * @property {string} summary
   * @property {string} language
   */

  /** @typedef {Entry} Hit a result; more than is saved is not needed */

  /**
   * @typedef {object} Found
   * @property {number} total
   * @property {Hit[]} hits
   * @property {Record<string, FoundValue[]>} facets
   * @property {string | null} suggestion
   */

  /**
   * @typedef {object} Options
   * @property {number} limit
   * @property {number} offset
   * @property {Sort} sort
   * @property {Filters} filters
   * @property {string[]} facets
   */

  /**
   * @typedef {object} Archive
   * @property {(query: string, options: Options) => Promise<Found>} search
   * @property {(hit: Hit) => Promise<{text: string, marks: Marks} | null>} snippet
   * @property {(text: string) => Marks} mark
   */

  const PAGE_SIZE = 10;
  const VALUES = 8; // of a facet, until all are asked for
  const TYPING = 120; // ms after the last key until the search
  const READING = 400; // ms without a new search until snippets are fetched
  const WAITING = 500; // ms until it is said that something takes time
  const MAX_SAVED = 1000;
  const PART = 100; // articles fetched at a time to be saved
  const EVERY_DATE = "date:0001..9999"; // filters choose among what a query finds; this finds all
  /** @type {Sort[]} */
  const SORTS = ["relevance", "newest", "oldest"];

  const form = part("form", HTMLFormElement);
  const input = part("q", HTMLInputElement);
  const dates = { from: part("from", HTMLInputElement), to: part("to", HTMLInputElement) };
  const sort = part("sort", HTMLSelectElement);
  const facets = part("facets", HTMLElement);
  const status = part("status", HTMLElement);
  const suggestion = part("suggestion", HTMLButtonElement);
  const failure = part("failure", HTMLElement);
  const results = part("results", HTMLOListElement);
  const pager = part("pager", HTMLElement);
  const downloads = part("downloads", HTMLElement);

  const language = document.documentElement.lang || "en";
  const numbers = new Intl.NumberFormat([language, "en"], { numberingSystem: "latn" });
  const plurals = new Intl.PluralRules([language, "en"]);
  const title = document.title;

  /** What is asked for now. */
  let state = readAddress();
  /** The address of what was last asked for on purpose, not while typing. */
  let committed = addressOf(state);
  /** The address that is searched for or whose results are shown. @type {string | null} */
  let sought = null;
  /** Counts searches: only the last one may change the page. */
  let runs = 0;
  /** @type {Promise<Archive> | null} */
  let opened = null;
  /** @type {Query | null} */
  let saved = null;
  let typing = 0;
  let reading = 0;
  let waiting = 0;
  /**
   * Names of values that were seen, for those that are ticked and no longer found.
   * @type {Map<string, string>}
   */
  const labels = new Map();
  /** Whether the filters have not been shown yet. */
  let isFirstTime = true;
  /** Facets whose values are all shown. @type {Set<string>} */
  const unfolded = new Set();

  // The page and its texts

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
   * @param {Record<string, string>} values
   */
  function say(name, values = {}) {
    const text = form.dataset[name] || "";
    return text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  }

  /**
   * The same for a number of things, in the plural form that the language wants.
   * @param {string} name
   * @param {number} count
   * @param {Record<string, string>} values
   */
  function sayCount(name, count, values = {}) {
    const plural = count ? plurals.select(count) : "none";
    const key = name + plural[0].toUpperCase() + plural.slice(1);
    const filled = { count: numbers.format(count), ...values };
    return say(key in form.dataset ? key : `${name}Other`, filled);
  }

  // The state and the address

  /** @returns {string[]} */
  function facetNames() {
    return facetParts().map((details) => details.dataset.facet || "");
  }

  /** @returns {HTMLDetailsElement[]} */
  function facetParts() {
    return [...facets.querySelectorAll("details")];
  }

  /** @returns {State} */
  function readAddress() {
    const address = new URLSearchParams(location.search);
    const order = /** @type {Sort} */ (address.get("sort"));
    return {
      q: (address.get("q") || "").trim(),
      filters: Object.fromEntries(facetNames().map((name) => [name, address.getAll(name)])),
      from: (address.get("from") || "").trim(),
      to: (address.get("to") || "").trim(),
      sort: SORTS.includes(order) ? order : SORTS[0],
      page: Math.max(1, Math.floor(Number(address.get("page"))) || 1),
    };
  }

  /**
   * The query part of an address; what is as usual is left out.
   * @param {State} of
   */
  function addressOf(of) {
    const address = new URLSearchParams();
    if (of.q) address.set("q", of.q);
    for (const [name, values] of Object.entries(of.filters)) {
      for (const value of values) address.append(name, value);
    }
    if (of.from) address.set("from", of.from);
    if (of.to) address.set("to", of.to);
    if (of.sort !== SORTS[0]) address.set("sort", of.sort);
    if (of.page > 1) address.set("page", String(of.page));
    return address.toString();
  }

  /**
   * Write an address into the browser's bar. Browsers limit how often one may, and some forbid it
   * on disk; the search goes on without.
   * @param {"pushState" | "replaceState"} how
   * @param {string} address
   */
  function remember(how, address) {
    const url = new URL(location.href);
    url.search = address;
    url.hash = "";
    try {
      history[how](null, "", url);
    } catch {
      return;
    }
  }

  /** Write the state into the form. */
  function fillForm() {
    input.value = state.q;
    dates.from.value = state.from;
    dates.to.value = state.to;
    sort.value = state.sort;
  }

  /**
   * Search for something else, on purpose: a new entry in the browser's history, and before it one
   * for what was typed until now.
   * @param {Partial<State>} changes
   */
  function commit(changes = {}) {
    clearTimeout(typing);
    readForm({});
    enter();
    readForm(changes);
    enter();
    return search();
  }

  /** Give the state its entry; what typing has replaced gets its own back. */
  function enter() {
    const address = addressOf(state);
    remember("replaceState", committed);
    if (address !== committed) remember("pushState", address);
    committed = address;
  }

  /**
   * The state is that of the form, but for the changes; another search begins on its first page.
   * @param {Partial<State>} changes
   */
  function readForm(changes) {
    const order = /** @type {Sort} */ (sort.value);
    const read = {
      q: input.value.trim(),
      from: dates.from.value.trim(),
      to: dates.to.value.trim(),
    };
    const next = { ...state, ...read, sort: order, ...changes };
    const isSame = addressOf(next) === addressOf(state);
    state = { ...next, page: changes.page || (isSame ? state.page : 1) };
  }

  /** Search for what is being typed, when the reader pauses. */
  function type() {
    clearTimeout(typing);
    typing = setTimeout(() => {
      readForm({});
      remember("replaceState", addressOf(state));
      search();
    }, TYPING);
  }

  /** The address has changed: the reader went back or forward. */
  function restore() {
    clearTimeout(typing);
    state = readAddress();
    committed = addressOf(state);
    fillForm();
    search();
  }

  // The search

  /** @returns {Promise<Archive>} */
  function open() {
    // @ts-ignore: a global of search/archive-search.js
    return ArchiveSearch.open(form.dataset.index || "search/");
  }

  function isScriptMissing() {
    // @ts-ignore: as above
    return typeof ArchiveSearch === "undefined";
  }

  /** The opened index; if that failed, the next search tries again. */
  function archive() {
    opened ??= open().catch((error) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  /** What is asked for; null if it is nothing. @returns {Query | null} */
  function query() {
    const isFiltered = Object.values(state.filters).some((values) => values.length);
    const range = checkDates() || (isFiltered && !state.q ? EVERY_DATE : "");
    if (!state.q && !range) return null;
    return { words: state.q, ...around(range, state.q), sort: state.sort, filters: state.filters };
  }

  /**
   * What stands before and after the words for a range of dates to hold for all of them. The range
   * comes first, where no open quotation mark reaches it; OR would let a part of the words escape
   * it, so those stand in brackets, and so do brackets of theirs that close without having opened.
   * @param {string} range
   * @param {string} words
   */
  function around(range, words) {
    if (!range) return { before: "", after: "" };
    if (!/\bOR\b/.test(words)) return { before: words ? `${range} ` : range, after: "" };
    let depth = 0;
    let lowest = 0;
    for (const [bracket] of words.replace(/"[^"]*"?/g, "").matchAll(/[()]/g)) {
      depth += bracket === "(" ? 1 : -1;
      lowest = Math.min(lowest, depth);
    }
    const quote = words.split('"').length % 2 ? "" : '"';
    return { before: `${range} ${"(".repeat(1 - lowest)}`, after: `${quote})` };
  }

  /**
   * @param {Archive} index
   * @param {Query} asked
   * @param {Partial<Options>} options
   */
  function ask(index, asked, options) {
    const { words, before, after, ...rest } = asked;
    const all = { limit: PAGE_SIZE, offset: 0, facets: [], ...rest, ...options };
    return index.search(before + words + after, all);
  }

  /**
   * Search for the state and show what is found, unless a later search comes in between.
   * @returns {Promise<boolean>} whether something is shown
   */
  async function search() {
    if (addressOf(state) === sought) return true;
    sought = addressOf(state);
    const run = ++runs;
    const asked = query();
    document.title = state.q ? `${state.q} · ${title}` : title;
    if (!asked) return showNothing();
    wait(run);
    try {
      const index = await archive();
      if (run !== runs) return false;
      const offset = (state.page - 1) * PAGE_SIZE;
      const found = await ask(index, asked, { offset, facets: facetNames() });
      if (run !== runs) return false;
      const pages = Math.max(1, Math.ceil(found.total / PAGE_SIZE));
      if (state.page > pages) return turnBack(pages);
      show(index, asked, found);
      return true;
    } catch (error) {
      if (run === runs) sought = null;
      if (run === runs && !isOvertaken(error)) showFailure();
      return false;
    } finally {
      if (run === runs) rest();
    }
  }

  /** @param {unknown} error */
  function isOvertaken(error) {
    return error instanceof Error && error.name === "AbortError";
  }

  /**
   * The address asks for a page after the last one.
   * @param {number} pages
   */
  function turnBack(pages) {
    state = { ...state, page: pages };
    committed = addressOf(state);
    remember("replaceState", committed);
    return search();
  }

  /**
   * Say that a search is going on; in words only if it takes long.
   * @param {number} run
   */
  function wait(run) {
    clearTimeout(waiting);
    clearTimeout(reading);
    results.setAttribute("aria-busy", "true");
    waiting = setTimeout(() => {
      if (run === runs) status.textContent = say("busy");
    }, WAITING);
  }

  function rest() {
    clearTimeout(waiting);
    results.removeAttribute("aria-busy");
  }

  // Dates

  /**
   * The range of dates as the query says it, or an empty string. What is wrong is said beside its
   * field and left out.
   */
  function checkDates() {
    const from = checkDate("from", isDate(state.from) ? "" : "badDate");
    const length = Math.min(from.length, state.to.length);
    const isBefore = state.to.slice(0, length) < from.slice(0, length);
    const to = checkDate("to", !isDate(state.to) ? "badDate" : isBefore ? "badRange" : "");
    return from || to ? `date:${from}..${to}` : "";
  }

  /**
   * @param {"from" | "to"} name
   * @param {string} problem the name of a text; empty if the date is right
   */
  function checkDate(name, problem) {
    const text = state[name] && problem;
    if (text) dates[name].setAttribute("aria-invalid", "true");
    else dates[name].removeAttribute("aria-invalid");
    part(`${name}-problem`, HTMLElement).textContent = text ? say(text) : "";
    return text ? "" : state[name];
  }

  /**
   * Whether the text is a year, a month or a day that there is.
   * @param {string} text
   */
  function isDate(text) {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
    if (!match || match[1] === "0000") return false;
    const [year, month, day] = match.slice(1).map((digits) => Number(digits ?? 1));
    const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
    return month >= 1 && month <= 12 && day >= 1 && day <= days;
  }

  /**
   * A date as precisely as it is known: `2015`, `Jan 2015`, `Jan 20, 2015`, `Jan 2 – 11, 2015`.
   * The day of a timestamp is the one at the source.
   * @param {string} iso
   */
  function formatDate(iso) {
    const days = iso.split("/").map((one) => one.slice(0, 10));
    if (!days.every(isDate)) return iso;
    const [start, end] = days.map((day) => new Date(`${day.padEnd(10, "-01")}T00:00:00Z`));
    const [first, last] = days.map(dayFormat);
    if (!end) return first.format(start);
    if (days[0].length === days[1].length) return first.formatRange(start, end);
    return `${first.format(start)} – ${last.format(end)}`;
  }

  /**
   * @param {string} day
   * @returns {Intl.DateTimeFormat}
   */
  function dayFormat(day) {
    return new Intl.DateTimeFormat([language, "en"], {
      year: "numeric",
      month: day.length > 4 ? "short" : undefined,
      day: day.length > 7 ? "numeric" : undefined,
      timeZone: "UTC",
      calendar: "gregory",
      numberingSystem: "latn",
    });
  }

  // What is shown

  /**
   * @param {Archive} index
   * @param {Query} asked
   * @param {Found} found
   */
  function show(index, asked, found) {
    failure.hidden = true;
    saved = asked;
    results.start = (state.page - 1) * PAGE_SIZE + 1;
    results.replaceChildren(...found.hits.map((hit) => resultItem(index, hit)));
    showStatus(found.total);
    showSuggestion(asked, found.suggestion);
    showPager(found.total);
    showFacets(found.facets);
    showDownloads(found.total);
    fetchSnippets(index, found.hits);
  }

  /** Nothing is asked for. */
  function showNothing() {
    rest();
    clear();
    status.textContent = "";
    failure.hidden = facets.hidden = true;
    return false;
  }

  /** The results are gone, and the reader learns why and what to do: an empty list would lie. */
  function showFailure() {
    clear();
    status.textContent = "";
    part("reason", HTMLElement).textContent = say(isScriptMissing() ? "missing" : "failed");
    failure.hidden = false;
  }

  function clear() {
    clearTimeout(reading);
    results.replaceChildren();
    suggestion.hidden = pager.hidden = downloads.hidden = true;
    saved = null;
  }

  /** @param {number} total */
  function showStatus(total) {
    const found = sayCount(state.q ? "found" : "filtered", total, { query: state.q });
    const page = numbers.format(state.page);
    const pages = numbers.format(Math.ceil(total / PAGE_SIZE));
    status.textContent = state.page > 1 ? say("onPage", { found, page, pages }) : found;
  }

  /**
   * The words that were perhaps meant, without what the dates added.
   * @param {Query} asked
   * @param {string | null} corrected
   */
  function showSuggestion(asked, corrected) {
    let words = corrected || "";
    if (words.startsWith(asked.before)) words = words.slice(asked.before.length);
    if (words.endsWith(asked.after)) words = words.slice(0, words.length - asked.after.length);
    suggestion.hidden = !words;
    suggestion.value = words;
    suggestion.textContent = words && say("suggestion", { suggestion: words });
  }

  /** @param {number} total */
  function showPager(total) {
    const pages = Math.ceil(total / PAGE_SIZE);
    const page = { page: numbers.format(state.page), pages: numbers.format(pages) };
    pager.hidden = pages < 2;
    part("previous", HTMLButtonElement).hidden = state.page <= 1;
    part("next", HTMLButtonElement).hidden = state.page >= pages;
    part("page", HTMLElement).textContent = say("page", page);
  }

  /**
   * @param {Archive} index
   * @param {Hit} hit
   */
  function resultItem(index, hit) {
    const written = { lang: hit.language, dir: "auto" };
    const summary = hit.summary || "";
    return make(
      "li",
      {},
      make("h2", written, make("a", { href: hit.url }, hit.title)),
      byline(hit),
      make("p", written, ...marked(summary, index.mark(summary))),
    );
  }

  /** @param {Hit} hit */
  function byline(hit) {
    const day = make("time", { datetime: hit.date.split("/")[0] }, formatDate(hit.date));
    const source = hit.source ? [" · ", make("bdi", {}, hit.source)] : [];
    return make("p", { class: "byline" }, day, ...source);
  }

  /**
   * A text with its marks.
   * @param {string} text
   * @param {Marks} marks
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
   * Put a piece of the article in the place of its summary; later, for a snippet costs the whole
   * article, and a reader who is still typing reads none.
   * @param {Archive} index
   * @param {Hit[]} hits
   */
  function fetchSnippets(index, hits) {
    const texts = [...results.querySelectorAll("li > :last-child")];
    clearTimeout(reading);
    reading = setTimeout(
      () => hits.forEach((hit, at) => showSnippet(index, hit, texts[at])),
      READING,
    );
  }

  /**
   * @param {Archive} index
   * @param {Hit} hit
   * @param {Element} place
   */
  async function showSnippet(index, hit, place) {
    const run = runs;
    const snippet = await index.snippet(hit).catch(() => null);
    if (snippet && run === runs) place.replaceChildren(...marked(snippet.text, snippet.marks));
  }

  // Filters

  /** @param {Record<string, FoundValue[]>} found */
  function showFacets(found) {
    const isWide = matchMedia("(min-width: 60rem)").matches;
    for (const details of facetParts()) {
      const name = details.dataset.facet || "";
      const values = valuesOf(name, found[name] || []);
      const ticked = state.filters[name].length;
      details.hidden = !values.length;
      if (isFirstTime) details.open = isWide || ticked > 0;
      details.querySelectorAll(".count")[0].textContent = ticked ? numbers.format(ticked) : "";
      showValues(details, name, values);
    }
    isFirstTime = false;
    facets.hidden = facetParts().every((details) => details.hidden);
    part("clear", HTMLElement).hidden = !addressOf({ ...state, q: "", sort: SORTS[0], page: 1 });
  }

  /**
   * The values of a facet; those that are ticked are among them even if nothing has them any more.
   * @param {string} name
   * @param {FoundValue[]} found
   * @returns {Value[]}
   */
  function valuesOf(name, found) {
    const values = found.map((one) => ({ ...one, value: String(one.value) }));
    for (const { value, label } of values) labels.set(`${name}:${value}`, label);
    const lost = state.filters[name].filter((value) => values.every((one) => one.value !== value));
    const labelOf = (/** @type {string} */ value) => labels.get(`${name}:${value}`) || value;
    return [...values, ...lost.map((value) => ({ value, label: labelOf(value), count: 0 }))];
  }

  /**
   * Draw the values anew, with the focus where it was.
   * @param {HTMLDetailsElement} details
   * @param {string} name
   * @param {Value[]} values
   */
  function showValues(details, name, values) {
    const active = document.activeElement;
    const focused =
      details.contains(active) && active instanceof HTMLElement && active.dataset.value;
    const isTicked = (/** @type {Value} */ { value }) => state.filters[name].includes(value);
    const some = values.filter((value, at) => at < VALUES || isTicked(value));
    const list = make("ul", {});
    list.append(...(unfolded.has(name) ? values : some).map((value) => valueItem(name, value)));
    const fieldset = details.querySelectorAll("fieldset")[0];
    fieldset.replaceChildren(list);
    if (some.length < values.length) fieldset.append(foldButton(details, name, values));
    const same = [...fieldset.querySelectorAll("input")].find(
      (box) => box.dataset.value === focused,
    );
    if (focused) same?.focus({ preventScroll: true });
  }

  /**
   * @param {string} name
   * @param {Value} value
   */
  function valueItem(name, { value, label, count }) {
    const box = make("input", { type: "checkbox", "data-value": value });
    box.checked = state.filters[name].includes(value);
    box.addEventListener("change", () => tick(name, value, box.checked));
    const number = make("span", { class: "count" }, numbers.format(count));
    return make("li", {}, make("label", {}, box, " ", make("bdi", {}, label), " ", number));
  }

  /**
   * @param {HTMLDetailsElement} details
   * @param {string} name
   * @param {Value[]} values
   */
  function foldButton(details, name, values) {
    const isAll = unfolded.has(name);
    const text = say(isAll ? "showFewer" : "showAll", { count: numbers.format(values.length) });
    const button = make("button", { type: "button", "aria-expanded": String(isAll) }, text);
    button.addEventListener("click", () => {
      if (isAll) unfolded.delete(name);
      else unfolded.add(name);
      showValues(details, name, values);
      details.querySelectorAll("button")[0].focus({ preventScroll: true });
    });
    return button;
  }

  /**
   * @param {string} name
   * @param {string} value
   * @param {boolean} isTicked
   */
  function tick(name, value, isTicked) {
    const others = state.filters[name].filter((one) => one !== value);
    commit({ filters: { ...state.filters, [name]: isTicked ? [...others, value] : others } });
  }

  function clearFilters() {
    dates.from.value = dates.to.value = "";
    commit({ filters: Object.fromEntries(facetNames().map((name) => [name, []])) });
    input.focus();
  }

  // Results to take away

  /** @typedef {{suffix: string, type: string, write: (entries: Entry[]) => string}} Format */
  /** @type {Record<string, Format>} */
  const FORMATS = {
    bibtex: { suffix: "bib", type: "application/x-bibtex", write: toBibtex },
    ris: { suffix: "ris", type: "application/x-research-info-systems", write: toRis },
    csv: { suffix: "csv", type: "text/csv", write: toCsv },
    json: { suffix: "json", type: "application/json", write: toJson },
  };

  /** @param {number} total */
  function showDownloads(total) {
    downloads.hidden = !total;
    if (!isSaving()) part("saved", HTMLElement).textContent = "";
  }

  function isSaving() {
    return downloads.getAttribute("aria-busy") === "true";
  }

  /** @param {string} name the format */
  async function save(name) {
    const note = part("saved", HTMLElement);
    const asked = saved;
    if (!asked || isSaving()) return;
    downloads.setAttribute("aria-busy", "true");
    try {
      const { hits, total } = await collect(
        asked,
        (values) => (note.textContent = say("saving", values)),
      );
      const { suffix, type: kind, write } = FORMATS[name];
      offer(
        `search-results.${suffix}`,
        new Blob([write(hits.map(entryOf))], { type: `${kind};charset=utf-8` }),
      );
      note.textContent = sayCount("saved", hits.length, { total: numbers.format(total) });
    } catch {
      note.textContent = say("notSaved");
    } finally {
      downloads.removeAttribute("aria-busy");
    }
  }

  /**
   * All results up to a limit. They are asked of an index of their own, since a search overtakes
   * the one before it: saving and searching do not disturb each other.
   * @param {Query} asked
   * @param {(values: {count: string, total: string}) => void} tell
   */
  async function collect(asked, tell) {
    const index = await open();
    /** @type {Hit[]} */
    const hits = [];
    for (;;) {
      const limit = Math.min(PART, MAX_SAVED - hits.length);
      const found = await ask(index, asked, { limit, offset: hits.length });
      hits.push(...found.hits);
      const total = found.total;
      if (hits.length >= Math.min(total, MAX_SAVED)) return { hits, total };
      if (!found.hits.length) throw new Error("the index ends before its results do");
      tell({ count: numbers.format(hits.length), total: numbers.format(total) });
    }
  }

  /**
   * @param {string} name
   * @param {Blob} blob
   */
  function offer(name, blob) {
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /**
   * What is saved of a result: every text on one line, without control characters.
   * @param {Hit} hit
   * @returns {Entry}
   */
  function entryOf(hit) {
    const line = (/** @type {string} */ text) => (text || "").replace(/[\s\p{Cc}]+/gu, " ").trim();
    return {
      id: line(hit.id),
      title: line(hit.title),
      date: line(hit.date),
      source: line(hit.source),
      url: publicAddress(hit.url),
      summary: line(hit.summary),
      language: line(hit.language),
    };
  }

  /**
   * The address where a page is published, if the site says where; from disk the one at hand would
   * be of no use to anyone.
   * @param {string} url
   */
  function publicAddress(url) {
    const link = /** @type {HTMLLinkElement | null} */ (
      document.querySelector("link[rel=canonical]")
    );
    const here = new URL(".", location.href).href;
    const address = new URL(url, location.href).href;
    if (!link || !address.startsWith(here)) return address;
    return new URL(".", link.href).href + address.slice(here.length);
  }

  /**
   * BibLaTeX, https://ctan.org/pkg/biblatex; its dates are EDTF as ours.
   * @param {Entry[]} entries
   */
  function toBibtex(entries) {
    /** @type {Map<string, number>} */
    const keys = new Map();
    return entries.map((entry) => bibtexEntry(bibtexKey(entry.id, keys), entry)).join("\n");
  }

  /**
   * @param {string} key
   * @param {Entry} entry
   */
  function bibtexEntry(key, entry) {
    const date = entry.date
      .split("/")
      .map((day) => day.slice(0, 10))
      .join("/");
    const url = entry.url.replace(/[{}\\]/g, (sign) => encodeURIComponent(sign));
    const fields = [
      ["entrysubtype", "newspaper"],
      ["title", `{${texOf(entry.title)}}`], // twice in braces: headlines keep their capitals
      ["date", date],
      ["journaltitle", texOf(entry.source)],
      ["url", url],
    ];
    const lines = fields
      .filter(([, value]) => value)
      .map(([name, value]) => `  ${name} = {${value}},\n`);
    return `@article{${key},\n${lines.join("")}}\n`;
  }

  /**
   * A key that no other entry has.
   * @param {string} id
   * @param {Map<string, number>} keys
   * @returns {string}
   */
  function bibtexKey(id, keys) {
    const plain = id.replace(/[^A-Za-z0-9:./_-]+/g, "-");
    const uses = (keys.get(plain.toLowerCase()) || 0) + 1;
    keys.set(plain.toLowerCase(), uses);
    return uses > 1 ? bibtexKey(`${plain}-${uses}`, keys) : plain;
  }

  /** @param {string} text */
  function texOf(text) {
    /** @type {Record<string, string>} */
    const signs = {
      "\\": "\\textbackslash{}",
      "{": "\\textbraceleft{}", // BibTeX counts braces, those after a backslash too
      "}": "\\textbraceright{}",
      "^": "\\textasciicircum{}",
      "~": "\\textasciitilde{}",
    };
    return text.replace(/[\\{}^~$&#_%]/g, (sign) => signs[sign] || `\\${sign}`);
  }

  /**
   * RIS, https://en.wikipedia.org/wiki/RIS_(file_format); lines end with CR LF.
   * @param {Entry[]} entries
   */
  function toRis(entries) {
    return entries.map((entry) => [...risLines(entry), "ER  - ", ""].join("\r\n")).join("\r\n");
  }

  /** @param {Entry} entry */
  function risLines(entry) {
    const [year, month = "", day = ""] = entry.date.split("/")[0].slice(0, 10).split("-");
    return [
      ["TY", "NEWS"],
      ["ID", entry.id],
      ["TI", entry.title],
      ["T2", entry.source],
      ["PY", year],
      ["DA", `${year}/${month}/${day}/`],
      ["AB", entry.summary],
      ["LA", entry.language],
      ["UR", entry.url],
    ]
      .filter(([, value]) => value)
      .map(([tag, value]) => `${tag}  - ${value}`);
  }

  /**
   * CSV as in RFC 4180, with the mark by which Excel knows UTF-8.
   * @param {Entry[]} entries
   */
  function toCsv(entries) {
    /** @type {(keyof Entry)[]} */
    const columns = ["id", "title", "date", "source", "url", "summary", "language"];
    const rows = entries.map((entry) => columns.map((column) => csvField(entry[column])));
    return `\ufeff${[columns, ...rows].map((row) => `${row.join(",")}\r\n`).join("")}`;
  }

  /**
   * A field; what a spreadsheet would run as a formula gets an apostrophe before it.
   * @param {string} text
   */
  function csvField(text) {
    const safe = /^[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
    return /[",]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  }

  /** @param {Entry[]} entries */
  function toJson(entries) {
    return `${JSON.stringify(entries, null, 2)}\n`;
  }

  // Keys

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (
      event.isComposing ||
      event.defaultPrevented ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    const target = event.target instanceof Element ? event.target : document.body;
    const isHandled =
      (event.key === "/" && toInput(target)) ||
      (event.key === "Escape" && escape(target)) ||
      (event.key === "ArrowDown" && move(target, 1)) ||
      (event.key === "ArrowUp" && move(target, -1));
    if (isHandled) event.preventDefault();
  }

  /** @param {Element} target */
  function toInput(target) {
    const typed = "input:not([type=checkbox]), textarea, select, [contenteditable]";
    if (target.closest(typed)) return false;
    input.focus();
    input.select();
    return true;
  }

  /** @param {Element} target */
  function escape(target) {
    if (target === sort) return false;
    if (target !== input) input.focus();
    else if (input.value) clearInput();
    return true;
  }

  function clearInput() {
    input.value = "";
    type();
  }

  /**
   * From the words through the results and back.
   * @param {Element} target
   * @param {1 | -1} step
   */
  function move(target, step) {
    const places = [input, ...results.querySelectorAll("a")];
    const at = places.findIndex((place) => place === target);
    if (at < 0) return false;
    const next = places[at + step];
    next?.focus();
    return Boolean(next);
  }

  // What a reader does

  /** @param {number} step */
  async function turn(step) {
    if (!(await commit({ page: state.page + step }))) return;
    part("found", HTMLElement).scrollIntoView();
    results.querySelector("a")?.focus({ preventScroll: true });
  }

  function retry() {
    if (isScriptMissing()) return location.reload();
    failure.hidden = true;
    input.focus();
    search();
  }

  function acceptSuggestion() {
    input.value = suggestion.value;
    input.focus();
    commit();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    commit();
  });
  input.addEventListener("input", type);
  for (const field of [dates.from, dates.to, sort])
    field.addEventListener("change", () => commit());
  suggestion.addEventListener("click", acceptSuggestion);
  part("clear", HTMLElement).addEventListener("click", clearFilters);
  part("retry", HTMLElement).addEventListener("click", retry);
  part("previous", HTMLElement).addEventListener("click", () => turn(-1));
  part("next", HTMLElement).addEventListener("click", () => turn(1));
  for (const button of downloads.querySelectorAll("button")) {
    button.addEventListener("click", () => save(button.value));
  }
  document.addEventListener("keydown", press);
  addEventListener("popstate", restore);

  fillForm();
  search();
})();
