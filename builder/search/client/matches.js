// Which articles match a query, and how well.

/**
 * The articles that match, rising, and how well each does.
 * @typedef {{articles: Int32Array, score: Float32Array}} Match
 */

/** @typedef {"relevance" | "newest" | "oldest"} Sort */

// Of BM25, as builder/search/weights.py has it.
const K1 = 2;
// A word that a query repeats says more, but not so many times as much.
const K3 = 7;
// How many of the best articles tell which words of a query matter, and have their titles looked at.
const BEST = 10;
// What of the best score of an article in several languages the first of them needs to stand for all.
const AS_GOOD = 0.9;

/**
 * Articles without scores.
 * @param {ArrayLike<number>} [articles]
 * @returns {Match}
 */
function unscored(articles = []) {
  return { articles: Int32Array.from(articles), score: new Float32Array(articles.length) };
}

/**
 * Articles that follow each other, without scores.
 * @param {number} first
 * @param {number} end the one after the last
 * @returns {Match}
 */
function allFrom(first, end) {
  return unscored(Int32Array.from({ length: end - first }, (_, at) => first + at));
}

/**
 * Articles of two matches, with scores that a function gives: of the scores in both, undefined where
 * one does not have it. Where it gives undefined, the article is left out.
 * @param {Match} one
 * @param {Match} other
 * @param {(one: number | undefined, other: number | undefined) => number | undefined} join
 * @returns {Match}
 */
function merged(one, other, join) {
  const size = one.articles.length + other.articles.length;
  const result = unscored(new Int32Array(size));
  let [count, at, otherAt] = [0, 0, 0];
  while (at < one.articles.length || otherAt < other.articles.length) {
    const [first = Infinity, second = Infinity] = [one.articles[at], other.articles[otherAt]];
    const article = Math.min(first, second);
    const score = join(
      first === article ? one.score[at++] : undefined,
      second === article ? other.score[otherAt++] : undefined
    );
    if (score === undefined) continue;
    result.articles[count] = article;
    result.score[count++] = score;
  }
  return { articles: result.articles.slice(0, count), score: result.score.slice(0, count) };
}

/**
 * What both match; scores add up.
 * @param {Match} one
 * @param {Match} other
 * @returns {Match}
 */
function both(one, other) {
  return merged(one, other, (first, second) =>
    first === undefined || second === undefined ? undefined : first + second
  );
}

/**
 * All that one matches, with the scores that another has.
 * @param {Match} one
 * @param {Match} other
 * @returns {Match}
 */
function foundIn(one, other) {
  return merged(unscored(one.articles), other, (own, score = 0) =>
    own === undefined ? own : score
  );
}

/**
 * What either matches; scores add up.
 * @param {Match} one
 * @param {Match} other
 * @returns {Match}
 */
function addedUp(one, other) {
  return merged(one, other, (first = 0, second = 0) => first + second);
}

/**
 * What either matches; the better score counts.
 * @param {Match} one
 * @param {Match} other
 * @returns {Match}
 */
function better(one, other) {
  return merged(one, other, (first = 0, second = 0) => Math.max(first, second));
}

/**
 * What any of some matches; the best score counts.
 * @param {Match[]} matches
 * @returns {Match}
 */
function bestOf(matches) {
  const result = unscored(unionOf(matches.map(({ articles: own }) => own)));
  for (const { articles, score } of matches) {
    inCommon(result.articles, articles, (at, own) => {
      result.score[at] = Math.max(result.score[at], score[own]);
    });
  }
  return result;
}

/**
 * What one matches and another does not.
 * @param {Match} one
 * @param {Match} other
 * @returns {Match}
 */
function without(one, other) {
  return merged(one, other, (first, second) => (second === undefined ? first : undefined));
}

/**
 * Articles with one of several words; those with more of them come first.
 *
 * Of n words an article that has k keeps (k / n) ^ (1 / n) of its score: with one of two 71 %, with
 * one of five 72 %, with four of five 96 %.
 *
 * Of c words that are the same each adds 8 / (7 + c) of its score: two add 178 %, four 291 %.
 * @param {Match[]} matches one or more
 * @param {unknown[]} [names] what is the same for the same words
 * @returns {Match}
 */
