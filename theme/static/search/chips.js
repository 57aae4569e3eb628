// What is set, each as a button that removes it.

const SearchChips = (() => {
  "use strict";

  const { part, make, say, number } = SearchTexts;

  const bar = part("set", HTMLElement);
  const opener = part("open", HTMLButtonElement);
  const sort = part("sort", HTMLSelectElement);

  /**
   * Names of values that were seen, for those that are set.
   * @type {Map<string, string>}
   */
  const labels = new Map();
  /** Called with the changes that remove a filter. @type {(changes: Partial<SearchState>) => void} */
  let remove = () => {};

  /**
   * Keep the names of values, as counts have them.
   * @param {Found["facets"]} found
   */
  function learn(found) {
    for (const [name, values] of Object.entries(found))
      for (const { value, label } of values) labels.set(`${name}:${value}`, label);
  }

  /**
   * What a value is called.
   * @param {string} name
   * @param {string} value
   */
  function labelOf(name, value) {
    return labels.get(`${name}:${value}`) || value;
  }

  /** Show what is set now. */
  function show() {
    const state = SearchAddress.state();
    const count = SearchAddress.filterCount();
    const filters = count ? say("filterCount", { count: number(count) }) : say("filters");
    opener.textContent = `${sort.selectedOptions[0].text} · ${filters}`;
    const chips = Object.entries(state.filters).flatMap(([name, values]) =>
      values.map((value) => filterChip(name, value)),
    );
    const { from, to } = SearchAddress.dates();
    if (from || to) chips.push(dateChip(from, to));
    if (count > 1) chips.push(chip(say("removeAll"), () => remove(SearchAddress.unfiltered())));
    SearchToolbar.draw(bar, [opener, ...chips]);
  }

  /**
   * @param {string} name of a facet
   * @param {string} value
   */
  function filterChip(name, value) {
    return chip(labelOf(name, value), () => remove(SearchAddress.without(name, value)));
  }

  /**
   * A range of dates in words.
   * @param {string} from
   * @param {string} to
   */
  function datesOf(from, to) {
    return SearchDates.format(from === to ? from : `${from || ".."}/${to || ".."}`);
  }

  /**
   * @param {string} from
   * @param {string} to
   */
  function dateChip(from, to) {
    return chip(datesOf(from, to), () => {
      SearchAddress.setDates("", "");
      remove({});
    });
  }

  /**
   * @param {string} text
   * @param {() => void} removes
   */
  function chip(text, removes) {
    const label = say("remove", { filter: text });
    const sign = make("span", { "aria-hidden": "true" }, "×");
    const button = make("button", { type: "button", class: "chip", "aria-label": label });
    button.append(make("bdi", {}, text), " ", sign);
    button.addEventListener("click", removes);
    return button;
  }

  /** @param {typeof remove} removes */
  function listen(removes) {
    remove = removes;
    SearchToolbar.listen(bar);
  }

  return { learn, labelOf, datesOf, show, listen };
})();
