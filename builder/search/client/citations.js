// What is saved of articles, in blocks: builder/search/index/citations.py makes them.

// Articles in a block: 16.
const CITED_BITS = 4;
const CITED = 2 ** CITED_BITS;

/**
 * What is saved of an article besides its hit: of its authors and what it names the names. What is
 * empty is left out.
 * @typedef {object} Citation
 * @property {string} id
 * @property {string} [summary] the whole
 * @property {string[]} [authors]
 * @property {string} [source_url]
 * @property {string} [archived_url]
 * @property {string[]} [identifiers] of libraries, such as `doi:10.1000/182`
 * @property {boolean} [report] whether a think tank, an institute or a university published it
 * @property {string[]} [countries]
 * @property {string[]} [organizations]
 * @property {string[]} [people]
 * @property {string[]} [topics]
 */