function anyOf(matches, names = matches) {
  const articles = unionOf(matches.map(({ articles: own }) => own));
  const result = unscored(articles);
  const counts = new Uint8Array(articles.length);
  const weights = emphases(matches).map(
    (one, at) => (one * (K3 + 1)) / (K3 + names.filter((name) => name === names[at]).length)
  );
  matches.forEach((match, number) =>
    inCommon(articles, match.articles, (at, own) => {
      result.score[at] += match.score[own] * weights[number];
      counts[at]++;
    })
  );
  const share = 1 / matches.length;
  const kept = Array.from({ length: matches.length + 1 }, (_, count) => (count * share) ** share);
  counts.forEach((count, at) => (result.score[at] *= kept[count]));
  return result;
}

/**
 * The weight of each of some words: 1 for the one that the best articles are most about, 0.5 for
 * one that none of them has.
 *
 * Of "railway protest osh" the best articles are those with osh and protest; railway, which few of
 * them have, weighs less then. A best article counts by how far its score is above that of the
 * first that is not among the best: nothing depends on which of two nearly equal ones is the last.
 * @param {Match[]} matches
 * @returns {number[]}
 */
function emphases(matches) {
  const all = matches.reduce(addedUp);
  const best = inOrder(all, "relevance", BEST + 1);
  const bar = best.length > BEST ? all.score[best[BEST]] : 0;
  const found = matches.map((match) =>
    best
      .slice(0, BEST)
      .reduce((total, at) => total + (all.score[at] - bar) * scoreOf(match, all.articles[at]), 0)
  );
  const most = Math.max(...found);
  return found.map((one) => (most ? (1 + one / most) / 2 : 1));
}

/**
 * @param {Match} match
 * @param {number} article
 * @returns {number} 0 if it does not match
 */
function scoreOf({ articles, score }, article) {
  const at = placeOf(articles, article);
  return articles[at] === article ? score[at] : 0;
}

/**
 * What a key says by being rare: the inverse document frequency of BM25.
 * @param {number} documents how many articles there are
 * @param {number} count how many of them have the key
 * @returns {number}
 */
function idf(documents, count) {
  return Math.log(1 + (documents - count + 0.5) / (count + 0.5));
}

/**
 * Of an article in several languages only one: the first of those that are about as good as the best.
 * @param {Match} match
 * @param {number[][]} groups
 * @returns {Match}
 */
function foldTranslations(match, groups) {
  const others = groups.flatMap((group) => {
    const { articles } = match;
    const found = group.filter((article) => articles[placeOf(articles, article)] === article);
    const most = Math.max(...found.map((article) => scoreOf(match, article)));
    const best = found.find((article) => scoreOf(match, article) >= AS_GOOD * most);
    return found.filter((article) => article !== best);
  });
  return without(match, unscored(others.sort((one, other) => one - other)));
}

/**
 * Where the articles of a match are, in an order: all of them, or at least the first `most`.
 * @param {Match} match
 * @param {Sort} sort
 * @param {number} most
 * @returns {number[]}
 */
function inOrder({ articles, score }, sort, most) {
  const places = Array.from(articles.keys());
  // Articles are numbered by date.
  if (sort === "oldest") return places;
  if (sort === "newest") return places.reverse();
  const compare = (/** @type {number} */ one, /** @type {number} */ two) =>
    score[two] - score[one] || two - one;
  if (places.length <= most) return places.sort(compare);
  return firstOf(places, most, compare);
}

/**
 * The first of many in an order, without sorting all: what is before the last of those found so far
 * is collected, and sorted with these whenever there is as much of it again.
 * @param {number[]} places more than `most`
 * @param {number} most
 * @param {(one: number, two: number) => number} compare
 * @returns {number[]}
 */
function firstOf(places, most, compare) {
  let found = places.slice(0, most).sort(compare);
  /** @type {number[]} */
  let ahead = [];
  for (let at = most; at < places.length; at++) {
    if (compare(places[at], found[most - 1]) < 0) ahead.push(places[at]);
    if (ahead.length > most || (ahead.length && at === places.length - 1)) {
      found = [...found, ...ahead].sort(compare).slice(0, most);
      ahead = [];
    }
  }
  return found;
}
