// What is asked for: it stands in the form, in the address, and in what the index is asked.

/** @typedef {"relevance" | "newest" | "oldest"} SearchSort */
/** @typedef {Record<string, string[]>} SearchFilters the values that are ticked, by facet */

/**
 * @typedef {object} SearchState
 * @property {string} q
 * @property {SearchFilters} filters
 * @property {string} from
 * @property {string} to
 * @property {SearchSort} sort
 * @property {boolean} kept whether the words are kept as they are, even if nothing has them
 * @property {number} page
 */

/**
 * What the index is asked.
 * @typedef {object} SearchQuery
 * @property {string} words
 * @property {SearchSort} sort
 * @property {SearchFilters} filters
 * @property {boolean} correct whether misspelt words are corrected
 */

const SearchAddress = (() => {
  "use strict";

  const { part, say } = SearchTexts;

  const DIRECTIONS = /%E2%8(?:0%A[A-E]|1%A[6-9])|[\u202a-\u202e\u2066-\u2069]/gi;
  /** @type {SearchSort[]} */
  const SORTS = ["relevance", "newest", "oldest"];

  const fields = {
    q: part("q", HTMLInputElement),
    from: part("from", HTMLInputElement),
    to: part("to", HTMLInputElement),
    sort: part("sort", HTMLSelectElement),
  };
  const facets = [...document.querySelectorAll("[data-facet]")].map(
    (element) => element.getAttribute("data-facet") || "",
  );

  /** What is asked for now. */
  let state = read();
  /** The address of what was last asked for on purpose, not while typing. */
  let committed = write(state);

  /**
   * @param {string} [from] the query part of an address, that of the page if none is given
   * @returns {SearchState}
   */
  function read(from = location.search) {
    // Without signs that would turn round what the page says around them.
    const address = new URLSearchParams(from.replace(DIRECTIONS, ""));
    const page = address.get("page") || "";
    const order = /** @type {SearchSort} */ (address.get("sort"));
    return {
      q: (address.get("q") || "").trim(),
      filters: Object.fromEntries(facets.map((name) => [name, address.getAll(name).filter(Boolean)])),
      from: (address.get("from") || "").trim(),
      to: (address.get("to") || "").trim(),
      sort: SORTS.includes(order) ? order : SORTS[0],
      kept: address.get("words") === "kept",
      page: /^[1-9]\d{0,8}$/.test(page) ? Number(page) : 1,
    };
  }

  /**
   * The query part of an address; what is as usual is left out.
   * @param {SearchState} of
   */
  function write(of) {
    const address = new URLSearchParams();
    if (of.q) address.set("q", of.q);
    for (const [name, values] of Object.entries(of.filters)) {
      for (const value of values) address.append(name, value);
    }
    if (of.from) address.set("from", of.from);
    if (of.to) address.set("to", of.to);
    if (of.sort !== SORTS[0]) address.set("sort", of.sort);
    if (of.kept) address.set("words", "kept");
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

  /**
   * Take the state from the address: the page has been opened, or the reader went back. What is wrong
   * in it does not stay there: a page that is no number, dates the wrong way round.
   * @returns {string[]} what is to be said of that
   */
  function restore() {
    state = read();
    const said = [];
    const page = new URLSearchParams(location.search).get("page");
    if (page && page !== String(state.page)) said.push(say("noPage", { page }));
    for (const name of /** @type {const} */ (["from", "to"])) {
      const date = state[name];
      if (!date || SearchDates.isDate(date)) continue;
      state = { ...state, [name]: "" };
      said.push(say("noDate", { date }));
    }
    if (SearchDates.isBefore(state.from, state.to)) {
      state = { ...state, from: state.to, to: state.from };
      said.push(say("exchanged"));
    }
    committed = write(state);
    if (said.length) remember("replaceState", committed);
    fields.q.value = fields.q.defaultValue = state.q;
    fields.from.value = state.from;
    fields.to.value = state.to;
    fields.sort.value = state.sort;
    return said;
  }

  /**
   * Take the state from the form, but for the changes; another search begins on its first page.
   * @param {Partial<SearchState>} changes
   */
  function take(changes) {
    const entered = {
      q: fields.q.value.trim(),
      from: fields.from.value.trim(),
      to: fields.to.value.trim(),
      sort: /** @type {SearchSort} */ (fields.sort.value),
    };
    const kept = entered.q === state.q && state.kept;
    const next = { ...state, ...entered, kept, ...changes };
    const isSame = write(next) === write(state);
    state = { ...next, page: changes.page || (isSame ? state.page : 1) };
  }

  /** Take what is being typed; it makes no entry in the browser's history. */
  function type() {
    take({});
    remember("replaceState", write(state));
  }

  /**
   * Take what is asked for on purpose: a new entry in the browser's history, and before it one for
   * what was typed until now.
   * @param {Partial<SearchState>} changes
   */
  function commit(changes) {
    for (const some of [{}, changes]) {
      take(some);
      // What typing has replaced gets its entry back.
      remember("replaceState", committed);
      if (write(state) !== committed) remember("pushState", write(state));
      committed = write(state);
    }
  }

  /**
   * The address asked for a page that there is not.
   * @param {number} page the one that there is
   */
  function correct(page) {
    state = { ...state, page };
    committed = write(state);
    remember("replaceState", committed);
  }

  /** The dates that are set, without what is none. */
  function dates() {
    const [from, to] = [state.from, state.to].map((one) => (SearchDates.isDate(one) ? one : ""));
    return { from, to };
  }

  /**
   * Changes after which nothing narrows the search; dates go out of their fields at once.
   * @returns {Partial<SearchState>}
   */
  function unfiltered() {
    setDates("", "");
    return { filters: Object.fromEntries(facets.map((name) => [name, []])) };
  }

  /**
   * Another range of dates, in the fields.
   * @param {string} from
   * @param {string} to
   */
  function setDates(from, to) {
    fields.from.value = from;
    fields.to.value = to;
  }

  /**
   * What the index is asked; null if it is nothing.
   * @param {SearchState} [of] what is asked for now, if none is given
   * @returns {SearchQuery | null}
   */
  function query(of = state) {
    const { q: words, from, to, sort } = of;
    const range = SearchDates.range(from, to);
    const filters = { ...of.filters, date: range ? [range] : [] };
    const isFiltered = Object.values(filters).some((values) => values.length);
    return words || isFiltered ? { words, sort, filters, correct: !of.kept } : null;
  }

  /**
   * Changes after which a value of a filter is not set; dates go out of their fields at once.
   * @param {string} name of a facet, or `date`
   * @param {string} value
   * @returns {Partial<SearchState>}
   */
  function without(name, value) {
    if (name === "date") {
      setDates("", "");
      return {};
    }
    const { filters } = state;
    return { filters: { ...filters, [name]: filters[name].filter((one) => one !== value) } };
  }

  return {
    facets,
    state: () => state,
    address: () => write(state),
    read,
    write,
    without,
    restore,
    type,
    commit,
    correct,
    dates,
    unfiltered,
    setDates,
    query,
  };
})();
