// The column of dates: which days each article can mean, as search/index/days.py writes it.

/**
 * The days of all articles, counted from the first of January of the year 1, which is 1. By `listed`
 * articles are in order; the others are the same array where all articles are of a day.
 * @typedef {{listed: Int32Array, first: Int32Array, last: Int32Array}} Days
 */

/**
 * The column as its file has it.
 * @typedef {{articles: string, before?: number, spans?: string}} DaysFile
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
function readDays({ articles, before = 0, spans = "" }, documents) {
  const days = new Numbers(toBytes(articles));
  let day = -before;
  const listed = Int32Array.from({ length: documents }, () => (day += days.next()));
  days.end();
  if (!spans) return { listed, first: listed, last: listed };
  const [first, last] = [listed.slice(), listed.slice()];
  const numbers = new Numbers(toBytes(spans));
  for (let article = 0; numbers.at < numbers.bytes.length; ) {
    article += numbers.next();
    let code = numbers.next();
    if (code === NO_START) {
      first[article] = -NEVER;
      code = numbers.next();
    }
    last[article] = endOf(listed[article], code);
    check(article < documents);
  }
  return { listed, first, last };
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
