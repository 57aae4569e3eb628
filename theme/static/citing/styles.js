// Citations in the styles of APA and MLA; the page itself has that of Chicago.

const CitationStyles = (() => {
  "use strict";

  // Months as MLA shortens them in English; CLDR has others.
  const SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");

  /**
   * Pieces of text; what stands in italics is the name of a whole, such as a newspaper.
   * @typedef {{text: string, isWhole?: boolean}[]} Citation
   */

  /**
   * American Psychological Association, 7th edition: Author. (1987, April 3). Title. Newspaper. URL
   * @param {SearchEntry} entry
   * @param {string} site what the archive is called
   * @returns {Citation}
   */
  function apa(entry, site) {
    /** @param {DateParts} parts */
    const parts = ({ year, month, day }) => joined([year, dayOf({ month, day })], ", ");
    const date = `(${dateOf(entry, parts) || ArchiveTexts.undated}).`;
    const authors = ended(listed(entry.authors, ", & "));
    const first = authors ? [authors, date, ended(entry.title)] : [ended(entry.title), date];
    const places = wholes(entry, site).flatMap((whole) => [whole, { text: ". " }]);
    return [{ text: `${first.join(" ")} ` }, ...places, { text: entry.url }];
  }

  /**
   * Modern Language Association, 9th edition: Author. "Title." Newspaper, 3 Apr. 1987, URL.
   * @param {SearchEntry} entry
   * @param {string} site
   * @returns {Citation}
   */
  function mla(entry, site) {
    /** @param {DateParts} parts */
    const parts = ({ day, month, year }) => joined([String(Number(day) || ""), shortMonth(month), year], " ");
    const title = ArchiveTexts.quoted.replace("{text}", ended(entry.title));
    const [first, ...more] = wholes(entry, site);
    const date = { text: dateOf(entry, parts) };
    const rest = [first, date, ...more, { text: entry.url }].filter((piece) => piece && piece.text);
    const after = rest.flatMap((piece, at) => (at ? [{ text: ", " }, piece] : [piece]));
    const authors = ended(listed(entry.authors, ", and "));
    return [{ text: `${joined([authors, title], " ")} ` }, ...after, { text: "." }];
  }

  /**
   * The newspaper, and the archive, if that is another.
   * @param {SearchEntry} entry
   * @param {string} site
   */
  function wholes({ source }, site) {
    const names = [source, site].filter((name, at, all) => name && all.indexOf(name) === at);
    return names.map((text) => ({ text, isWhole: true }));
  }

  /**
   * @param {string[]} names
   * @param {string} last what stands before the last of several
   */
  function listed(names, last) {
    return names.length > 1 ? names.slice(0, -1).join(", ") + last + names[names.length - 1] : names.join("");
  }

  /**
   * @param {string[]} texts
   * @param {string} between
   */
  function joined(texts, between) {
    return texts.filter(Boolean).join(between);
  }

  /** @param {string} text */
  function ended(text) {
    return !text || /[.!?…]$/.test(text) ? text : `${text}.`;
  }

  /** @typedef {ReturnType<typeof SearchEntries.partsOf>[number]} DateParts */

  /**
   * A date, or both ends of an interval; one that cannot be taken apart stands as it is.
   * @param {SearchEntry} entry
   * @param {(parts: DateParts) => string} write
   */
  function dateOf({ date }, write) {
    return SearchEntries.partsOf(date).map(write).join("–") || date;
  }

  /**
   * Such as `April 3`, in the language of the site.
   * @param {{month: string, day: string}} parts
   */
  function dayOf({ month, day }) {
    return month && formatted(month, day || "1", day ? { month: "long", day: "numeric" } : { month: "long" });
  }

  /** @param {string} month */
  function shortMonth(month) {
    const isEnglish = document.documentElement.lang.startsWith("en");
    return month && (isEnglish ? SHORT[Number(month) - 1] : formatted(month, "1", { month: "long" }));
  }

  /**
   * @param {string} month
   * @param {string} day
   * @param {Intl.DateTimeFormatOptions} options
   */
  function formatted(month, day, options) {
    const format = new Intl.DateTimeFormat(document.documentElement.lang, { ...options, timeZone: "UTC" });
    return format.format(Date.UTC(2000, Number(month) - 1, Number(day)));
  }

  return { apa, mla };
})();
