// Articles as text that other programs read: BibTeX, RIS, CSV, JSON.

/**
 * What is saved of a result: every text on one line.
 * @typedef {object} SearchEntry
 * @property {string} id
 * @property {string} title
 * @property {string} date
 * @property {string} source
 * @property {string} url
 * @property {string} summary
 * @property {string} language
 */

const SearchFormats = (() => {
  "use strict";

  /** What RIS says after a date. @type {Record<string, string>} */
  const DOUBTS = { "~": "approximate", "?": "uncertain", "%": "approximate-uncertain" };

  /**
   * BibLaTeX, https://ctan.org/pkg/biblatex; its dates are EDTF as ours.
   * @param {SearchEntry[]} entries
   */
  function toBibtex(entries) {
    /** @type {Map<string, number>} */
    const keys = new Map();
    return entries.map((entry) => bibtexEntry(bibtexKey(entry.id, keys), entry)).join("\n");
  }

  /**
   * @param {string} key
   * @param {SearchEntry} entry
   */
  function bibtexEntry(key, entry) {
    const fields = [
      ["entrysubtype", "newspaper"],
      ["title", `{${texOf(entry.title)}}`], // twice in braces: headlines keep their capitals
      ["date", entry.date],
      ["journaltitle", texOf(entry.source)],
      ["url", entry.url.replace(/[{}\\]/g, (sign) => encodeURIComponent(sign))],
    ];
    const lines = fields
      .filter(([, value]) => value)
      .map(([name, value]) => `  ${name} = {${value}},\n`);
    return `@article{${key},\n${lines.join("")}}\n`;
  }

  /**
   * A key that no other entry has.
   * @param {string} id
   * @param {Map<string, number>} keys
   * @returns {string}
   */
  function bibtexKey(id, keys) {
    const plain = id.replace(/[^A-Za-z0-9:./_-]+/g, "-");
    const uses = (keys.get(plain.toLowerCase()) || 0) + 1;
    keys.set(plain.toLowerCase(), uses);
    return uses > 1 ? bibtexKey(`${plain}-${uses}`, keys) : plain;
  }

  /** @param {string} text */
  function texOf(text) {
    /** @type {Record<string, string>} */
    const signs = {
      "\\": "\\textbackslash{}",
      "{": "\\textbraceleft{}", // BibTeX counts braces, those after a backslash too
      "}": "\\textbraceright{}",
      "^": "\\textasciicircum{}",
      "~": "\\textasciitilde{}",
    };
    return text.replace(/[\\{}^~$&#_%]/g, (sign) => signs[sign] || `\\${sign}`);
  }

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
    const [year = "", month = "", day = ""] = SearchDates.machine(entry.date).split("-");
    const doubt = DOUBTS[entry.date.slice(-1)] || "";
    return [
      ["TY", "NEWS"],
      ["ID", entry.id],
      ["TI", entry.title],
      ["T2", entry.source],
      ["PY", year],
      ["DA", year && `${year}/${month}/${day}/${doubt}`],
      ["AB", entry.summary],
      ["LA", entry.language],
      ["UR", entry.url],
    ]
      .filter(([, value]) => value)
      .map(([tag, value]) => `${tag}  - ${value}`);
  }

  /**
   * CSV as in RFC 4180, with the mark by which Excel knows UTF-8.
   * @param {SearchEntry[]} entries
   */
  function toCsv(entries) {
    /** @type {(keyof SearchEntry)[]} */
    const columns = ["id", "title", "date", "source", "url", "summary", "language"];
    const rows = entries.map((entry) => columns.map((column) => csvField(entry[column])));
    return `\ufeff${[columns, ...rows].map((row) => `${row.join(",")}\r\n`).join("")}`;
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

  /** @param {SearchEntry[]} entries */
  function toJson(entries) {
    return `${JSON.stringify(entries, null, 2)}\n`;
  }

  /** @typedef {{suffix: string, type: string, write: (entries: SearchEntry[]) => string}} Format */
  /** @type {Record<string, Format>} */
  const formats = {
    bibtex: { suffix: "bib", type: "application/x-bibtex", write: toBibtex },
    ris: { suffix: "ris", type: "application/x-research-info-systems", write: toRis },
    csv: { suffix: "csv", type: "text/csv", write: toCsv },
    json: { suffix: "json", type: "application/json", write: toJson },
  };
  return formats;
})();
