// When nothing is found: which words no article has, names that are near, filters in the way.

const SearchNothing = (() => {
  "use strict";

  const { part, make, say, sayCount } = SearchTexts;

  const MOST = 8; // words, and filters, that are looked at
  const OPERATORS = ["AND", "OR", "NOT"];

  const place = part("nothing", HTMLElement);

  /** Called with changes that the reader wants. @type {(changes: Partial<SearchState>) => void} */
  let change = () => {};

  /**
   * Say why nothing is found, and what there is instead.
   * @param {Index} index
   * @param {SearchQuery} query
   * @param {() => boolean} isLast whether no later search has begun
   */
  async function show(index, query, isLast) {
    const asked = { index, query, isLast };
    const words = await missing(asked);
    const near = await namesNear(words.join(" ") || query.words);
    const ways = await filtersIn(asked);
    if (!isLast()) return;
    place.replaceChildren(
      ...words.map((word) => make("p", {}, say("missing", { word }))),
      ...near,
      ...(ways.length ? [make("p", { class: "ways" }, ...ways)] : []),
    );
    place.hidden = !place.children.length;
  }

  /**
   * How many articles are found otherwise. An error once a later search has begun, which this one
   * must not overtake.
   * @param {{index: Index, query: SearchQuery, isLast: () => boolean}} asked
   * @param {Partial<SearchQuery>} changes
   */
  async function count({ index, query, isLast }, changes) {
    if (!isLast()) throw new Error("a later search has begun");
    return SearchIndex.ask(index, { ...query, ...changes }, { limit: 0 });
  }

  /**
   * The words that no article has, with filters or without.
   * @param {Parameters<typeof count>[0]} asked
   */
  async function missing(asked) {
    const found = [];
    for (const words of wordsIn(asked.query.words).slice(0, MOST))
      if (!(await count(asked, { words, filters: {}, correct: false })).total) found.push(words);
    return found;
  }

  /**
   * The words that a query wants, without signs, fields and what is excluded.
   * @param {string} query
   */
  function wordsIn(query) {
    const words = query.split(/[\s"“”„«»()]+/).filter((word) => !/^[-−–]|[:*]/.test(word));
    const bare = words.map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
    return [...new Set(bare)].filter((word) => word && !OPERATORS.includes(word));
  }

  /**
   * Names that are spelt or sound alike, each with a link to its page.
   * @param {string} words
   */
  async function namesNear(words) {
    const { near } = await SearchBox.load();
    const found = await near(words).catch(() => []);
    if (!found.length) return [];
    const items = found.map(({ name, about, url }) =>
      make("li", {}, make("a", { href: url }, make("bdi", {}, name)), " ", make("span", {}, about)),
    );
    return [make("p", {}, say("nearNames")), make("ul", { class: "near" }, ...items)];
  }

  /**
   * Buttons that remove filters, as far as something is found then.
   * @param {Parameters<typeof count>[0]} asked
   */
  async function filtersIn(asked) {
    const { filters } = asked.query;
    const set = SearchChips.set();
    const buttons = [];
    for (const { name, value, label } of set.slice(0, MOST)) {
      const others = name === "date" ? [] : filters[name].filter((one) => one !== value);
      const found = await count(asked, { filters: { ...filters, [name]: others } });
      buttons.push(...button(label, found, () => change(SearchAddress.without(name, value))));
    }
    if (set.length < 2) return buttons;
    const found = await count(asked, { filters: {} });
    return [...buttons, ...button("", found, () => change(SearchAddress.unfiltered()))];
  }

  /**
   * A button, if something is found then.
   * @param {string} filter that is removed; empty for all
   * @param {Found} counted what is found then
   * @param {() => void} remove
   */
  function button(filter, { total, exact }, remove) {
    if (!total) return [];
    const found = sayCount("filtered", total, {}, exact);
    const text = filter ? say("withoutOne", { filter, found }) : say("without", { found });
    const made = make("button", { type: "button" }, text);
    made.addEventListener("click", remove);
    return [made];
  }

  /** @param {typeof change} changes called when the reader wants other filters */
  function listen(changes) {
    change = changes;
  }

  return { show, listen };
})();
