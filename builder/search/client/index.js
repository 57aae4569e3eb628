// Reading the files of the index: FORMAT.md tells what is in them.

const FORMAT = 1;
const STEPS = 32;

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
      if (byte < 128) return number;
      factor *= 128;
    }
  }
}

/**
 * A key of the lexicon: its postings, if it has any of its own, and the stems that it leads to.
 * @typedef {{key: string, shard: Shard, count: number, start: number, length: number,
 *   placesStart: number, placesLength: number, stems: string[]}} Entry
 * @typedef {[string, number][]} Parts
 * @typedef {{entries: Map<string, Entry>, keys: string[], postings: Parts, places: Parts}} Shard
 */

/**
 * @param {{keys: string, postings: Parts, places: Parts}} value
 * @returns {Shard}
 */
function readShard(value) {
  /** @type {Shard} */
  const shard = { entries: new Map(), keys: [], postings: value.postings, places: value.places };
  let key = "";
  let start = 0;
  let placesStart = 0;
  for (const line of value.keys.split("\n")) {
    const [first, ...rest] = line.split("\t");
    key = key.slice(0, parseInt(first[0], 36)) + first.slice(1);
    const own = rest[0] && rest[0][0] !== ">" ? rest[0].split(",") : ["0", "0", "0"];
    const [count, length, placesLength] = own.map((digits) => parseInt(digits, 36));
    const stems = rest
      .filter((field) => field[0] === ">")
      .map((field) => key.slice(0, parseInt(field[1], 36)) + field.slice(2));
    shard.keys.push(key);
    shard.entries.set(key, { key, shard, count, start, length, placesStart, placesLength, stems });
    start += length;
    placesStart += placesLength;
  }
  return shard;
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
   * The articles that have a key, with their impacts.
   * @param {Entry} entry
   * @returns {Promise<{articles: Int32Array, impacts: Uint8Array}>}
   */
  async postings(entry) {
    const bytes = await this.piece(entry.shard.postings, entry.start, entry.length);
    const numbers = new Numbers(bytes);
    const articles = new Int32Array(entry.count);
    const impacts = new Uint8Array(entry.count);
    for (let at = 0, article = 0; at < entry.count; at++) {
      const number = numbers.next();
      article += Math.floor(number / STEPS);
      articles[at] = article;
      impacts[at] = number % STEPS;
    }
    return { articles, impacts };
  }

  /**
   * The places of a key in each of its articles, in the order of its postings.
   * @param {Entry} entry
   * @returns {Promise<number[][]>}
   */
  async places(entry) {
    const parts = entry.shard.places;
    const numbers = new Numbers(await this.piece(parts, entry.placesStart, entry.placesLength));
    const places = [];
    for (let article = 0; article < entry.count; article++) {
      const own = [];
      const end = numbers.next() + numbers.at;
      for (let place = 0; numbers.at < end; ) own.push((place += numbers.next()));
      places.push(own);
    }
    return places;
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
    return (await this.get("d/" + number, undefined, "?" + version))[article % block];
  }
}
