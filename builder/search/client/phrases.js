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
  const { fields } = reader.manifest;
  if (words.some((word) => !entriesOf(word).length)) return unscored();
  reader.get(reader.manifest.phrases, JSON.parse); // comes while postings do
  const parts = await mapOnce(words, (word) => scoring.scores(word), nameOfWord);
  const all = [...new Set(parts)].reduce(both);
  const last = words.length - 2;
  const firsts = [...words.keys()].filter((at) => at === last || (at < last && at % 2 === 0));
  const lists = await Promise.all(
    firsts.map((at) => placesOf(reader, words[at], words[at + 1], all.articles))
  );
  const isThere = (/** @type {number} */ article, /** @type {number} */ start) =>
    (!field || isInField(start, fields, field)) &&
    lists.every((list, number) =>
      (list.get(article) || []).includes(start + firsts[number] * stepOf(start))
    );
  const result = unscored(
    all.articles.filter((article) =>
      (lists[0].get(article) || []).some((start) => isThere(article, start))
    )
  );
  for (const part of parts) {
    inCommon(result.articles, part.articles, (at, own) => (result.score[at] += part.score[own]));
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
  const { number, checks } = await reader.get(reader.manifest.phrases, JSON.parse);
  const bucket = await reader.numbered("a/", checks, number, bucketOf(one, two), readPhrases);
  return bucket.get(mixed(one, two)) || [];
}

/**
 * Where a form of one word stands before one of another; forms that no article has both are passed
 * over.
 * @param {Reader} reader
 * @param {Meant} one
 * @param {Meant} two
 * @param {Int32Array} all the articles that matter
 * @returns {Promise<Map<number, number[]>>} places of the first word, by article
 */
async function placesOf(reader, one, two, all) {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  const find = async (/** @type {Entry} */ first, /** @type {Entry} */ second) => {
    let having = all;
    for (const entry of [first, second]) {
      /** @type {number[]} */
      const own = [];
      inCommon(having, (await reader.postings(entry)).articles, (at) => own.push(having[at]));
      having = Int32Array.from(own);
    }
    const list = having.length ? await following(reader, first.key, second.key) : [];
    for (const [article, places] of list) {
      found.set(article, [...(found.get(article) || []), ...places]);
    }
  };
  const firsts = entriesOf(one);
  await Promise.all(firsts.flatMap((own) => entriesOf(two).map((other) => find(own, other))));
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
  /** @type {Map<number, number>} */
  const found = new Map();
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
      found.set(article, Math.max(found.get(article) || 0, score));
    }
  });
  await Promise.all(tries);
  const articles = Int32Array.from(found.keys()).sort();
  return { articles, score: Float32Array.from(articles, (one) => found.get(one) || 0) };
}

/**
 * Articles with any of the other names of a record; one scores as one of its words in another
 * spelling. Or those that have two words of a query as one: each adds a half of its score.
 * @param {Scoring} scoring
 * @param {Named} record
 * @param {Meant[][]} names what the words of its other names stand for
 * @returns {Promise<Match>}
 */
async function namedIn(scoring, record, names) {
  const entry = record.joined;
  if (entry) {
    /** @type {Meant} */
    const word = { inflections: [[entry, 1]], names: [] };
    scoring.show([word]);
    return reduced(await scoring.scores(word), 2);
  }
  const matches = names.map(async (words) => {
    const match = words[1] ? await phraseOf(scoring, words, "") : await scoring.scores(words[0]);
    return reduced(match, words.length);
  });
  return (await Promise.all(matches)).reduce(better, unscored());
}

/**
 * What matches in another spelling, which so many words share.
 * @param {Match} match
 * @param {number} words
 * @returns {Match}
 */
function reduced({ articles, score }, words) {
  return { articles, score: score.map((one) => (one * SPELT) / words) };
}
