// Articles as BibTeX, for plain styles and LaTeX of old, and as BibLaTeX.

const SearchBibtex = (() => {
  "use strict";

  const MONTHS = "jan.feb.mar.apr.may.jun.jul.aug.sep.oct.nov.dec".split("."); // macros of styles

  // What an entry is, and the field of where it appeared.
  /** @typedef {Record<EntryType, [type: string, field: string]>} Types */
  /** @type {Types} */
  const CLASSIC = {
    news: ["article", "journal"],
    report: ["techreport", "institution"],
    page: ["misc", "howpublished"],
  };
  /** @type {Types} */
  const MODERN = {
    news: ["article", "journaltitle"],
    report: ["report", "institution"],
    page: ["online", "organization"],
  };

  /**
   * BibTeX as its standard styles read it: what they would miss in another makes it `@misc`.
   * @param {SearchEntry[]} entries
   */
  function classic(entries) {
    return written(entries, (entry) => {
      const { year, month, day } = SearchEntries.startOf(entry.date);
      const isWhole = Boolean(year && entry.source && entry.authors.length);
      const [type, field] = isWhole ? CLASSIC[entry.type] : CLASSIC.page;
      return [
        type,
        [
          ["author", authorsOf(entry)],
          ["key", entry.authors.length ? "" : inBraces(texOf(entry.title))],
          ["title", inBraces(inBraces(texOf(entry.title)))], // headlines keep their capitals
          [field, inBraces(texOf(entry.source))],
          ["year", inBraces(year)],
          ["month", month ? MONTHS[Number(month) - 1] : ""],
          ["day", inBraces(day)],
          ["note", inBraces(texOf(entry.note))],
          ...common(entry),
        ],
      ];
    });
  }

  /**
   * BibLaTeX, https://ctan.org/pkg/biblatex; its dates are EDTF as ours.
   * @param {SearchEntry[]} entries
   */
  function modern(entries) {
    return written(entries, (entry) => [
      MODERN[entry.type][0],
      [
        ["entrysubtype", entry.type === "news" ? inBraces("newspaper") : ""],
        ["type", entry.type === "report" ? inBraces("techreport") : ""],
        ["author", authorsOf(entry)],
        ["title", inBraces(inBraces(texOf(entry.title)))],
        ["date", inBraces(entry.date)],
        [MODERN[entry.type][1], inBraces(texOf(entry.source))],
        ["note", inBraces(texOf(entry.note))],
        ...common(entry),
      ],
    ]);
  }

  /**
   * @param {SearchEntry} entry
   * @returns {string[][]}
   */
  function common(entry) {
    return [
      ["doi", inBraces(addressOf(SearchEntries.doiOf(entry)))],
      ["url", inBraces(addressOf(entry.url))],
      ["abstract", inBraces(texOf(entry.summary))],
      ["keywords", inBraces(SearchEntries.namesOf(entry).map(texOf).join(", "))],
      ["language", inBraces(entry.language)],
    ];
  }

  /**
   * An address as styles print it, which take no braces for their own.
   * @param {string} text
   */
  function addressOf(text) {
    return text.replace(/[{}\\]/g, (sign) => encodeURIComponent(sign));
  }

  /**
   * @param {SearchEntry[]} entries
   * @param {(entry: SearchEntry) => [type: string, fields: string[][]]} make
   */
  function written(entries, make) {
    /** @type {Map<string, number>} */
    const keys = new Map();
    return entries
      .map((entry) => {
        const [type, fields] = make(entry);
        const lines = fields
          .filter(([, value]) => value && value !== "{}" && value !== "{{}}")
          .map(([name, value]) => `  ${name} = ${value},\n`);
        return `@${type}{${keyOf(entry.id, keys)},\n${lines.join("")}}\n`;
      })
      .join("\n");
  }

  /**
   * A key that no other entry has.
   * @param {string} id
   * @param {Map<string, number>} keys
   * @returns {string}
   */
  function keyOf(id, keys) {
    const plain = id.replace(/[^A-Za-z0-9:./_-]+/g, "-");
    const uses = (keys.get(plain.toLowerCase()) || 0) + 1;
    keys.set(plain.toLowerCase(), uses);
    return uses > 1 ? keyOf(`${plain}-${uses}`, keys) : plain;
  }

  /**
   * Names, between which stands "and"; one that has it, or several commas, is no person's.
   * @param {SearchEntry} entry
   */
  function authorsOf(entry) {
    const names = entry.authors.map((name) => {
      const isWhole = /(^|\s)and(\s|$)/i.test(name) || name.split(",").length > 2;
      return isWhole ? inBraces(texOf(name)) : texOf(name);
    });
    return inBraces(names.join(" and "));
  }

  /** @param {string} text */
  function inBraces(text) {
    return `{${text}}`;
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

  return { classic, modern };
})();
