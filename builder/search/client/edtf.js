// Ranges of dates as they are typed, `date:2010..2015`: EDTF as builder/dates/edtf.py reads it.

/**
 * A range of days as numbers, 20150120, both included: what an article's date overlaps.
 * @typedef {{kind: "dates", first: number, last: number}} Dates
 */

// What Python calls a space: JavaScript's \s has the byte order mark too, and lacks \x1c to \x1f and
// \x85.
const SPACE =
  "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
// A decade or century; or a year, and of it a season, or a month and a day.
const DAY = new RegExp(
  `^[${SPACE}]*(?!-[0X]{4})(?:(-?\\d\\d[\\dX]X)|(-?\\d{4})(?:-(?:XX(?:-XX)?|2([1-4])|` +
    `(0[1-9]|1[0-2])(?:-(?:XX|(\\d\\d)))?))?)[?~%]?[${SPACE}]*$`
);
const FIRST_DAY = -99989899;
const LAST_DAY = 99991231;

/**
 * `2010..2015`, `2010-04..`, `..2015`, `2015-01-20`, `2010/2015`, `201X`, and other dates of EDTF;
 * undefined if a text is none of them.
 * @param {string} text
 * @returns {Dates | undefined}
 */
function readDates(text) {
  const [start, end = start, more] = text.split(text.includes("/") ? "/" : "..");
  if (!text || more !== undefined) return undefined;
  const [first, last] = [start, end].map((one) =>
    !one || one === ".." ? [FIRST_DAY, LAST_DAY] : readDay(one)
  );
  return first && last && { kind: "dates", first: first[0], last: last[1] };
}

/**
 * The first and the last day that a day, a month, a season or a year can mean: 2012-02 is 20120201
 * to 20120229. In winter `to` is 14, February of the next year.
 * @param {string} text
 * @returns {[number, number] | undefined}
 */
function readDay(text) {
  const [, rounded, exact = rounded, season, month, day] = DAY.exec(text) || [];
  if (!exact) return undefined;
  const [year, lastYear] = yearsOf(exact);
  const from = Number(season) * 3 || Number(month || 1);
  const to = season ? from + 2 : Number(month || 12);
  // The calendar is the same every 400 years; years before 100 would be taken for those of 1900.
  const days = new Date(Date.UTC(2000 + (lastYear % 400), to, 0)).getUTCDate();
  const [first, last] = day ? [Number(day), Number(day)] : [1, days];
  if (!first || last > days) return undefined;
  const end = to > 12 ? numberOf(lastYear + 1, to - 12, last) : numberOf(lastYear, to, last);
  return [numberOf(year, from, first), Math.min(LAST_DAY, end)];
}

/**
 * The first and the last year that the digits of a year can mean; of 201X these are 2010 and 2019.
 * @param {string} digits
 * @returns {[number, number]}
 */
function yearsOf(digits) {
  const year = Number(digits.replace(/X/g, "0"));
  const more = 10 ** (digits.split("X").length - 1) - 1;
  return year < 0 ? [year - more, year] : [year, year + more];
}

/**
 * A day as a number that orders as days do: 20150120.
 * @param {number} year
 * @param {number} month
 * @param {number} day
 * @returns {number}
 */
function numberOf(year, month, day) {
  return year * 10000 + month * 100 + day;
}
