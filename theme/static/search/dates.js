// Dates: as readers write them into the form, and as results show them.

const SearchDates = (() => {
  "use strict";

  const { part, say, given, withDigits } = SearchTexts;

  /**
   * How the builder writes dates: builder/pages/date_patterns.py.
   * @type {[single: string[], early: string[], ranges: Record<string, string[]>, between: string,
   *   names: string[], alone: string[]]}
   */
  const [single, early, ranges, between, names, alone] = given("dates");

  // A date of EDTF, but for intervals: year, month or season, day, digits that are not known, doubt.
  const DATE = /^(-?\d\d(?:\d\d|\dX|XX))(?:-(\d\d))?(?:-(\d\d))?((?:-XX)*)([?~%]?)$/;
  const SEASONS = ["dateSpring", "dateSummer", "dateAutumn", "dateWinter"];
  /** @type {Record<string, string>} */
  const DOUBTS = { "~": "dateAbout", "?": "dateUncertain", "%": "dateAboutUncertain" };
  /** @type {Record<string, string>} */
  const WITHOUT_START = { "..": "dateUntil", "": "dateUntilUnknown" };
  /** @type {Record<string, string>} */
  const WITHOUT_END = { "..": "dateFrom", "": "dateFromUnknown" };

  /**
   * The numbers of a year, a month or a day that there is; an empty list for every other text.
   * @param {string} text
   */
  function numbersOf(text) {
    const match = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
    if (!match || match[1] === "-0000") return [];
    const numbers = match.slice(1).filter(Boolean).map(Number);
    const [year, month = 1, day = 1] = numbers;
    const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
    return month >= 1 && month <= 12 && day >= 1 && day <= days ? numbers : [];
  }

  /**
   * Whether a text is a date that a search can be bound by.
   * @param {string} text
   */
  function isDate(text) {
    return numbersOf(text).length > 0;
  }

  /**
   * Whether the second of two dates is before the first.
   * @param {string} from
   * @param {string} to
   */
  function isBefore(from, to) {
    const [start, end] = [numbersOf(from), numbersOf(to)];
    const differs = start.findIndex((number, at) => at < end.length && number !== end[at]);
    return differs >= 0 && end[differs] < start[differs];
  }

  /**
   * A range of dates as the index reads it, or an empty string. What is wrong is said beside its
   * field and left out.
   * @param {string} from
   * @param {string} to
   */
  function range(from, to) {
    const [start, end] = [numbersOf(from), numbersOf(to)];
    const first = accept("from", from, start.length ? "" : "badDate");
    const isWrong = isBefore(from, to);
    const last = accept("to", to, !end.length ? "badDate" : isWrong ? "badRange" : "");
    return first || last ? `${first}..${last}` : "";
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
   * A date as precisely as it is known: `2015`, `January 2015`, `about 2015`, `from 2015`. Written as
   * the builder writes it (builder/pages/date_texts.py).
   * @param {string} iso in EDTF
   */
  function format(iso) {
    const [start, end] = iso.split("/");
    if (end === undefined || start === end) return formatOne(start);
    if (start in WITHOUT_START) return say(WITHOUT_START[start], { date: formatOne(end) });
    if (end in WITHOUT_END) return say(WITHOUT_END[end], { date: formatOne(start) });
    const [first, last] = [numbersOf(start), numbersOf(end)];
    const different = first.findIndex((number, at) => number !== last[at]);
    const isPlain = first.length === last.length && first[0] > 0;
    const pair = isPlain && ranges["yMd"[first.length - 1] + "yMd"[different]];
    if (!pair) return formatOne(start) + between + formatOne(end);
    return filled(pair[0], first) + filled(pair[1], last);
  }

  /** @param {string} text a date, but no interval */
  function formatOne(text) {
    const [, digits = "", month = "", day, unknown, doubt] = DATE.exec(text) || [];
    if (!digits) return text;
    const [year, last] = yearsOf(digits);
    const numbers = [year, ...[month, day].filter(Boolean).map(Number)];
    let date = formatNumbers(year === last && month < "21" ? numbers : [year]);
    if (month > "20") date = say(SEASONS[Number(month) - 21], { year: date });
    else if (last - year === 9 && year > 9) date = say("dateDecade", { year: withDigits(year) });
    else if (last > year) date = date + between + formatNumbers([last]);
    if (unknown) date = say(unknown === "-XX" && !month ? "dateMonth" : "dateDay", { date });
    return doubt ? say(DOUBTS[doubt], { date }) : date;
  }

  /**
   * The first and the last year that the digits of a year can mean.
   * @param {string} digits `201X`
   */
  function yearsOf(digits) {
    const ends = [digits.replace(/X/g, "0"), digits.replace(/X/g, "9")].map(Number);
    return ends.sort((one, other) => one - other);
  }

  /** @param {number[]} numbers */
  function formatNumbers(numbers) {
    return filled((numbers[0] > 0 ? single : early)[numbers.length - 1], numbers);
  }

  /**
   * A pattern of the builder with a date in it; what its letters are is said in date_patterns.py.
   * @param {string} pattern
   * @param {number[]} numbers
   */
  function filled(pattern, [year, month = 0, day = 0]) {
    const [two, last] = [month, day].map((number) => String(number).padStart(2, "0"));
    /** @type {Record<string, string>} */
    const values = {
      m: names[month - 1],
      l: (alone.length ? alone : names)[month - 1],
      y: withDigits(year > 0 ? year : 1 - year),
      n: withDigits(month),
      o: withDigits(two),
      d: withDigits(day),
      e: withDigits(last),
      i: isoOf(year),
      j: two,
      k: last,
    };
    return pattern.replace(/\{(.)\}/g, (_, name) => values[name]);
  }

  /** @param {number} year */
  function isoOf(year) {
    return (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0");
  }

  /**
   * A date for the attribute `datetime`, which of an interval has the start; an empty string for
   * what HTML cannot say.
   * @param {string} iso
   */
  function machine(iso) {
    const [, digits, month, day] = DATE.exec(iso.split("/")[0]) || [];
    if (!(Number(digits) > 0)) return "";
    return [digits, month > "20" ? "" : month, day].filter(Boolean).join("-");
  }

  return { isDate, isBefore, range, format, isoOf, machine };
})();
