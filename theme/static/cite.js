// The cite box: other styles, a copy, and files for programs that keep references. What is cited is
// read from the block of schema.org in the page; what writes it is loaded when it is asked for.

(() => {
  "use strict";

  const script = document.currentScript;
  const place = document.querySelector(".cite");
  if (!(script instanceof HTMLScriptElement) || !place) return;
  const texts = ArchiveTexts;
  const FILES = { bibtex: "BibTeX", biblatex: "BibLaTeX", ris: "RIS", csl: "CSL-JSON" };

  /** The citation as the page has it. */
  const chicago = [...place.childNodes];
  /** @type {Promise<void> | undefined} */
  let loaded;

  /** Load what writes citations, once; after a failure it is asked for again. */
  function load() {
    loaded ||= new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = new URL("formats.js", /** @type {HTMLScriptElement} */ (script).src).href;
      element.addEventListener("load", () => resolve());
      element.addEventListener("error", () => {
        loaded = undefined;
        reject(new Error(element.src));
      });
      document.head.append(element);
    });
    return loaded;
  }

  /**
   * What is cited, as the block of the page says it.
   * @returns {SearchEntry}
   */
  function entry() {
    const text = document.querySelector("script[type='application/ld+json']")?.textContent || "{}";
    const { "@graph": graph, ...only } = JSON.parse(text);
    const block = graph ? graph[0] : only;
    const type = { NewsArticle: "news", Report: "report" }[String(block["@type"])] || "page";
    const named = (/** @type {string} */ kind) => namesOf(type === "page" ? [] : block.about, kind);
    const [id, ...others] = [block.identifier || nameOf(location.pathname)].flat();
    const identifiers = others.map((/** @type {{value: string}} */ one) => one.value);
    const said = { firstAt: texts.firstAt, copyAt: texts.copyAt };
    const [first, copy] = [block.isBasedOn || "", block.archivedAt || ""];
    return {
      type: /** @type {EntryType} */ (type),
      id,
      title: block.headline || block.name || document.title,
      authors: namesOf(block.author, "Person"),
      date: block.temporal || (block.datePublished || "").replace(/T.*/, ""),
      source: type === "page" ? site() : block.publisher?.name || "",
      url: document.querySelector("link[rel=canonical]")?.getAttribute("href") || here(),
      source_url: first,
      archived_url: copy,
      language: block.inLanguage || document.documentElement.lang,
      summary: contentOf("[name=description]"),
      countries: named("Country"),
      organizations: named("Organization"),
      people: named("Person"),
      topics: named("DefinedTerm"),
      identifiers,
      note: SearchEntries.noteOf(first, copy, identifiers, said),
    };
  }

  /**
   * @param {{"@type": string, name: string}[] | undefined} things
   * @param {string} type
   */
  function namesOf(things, type) {
    return (things || []).filter((one) => one["@type"] === type).map((one) => one.name);
  }

  function here() {
    return location.href.replace(/[?#].*/, "");
  }

  /**
   * The name of a page's file, without its ending.
   * @param {string} path
   */
  function nameOf(path) {
    return decodeURIComponent(path).replace(/^.*\/|\.html$/g, "") || "index";
  }

  /** @param {string} attribute that tells one `<meta>` from the others, as a selector */
  function contentOf(attribute) {
    return document.querySelector(`meta${attribute}`)?.getAttribute("content") || "";
  }

  function site() {
    return contentOf("[property='og:site_name']");
  }

  /** @param {"apa" | "mla"} style */
  async function show(style) {
    await load();
    const pieces = CitationStyles[style](entry(), site());
    place?.replaceChildren(
      ...pieces.map(({ text, isWhole }) => {
        const node = document.createElement(isWhole ? "i" : "bdi");
        node.textContent = text;
        return node;
      })
    );
  }

  /** @param {keyof typeof FILES} name */
  async function save(name) {
    await load();
    SearchFiles.offer(nameOf(location.pathname), SearchFormats[name], [entry()]);
  }

  /**
   * @param {string} text
   * @param {(button: HTMLButtonElement) => Promise<void>} act
   */
  function button(text, act) {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = text;
    element.addEventListener("click", () => act(element).catch(() => {}));
    return element;
  }

  const styles = [
    button("Chicago", async () => place.replaceChildren(...chicago)),
    button("APA", () => show("apa")),
    button("MLA", () => show("mla")),
  ];
  for (const one of styles) {
    one.addEventListener("click", () => {
      for (const other of styles) other.ariaPressed = String(other === one);
    });
    one.ariaPressed = String(one === styles[0]);
  }
  const copy = button(texts.copy, async (element) => {
    await navigator.clipboard.writeText((place.textContent || "").replace(/\s+/g, " ").trim());
    element.textContent = texts.copied;
  });
  const files = Object.entries(FILES).map(([name, label]) =>
    button(label, () => save(/** @type {keyof typeof FILES} */ (name)))
  );
  place.after(line(styles), line([copy]), line([`${texts.save}:`, ...files]));

  /** @param {(Node | string)[]} elements */
  function line(elements) {
    const paragraph = document.createElement("p");
    paragraph.className = "citing";
    paragraph.append(...elements);
    return paragraph;
  }
})();
