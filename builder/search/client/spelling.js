// A word that nothing has -> the nearest word that something has.
//
// To compare a word with all others would load the whole lexicon. But a shard holds words that
// begin alike, so "tashkent" is in the shard where "tashkemt" would stand. Only a mistake in the
// first letters leads to another shard: "atshkent" would stand among the words with at-. So the
// shards are looked into where the word would stand with a letter less ("tshkent") or with two
// swapped ("tashkent"). If that finds nothing, or nothing common, those where it would stand with
// another letter or a letter more ("ttshkent", "tatshkent") are looked into, up to a limit: they
// can be many.

// Words of a query that are corrected.
const MOST_SUGGESTED = 3;
// A correction that more than one in so many articles has is common, and taken without a doubt.
const COMMON = 1000;
// Looked into at a time for one word.
const MOST_SHARDS = 60;

/**
 * The key that is nearest to a word: `edits` away, in `count` articles; empty if none is near.
 * @typedef {{key: string, edits: number, count: number}} Nearest
 */

/**
 * The query with some of its words replaced by the nearest; null if there is none.
 * @param {Reader} reader
 * @param {string} query
 * @param {string[]} missing words of it that no article has
 * @returns {Promise<string | null>}
 */
async function suggestQuery(reader, query, missing) {
  let suggestion = query;
  for (const word of missing.slice(0, MOST_SUGGESTED)) {
    const near = await nearestWord(reader, word);
    if (near) suggestion = replaceWord(suggestion, word, near);
  }
  return suggestion === query ? null : suggestion;
}

/**
 * The word of the index that is most like one that is not in it: one edit away, of several the most
 * frequent; else two edits away from a long one.
 * @param {Reader} reader
 * @param {string} word
 * @returns {Promise<string | null>}
 */
async function nearestWord(reader, word) {
  const text = fold(word);
  if (text.length < 4) return null;
  const nearby = await shardsOf(reader, [text, ...shortened(text)]);
  const near = nearestIn(nearby, text, 1);
  if (near.count > reader.manifest.documents / COMMON) return near.key;
  const far = nearestIn(await shardsOf(reader, [...altered(text)]), text, 1);
  if (near.key || far.key) return near.count < far.count ? far.key : near.key;
  return (text.length < 8 ? "" : nearestIn(nearby, text, 2).key) || null;
}

/**
 * The shards where some texts would stand, the first of them.
 * @param {Reader} reader
 * @param {string[]} texts
 * @returns {Promise<Shard[]>}
 */
function shardsOf(reader, texts) {
  const numbers = new Set(texts.map((text) => reader.shardNumber(text)));
  return Promise.all([...numbers].slice(0, MOST_SHARDS).map((number) => reader.shard(number)));
}

/**
 * @param {Shard[]} shards
 * @param {string} text
 * @param {number} most edits
 * @returns {Nearest}
 */
function nearestIn(shards, text, most) {
  let best = { key: "", edits: most, count: 0 };
  for (const shard of shards) {
    for (const [key, entry] of shard.entries) {
      const edits = distance(text, key, best.edits);
      const { count } = entry;
      if (edits > best.edits || !count) continue;
      if (edits < best.edits || count > best.count) best = { key, edits, count };
    }
  }
  return best;
}

/**
 * A text without one of its first letters, and with two of them swapped.
 * @param {string} text
 * @returns {string[]}
 */
function shortened(text) {
  return [0, 1, 2, 3].flatMap((at) => [
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + (text[at + 1] || "") + text[at] + text.slice(at + 2),
  ]);
}

/**
 * A text with another letter for one of its first, and with a letter more before it.
 * @param {string} text
 * @returns {Generator<string>}
 */
function* altered(text) {
  for (let at = 0; at < 4; at++) {
    for (let code = 97; code < 123; code++) {
      const letter = String.fromCharCode(code);
      yield text.slice(0, at) + letter + text.slice(at + 1);
      yield text.slice(0, at) + letter + text.slice(at);
    }
  }
}

/**
 * A query with another word in place of one, wherever that stands as a whole word, but for what is
 * excluded; letters that are a part of a longer word stay.
 * @param {string} text
 * @param {string} word
 * @param {string} other
 * @returns {string}
 */
function replaceWord(text, word, other) {
  // What is excluded, or letters.
  const parts = /((?:^|[ (])(?:[-\u2212\u2013]|NOT +)(?:"[^"]*"|[^ )]+)|[\p{L}\p{M}\p{N}]+)/u;
  // A word with signs in it, such as O'Brian, is no whole piece.
  if (word.split(parts).length > 3) return text.split(word).join(other);
  const pieces = text.split(parts);
  return pieces.map((one) => (one === word ? other : one)).join("");
}
