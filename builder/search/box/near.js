// Names near to words that nothing has: alike in spelling or in sound.

const MOST_NEAR = 5;

/**
 * The names that a query may have meant, the likeliest first.
 * @param {string} query
 * @returns {Promise<NearName[]>}
 */
async function near(query) {
  const key = plainKey(query);
  const names = await openNames();
  /** @type {Map<string, NearName>} */
  const found = new Map();
  for (const part of [key, ...key.split(" ")]) {
    if (part.length < 3) continue;
    const rows = await rowsFor(part);
    const some = namesFor(rows, part, names.letters).map(({ row }) => row);
    for (const row of some.length ? some : misspelt(rows, part)) {
      const about = aboutRow(names, row);
      found.set(row.kind + row.slug, { name: row.names[0], about, url: pageOf(names, row) });
    }
  }
  return [...found.values()].slice(0, MOST_NEAR);
}

/**
 * The rows with a word in a name of which a text is a slip.
 * @param {Row[]} rows
 * @param {string} key
 * @returns {Row[]}
 */
function misspelt(rows, key) {
  const parts = (/** @type {Row} */ { keys }) => keys.join(" ").split(" ");
  const meant = nearestOf(key, new Set(rows.flatMap(parts)));
  return meant === undefined ? [] : rows.filter((row) => parts(row).includes(meant));
}

/**
 * All names of what is called so, the one that is shown first.
 * @param {string} name
 * @returns {Promise<string[]>}
 */
async function namesOf(name) {
  const rows = await rowsFor(plainKey(name));
  return rows.find(({ names }) => names[0] === name)?.names || [name];
}
