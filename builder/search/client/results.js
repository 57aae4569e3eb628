// A match -> the results that are shown: a page of hits, their number, the counts of facets.

/**
 * How to answer a query: which hits, in which order, only those of some values by facet (one of
 * them, and of each facet), and the facets whose values are counted; whether the last word is still
 * being typed, whether misspelt words are to be corrected, whether hits have summaries, whether
 * each translation of an article is a hit of its own, and whether hits may come before all are counted.
 * @typedef {object} Options
 * @property {number} [limit]
 * @property {number} [offset]
 * @property {Sort} [sort]
 * @property {Record<string, (string | number)[]>} [filters]
 * @property {string[]} [facets]
 * @property {boolean} [typing]
 * @property {boolean} [correct]
 * @property {boolean} [summaries]
 * @property {boolean} [apart]
 * @property {boolean} [countLater]
 */

/**
 * An article that was found; `number` is the one that the index has for it. The summary is empty if
 * none is asked for; `translations` are the same article in other languages and its copies, whether
 * the query finds them or not. `version` is `copy` or `corrected` if there are copies.
 * @typedef {object} Hit
 * @property {number} number
 * @property {string} id
 * @property {string} url
 * @property {string} title
 * @property {string} date
 * @property {string} source
 * @property {string} summary
 * @property {number} score
 * @property {string} language
 * @property {string} [version]
 * @property {Hit[]} [translations]
 */

/**
 * All that is found; `total` is the number of articles, and `rows` that of hits, of which `hits` are
 * some. If they are not `exact`, there are more than `total`, and only some of them are told; how
 * many is still to be counted if they are `uncounted`.
 * @typedef {object} Results
 * @property {number} total
 * @property {boolean} exact
 * @property {number} rows
 * @property {Hit[]} hits
 * @property {Record<string, FacetCount[]>} facets
 * @property {boolean} [uncounted]
 */

/**
 * The answer to a query. `suggestion` is the query with misspelt words corrected, or null; the hits
 * are those of the suggestion, `corrected`, if the query itself finds nothing. `renewed`, which is
 * said besides, tells that the archive has been published anew, so that hits may have moved from one
 * page to another.
 * @typedef {Results & {suggestion: string | null, corrected: boolean, notes: Note[]}} Found
 */

/**
 * A facet, and the articles that have one of the values that are asked for.
 * @typedef {{facet: string, bounds: Match}} Filter
 */

/**
 * @param {Reader} reader
 * @param {Match} match
 * @param {Options} options
 * @param {string} query
 * @returns {Promise<Results>}
 */
async function resultsOf(reader, match, options, query) {
  const { limit = 10, offset = 0, sort = "relevance", facets = [] } = options;
  const filters = await filtersOf(reader, options.filters || {});
  const groups = options.apart ? [] : await reader.translations();
  const found = filtered(match, filters);
  const rows = foldTranslations(found, groups);
  const places = inOrder(rows, sort, Math.max(BEST, offset + limit));
  const isByTitle = sort === "relevance" && limit && offset < BEST;
  const articles = places.map((at) => rows.articles[at]);
  const best = isByTitle ? await bestFirst(reader, articles, match, query) : articles;
  const page = best.slice(offset, offset + limit);
  const count = async (/** @type {string} */ facet) => {
    const { articles: among } = filtered(match, filters, facet);
    return /** @type {const} */ ([facet, await countFacet(reader, facet, among)]);
  };
  const [hits, counts] = await Promise.all([
    Promise.all(page.map((article) => rowOf(reader, article, match, groups, options.summaries))),
    Promise.all(facets.map(count)),
  ]);
  const [total, all] = [found.articles.length, rows.articles.length];
  return { total, exact: true, rows: all, hits, facets: Object.fromEntries(counts) };
}

