// Facets and dates: which articles have a value, and how many have each.

/**
 * A value of a facet, what it is called, and how many articles have it; the value of a year is a
 * number.
 * @typedef {{value: string | number, label: string, count: number}} FacetCount
 */

// Days are counted as in the index: 1 is the first of January of the year 1.
const DAY_OF_1970 = 719163;
// In milliseconds.
const DAY_LENGTH = 86400000;

/**
 * Articles of one of several values of a facet, by slug or any name.
 * @param {Reader} reader
 * @param {string} facet
 * @param {string[]} wanted
 * @returns {Promise<Match>}
 */
async function matchFacet(reader, facet, wanted) {
  if (facet === "year") return matchYears(reader, wanted.map(Number));
  const { values, articles } = await reader.column(facet);
  const keys = wanted.map(nameKey);
  /** @type {Set<number>} */
  const numbers = new Set();
  values.forEach(([slug, , ...names], number) => {
    if (wanted.includes(slug) || keys.some((key) => names.includes(key))) numbers.add(number);
  });
  const result = noArticles(articles.length);
  articles.forEach((own, article) => {
    if (own.some((number) => numbers.has(number))) result.is[article] = 1;
  });
  return result;
}

/**
 * @param {Reader} reader
 * @param {number[]} years
 * @returns {Promise<Match>}
 */
async function matchYears(reader, years) {
  const result = noArticles(reader.manifest.documents);
  for (const year of years) {
    if (!Number.isInteger(year)) continue;
    add(result, await matchDates(reader, year * 10000 + 101, year * 10000 + 1231));
  }
  return result;
}

/**
 * Articles of a range of days, both included, given as numbers: 20150120.
 * @param {Reader} reader
 * @param {number} first
 * @param {number} last
 * @returns {Promise<Match>}
 */
async function matchDates(reader, first, last) {
  const days = await reader.days();
  const result = noArticles(days.length);
  const [from, to] = [countDays(first), countDays(last)];
  days.forEach((day, article) => {
    if (day >= from && day <= to) result.is[article] = 1;
  });
  return result;
}

/**
 * How many of some articles have each value of a facet; the most frequent first, of several as
 * frequent in the order of names, of years the latest.
 * @param {Reader} reader
 * @param {string} facet
 * @param {Uint8Array} is
 * @returns {Promise<FacetCount[]>}
 */
async function countFacet(reader, facet, is) {
  if (facet === "year") return countYears(reader, is);
  if (!reader.facets.has(facet)) return [];
  const { values, articles } = await reader.column(facet);
  /** @type {number[]} */
  const counts = new Array(values.length).fill(0);
  articles.forEach((own, article) => {
    if (is[article]) for (const number of own) counts[number]++;
  });
  const compare = comparison(reader.manifest.language);
  return values
    .map(([value, label], number) => ({ value, label, count: counts[number] }))
    .filter(({ count }) => count)
    .sort((one, two) => two.count - one.count || compare(one.label, two.label));
}

/**
 * @param {Reader} reader
 * @param {Uint8Array} is
 * @returns {Promise<FacetCount[]>}
 */
async function countYears(reader, is) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  (await reader.days()).forEach((day, article) => {
    if (!is[article]) return;
    const year = new Date((day - DAY_OF_1970) * DAY_LENGTH).getUTCFullYear();
    counts.set(year, (counts.get(year) || 0) + 1);
  });
  return [...counts]
    .map(([value, count]) => ({ value, label: String(value), count }))
    .sort((one, two) => two.value - one.value);
}

/**
 * The count of days of a date.
 * @param {number} date 20150120
 * @returns {number}
 */
function countDays(date) {
  const day = new Date(0);
  // Date.UTC would take the years before 100 for those of 1900.
  day.setUTCFullYear(Math.floor(date / 10000), (Math.floor(date / 100) % 100) - 1, date % 100);
  return Math.round(day.getTime() / DAY_LENGTH) + DAY_OF_1970;
}

/**
 * How names are compared in a language; as in English if that is no tag that the browser can read.
 * @param {string} language
 * @returns {(one: string, two: string) => number}
 */
function comparison(language) {
  try {
    return new Intl.Collator([language, "en"]).compare;
  } catch {
    return new Intl.Collator("en").compare;
  }
}
