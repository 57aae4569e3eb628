// What is saved of articles that were found.

/**
 * What is saved of an article besides its hit: of its authors and what it names the names. What is
 * empty is left out.
 * @typedef {object} Citation
 * @property {string} id
 * @property {string} [summary] the whole
 * @property {string[]} [authors]
 * @property {string} [source_url]
 * @property {string} [archived_url]
 * @property {string[]} [countries]
 * @property {string[]} [organizations]
 * @property {string[]} [people]
 * @property {string[]} [topics]
 */

/**
 * The citation of a hit; an error if the archive has been published anew since that was found.
 * @param {Reader} reader
 * @param {Hit} hit
 * @returns {Promise<Citation>}
 */
async function citationOf(reader, { id, number }) {
  const { firsts, names } = await reader.get(reader.manifest.citations, JSON.parse);
  let at = names.length - 1;
  while (firsts[at] > number) at--;
  const found = (await reader.get(names[at], JSON.parse))[number - firsts[at]];
  check(found && found.id === id);
  return found;
}
