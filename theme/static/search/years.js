// The years of what is found, as bars that are a filter, too.

/** @typedef {{from: number, to: number, count: number}} SearchSpan years, and how many articles */

const SearchYears = (() => {
  "use strict";

  const { part, make, say, sayCount } = SearchTexts;
  const { isoOf } = SearchDates;

  const MOST_BARS = 40;
  const SIZES = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000]; // years of a bar

  const bars = part("years", HTMLElement);
  const ends = part("year-ends", HTMLElement);

  /** Called when the reader has chosen other dates. @type {() => void} */
  let choose = () => {};

  /** @param {Found["facets"][string]} counts of years */
  function show(counts) {
    const spans = spansOf(counts.map(({ value, count }) => ({ year: Number(value), count })));
    part("years-part", HTMLElement).hidden = spans.length < 2;
    const most = Math.max(...spans.map(({ count }) => count));
    SearchToolbar.draw(bars, spans.map((span) => barOf(span, most)));
    const [first, last] = [spans[0], spans[spans.length - 1]];
    if (first) ends.replaceChildren(textOf(first.from), make("span", {}, textOf(last.to)));
  }

  /**
   * All years from the first to the last, some together if they are many.
   * @param {{year: number, count: number}[]} counts
   * @returns {SearchSpan[]}
   */
  function spansOf(counts) {
    const years = counts.map(({ year }) => year);
    if (!years.length) return [];
    const [first, last] = [Math.min(...years), Math.max(...years)];
    const size = SIZES.find((one) => (last - first) / one < MOST_BARS) || 10000;
    const start = Math.floor(first / size) * size;
    /** @type {SearchSpan[]} */
    const spans = [];
    for (let from = start; from <= last; from += size)
      spans.push({ from, to: from + size - 1, count: 0 });
    for (const { year, count } of counts) spans[Math.floor((year - start) / size)].count += count;
    return spans;
  }

  /**
   * @param {SearchSpan} span
   * @param {number} most articles of a span
   */
  function barOf(span, most) {
    const { from, to, count } = span;
    const text = SearchDates.format(`${isoOf(from)}/${isoOf(to)}`);
    const label = say("bar", { years: text, found: sayCount("filtered", count) });
    const bar = make("button", { type: "button", title: label, "aria-label": label });
    bar.ariaPressed = String(isChosen(span));
    bar.style.setProperty("--part", String(most ? count / most : 0));
    bar.addEventListener("click", (event) => pick(span, event.shiftKey));
    return bar;
  }

  /** @param {number} year */
  function textOf(year) {
    return SearchDates.format(isoOf(year));
  }

  /** The first and the last year that are chosen; infinite where the dates have no end. */
  function chosen() {
    const { from, to } = SearchAddress.dates();
    return [from ? parseInt(from, 10) : -Infinity, to ? parseInt(to, 10) : Infinity];
  }

  /** @param {SearchSpan} span */
  function isChosen(span) {
    const [first, last] = chosen();
    const isAny = first > -Infinity || last < Infinity;
    return isAny && span.to >= first && span.from <= last;
  }

  /**
   * Choose a span, or up to it; if it is what is chosen, no longer.
   * @param {SearchSpan} span
   * @param {boolean} isMore
   */
  function pick({ from, to }, isMore) {
    const [first, last] = chosen();
    if (first === from && last === to) SearchAddress.setDates("", "");
    else if (isMore && first > -Infinity && last < Infinity)
      SearchAddress.setDates(isoOf(Math.min(from, first)), isoOf(Math.max(to, last)));
    else SearchAddress.setDates(isoOf(from), isoOf(to));
    choose();
  }

  /** @param {typeof choose} chooses */
  function listen(chooses) {
    choose = chooses;
  }

  SearchToolbar.listen(bars);

  return { show, listen };
})();
