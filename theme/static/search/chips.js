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

  /** What is set: values of filters, and after them a range of dates. */
  function set() {
    const { filters } = SearchAddress.state();
    const { from, to } = SearchAddress.dates();
    const values = Object.entries(filters).flatMap(([name, some]) =>
      some.map((value) => ({ name, value, label: labelOf(name, value) })),
    );
    const dates = from === to ? from : `${from || ".."}/${to || ".."}`;
    if (dates) values.push({ name: "date", value: dates, label: SearchDates.format(dates) });
    return values;
  }

  /** Show what is set now. */
  function show() {
    const all = set();
    const filters = all.length ? say("filterCount", { count: number(all.length) }) : say("filters");
    opener.textContent = `${sort.selectedOptions[0].text} · ${filters}`;
    const chips = all.map(({ name, value, label }) =>
      chip(label, () => remove(SearchAddress.without(name, value))),
    );
    if (all.length > 1) chips.push(chip(say("removeAll"), () => remove(SearchAddress.unfiltered())));
    SearchToolbar.draw(bar, [opener, ...chips]);
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

  return { learn, labelOf, set, show, listen };
})();
