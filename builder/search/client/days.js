// The column of dates: which days each article can mean, as search/index/days.py writes it.

/**
 * The days on which there are articles, counted from the first of January of the year 1, which is 1,
 * and for each the number of its first article; after the last, of all. Articles are in the order of
 * `days`. Those that can mean other days as well are in `spans`, rising.
 * @typedef {{article: number, first: number, last: number}} DaySpan
 * @typedef {{days: number[], firsts: number[], spans: DaySpan[]}} Days
 */

/**
 * The column as its file has it.
 * @typedef {{days: string, before?: number, spans?: string}} DaysFile
 */

const DAY_OF_1970 = 719163;
// In milliseconds.
const DAY_LENGTH = 86400000;
// How the days of an article go on; more than these is a number of further days.
const END_OF_YEAR = 1;
const NO_END = 2;
const NO_START = 3;
const FURTHER = 4;
// Beyond all days.
const NEVER = 2 ** 31 - 1;

/**
 * @param {DaysFile} file
 * @param {number} documents
 * @returns {Days}
 */
function readDays({ days: text, before = 0, spans: more = "" }, documents) {
  /** @type {Days} */
  const { days, firsts, spans } = { days: [], firsts: [0], spans: [] };
  const numbers = new Numbers(toBytes(text));
  for (let day = -before, first = 0; first < documents; ) {
    days.push((day += numbers.next()));
    firsts.push((first += numbers.next()));
  }
  numbers.end();
  const others = new Numbers(toBytes(more));
  for (let article = 0; others.at < others.bytes.length; ) {
    article += others.next();
    const day = days[placeOf(firsts, article + 1) - 1];
    let [first, code] = [day, others.next()];
    if (code === NO_START) [first, code] = [-NEVER, others.next()];
    spans.push({ article, first, last: endOf(day, code) });
    check(article < documents);
  }
  return { days, firsts, spans };
}

/**
 * @param {number} day
 * @param {number} code
 * @returns {number}
 */
function endOf(day, code) {
  if (code >= FURTHER) return day + code - FURTHER;
  if (code === NO_END) return NEVER;
  const date = dateOf(day);
  const month = code === END_OF_YEAR ? 12 : date.getUTCMonth() + 1;
  date.setUTCMonth(month, 0);
  return dayOf(date);
}

/**
 * @param {number} day
 * @returns {Date}
 */
function dateOf(day) {
  return new Date((day - DAY_OF_1970) * DAY_LENGTH);
}

/**
 * @param {Date} date
 * @returns {number}
 */
function dayOf(date) {
  return Math.round(date.getTime() / DAY_LENGTH) + DAY_OF_1970;
}

/**
 * The count of days of a date.
 * @param {number} date 20150120
 * @returns {number}
 */
function countDays(date) {
  const day = new Date(0);
  const year = Math.floor(date / 10000);
  const rest = date - year * 10000;
  // Date.UTC would take the years before 100 for those of 1900.
  day.setUTCFullYear(year, Math.floor(rest / 100) - 1, rest % 100);
  return dayOf(day);
}
