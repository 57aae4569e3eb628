// Reads the files of the index. FORMAT.md has the format.

/**
 * Of each block or bucket the first characters of its checksum, one after the other; of very many
 * the names of files that have them.
 * @typedef {string | string[]} Checks
 */

/**
 * What the first file of an index has. `lexicon` has for each shard the shortest text that is above
 * all keys of the shard before, one a line, `shards` their checks, as `Checks`; `columns` the names
 * of columns by facet.
 * @typedef {object} Manifest
 * @property {number} format
 * @property {string} version
 * @property {string} language
 * @property {number} documents how many articles there are
 * @property {string[]} fields that texts are searched by, in the order of their numbers
 * @property {Record<string, string>} names of fields and facets in queries, by what may be written
 * @property {string[]} months
 * @property {number} block articles whose blocks of results have one of `blocks`
 * @property {number} pairs buckets of pairs
 * @property {number} [long] articles above which postings are in tiers, if any are
 * @property {number} [exact] articles that a search finds, up to which they are counted then
 * @property {Checks} buckets
 * @property {Checks} blocks
 * @property {string} phrases the name of a file that says how many buckets of phrases there are, and
 *   their checks
 * @property {string[]} stopWords
 * @property {Record<string, Inflection & Readings>} languages of the articles, the site's own first,
 *   each with its table; at last that of no language
 * @property {string} lexicon
 * @property {string} shards
 * @property {Record<string, string>} columns
 * @property {string} [translations] the name of a file that says what is one article in several
 *   languages, if anything is
 */

const FORMAT = 6;

// Blocks or buckets whose checksums are in one file, if they are very many.
const CHECKS_BITS = 8;

/** Reads the files of one index; each is loaded once. */
class Reader {
  /**
   * @param {string} folder the address of the folder, with a slash at its end
   * @param {Manifest} manifest
   */
  constructor(folder, manifest) {
    this.folder = folder;
    this.manifest = manifest;
    this.leasts = manifest.shards ? manifest.lexicon.split("\n") : [];
    this.facets = new Set(Object.keys(manifest.columns));
    this.facets.delete("date");
    /** @type {Grammar} */
    this.grammar = {
      names: new Map(Object.entries(manifest.names)),
      facets: this.facets,
      months: manifest.months,
    };
    /** What files have become, by their names. @type {Map<string, Promise<unknown>>} */
    this.loaded = new Map();
  }

  /**
   * A file's text, made into something else; what failed is tried again next time.
   * @template Made
   * @param {string} name
   * @param {(text: string) => Made} make
   * @returns {Promise<Made>}
   */
  get(name, make) {
    const known = this.loaded.get(name);
    if (known) return /** @type {Promise<Made>} */ (known);
    const made = load(this.folder, name).then(make);
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
    let at = this.leasts.length - 1;
    while (at > 0 && this.leasts[at] > key) at--;
    return at;
  }

  /**
   * @param {number} at
   * @returns {Promise<Shard>}
   */
  shard(at) {
    const place = "l/" + checksum(this.leasts[at]);
    return this.get(checkedName(place, this.manifest.shards, at), readShard);
  }

  /**
   * @param {string} key
   * @returns {Promise<Entry | undefined>}
   */
  async entry(key) {
    if (!this.leasts.length) return undefined;
    return (await this.shard(this.shardNumber(key))).entries.get(key);
  }