/**
 * Articles in order, but first those of the best whose title is the query; and of those that match
 * equally well those in the site's language.
 * @param {Reader} reader
 * @param {number[]} articles
 * @param {Match} match
 * @param {string} query
 * @returns {Promise<number[]>}
 */
async function bestFirst(reader, articles, match, query) {
  const asked = formsIn(firstOfText(query, MAX_QUERY));
  const [home] = reader.manifest.language.split("-");
  const best = await Promise.all(
    articles.slice(0, BEST).map(async (article) => {
      const line = await reader.line(article);
      const score = scoreOf(match, article);
      const isForeign = line[4] && line[4].split("-")[0] !== home && score;
      return [article, +(formsIn(line[1]) !== asked), -score, +!!isForeign];
    })
  );
  best.sort((one, other) => one[1] - other[1] || one[2] - other[2] || one[3] - other[3]);
  return [...new Set([...best.map(([article]) => article), ...articles])];
}

/**
 * @param {Reader} reader
 * @param {Record<string, (string | number)[]>} wanted values, by facet
 * @returns {Promise<Filter[]>}
 */
function filtersOf(reader, wanted) {
  return Promise.all(
    Object.entries(wanted)
      .filter(([, values]) => values.length)
      .map(async ([facet, values]) => {
        const bounds = await matchFacet(reader, facet, values.map(String));
        return { facet, bounds };
      })
  );
}

/**
 * The articles that all filters let pass. The counts of a facet leave out its own filter: they say
 * how many articles the other values would give.
 * @param {Match} match
 * @param {Filter[]} filters
 * @param {string} [except] a facet
 * @returns {Match}
 */
function filtered(match, filters, except) {
  const others = filters.filter(({ facet }) => facet !== except);
  return others.reduce((result, { bounds }) => both(result, bounds), match);
}

/**
 * The hit of an article with those of its translations.
 * @param {Reader} reader
 * @param {number} article
 * @param {Match} match
 * @param {number[][]} groups
 * @param {boolean} [summaries]
 * @returns {Promise<Hit>}
 */
async function rowOf(reader, article, match, groups, summaries) {
  const group = groups.find((one) => one.includes(article)) || [article];
  const hits = await Promise.all(
    group.map((one) => hitOf(reader, one, scoreOf(match, one), summaries))
  );
  const at = group.indexOf(article);
  return { ...hits[at], translations: hits.filter((hit) => hit !== hits[at]) };
}

/**
 * @param {Reader} reader
 * @param {number} article
 * @param {number} score
 * @param {boolean} [isWhole] whether it has a summary
 * @returns {Promise<Hit>}
 */
async function hitOf(reader, article, score, isWhole = true) {
  const [short, title, date, source, language, id, version] = await reader.line(article);
  const path = fullPath(short, title);
  const page = path.split("/").map(encodeURIComponent).join("/");
  return {
    number: article,
    id: id || path,
    url: new URL(`../articles/${page}.html`, reader.folder).href,
    title,
    date,
    source,
    summary: (isWhole && (await reader.citation(article)).summary) || "",
    score,
    language: language || reader.manifest.language,
    version,
  };
}

/**
 * The citation of a hit; an error if the archive has been published anew since that was found.
 * @param {Reader} reader
 * @param {Hit} hit
 * @returns {Promise<Citation>}
 */
async function citationOf(reader, { id, number }) {
  const found = await reader.citation(number);
  check(found && found.id === id);
  return found;
}

/**
 * The path of an article. Most names of files begin with the title, and leave that out: of the
 * title "UK leaves" `2015//-7` is 2015/uk-leaves-7, and `2015//4//-7`, with only the first 4
 * characters, is 2015/uk-l-7.
 * @param {string} path
 * @param {string} title
 * @returns {string}
 */
function fullPath(path, title) {
  const parts = path.split("//");
  if (parts.length === 1) return path;
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const start = parts.length > 2 ? slug.slice(0, +parts[1]) : slug;
  return (parts[0] && parts[0] + "/") + start + parts.pop();
}
