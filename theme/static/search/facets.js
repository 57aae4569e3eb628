// Filters: the values of each facet with their counts, to be ticked and unticked.

/** @typedef {{value: string, label: string, count: number}} SearchValue a value of a facet */

const SearchFacets = (() => {
  "use strict";

  const { part, make, say, number } = SearchTexts;

  const SHOWN = 8; // values of a facet, until all are asked for

  const facets = part("facets", HTMLElement);
  const clear = part("clear", HTMLElement);
  const parts = [...facets.querySelectorAll("details")];

  /** Facets whose values are all shown. @type {Set<string>} */
  const unfolded = new Set();
  /**
   * Names of values that were seen, for those that are ticked and no longer found.
   * @type {Map<string, string>}
   */
  const labels = new Map();
  /** Whether no filters have been shown yet. */
  let isFirstTime = true;
  /** What is ticked. @type {SearchFilters} */
  let ticked = {};
  /** Called when the reader ticks or unticks something. @type {(filters: SearchFilters) => void} */
  let choose = () => {};

  /** @param {Found["facets"]} found */
  function show(found) {
    ticked = SearchAddress.state().filters;
    const isWide = matchMedia("(min-width: 60rem)").matches;
    for (const details of parts) {
      const name = details.dataset.facet || "";
      const values = valuesOf(name, found[name] || []);
      const count = ticked[name].length;
      details.hidden = !values.length;
      if (isFirstTime) details.open = isWide || count > 0;
      details.querySelectorAll(".count")[0].textContent = count ? number(count) : "";
      showValues(details, name, values);
    }
    isFirstTime = false;
    facets.hidden = parts.every((details) => details.hidden);
    clear.hidden = !SearchAddress.isNarrowed();
  }

  function hide() {
    facets.hidden = true;
  }

  /**
   * The values of a facet; those that are ticked are among them even if nothing has them any more.
   * @param {string} name
   * @param {Found["facets"][string]} found
   * @returns {SearchValue[]}
   */
  function valuesOf(name, found) {
    const values = found.map(({ value, label, count }) => {
      const isYear = name === "year" && Number(value) < 1;
      const year = String(value).replace(/\d+/, (digits) => digits.padStart(4, "0"));
      return { value: String(value), label: isYear ? SearchDates.format(year) : label, count };
    });
    for (const { value, label } of values) labels.set(`${name}:${value}`, label);
    const lost = ticked[name].filter((value) => values.every((one) => one.value !== value));
    const labelOf = (/** @type {string} */ value) => labels.get(`${name}:${value}`) || value;
    return [...values, ...lost.map((value) => ({ value, label: labelOf(value), count: 0 }))];
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
    const some = values.filter(({ value }, at) => at < SHOWN || ticked[name].includes(value));
    const list = make("ul", {});
    list.append(...(unfolded.has(name) ? values : some).map((value) => valueItem(name, value)));
    const fieldset = details.querySelectorAll("fieldset")[0];
    fieldset.replaceChildren(list);
    if (some.length < values.length) fieldset.append(foldButton(details, name, values));
    const boxes = [...fieldset.querySelectorAll("input")];
    boxes.find(({ value }) => value === focused)?.focus({ preventScroll: true });
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
    const isAll = unfolded.has(name);
    const text = say(isAll ? "showFewer" : "showAll", { count: number(values.length) });
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
    const others = ticked[name].filter((one) => one !== value);
    choose({ ...ticked, [name]: isTicked ? [...others, value] : others });
  }

  /**
   * @param {(filters: SearchFilters) => void} chosen called when the reader ticks something
   * @param {() => void} cleared called when the reader wants no filter any more
   */
  function listen(chosen, cleared) {
    choose = chosen;
    clear.addEventListener("click", cleared);
  }

  return { show, hide, listen };
})();
