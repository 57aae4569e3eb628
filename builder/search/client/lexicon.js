// The lines of shards and buckets -> their keys: the reverse of builder/search/index/lexicon.py and
// builder/search/index/bigrams.py. FORMAT.md, beside these, has the format.

/**
 * Files that hold together what all keys of a shard have: the name of each, and how many bytes its
 * first byte is after the first byte of the shard.
 * @typedef {[name: string, offset: number][]} Parts
 */

/**
 * A shard as its file has it.
 * @typedef {{keys: string, postings: Parts, fields: Parts}} ShardFile
 * @typedef {{entries: Map<string, Entry>, postings: Parts, fields: Parts}} Shard
 */

/**
 * A key of the lexicon: a form, or a family of forms. `count` is the number of articles that have a
 * form, 0 of a family. `leads` are the forms of a family, and families of names that a form shares
 * with others. Its postings are
 * `inline` if they are short, else `length` bytes after `start` in those of the shard; fields
 * are such bytes, too. `list` are the postings once they have been asked for.
 * @typedef {object} Entry
 * @property {string} key
 * @property {Shard} shard
 * @property {boolean} isName whether it may be a name, for it begins nowhere with a small letter
 * @property {number} count
 * @property {string} inline in base64
 * @property {number} start
 * @property {number} length
 * @property {number} fieldsStart
 * @property {number} fieldsLength
 * @property {string[]} leads
 * @property {Promise<Postings>} [list]
 */

/**
 * A bucket of pairs as its file has it.
 * @typedef {{keys: string, postings: string}} BucketFile
 * @typedef {Map<string, {count: number, bytes: Uint8Array}>} Bucket
 */

/**
 * The keys of a shard or a bucket, each with its fields.
 *
 * A key is written without the beginning that it shares with the key before, but with the length of
 * that, one hexadecimal digit: the lines "0osh", "3er", "1il" are osh, osher, oil.
 * @param {string} lines
 * @returns {[key: string, fields: string[]][]}
 */
function readKeys(lines) {
  let key = "";
  return lines.split("\n").map((line) => {
    const [first, ...rest] = line.split("\t");
    key = key.slice(0, parseInt(first[0], 16)) + first.slice(1);
    return [key, rest];
  });
}

/**
 * @param {string} text
 * @returns {Shard}
 */
function readShard(text) {
  const file = /** @type {ShardFile} */ (JSON.parse(text));
  /** @type {Shard} */
  const shard = { ...file, entries: new Map() };
  let [start, fieldsStart] = [0, 0];
  for (const [key, fields] of readKeys(file.keys)) {
    const entry = { ...readEntry(shard, key, fields), start, fieldsStart };
    shard.entries.set(key, entry);
    start += entry.length;
    fieldsStart += entry.fieldsLength;
  }
  return shard;
}

/**
 * An entry of its fields: first what it has itself, if it has, then the keys that it leads to.
 *
 * The lines "0border 3,:haCmMgIQ" and "6~ >6s", with tabs for spaces, say: border is in 3
 * articles, its postings stand here; border~ leads to borders.
 * @param {Shard} shard
 * @param {string} key
 * @param {string[]} fields
 * @returns {Omit<Entry, "start" | "fieldsStart">}
 */
function readEntry(shard, key, fields) {
  const [first = ""] = fields;
  const isName = first[0] === "~";
  const own = (first && first[0] !== ">" ? first.replace("~", "") : "0,0").split(",");
  const [count, , fieldsLength = 0] = own.map((digits) => parseInt(digits, 16));
  const inline = own[1][0] === ":" ? own[1].slice(1) : "";
  const length = inline ? 0 : parseInt(own[1], 16);
  const leads = fields
    .filter((field) => field[0] === ">")
    .map((field) => key.slice(0, parseInt(field[1], 16)) + field.slice(2));
  return { key, shard, isName, count, inline, length, fieldsLength, leads };
}

/**
 * The pairs of a bucket: how many articles have each, and the bytes of their list.
 * @param {string} text
 * @returns {Bucket}
 */
function readBucket(text) {
  const { keys, postings } = /** @type {BucketFile} */ (JSON.parse(text));
  /** @type {Bucket} */
  const pairs = new Map();
  const bytes = toBytes(postings);
  let start = 0;
  for (const [key, [own = ""]] of readKeys(keys)) {
    const [count, length] = own.split(",").map((digits) => parseInt(digits, 16));
    pairs.set(key, { count, bytes: bytes.subarray(start, start + length) });
    start += length;
  }
  return pairs;
}
