// Ranges of dates as they are typed, `date:2010..2015`, as builder/search/ranges.py reads them: EDTF,
// and the ways in which people write dates.

/**
 * A range of days as numbers, 20150120, both included: what an article's date overlaps. `text` is how
 * it was written.
 * @typedef {{kind: "dates", first: number, last: number, text: string}} Dates
 */

// What Python calls a space; the byte order mark, which JavaScript's \s has too, is in no query.
const SPACE = "\\s\\x1c-\\x1f\\x85";
// A decade or century; or a year, and of it a season, or a month and a day.
const DAY = new RegExp(
  `^[${SPACE}]*(?!-[0X]{4})(?:(-?\\d\\d[\\dX]X)|(-?\\d{4})(?:-(?:XX(?:-XX)?|2([1-4])|` +
    `(0[1-9]|1[0-2])(?:-(?:XX|(\\d\\d)))?))?)[?~%]?[${SPACE}]*$`
);
const YEARS = new RegExp(`(\\d{4})[${SPACE}]*-[${SPACE}]*(\\d{4})`, "g");
const BETWEEN = new RegExp(`[-/.,${SPACE}]+`);
const AROUND = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "g");
const FIRST_DAY = -99989899;
const LAST_DAY = 99991231;

/**
 * The days that a text means, and what is to be said of it; undefined if it is no date. It may be
 * `2010..2015`, `2010-04..`, `..2015`, `2015-01-20`, `2010/2015`, `201X`, and other dates of EDTF;
 * besides `2010-2015`, `2015/01`, `01/2015`, `20.01.2015`, `January 2015` and the like. To be said
 * is `turned` where the end came first, `guessed` where the day may be the month.
 * @param {string} text
 * @param {string[]} months lines of the folded names of the twelve, with spaces between them
 * @returns {[dates: Dates, remark: string] | undefined}
 */
function readDates(text, months) {
  const found = readRange(text);
  if (found) return found;
  // Digits of all scripts, but 201X.
  const plain = fold(text).toUpperCase();
  const ends = plain.replace(YEARS, "$1..$2").replace(/[\u2012-\u2015]/g, "..").split("..");
  const ways = ends.map((end) => asWritten(end, months));
  const other = readRange(ways.map(([end]) => end).join(".."));
  const isGuess = ways.some(([, guess]) => guess);
  return other && [{ ...other[0], text }, other[1] || (isGuess ? "guessed" : "")];
}

/**
 * A range in EDTF, or with two dots; the earlier of its ends is the first.
 * @param {string} text
 * @returns {[dates: Dates, remark: string] | undefined}
 */
function readRange(text) {
  const ends = text.split(text.includes("/") ? "/" : "..").map(strip);
  const days = ends.map((end) =>
    ends[1] !== undefined && (!end || end === "..") ? [FIRST_DAY, LAST_DAY] : readDay(end)
  );
  if (ends.length > 2 || !days.every(Boolean)) return undefined;
  const [one, two = one] = /** @type {[number, number][]} */ (days);
  const isTurned = one[0] > two[1];
  const [first, last] = isTurned ? [two[0], one[1]] : [one[0], two[1]];
  return [{ kind: "dates", first, last, text }, isTurned ? "turned" : ""];
}

/**
 * A date in EDTF as far as it can be told, and whether its day may be its month.
 * @param {string} text
 * @param {string[]} months
 * @returns {[text: string, isGuess: boolean]}
 */
function asWritten(text, months) {
  const parts = fold(text).split(BETWEEN).filter(Boolean);
  const rest = parts.filter((part) => !/^\d{4}$/.test(part));
  const named = rest.map((part) => monthOf(part, months)).filter(Boolean);
  const numbers = rest.filter((part) => /^\d\d?$/.test(part)).map(Number);
  const [year] = parts.filter((part) => !rest.includes(part));
  const isDate =
    parts.length === rest.length + 1 &&
    /[12]/.test(String(rest.length)) &&
    named.length < 2 &&
    named.length + numbers.length === rest.length;
  if (!isDate) return [text, false];
  let isGuess = false;
  // The day comes first, but where only the other number can be a month: 01/20/2015.
  if (parts[0] !== year && numbers[1] <= 12) {
    isGuess = numbers[0] <= 12 && numbers[0] !== numbers[1];
    numbers.reverse();
  }
  const two = [...named, ...numbers].map((number) => String(number).padStart(2, "0"));
  return [[year, ...two].join("-"), isGuess];
}

/**
 * The number of a month by its name or the beginning of that; 0 if it is none.
 * @param {string} name
 * @param {string[]} months
 * @returns {number}
 */
function monthOf(name, months) {
  const lines = [...name].length < 3 ? [] : months;
  const numbers = lines.map(
    (line) => line.split(" ").findIndex((month) => month.startsWith(name)) + 1
  );
  return numbers.find(Boolean) || 0;
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
 * A text without white space around it.
 * @param {string} text
 * @returns {string}
 */
function strip(text) {
  return text.replace(AROUND, "");
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
