// Bytes -> numbers: the reverse of builder/search/index/codec.py. FORMAT.md has the format.

/**
 * Articles, rising, and the impact of a key in each: a whole number below `steps`.
 * @typedef {{articles: Int32Array, impacts: Uint8Array, steps: number}} Postings
 */

/**
 * @param {string} message
 * @param {string} [name]
 * @returns {Error}
 */
function failure(message, name = "Error") {
  return Object.assign(new Error(message), { name });
}

/**
 * Raise an error if what was read cannot be right: too few results would be a lie.
 * @param {boolean} isRight
 */
function check(isRight) {
  if (!isRight) throw failure("The search index is damaged");
}

/**
 * @param {string} text base64
 * @returns {Uint8Array}
 */
function toBytes(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/**
 * Reads variable-length numbers: seven bits a byte, the lowest first, the highest bit set where
 * more follow. 300 is 2 * 128 + 44, so its bytes are 172 (128 + 44) and 2.
 */
class Numbers {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** @returns {number} */
  next() {
    let number = 0;
    // Numbers have up to 35 bits; to shift them would cut them to 32.
    let factor = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      number += (byte & 127) * factor;
      if (byte < 128) return number;
      factor *= 128;
      check(factor < 2 ** 35 && this.at < this.bytes.length);
    }
  }

  /** All bytes must have been read. */
  end() {
    check(this.at === this.bytes.length);
  }
}

/** Reads bits, the highest of each byte first. */
class Bits {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.bitCount = bytes.length * 8;
    this.at = 0;
  }

  /** @returns {number} 0 or 1 */
  next() {
    return (this.bytes[this.at >> 3] >> (7 - (this.at++ & 7))) & 1;
  }

  /**
   * The number that the next bits are.
   * @param {number} count of bits
   * @returns {number}
   */
  number(count) {
    let number = 0;
    for (; count; count--) number = number * 2 + this.next();
    return number;
  }

  /**
   * How many zeros stand before the next one; the one is read too.
   * @returns {number}
   */
  zeros() {
    let zeros = 0;
    while (this.at < this.bitCount && !this.next()) zeros++;
    return zeros;
  }

  /**
   * A number in an Elias gamma code, of which at least so many bits are written as they are: with 2,
   * 111 is 3 and 01000 is 4.
   * @param {number} least
   * @returns {number}
   */
  gamma(least) {
    const low = this.zeros() + least;
    return 2 ** low + this.number(low) - 2 ** least;
  }
}

/**
 * A list of rising numbers in Rice's code, each with an impact of a few bits.
 *
 * A number is written as its distance from the one before, less 1 (the first as it is), in units of
 * 2^r: so many zeros, a one, and the rest in r bits. Of 1000 articles a key has three: 5, 300, 301,
 * with the impacts 2, 0, 1 in two bits each. r is 7, the distances are 5, 294 (2 * 128 + 38), 0:
 *
 *     1 0000101 10   001 0100110 00   1 0000000 01
 *
 * @param {Uint8Array} bytes
 * @param {number} count of numbers
 * @param {number} limit that all numbers are below
 * @param {number} impactBits
 * @returns {Postings}
 */
function readList(bytes, count, limit, impactBits) {
  const articles = new Int32Array(count);
  const impacts = new Uint8Array(count);
  const bits = new Bits(bytes);
  let at = 0;
  readRising(bits, count, limit, (article) => {
    check(article < limit);
    articles[at] = article;
    impacts[at++] = bits.number(impactBits);
  });
  check((bits.at + 7) >> 3 === bytes.length);
  return { articles, impacts, steps: 2 ** impactBits };
}

/**
 * Read rising numbers in Rice's code; what follows each is for others to read.
 * @param {Bits} bits
 * @param {number} count
 * @param {number} limit
 * @param {(number: number) => void} take is given each number
 */
function readRising(bits, count, limit, take) {
  check(count <= limit);
  const rice = riceParameter(count, limit);
  for (let number = -1; count; count--) {
    number += bits.zeros() * 2 ** rice + bits.number(rice) + 1;
    take(number);
  }
}

/**
 * How many bits of each distance are written as they are.
 * @param {number} count
 * @param {number} limit
 * @returns {number}
 */
function riceParameter(count, limit) {
  return Math.max(0, Math.floor(Math.log2(Math.floor((limit * 2) / (count * 3)) || 1)));
}

/**
 * The bits of the impacts of a key: the more articles have it, the less precise they need be.
 * @param {number} count of articles
 * @returns {number}
 */
function impactBits(count) {
  return count < 512 ? 6 : count < 3000 ? 5 : count < 10000 ? 4 : 3;
}

// What each byte makes of a checksum: step by step for every bit, a phone takes a tenth of a second
// for the files of a query.
const OF_BYTES = Int32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 8; bit; bit--) byte = (byte >>> 1) ^ (byte & 1 && 0xedb88320);
  return byte;
});

/**
 * The CRC-32 of a text in UTF-8, as zlib has it.
 * @param {string} text
 * @returns {number}
 */
function checksum(text) {
  let sum = -1;
  for (const byte of new TextEncoder().encode(text)) {
    sum = (sum >>> 8) ^ OF_BYTES[(sum ^ byte) & 255];
  }
  return ~sum >>> 0;
}

/**
 * The checksum of a text as files have it: its four bytes in base64, without padding.
 * @param {string} text
 * @returns {string}
 */
function checksumText(text) {
  const sum = checksum(text);
  return btoa(String.fromCharCode(sum >>> 24, (sum >> 16) & 255, (sum >> 8) & 255, sum & 255)).slice(0, 6);
}
