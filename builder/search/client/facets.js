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
  const values = await reader.column(facet);
  const meant = new Set(wanted.flatMap((text) => meantValues(values, text)));
  return unscored(unionOf(await Promise.all([...meant].map(({ articles }) => articles()))));
}

/**
 * The values that a text means: by slug or a whole name, else by words in longer names.
 * @param {FacetValue[]} values
 * @param {string} text
 * @returns {FacetValue[]}
 */
function meantValues(values, text) {
  const key = nameKey(text);
  const having = (/** @type {(name: string) => boolean} */ fits) =>
    values.filter(({ value, names }) => [value, ...names].some(fits));
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
  const days = years
    .filter(Number.isInteger)
    .map((year) => matchDates(reader, year * 10000 + 101, year * 10000 + 1231));
  return bestOf(await Promise.all(days));
}

/**
 * @param {Reader} reader
 * @param {string[]} ranges as queries have them: 2010..2015-03
 * @returns {Promise<Match>}
 */
async function matchRanges(reader, ranges) {
  const days = ranges.map(async (range) => {
    const [dates] = readDates(range, reader.manifest.months) || [];
    return dates ? matchDates(reader, dates.first, dates.last) : unscored();
  });
  return bestOf(await Promise.all(days));
}

/**
 * Articles whose dates overlap a range of days, both included, given as numbers: 20150120.
 * @param {Reader} reader
 * @param {number} first
 * @param {number} last
 * @returns {Promise<Match>}
 */
async function matchDates(reader, first, last) {
  const { days, firsts, spans } = await reader.days();
  const [from, to] = [countDays(first), countDays(last)];
  if (from > to) return unscored();
  const listed = allFrom(firsts[placeOf(days, from)], firsts[placeOf(days, to + 1)]);
  const longer = spans.filter((span) => span.first <= to && span.last >= from);
  return better(listed, unscored(longer.map(({ article }) => article)));
}

/**
 * How many of some articles have each value of a facet; the most frequent first, of several as
 * frequent in the order of names, of years the latest.
 * @param {Reader} reader
 * @param {string} facet
 * @param {Int32Array} articles
 * @returns {Promise<FacetCount[]>}
 */
async function countFacet(reader, facet, articles) {
  if (facet === "year") return countYears(reader, articles);
  if (!reader.facets.has(facet)) return [];
  const values = await reader.column(facet);
  const counts = await Promise.all(
    values.map(async ({ value, label, articles: list }) => {
      let count = 0;
      inCommon(articles, await list(), () => count++);
      return { value, label, count };
    })
  );
  const { compare } = new Intl.Collator([reader.manifest.language, "en"]);
  return counts
    .filter(({ count }) => count)
    .sort((one, two) => two.count - one.count || compare(one.label, two.label));
}

/**
 * The years that list an article; each counts all that overlap it, as a search for it finds them.
 * @param {Reader} reader
 * @param {Int32Array} articles
 * @returns {Promise<FacetCount[]>}
 */
async function countYears(reader, articles) {
  const { days, firsts, spans } = await reader.days();
  /** @type {FacetCount[]} */
  const years = [];
  for (let at = 0; at < articles.length; ) {
    const value = dateOf(days[placeOf(firsts, articles[at] + 1) - 1]).getUTCFullYear();
    const [from, to] = [101, 1231].map((day) => countDays(value * 10000 + day));
    const [start, next] = [at, firsts[placeOf(days, to + 1)]];
    at = placeOf(articles, next, at);
    // Of other years, too.
    const longer = spans.filter(
      ({ article, first, last }) =>
        (article < articles[start] || article >= next) && first <= to && last >= from
    );
    let count = at - start;
    inCommon(articles, unscored(longer.map(({ article }) => article)).articles, () => count++);
    years.unshift({ value, label: String(value), count });
  }
  return years;
}
