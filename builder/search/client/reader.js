// Reads the files of the index. FORMAT.md has the format.

/**
 * What the first file of an index has. `lexicon` has the shards in order, each with the shortest
 * text that is above all keys of the shard before; `columns` the names of columns by facet.
 * @typedef {object} Manifest
 * @property {number} format
 * @property {string} version
 * @property {string} language
 * @property {number} documents how many articles there are
 * @property {string[]} fields that texts are searched by, in the order of their numbers
 * @property {number} block articles in a block of results
 * @property {number} pairs buckets of pairs
 * @property {string[]} stopWords
 * @property {[least: string, name: string][]} lexicon
 * @property {Record<string, string>} columns
 */

/**
 * A column as its file has it: the values (slug, label, keys of names), and bytes in base64.
 * @typedef {{values: string[][], articles: string}} ColumnFile
 */

/**
 * The value of a file, by its kind: bytes are in base64, lines are what results show of articles.
 * @typedef {Manifest | ShardFile | BucketFile | ColumnFile | DaysFile | string | string[][]} FileValue
 */

const FORMAT = 2;

/** Values that files have handed over, by their addresses. @type {Map<string, FileValue>} */
const handedOver = new Map();

/**
 * Called by every file of an index, which is a script that is running just then.
 * @param {string} name
 * @param {FileValue} value
 */
function put(name, value) {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  handedOver.set(script.src, value);
}

/**
 * Load a file, once more if it fails. It is loaded as a script, as nothing else can be from disk.
 * @param {string} address
 * @param {number} [tries]
 * @returns {Promise<FileValue>}
 */
function load(address, tries = 2) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => {
      script.remove();
      const value = handedOver.get(script.src);
      if (value !== undefined) resolve(value);
      else reject(new Error("The search index is damaged: " + address));
      handedOver.delete(script.src);
    };
    script.onerror = () => {
      script.remove();
      if (tries > 1) load(address, tries - 1).then(resolve, reject);
      else reject(new Error("The search index cannot be loaded: " + address));
    };
    document.head.append(script);
  });
}

/** Reads the files of one index; each is loaded once. */
class Reader {
  /**
   * @param {string} folder the address of the folder, with a slash at its end
   * @param {Manifest} manifest
   */
  constructor(folder, manifest) {
    this.folder = folder;
    this.manifest = manifest;
    this.fields = new Set(manifest.fields);
    this.facets = new Set(Object.keys(manifest.columns));
    this.facets.delete("date");
    /** What files have become, by their names. @type {Map<string, Promise<unknown>>} */
    this.loaded = new Map();
  }

  /**
   * A file's value, made into something else; what failed is tried again next time.
   * @template {FileValue} Value
   * @template Made
   * @param {string} name
   * @param {(value: Value) => Made} make
   * @param {string} [query] of the address
   * @returns {Promise<Made>}
   */
  get(name, make, query = "") {
    const known = this.loaded.get(name);
    if (known) return /** @type {Promise<Made>} */ (known);
    const value = /** @type {Promise<Value>} */ (load(this.folder + name + ".js" + query));
    const made = value.then(make);
    this.loaded.set(name, made);
    made.catch(() => this.loaded.delete(name));
    return made;
  }

