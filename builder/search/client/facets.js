// Facets and dates: which articles have a value, and how many have each.

/**
 * A value of a facet, what it is called, and how many articles have it; the value of a year is a
 * number.
 * @typedef {{value: string | number, label: string, count: number}} FacetCount
 */

/**
 * Articles of one of several values of a facet.
 * @param {Reader} reader
 * @param {string} facet
 * @param {string[]} wanted
 * @returns {Promise<Match>}
 */
async function matchFacet(reader, facet, wanted) {
  if (facet === "year") return matchYears(reader, wanted.map(Number));
  if (facet === "date") return matchRanges(reader, wanted);
  const { values, articles } = await reader.column(facet);
  const numbers = new Set(wanted.flatMap((text) => meantValues(values, text)));
  const result = noArticles(articles.length);
  articles.forEach((own, article) => {
    if (own.some((number) => numbers.has(number))) result.is[article] = 1;
  });
  return result;
}

/**
 * The numbers of the values that a text means: by slug or a whole name, else by words in longer names.
 * @param {string[][]} values
 * @param {string} text
 * @returns {number[]}
 */
function meantValues(values, text) {
  const key = nameKey(text);
  const having = (/** @type {(name: string) => boolean} */ fits) =>
    values.flatMap(([slug, , ...names], at) => ([slug, ...names].some(fits) ? [at] : []));
  const whole = having((name) => name === key || name === text);
  const inside = " " + key + " ";
  return whole.length || !key ? whole : having((name) => (" " + name + " ").includes(inside));
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
 * @param {Reader} reader
 * @param {string[]} ranges as queries have them: 2010..2015-03
 * @returns {Promise<Match>}
 */
async function matchRanges(reader, ranges) {
  const result = noArticles(reader.manifest.documents);
  for (const range of ranges) {
    const [dates] = readDates(range, reader.manifest.months) || [];
    if (dates) add(result, await matchDates(reader, dates.first, dates.last));
  }
  return result;
}

/**
 * Articles whose dates overlap a range of days, both included, given as numbers: 20150120.
 * @param {Reader} reader
 * @param {number} first
 * @param {number} last
 * @returns {Promise<Match>}
 */
async function matchDates(reader, first, last) {
  const days = await reader.days();
  const result = noArticles(days.listed.length);
  const [from, to] = [countDays(first), countDays(last)];
  days.last.forEach((day, article) => {
    if (from <= to && day >= from && days.first[article] <= to) result.is[article] = 1;
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
  const { compare } = new Intl.Collator([reader.manifest.language, "en"]);
  return values
    .map(([value, label], number) => ({ value, label, count: counts[number] }))
    .filter(({ count }) => count)
    .sort((one, two) => two.count - one.count || compare(one.label, two.label));
}

/**
 * The years that list an article; each counts all that overlap it, as a search for it finds them.
 * @param {Reader} reader
 * @param {Uint8Array} is
 * @returns {Promise<FacetCount[]>}
 */
async function countYears(reader, is) {
  const { listed, first, last } = await reader.days();
  /** @type {{value: number, label: string, count: number, from: number, to: number}[]} */
  const years = [];
  /** @type {number[]} */
  const longer = [];
  let to = -Infinity;
  listed.forEach((day, article) => {
    if (!is[article]) return;
    if (day > to) {
      const value = dateOf(day).getUTCFullYear();
      to = countDays(value * 10000 + 1231);
      years.unshift({ value, label: String(value), count: 0, from: countDays(value * 10000 + 101), to });
    }
    if (first[article] < years[0].from || last[article] > to) longer.push(article);
    else years[0].count++;
  });
  for (const year of years) {
    for (const article of longer) {
      if (first[article] <= year.to && last[article] >= year.from) year.count++;
    }
  }
  return years.map(({ value, label, count }) => ({ value, label, count }));
}
