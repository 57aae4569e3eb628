// Articles as text that other programs read.

/** @typedef {{suffix: string, type: string, write: (entries: SearchEntry[]) => string}} SearchFormat */

const SearchFormats = (() => {
  "use strict";

  /** What RIS says after a date. @type {Record<string, string>} */
  const DOUBTS = { "~": "approximate", "?": "uncertain", "%": "approximate-uncertain" };

  /** What an entry is, in RIS and in CSL. @type {Record<EntryType, [ris: string, csl: string]>} */
  const TYPES = {
    news: ["NEWS", "article-newspaper"],
    report: ["RPRT", "report"],
    page: ["ELEC", "webpage"],
  };

  /** @type {(keyof SearchEntry)[]} */
  const COLUMNS = [
    "id",
    "title",
    "authors",
    "date",
    "source",
    "url",
    "source_url",
    "archived_url",
    "language",
    "summary",
    "countries",
    "organizations",
    "people",
    "topics",
    "identifiers",
  ];

  /**
   * RIS, https://en.wikipedia.org/wiki/RIS_(file_format); lines end with CR LF. Its dates are days,
   * months and years from 1 on, so others are left out, and of intervals it has the start.
   * @param {SearchEntry[]} entries
   */
  function toRis(entries) {
    return entries.map((entry) => [...risLines(entry), "ER  - ", ""].join("\r\n")).join("\r\n");
  }

  /** @param {SearchEntry} entry */
  function risLines(entry) {
    const { year, month, day } = SearchEntries.startOf(entry.date);
    const doubt = DOUBTS[entry.date.slice(-1)] || "";
    return [
      ["TY", TYPES[entry.type][0]],
      ["ID", entry.id],
      ...entry.authors.map((name) => ["AU", name]),
      ["TI", entry.title],
      [entry.type === "report" ? "PB" : "T2", entry.source],
      ["PY", year],
      ["DA", year && `${year}/${month}/${day}/${doubt}`],
      ["AB", entry.summary],
      ...SearchEntries.namesOf(entry).map((name) => ["KW", name]),
      ["LA", entry.language],
      ["N1", entry.note],
      ["DO", SearchEntries.doiOf(entry)],
      ["UR", entry.url],
    ]
      .filter(([, value]) => value)
      .map(([tag, value]) => `${tag}  - ${value}`);
  }

  /**
   * CSL-JSON, https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html, as Zotero reads it.
   * @param {SearchEntry[]} entries
   */
  function toCsl(entries) {
    const items = entries.map((entry) => ({
      id: entry.id,
      type: TYPES[entry.type][1],
      title: entry.title,
      author: entry.authors.map(cslName),
      issued: cslDate(entry.date),
      [entry.type === "report" ? "publisher" : "container-title"]: entry.source,
      abstract: entry.summary,
      keyword: SearchEntries.namesOf(entry).join(", "),
      language: entry.language,
      note: entry.note,
      DOI: SearchEntries.doiOf(entry),
      URL: entry.url,
    }));
    const filled = items.map((item) =>
      Object.fromEntries(Object.entries(item).filter(([, value]) => value && String(value)))
    );
    return toJson(filled);
  }

  /**
   * A name as it is written, for what is a family's in it is not known; but `Rashid, Ahmed` says so.
   * @param {string} name
   */
  function cslName(name) {
    const [family, given, ...more] = name.split(/, ?/);
    return given && !more.length ? { family, given } : { literal: name };
  }

  /**
   * A date in parts, where CSL has them; else as it is written.
   * @param {string} date
   */
  function cslDate(date) {
    const parts = SearchEntries.partsOf(date);
    if (parts.length < date.split("/").length) return date && { literal: date };
    const [{ season }] = parts;
    return {
      "date-parts": parts.map(({ year, month, day }) =>
        [year, month, day].filter(Boolean).map(Number)
      ),
      ...(season ? { season: Number(season) - 20 } : {}),
      ...(DOUBTS[date.slice(-1)] ? { circa: true } : {}),
    };
  }

  /**
   * CSV as in RFC 4180, with the mark by which Excel knows UTF-8.
   * @param {SearchEntry[]} entries
   */
  function toCsv(entries) {
    const rows = entries.map((entry) =>
      COLUMNS.map((column) => csvField([entry[column]].flat().join("; ")))
    );
    return `\ufeff${[COLUMNS, ...rows].map((row) => `${row.join(",")}\r\n`).join("")}`;
  }

  /**
   * A field; what a spreadsheet would run as a formula gets an apostrophe before it. Some split
   * lines at other signs than commas, and pass over quotes there.
   * @param {string} text
   */
  function csvField(text) {
    const safe = text.replace(/(^|[;|\t])(?=[\s"']*[=+\-@＝＋－＠])/g, "$1'");
    return /[",;|\t]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  }

  /**
   * All but the note and the type, which are made of what there is.
   * @param {SearchEntry[]} entries
   */
  function toPlain(entries) {
    return toJson(entries.map(({ note, type, ...values }) => values));
  }

  /** @param {object[]} entries */
  function toJson(entries) {
    return `${JSON.stringify(entries, null, 2)}\n`;
  }

  /** @type {Record<string, SearchFormat>} */
  const formats = {
    bibtex: { suffix: "bib", type: "application/x-bibtex", write: SearchBibtex.classic },
    biblatex: { suffix: "bib", type: "application/x-bibtex", write: SearchBibtex.modern },
    ris: { suffix: "ris", type: "application/x-research-info-systems", write: toRis },
    csl: { suffix: "json", type: "application/vnd.citationstyles.csl+json", write: toCsl },
    csv: { suffix: "csv", type: "text/csv", write: toCsv },
    json: { suffix: "json", type: "application/json", write: toPlain },
  };
  return formats;
})();
