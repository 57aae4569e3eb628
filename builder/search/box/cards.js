// The cards of the names that a query is: kind, number of articles, years, two lines, a link.

const MOST_CARDS = 3;

/** The query that each place shows. @type {WeakMap<HTMLElement, string>} */
const shown = new WeakMap();

/**
 * The names that a whole query is: as they are written; or family names; or as they sound.
 * @param {Names} names
 * @param {Row[]} rows
 * @param {string} key
 * @returns {Row[]}
 */
function namesThatAre({ letters, kinds }, rows, key) {
  const people = kinds.indexOf("people");
  const typed = typedSounds(key, letters);
  /** @type {((row: Row) => boolean)[]} */
  const ways = [
    ({ keys }) => keys.includes(key),
    ({ kind, keys }) => kind === people && keys.some((own) => own.endsWith(" " + key)),
    (row) => soundsLike(row, typed, letters),
    (row) => row.kind === people && rowSounds(row, letters).some((own) => endsLike(own, typed)),
  ];
  for (const way of ways) {
    const found = rows.filter(way);
    if (found.length) return found.slice(0, MOST_CARDS);
  }
  return [];
}

/**
 * Whether the last word of a name sounds like a whole text.
 * @param {string} own
 * @param {string[]} typed
 */
function endsLike(own, typed) {
  return typed.some((sound) => telling(sound) >= LEAST_WHOLE && own.endsWith(" " + sound));
}

/**
 * @param {Names} names
 * @param {Row} row
 * @returns {Promise<HTMLElement>}
 */
async function cardOf(names, row) {
  const [years, about] = await cardLines(row).catch(() => ["", ""]);
  const number = numberText(names, row.articles);
  const plural = new Intl.PluralRules([names.words, "en"]).select(row.articles);
  const { texts } = names;
  const count = fill(texts["articles-" + plural] || texts["articles-other"], { count: number });
  const facts = [aboutRow(names, row, count), years].filter(Boolean).join(" · ");
  const link = make("a", { href: pageOf(names, row) }, make("bdi", {}, row.names[0]));
  const card = make("div", { class: "card" }, make("h2", {}, link), make("p", {}, facts));
  if (about) card.append(make("p", { class: "about", dir: "auto" }, about));
  return card;
}

/**
 * Show the cards of the names that a query is; the place is hidden if it is none.
 * @param {string} query
 * @param {HTMLElement} place
 * @returns {Promise<boolean>} whether there are cards
 */
async function showCards(query, place) {
  shown.set(place, query);
  // A query for all but a name is none for it.
  const key = /^\s*[-\u2212\u2013]/.test(query) ? "" : plainKey(query);
  const names = await openNames();
  const isWord = names.stops.includes(key) && query.trim() !== query.trim().toUpperCase();
  const rows = key && !isWord ? namesThatAre(names, await rowsFor(key), key) : [];
  const cards = await Promise.all(rows.map((row) => cardOf(names, row)));
  if (shown.get(place) !== query) return !place.hidden;
  place.replaceChildren(...cards);
  place.hidden = !cards.length;
  return !place.hidden;
}
