// Dates: as readers write them into the form, and as results show them.

const SearchDates = (() => {
  "use strict";

  const { languages, part, say } = SearchTexts;

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
   * A range of dates as a query says it, or an empty string. What is wrong is said beside its field
   * and left out.
   * @param {string} from
   * @param {string} to
   */
  function range(from, to) {
    const first = accept("from", from, isDate(from) ? "" : "badDate");
    const length = Math.min(first.length, to.length);
    const isBefore = to.slice(0, length) < first.slice(0, length);
    const last = accept("to", to, !isDate(to) ? "badDate" : isBefore ? "badRange" : "");
    return first || last ? `date:${first}..${last}` : "";
  }

  /**
   * @param {string} name of the field
   * @param {string} date
   * @param {string} problem the name of a text; empty if the date is right
   */
  function accept(name, date, problem) {
    const text = date && problem && say(problem);
    part(`${name}-problem`, HTMLElement).textContent = text;
    part(name, HTMLInputElement).ariaInvalid = text ? "true" : null;
    return text ? "" : date;
  }

  /**
   * A date as precisely as it is known: `2015`, `Jan 2015`, `Jan 20, 2015`, `Jan 2 – 11, 2015`.
   * The day of a timestamp is the one at the source.
   * @param {string} iso
   */
  function format(iso) {
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
    return new Intl.DateTimeFormat(languages, {
      year: "numeric",
      month: day.length > 4 ? "short" : undefined,
      day: day.length > 7 ? "numeric" : undefined,
      timeZone: "UTC",
      calendar: "gregory",
      numberingSystem: "latn",
    });
  }

  return { range, format };
})();
