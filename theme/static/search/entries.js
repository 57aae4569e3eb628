// What is saved of an article, and what all formats say of it in the same way.

/** @typedef {"news" | "report" | "page"} EntryType */

/**
 * An article as it is saved: every text on one line, dates in EDTF. `url` is its page here,
 * `source_url` where it was published first, `archived_url` a copy of that; `identifiers` are those of
 * libraries, such as `doi:10.1000/182`. `note` says in words, as bibliographies print them, what of
 * these has no field of its own. `type` says what it is: a piece of `news`, a `report`, or a
 * `page` of the archive itself.
 * @typedef {object} SearchEntry
 * @property {EntryType} type
 * @property {string} id
 * @property {string} title
 * @property {string[]} authors
 * @property {string} date
 * @property {string} source
 * @property {string} url
 * @property {string} source_url
 * @property {string} archived_url
 * @property {string} language
 * @property {string} summary
 * @property {string[]} countries
 * @property {string[]} organizations
 * @property {string[]} people
 * @property {string[]} topics
 * @property {string[]} identifiers
 * @property {string} note
 */

const SearchEntries = (() => {
  "use strict";

  const DOI = "doi:";
  // A year, a month or season, a day, and a doubt.
  const DATE = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:-XX)*[?~%]?$/;

  /**
   * A date of EDTF as parts: each of its ends, or none if one of them is not known.
   * @param {string} date
   * @returns {{year: string, month: string, season: string, day: string}[]}
   */
  function partsOf(date) {
    const ends = date.split("/").map((end) => DATE.exec(end));
    return ends.flatMap((end) => {
      if (!end) return [];
      const [, year, month = "", day = ""] = end;
      const isSeason = month > "20";
      return [{ year, month: isSeason ? "" : month, season: isSeason ? month : "", day }];
    });
  }

  /**
   * The day, month or year with which a date begins, if it is one that all programs read.
   * @param {string} date
   */
  function startOf(date) {
    const [start] = partsOf(date.split("/")[0]);
    return start && Number(start.year) > 0 ? start : { year: "", month: "", season: "", day: "" };
  }

  /**
   * What an entry says as its note: where the article was published first, where a copy is, and what
   * libraries call it but for the DOI.
   * @param {string} first an address, or empty
   * @param {string} copy an address, or empty
   * @param {string[]} identifiers
   * @param {{firstAt: string, copyAt: string}} texts each with a place for the {address}
   */
  function noteOf(first, copy, identifiers, { firstAt, copyAt }) {
    const notes = [[first, firstAt], [copy, copyAt]].filter(([address]) => address);
    const texts = notes.map(([address, text]) => text.replace("{address}", () => address));
    return [...texts, ...identifiers.filter((one) => !one.startsWith(DOI))].join(", ");
  }

  /**
   * The DOI, the only identifier that has a field in most formats.
   * @param {SearchEntry} entry
   */
  function doiOf({ identifiers }) {
    return (identifiers.find((one) => one.startsWith(DOI)) || "").slice(DOI.length);
  }

  /**
   * All that an article names.
   * @param {SearchEntry} entry
   */
  function namesOf({ countries, organizations, people, topics }) {
    return [...countries, ...organizations, ...people, ...topics];
  }

  return { partsOf, startOf, noteOf, doiOf, namesOf };
})();
