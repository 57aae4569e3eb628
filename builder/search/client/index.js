// Reading the files of the index: FORMAT.md tells what is in them.

const FORMAT = 2;

/** Values that files have handed over, by the address of the file. @type {Map<string, any>} */
const handedOver = new Map();

/**
 * Called by every file of an index.
 * @param {string} name
 * @param {any} value
 */
function put(name, value) {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  handedOver.set(script.src, value);
}

/**
 * Load a file as a script, which works from disk too; once more if it fails.
 * @param {string} address
 * @param {number} [tries]
 * @returns {Promise<any>}
 */
function load(address, tries = 2) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => {
      script.remove();
      if (handedOver.has(script.src)) resolve(handedOver.get(script.src));
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

/**
 * @param {string} text base64
 * @returns {Uint8Array}
 */
function toBytes(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Reads variable-length numbers one after the other. */
class Numbers {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** @returns {number} */
  next() {
    let number = 0;
    let factor = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      number += (byte & 127) * factor;
      if (!(byte > 127)) return number;
      factor *= 128;
    }
  }
}

/**
 * Some rising numbers of Rice's code, each with a tail of a few bits.
 * @param {Uint8Array} bytes
 * @param {number} count
 * @param {number} limit of the numbers
 * @param {number} tailBits
 * @returns {Postings}
 */
function readList(bytes, count, limit, tailBits) {
  const articles = new Int32Array(count);
  const impacts = new Uint8Array(count);
  const end = bytes.length * 8;
  let at = 0;
  const bit = () => (bytes[at >> 3] >> (7 - (at++ & 7))) & 1;
  const bits = (/** @type {number} */ many) => {
    let number = 0;
    for (; many; many--) number = number * 2 + bit();
    return number;
  };
  const rice = Math.max(0, Math.floor(Math.log2(Math.floor((limit * 2) / (count * 3)) || 1)));
  for (let number = 0, article = -1; number < count; number++) {
    let zeros = 0;
    while (at < end && !bit()) zeros++;
    articles[number] = article += zeros * 2 ** rice + bits(rice) + 1;
    impacts[number] = bits(tailBits);
  }
  return { articles, impacts, steps: 2 ** tailBits };
}

/**
 * Articles, rising, and the impact of a key in each, less than `steps`.
 * @typedef {{articles: Int32Array, impacts: Uint8Array, steps: number}} Postings
 *
 * A key of the lexicon: whether it is a word or a stem alone; how many articles have it; its postings, if they are short, the file of
 * its postings, if they are long, or their place among those of the shard; the stems it leads to.
 * @typedef {{key: string, shard: Shard, isWord: boolean, count: number, inline: string, file: string,
 *   start: number, length: number, placesStart: number, placesLength: number, stems: string[],
 *   list?: Promise<Postings>}} Entry
 * @typedef {[string, number][]} Parts
 * @typedef {{entries: Map<string, Entry>, keys: string[], postings: Parts, places: Parts}} Shard
 */

/**
 * The keys of a shard or a bucket, each with its fields.
 * @param {string} lines
 * @returns {[string, string[]][]}
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
 * @param {{keys: string, postings: Parts, places: Parts}} value
 * @returns {Shard}
 */
function readShard(value) {
  /** @type {Shard} */
  const shard = { entries: new Map(), keys: [], postings: value.postings, places: value.places };
  let start = 0;
  let placesStart = 0;
  for (const [key, fields] of readKeys(value.keys)) {
    const has = fields[0] && fields[0][0] !== ">";
    const isWord = !has || fields[0][0] !== "~";
    const own = has ? fields[0].replace("~", "").split(",") : ["0", "0", "0"];
    const [count, placesLength] = [parseInt(own[0], 16), parseInt(own[1], 16)];
    const inline = own[2][0] === ":" ? own[2].slice(1) : "";
    const file = own[2][1] === "-" ? own[2] : "";
    const length = inline || file ? 0 : parseInt(own[2], 16);
    const stems = fields
      .filter((field) => field[0] === ">")
      .map((field) => key.slice(0, parseInt(field[1], 16)) + field.slice(2));
    shard.keys.push(key);
    shard.entries.set(key, {
      key, shard, isWord, count, inline, file, start, length, placesStart, placesLength, stems,
    });
    start += length;
    placesStart += placesLength;
  }
  return shard;
}

/**
 * The number of articles of each pair, and their list as it is written.
 * @param {{keys: string, postings: string}} value
 * @returns {Map<string, {count: number, bytes: Uint8Array}>}
 */
function readBucket({ keys, postings }) {
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

/**
 * @param {string} text
 * @returns {number}
 */
function checksum(text) {
  let sum = -1; // CRC-32, as in zlib
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/**
 * The path of an article whose name has left out what it has from the title.
 * @param {string} path
 * @param {string} title
 */
function fullPath(path, title) {
  const parts = path.split("//");
  if (parts.length === 1) return path;
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const start = parts.length > 2 ? slug.slice(0, Number(parts[1])) : slug;
  return (parts[0] && parts[0] + "/") + start + parts[parts.length - 1];
}

/** The files of one index; each is loaded once. */
class Files {
  /** @param {string} folder the address of the folder, with a slash at its end */
  constructor(folder) {
    this.folder = folder;
    /** @type {Map<string, Promise<any>>} */
    this.loaded = new Map();
    /** @type {any} */
    this.manifest = null;
  }

  /** Load what has to be there first. */
  async open() {
    this.manifest = await this.get("manifest");
    if (this.manifest.format !== FORMAT) throw new Error("The search index is of another version");
    return this;
  }

  /**
   * A file's value, made into something else if so wished; what failed is tried again next time.
   * @param {string} name
   * @param {(value: any) => any} [make]
   * @param {string} [version]
   * @returns {Promise<any>}
   */
  get(name, make = (value) => value, version = "") {
    const known = this.loaded.get(name);
    if (known) return known;
    const made = load(this.folder + name + ".js" + version).then(make);
    this.loaded.set(name, made);
    made.catch(() => this.loaded.delete(name));
    return made;
  }

  /**
   * The shard where a key stands, or would stand.
   * @param {string} key
   * @returns {Promise<Shard>}
   */
  shardOf(key) {
    return this.get(this.manifest.lexicon[this.shardNumber(key)][1], readShard);
  }

  /** @param {string} key */
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
   * @param {string} key
   * @returns {Promise<Entry | undefined>}
   */
  async entry(key) {
    return this.manifest.lexicon.length ? (await this.shardOf(key)).entries.get(key) : undefined;
  }

  /**
   * All entries whose keys begin with a text, at most `most`.
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
      const shard = await this.get(shards[at][1], readShard);
      for (const key of shard.keys) if (key.startsWith(beginning)) found.push(shard.entries.get(key));
    }
    return found.slice(0, most);
  }

  /**
   * A piece of what the parts hold together.
   * @param {Parts} parts
   * @param {number} start
   * @param {number} length
   * @returns {Promise<Uint8Array>}
   */
  async piece(parts, start, length) {
    let at = parts.length - 1;
    while (parts[at][1] > start) at--;
    const bytes = await this.get(parts[at][0], toBytes);
    return bytes.subarray(start - parts[at][1], start - parts[at][1] + length);
  }

  /**
   * @param {Entry} entry
   * @returns {Promise<Postings>}
   */
  postings(entry) {
    const size = this.manifest.documents;
    const { count } = entry;
    const bits = count < 512 ? 6 : count < 3000 ? 5 : count < 10000 ? 4 : 3;
    if (!entry.list) {
      entry.list = this.bytesOf(entry).then((bytes) => readList(bytes, count, size, bits));
      entry.list.catch(() => delete entry.list);
    }
    return entry.list;
  }

  /**
   * @param {Entry} entry
   * @returns {Promise<Uint8Array>}
   */
  async bytesOf({ inline, file, shard, start, length }) {
    if (inline) return toBytes(inline);
    return file ? this.get(file, toBytes) : this.piece(shard.postings, start, length);
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
   * The places of a key in some of its articles: four times the number of the place, and the
   * number of the field.
   * @param {Entry} entry
   * @param {Uint8Array} is which articles
   * @returns {Promise<[number, number[]][]>}
   */
  async places(entry, is) {
    const [{ articles }, bytes] = await Promise.all([
      this.postings(entry),
      this.piece(entry.shard.places, entry.placesStart, entry.placesLength),
    ]);
    const numbers = new Numbers(bytes);
    /** @type {[number, number[]][]} */
    const found = [];
    for (const article of articles) {
      const end = numbers.next() + numbers.at;
      if (is[article]) {
        const own = [];
        for (let place = 0; numbers.at < end; ) own.push((place += numbers.next()));
        found.push([article, own]);
      }
      numbers.at = end;
    }
    return found;
  }

  /**
   * What each article is of a facet: numbers of values.
   * @param {string} facet
   * @returns {Promise<{values: string[][], articles: number[][]}>}
   */
  column(facet) {
    return this.get(this.manifest.columns[facet], (value) => {
      const numbers = new Numbers(toBytes(value.articles));
      const articles = Array.from({ length: this.manifest.documents }, () =>
        Array.from({ length: numbers.next() }, () => numbers.next()),
      );
      return { values: value.values, articles };
    });
  }

  /**
   * The day of each article, counted from the first of January of the year 1, which is 1.
   * @returns {Promise<Int32Array>}
   */
  days() {
    return this.get(this.manifest.columns.date, (value) => {
      const numbers = new Numbers(toBytes(value.articles));
      let day = 0;
      return Int32Array.from({ length: this.manifest.documents }, () => (day += numbers.next()));
    });
  }

  /**
   * What the results show of an article.
   * @param {number} article
   * @returns {Promise<string[]>}
   */
  async line(article) {
    const { block, version } = this.manifest;
    const number = Math.floor(article / block);
    const line = (await this.get("d/" + number, undefined, "?" + version))[article % block];
    return [fullPath(line[0], line[1]), ...line.slice(1)];
  }
}