  /**
   * The shard where a key stands, or would stand: the last whose least text is not above the key.
   * @param {string} key
   * @returns {number}
   */
  shardNumber(key) {
    const shards = this.manifest.lexicon;
    let low = 0;
    for (let high = shards.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1;
      if (shards[middle][0] <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * @param {number} number
   * @returns {Promise<Shard>}
   */
  shard(number) {
    return this.get(this.manifest.lexicon[number][1], readShard);
  }

  /**
   * @param {string} key
   * @returns {Promise<Entry | undefined>}
   */
  async entry(key) {
    if (!this.manifest.lexicon.length) return undefined;
    return (await this.shard(this.shardNumber(key))).entries.get(key);
  }

  /**
   * The entries whose keys begin with a text, in order, at most `most`.
   * @param {string} beginning
   * @param {number} most
   * @returns {Promise<Entry[]>}
   */
  async entriesFrom(beginning, most) {
    /** @type {Entry[]} */
    const found = [];
    const shards = this.manifest.lexicon;
    for (let at = this.shardNumber(beginning); at < shards.length && found.length < most; at++) {
      if (at > 0 && shards[at][0] > beginning && !shards[at][0].startsWith(beginning)) break;
      for (const [key, entry] of (await this.shard(at)).entries) {
        if (key.startsWith(beginning)) found.push(entry);
      }
    }
    return found.slice(0, most);
  }

  /**
   * The articles that have a key. A failure is forgotten, so that the next query tries again.
   * @param {Entry} entry
   * @returns {Promise<Postings>}
   */
  postings(entry) {
    if (!entry.list) {
      const { count } = entry;
      entry.list = this.bytesOf(entry).then((bytes) =>
        readList(bytes, count, this.manifest.documents, impactBits(count))
      );
      entry.list.catch(() => delete entry.list);
    }
    return entry.list;
  }

  /**
   * The bytes of the postings of a key.
   * @param {Entry} entry
   * @returns {Promise<Uint8Array>}
   */
  async bytesOf({ inline, file, shard, start, length }) {
    if (inline) return toBytes(inline);
    return file ? this.get(file, toBytes) : this.piece(shard.postings, start, length);
  }

  /**
   * A piece of what some files hold together; it never lies in two of them.
   * @param {Parts} parts
   * @param {number} start
   * @param {number} length
   * @returns {Promise<Uint8Array>}
   */
  async piece(parts, start, length) {
    let at = parts.length - 1;
    while (parts[at][1] > start) at--;
    const [name, offset] = parts[at];
    const bytes = await this.get(name, toBytes);
    return bytes.subarray(start - offset, start - offset + length);
  }

  /**
   * The articles where two keys stand beside each other, stop words left out; none if too few do.
   * @param {string} one
   * @param {string} two
   * @returns {Promise<Int32Array>}
   */
  async pair(one, two) {
    const { documents, pairs, version } = this.manifest;
    const key = one < two ? one + " " + two : two + " " + one;
    const bucket = await this.get("b/" + (checksum(key) % pairs), readBucket, "?" + version);
    const found = bucket.get(key);
    return found ? readList(found.bytes, found.count, documents, 0).articles : new Int32Array(0);
  }

  /**
   * The positions of a key in some of its articles; fields.js says what is in a position.
   *
   * Of each article the length in bytes stands before, so that those of others are passed over: in
   * 2 29 4 1 33 the first article has the positions 29 and 29 + 4, the second has 33.
   * @param {Entry} entry
   * @param {Uint8Array} is 1 for each article that is wanted
   * @returns {Promise<[article: number, positions: number[]][]>}
   */
  async positions(entry, is) {
    const [{ articles }, bytes] = await Promise.all([
      this.postings(entry),
      this.piece(entry.shard.positions, entry.positionsStart, entry.positionsLength),
    ]);
    const numbers = new Numbers(bytes);
    /** @type {[number, number[]][]} */
    const found = [];
    for (const article of articles) {
      const end = numbers.next() + numbers.at;
      if (is[article]) {
        const own = [];
        for (let position = 0; numbers.at < end; ) own.push((position += numbers.next()));
        found.push([article, own]);
      }
      numbers.at = end;
    }
    return found;
  }

  /**
   * The values of a facet, and for each article the numbers of those that it has.
   * @param {string} facet
   * @returns {Promise<{values: string[][], articles: number[][]}>}
   */
  column(facet) {
    return this.get(this.manifest.columns[facet], (/** @type {ColumnFile} */ file) => {
      const numbers = new Numbers(toBytes(file.articles));
      const articles = Array.from({ length: this.manifest.documents }, () =>
        Array.from({ length: numbers.next() }, () => numbers.next())
      );
      return { values: file.values, articles };
    });
  }

  /**
   * The days of all articles.
   * @returns {Promise<Days>}
   */
  days() {
    const { columns, documents } = this.manifest;
    return this.get(columns.date, (/** @type {DaysFile} */ file) => readDays(file, documents));
  }

  /**
   * What the results show of an article: path, title, day, source, summary, language, id.
   * @param {number} article
   * @returns {Promise<string[]>}
   */
  async line(article) {
    const { block, version } = this.manifest;
    const name = "d/" + Math.floor(article / block);
    const lines = (/** @type {string[][]} */ value) => value;
    return (await this.get(name, lines, "?" + version))[article % block];
  }
}

/**
 * Open the index in a folder.
 * @param {string} folder its address, with a slash at its end
 * @returns {Promise<Reader>}
 */
async function openReader(folder) {
  const manifest = /** @type {Manifest} */ (await load(folder + "manifest.js"));
  if (manifest.format !== FORMAT) throw new Error("The search index is of another version");
  return new Reader(folder, manifest);
}
