// Filters: the values of each facet with their counts, to be ticked and unticked.

/** @typedef {{value: string, label: string, count: number}} SearchValue a value of a facet */

const SearchFacets = (() => {
  "use strict";

  const { part, make, say, number } = SearchTexts;

  const SHOWN = 8; // values of a facet, until more are asked for
  const MOST_SHOWN = 50;
  const MANY = 20; // values, among which one has to search

  const facets = part("facets", HTMLElement);
  const parts = [...facets.querySelectorAll("details")];

  /** Facets of which more values are shown. @type {Set<string>} */
  const unfolded = new Set();
  /** What the reader looks for among the values of a facet. @type {Record<string, string>} */
  const sought = {};
  /** Whether no filters have been shown yet. */
  let isFirstTime = true;
  /** What is ticked. @type {SearchFilters} */
  let ticked = {};
  /** Called when the reader ticks or unticks something. @type {(filters: SearchFilters) => void} */
  let choose = () => {};

  /** @param {Found["facets"]} found */
  function show(found) {
    ticked = SearchAddress.state().filters;
    for (const details of parts) {
      const name = details.dataset.facet || "";
      const values = valuesOf(name, found[name] || []);
      const count = ticked[name].length;
      details.hidden = !values.length;
      if (isFirstTime) details.open = SearchPanel.isBeside() || count > 0;
      details.querySelectorAll(".count")[0].textContent = count ? number(count) : "";
      showValues(details, name, values);
    }
    isFirstTime = false;
    facets.hidden = false;
  }

  /**
   * The values of a facet; those that are ticked are among them even if nothing has them any more.
   * @param {string} name
   * @param {Found["facets"][string]} found
   * @returns {SearchValue[]}
   */
  function valuesOf(name, found) {
    const values = found.map((one) => ({ ...one, value: String(one.value) }));
    const lost = ticked[name].filter((value) => values.every((one) => one.value !== value));
    return [...values, ...lost.map((value) => ({ value, label: SearchChips.labelOf(name, value), count: 0 }))];
  }

  /**
   * Draw the values anew, with the focus where it was.
   * @param {HTMLDetailsElement} details
   * @param {string} name
   * @param {SearchValue[]} values
   */
  function showValues(details, name, values) {
    const active = document.activeElement;
    const focused = details.contains(active) && active instanceof HTMLInputElement && active.value;
    const fieldset = details.querySelectorAll("fieldset")[0];
    const list = make("ul", {}, ...shownOf(name, values).map((value) => valueItem(name, value)));
    const [old] = fieldset.querySelectorAll("ul");
    if (values.length <= MANY) fieldset.replaceChildren(list);
    else if (old) old.replaceWith(list);
    else fieldset.append(list);
    if (values.length > MANY) searchField(fieldset, details, name, values);
    fieldset.querySelector("button")?.remove();
    if (values.length > SHOWN && !sought[name]) fieldset.append(foldButton(details, name, values));
    const boxes = [...list.querySelectorAll("input")];
    boxes.find(({ value }) => value === focused)?.focus({ preventScroll: true });
  }

  /**
   * The values that are drawn: never all of very many.
   * @param {string} name
   * @param {SearchValue[]} values
   */
  function shownOf(name, values) {
    const wanted = plain(sought[name] || "");
    const most = wanted || unfolded.has(name) ? MOST_SHOWN : SHOWN;
    const fitting = values.filter(({ label }) => plain(label).includes(wanted));
    const first = new Set(fitting.slice(0, most));
    return values.filter((one) => first.has(one) || (!wanted && ticked[name].includes(one.value)));
  }

  /**
   * A text without accents and capitals.
   * @param {string} text
   */
  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  }

  /**
   * A field to search among many values; one that is there stays, so that typing goes on.
   * @param {HTMLFieldSetElement} fieldset
   * @param {HTMLDetailsElement} details
   * @param {string} name
   * @param {SearchValue[]} values
   */
  function searchField(fieldset, details, name, values) {
    const label = say("facetSearch", { facet: details.dataset.label || name });
    const known = /** @type {HTMLInputElement | null} */ (fieldset.querySelector(".facet-search"));
    const field = known || make("input", { type: "search", class: "facet-search", dir: "auto" });
    field.ariaLabel = field.placeholder = label;
    field.oninput = () => {
      sought[name] = field.value;
      showValues(details, name, values);
    };
    if (!known) fieldset.prepend(field);
  }

  /**
   * @param {string} name
   * @param {SearchValue} value
   */
  function valueItem(name, { value, label, count }) {
    const box = make("input", { type: "checkbox", value });
    box.checked = ticked[name].includes(value);
    box.addEventListener("change", () => tick(name, value, box.checked));
    const found = make("span", { class: "count" }, number(count));
    const text = make("span", {}, make("bdi", {}, label), " ", found);
    return make("li", {}, make("label", {}, box, text));
  }

  /**
   * @param {HTMLDetailsElement} details
   * @param {string} name
   * @param {SearchValue[]} values
   */
  function foldButton(details, name, values) {
    const isMore = unfolded.has(name);
    const { length } = values;
    const count = number(Math.min(length, MOST_SHOWN));
    const isLong = length > MOST_SHOWN;
    const text = say(isMore ? "showFewer" : isLong ? "showMost" : "showAll", { count });
    const button = make("button", { type: "button", "aria-expanded": String(isMore) }, text);
    button.addEventListener("click", () => {
      if (isMore) unfolded.delete(name);
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
    const { filters } = SearchAddress.state(); // what is ticked now, be it drawn yet or not
    const others = filters[name].filter((one) => one !== value);
    ticked = { ...filters, [name]: isTicked ? [...others, value] : others };
    choose(ticked);
  }

  /** @param {typeof choose} chosen called when the reader ticks something */
  function listen(chosen) {
    choose = chosen;
  }

  return { show, listen };
})();
