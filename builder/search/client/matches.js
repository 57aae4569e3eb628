// Which articles match a query, and how well.

/**
 * For every article whether it matches (`is`, 0 or 1) and how well (`score`, 0 if it does not).
 * @typedef {{is: Uint8Array, score: Float32Array}} Match
 */

/** @typedef {"relevance" | "newest" | "oldest"} Sort */

// Of BM25, as builder/search/weights.py has it.
const K1 = 2;
// A word that a query repeats says more, but not so many times as much.
const K3 = 7;
// How many of the best articles tell which words of a query matter, and have their titles looked at.
const BEST = 10;
/**
 * @param {number} size how many articles there are
 * @returns {Match}
 */
function noArticles(size) {
  return { is: new Uint8Array(size), score: new Float32Array(size) };
}

/**
 * @param {number} size how many articles there are
 * @returns {Match}
 */
function allArticles(size) {
  return { is: new Uint8Array(size).fill(1), score: new Float32Array(size) };
}

/**
 * Change a match: both must match; scores add up.
 * @param {Match} result
 * @param {Match} other
 */
function both(result, other) {
  for (let at = 0; at < result.is.length; at++) {
    result.is[at] &= other.is[at];
    result.score[at] = result.is[at] && result.score[at] + other.score[at];
  }
}

/**
 * Change a match: either may match; scores add up.
 * @param {Match} result
 * @param {Match} other
 */
function add(result, other) {
  for (let at = 0; at < result.is.length; at++) {
    result.is[at] |= other.is[at];
    result.score[at] += other.score[at];
  }
}

/**
 * Change a match: either may match; the better score counts.
 * @param {Match} result
 * @param {Match} other
 */
function better(result, other) {
  for (let at = 0; at < result.is.length; at++) {
    result.is[at] |= other.is[at];
    if (other.score[at] > result.score[at]) result.score[at] = other.score[at];
  }
}

/**
 * Change a match: what another matches is left out.
 * @param {Match} result
 * @param {Match} other
 */
function without(result, other) {
  for (let at = 0; at < result.is.length; at++) {
    if (other.is[at]) result.is[at] = result.score[at] = 0;
  }
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
  const size = matches[0].is.length;
  const result = noArticles(size);
  const counts = new Uint8Array(size);
  const weights = emphases(matches).map(
    (one, at) => (one * (K3 + 1)) / (K3 + names.filter((name) => name === names[at]).length)
  );
  matches.forEach((match, number) => {
    for (let at = 0; at < size; at++) {
      if (!match.is[at]) continue;
      result.is[at] = 1;
      result.score[at] += match.score[at] * weights[number];
      counts[at]++;
    }
  });
  const share = 1 / matches.length;
  const kept = Array.from({ length: matches.length + 1 }, (_, count) => (count * share) ** share);
  for (let at = 0; at < size; at++) result.score[at] *= kept[counts[at]];
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
  const { is, score } = noArticles(matches[0].is.length);
  for (const match of matches) add({ is, score }, match);
  const best = inOrder(is, score, "relevance", BEST + 1);
  const bar = best.length > BEST ? score[best[BEST]] : 0;
  const found = matches.map((match) =>
    best.slice(0, BEST).reduce((sum, at) => sum + (score[at] - bar) * match.score[at], 0)
  );
  const most = Math.max(...found);
  return found.map((one) => (most ? (1 + one / most) / 2 : 1));
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
 * @param {Uint8Array} is
 * @returns {number} how many match
 */
function countOf(is) {
  return is.reduce((sum, one) => sum + one, 0);
}

// What of the best score of an article in several languages the first of them needs to stand for all.
const AS_GOOD = 0.9;

/**
 * Of an article in several languages only one: the first of those that are about as good as the best.
 * @param {Uint8Array} is
 * @param {Float32Array} score
 * @param {number[][]} groups
 * @returns {Uint8Array}
 */
function foldTranslations(is, score, groups) {
  const rows = is.slice();
  for (const group of groups) {
    const found = group.filter((article) => is[article]);
    const most = Math.max(...found.map((article) => score[article]));
    const best = found.find((article) => score[article] >= AS_GOOD * most);
    for (const article of found) rows[article] = +(article === best);
  }
  return rows;
}

/**
 * The articles that match, in order: all of them, or at least the first `most`.
 * @param {Uint8Array} is
 * @param {Float32Array} score
 * @param {Sort} sort
 * @param {number} most
 * @returns {number[]}
 */
function inOrder(is, score, sort, most) {
  /** @type {number[]} */
  const articles = [];
  for (let at = 0; at < is.length; at++) if (is[at]) articles.push(at);
  // Articles are numbered by date.
  if (sort === "oldest") return articles;
  if (sort === "newest") return articles.reverse();
  const compare = (/** @type {number} */ one, /** @type {number} */ two) =>
    score[two] - score[one] || two - one;
  if (articles.length <= most) return articles.sort(compare);
  return firstOf(articles, most, compare);
}

/**
 * The first of many in an order, without sorting all: what is before the last of those found so far
 * is collected, and sorted with these whenever there is as much of it again.
 * @param {number[]} articles more than `most`
 * @param {number} most
 * @param {(one: number, two: number) => number} compare
 * @returns {number[]}
 */
function firstOf(articles, most, compare) {
  let found = articles.slice(0, most).sort(compare);
  /** @type {number[]} */
  let ahead = [];
  for (let at = most; at < articles.length; at++) {
    if (compare(articles[at], found[most - 1]) < 0) ahead.push(articles[at]);
    if (ahead.length > most || (ahead.length && at === articles.length - 1)) {
      found = [...found, ...ahead].sort(compare).slice(0, most);
      ahead = [];
    }
  }
  return found;
}
