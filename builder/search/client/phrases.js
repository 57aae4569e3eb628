// Where words stand one after the other, and words that articles write as two.

/**
 * Articles where one word stands after the other, all in one field. The index has where two do so:
 * of four words the first two and the last two are asked for, of three these two pairs as well.
 * @param {Scoring} scoring
 * @param {Meant[]} words
 * @param {string} field empty for any
 * @returns {Promise<Match>}
 */
async function phraseOf(scoring, words, field) {
  const { reader } = scoring;
  const { documents, fields } = reader.manifest;
  const result = noArticles(documents);
  if (words.some((word) => !entriesOf(word).length)) return result;
  const parts = await mapOnce(words, (word) => scoring.scores(word), nameOfWord);
  const all = allArticles(documents);
  for (const part of new Set(parts)) both(all, part);
  const last = words.length - 2;
  const firsts = [...words.keys()].filter((at) => at === last || (at < last && at % 2 === 0));
  const lists = await Promise.all(
    firsts.map((at) => placesOf(reader, words[at], words[at + 1], all.is))
  );
  for (const [article, places] of lists[0]) {
    const isThere = (/** @type {number} */ start) =>
      (!field || isInField(start, fields, field)) &&
      lists.every((list, number) =>
        (list.get(article) || []).includes(start + firsts[number] * stepOf(start))
      );
    if (!all.is[article] || !places.some(isThere)) continue;
    result.is[article] = 1;
    result.score[article] = parts.reduce((sum, part) => sum + part.score[article], 0);
  }
  return result;
}

/**
 * Where one form follows another.
 * @param {Reader} reader
 * @param {string} one
 * @param {string} two
 * @returns {Promise<PlaceList>}
 */
async function following(reader, one, two) {
  const checks = await reader.get(reader.manifest.phrases, JSON.parse);
  const bucket = await reader.numbered("a/", checks, bucketOf(one, two), readPhrases);
  return bucket.get(mixed(one, two)) || [];
}

/**
 * Where a form of one word stands before one of another; forms that no article has both are passed
 * over.
 * @param {Reader} reader
 * @param {Meant} one
 * @param {Meant} two
 * @param {Uint8Array} is 1 for each article that matters
 * @returns {Promise<Map<number, number[]>>} places of the first word, by article
 */
async function placesOf(reader, one, two, is) {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  await Promise.all(
    entriesOf(one).map(async (first) => {
      const own = new Set((await reader.postings(first)).articles);
      for (const second of entriesOf(two)) {
        const { articles } = await reader.postings(second);
        if (!articles.some((article) => is[article] && own.has(article))) continue;
        for (const [article, places] of await following(reader, first.key, second.key)) {
          found.set(article, [...(found.get(article) || []), ...places]);
        }
      }
    })
  );
  return found;
}

/**
 * Articles that have a word as two. They score as if these stood there once as one word.
 * @param {Scoring} scoring
 * @param {string} form
 * @param {string} field empty for any
 * @returns {Promise<Match>}
 */
async function splitWord(scoring, form, field) {
  const { reader } = scoring;
  const { documents, fields } = reader.manifest;
  const result = noArticles(documents);
  const letters = [...form];
  const tries = letters.slice(2 * LEAST_SPLIT - 1).map(async (_, at) => {
    const first = letters.slice(0, at + LEAST_SPLIT).join("");
    const [one] = await withPostings(reader, [[first, 1]]);
    const [two] = one ? await withPostings(reader, [[form.slice(first.length), 1]]) : [];
    if (!two) return;
    const list = await following(reader, one[0].key, two[0].key);
    if (list[0]) scoring.show([one, two].map((own) => ({ inflections: [own], names: [] })));
    const score = idf(documents, list.length) / (K1 + 1);
    for (const [article, places] of list) {
      if (field && !places.some((place) => isInField(place, fields, field))) continue;
      result.is[article] = 1;
      result.score[article] = Math.max(result.score[article], score);
    }
  });
  await Promise.all(tries);
  return result;
}