  /**
   * The entries of forms that begin with a text, in order, at most `most`.
   * @param {string} beginning
   * @param {number} most
   * @returns {Promise<Entry[]>}
   */
  async formsFrom(beginning, most) {
    /** @type {Entry[]} */
    const found = [];
    const { leasts } = this;
    for (let at = this.shardNumber(beginning); at < leasts.length && found.length < most; at++) {
      if (at > 0 && leasts[at] > beginning && !leasts[at].startsWith(beginning)) break;
      for (const [key, entry] of (await this.shard(at)).entries) {
        if (entry.count && key.startsWith(beginning)) found.push(entry);
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
  async bytesOf({ inline, shard, start, length }) {
    return inline ? toBytes(inline) : this.piece(shard.postings, start, length);
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
    const { documents, buckets, pairs } = this.manifest;
    const key = one < two ? one + " " + two : two + " " + one;
    const found = (await this.numbered("b/", buckets, pairs, checksum(key), readBucket)).get(key);
    return found ? readList(found.bytes, found.count, documents, 0).articles : new Int32Array(0);
  }

  /**
   * The articles that have a key in a field.
   *
   * Most have it in the body alone. What a file has are the exceptions, as postings.py writes them:
   * 17 says that the third article does not have it in the body (8 * 2 + 1), and 19 that it has it in
   * the field 3 (8 * 2 + 3).
   * @param {Entry} entry
   * @param {string} field
   * @returns {Promise<Int32Array>}
   */
  async inField(entry, field) {
    const { shard, fieldsStart, fieldsLength } = entry;
    const { articles } = await this.postings(entry);
    const others = new Set();
    if (fieldsLength) {
      const numbers = new Numbers(await this.piece(shard.fields, fieldsStart, fieldsLength));
      for (let one = 0; numbers.at < fieldsLength; ) others.add((one += numbers.next()));
    }
    const number = this.manifest.fields.indexOf(field);
    return articles.filter((_, at) => others.has(at * FIELDS + number) !== (field === "body"));
  }

  /**
   * The values of a facet.
   * @param {string} facet
   * @returns {Promise<FacetValue[]>}
   */
  column(facet) {
    const { columns, documents } = this.manifest;
    return this.get(columns[facet], (text) => readColumn(JSON.parse(text), documents, this));
  }

  /**
   * The days of all articles.
   * @returns {Promise<Days>}
   */
  days() {
    const { columns, documents } = this.manifest;
    return this.get(columns.date, (text) => readDays(JSON.parse(text), documents));
  }

  /**
   * The numbers of each article that there is in several languages, the site's first.
   * @returns {Promise<number[][]>}
   */
  async translations() {
    const { translations } = this.manifest;
    return translations ? this.get(translations, readTranslations) : [];
  }

  /**
   * What the results show of an article: path, title, day, source, language, id.
   * @param {number} article
   * @returns {Promise<string[]>}
   */
  async line(article) {
    return (await this.blockOf(article))[(article % CITED) + 1];
  }

  /**
   * The block of results of an article: the checksum of that of citations, then lines.
   * @param {number} article
   * @returns {Promise<string[][]>}
   */
  blockOf(article) {
    const { block, blocks } = this.manifest;
    const each = block >> CITED_BITS;
    return this.numbered("d/", blocks, Infinity, article >> CITED_BITS, JSON.parse, each);
  }

  /**
   * What is saved of an article besides.
   * @param {number} article
   * @returns {Promise<Citation>}
   */
  async citation(article) {
    const [[check]] = await this.blockOf(article);
    const cited = await this.get(checkedName("e/" + (article >> CITED_BITS), check, 0), JSON.parse);
    return cited[article % CITED];
  }

  /**
   * A block or a bucket: its number is what a larger one leaves over after division.
   * @template Made
   * @param {string} folder
   * @param {Checks} checks of all of them
   * @param {number} count how many there are
   * @param {number} number
   * @param {(text: string) => Made} make
   * @param {number} [each] how many of them have one check
   * @returns {Promise<Made>}
   */
  async numbered(folder, checks, count, number, make, each = 1) {
    number %= count;
    const place = folder + number;
    let at = (number / each) | 0;
    if (typeof checks !== "string") {
      checks = /** @type {string} */ (await this.get(checks[at >> CHECKS_BITS], JSON.parse));
      at %= 2 ** CHECKS_BITS;
    }
    return this.get(checkedName(place, checks, at), make);
  }
}

/**
 * Open the index in a folder; that which a cache has, unless it is to be a fresh one.
 * @param {string} folder its address, with a slash at its end
 * @param {boolean} [isFresh]
 * @returns {Promise<Reader>}
 */
async function openReader(folder, isFresh) {
  if (isFresh) failed.add(folder + "manifest.js");
  const manifest = /** @type {Manifest} */ (JSON.parse(await load(folder, "manifest")));
  if (manifest.format === FORMAT) return new Reader(folder, manifest);
  if (!isFresh) return openReader(folder, true);
  throw failure("The search index is of another version", "VersionError");
}
