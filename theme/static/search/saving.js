// Results to take away, as a file.

const SearchSaving = (() => {
  "use strict";

  const { part, say, sayCount, number } = SearchTexts;

  const MAX_SAVED = 1000;
  const PART = 100; // articles fetched at a time

  const downloads = part("downloads", HTMLElement);
  const note = part("saved", HTMLElement);

  /** What was asked when the results came. @type {SearchQuery | null} */
  let asked = null;

  /** @param {SearchQuery} query whose results are shown */
  function show(query) {
    asked = query;
    downloads.hidden = false;
    if (!isSaving()) note.textContent = "";
  }

  function isSaving() {
    return downloads.ariaBusy === "true";
  }

  /** @param {string} name the format */
  async function save(name) {
    if (!asked || isSaving()) return;
    downloads.ariaBusy = "true";
    try {
      const { entries, total } = await collect(asked);
      SearchFiles.offer("search-results", SearchFormats[name], entries);
      note.textContent = sayCount("saved", entries.length, { total: number(total) });
    } catch {
      note.textContent = say("notSaved");
    } finally {
      downloads.ariaBusy = null;
    }
  }

  /**
   * All results up to a limit. They are asked of an index of their own, since a search overtakes
   * the one before it: saving and searching do not disturb each other. When the archive is published
   * anew meanwhile, some may have moved, so all are fetched again.
   * @param {SearchQuery} query
   */
  async function collect(query) {
    const index = await SearchIndex.open();
    /** @type {SearchEntry[]} */
    const entries = [];
    let tries = 0;
    for (;;) {
      const limit = Math.min(PART, MAX_SAVED - entries.length);
      const found = await SearchIndex.ask(index, query, {
        limit,
        offset: entries.length,
        apart: true, // each translation is an article of its own
      });
      const { total } = found;
      if (found.renewed && entries.length) {
        entries.length = 0;
        continue;
      }
      try {
        const citations = await index.citations(found.hits);
        entries.push(...found.hits.map((hit, at) => entryOf(hit, citations[at])));
      } catch (error) {
        if (tries++) throw error;
        entries.length = 0; // perhaps they are of an index that is gone
        continue;
      }
      if (entries.length >= Math.min(total, MAX_SAVED)) return { entries, total };
      if (!found.hits.length) throw new Error("the index ends before its results do");
      note.textContent = say("saving", { count: number(entries.length), total: number(total) });
    }
  }

  /**
   * What is saved of a result, without line ends and control characters.
   * @param {Hit} hit
   * @param {Awaited<ReturnType<Index["citations"]>>[number]} citation
   * @returns {SearchEntry}
   */
  function entryOf(hit, citation) {
    const line = (text = "") => text.replace(/[\s\p{Cc}]+/gu, " ").trim();
    const lines = (/** @type {string[]} */ texts = []) => texts.map(line);
    const [first, copy] = [line(citation.source_url), line(citation.archived_url)];
    const identifiers = lines(citation.identifiers);
    const texts = { firstAt: say("firstAt"), copyAt: say("copyAt") };
    return {
      type: citation.report ? "report" : "news",
      id: line(hit.id),
      title: line(hit.title),
      authors: lines(citation.authors),
      date: line(hit.date),
      source: line(hit.source),
      url: publicAddress(hit.url),
      source_url: first,
      archived_url: copy,
      language: line(hit.language) || document.documentElement.lang,
      summary: line(citation.summary),
      countries: lines(citation.countries),
      organizations: lines(citation.organizations),
      people: lines(citation.people),
      topics: lines(citation.topics),
      identifiers,
      note: SearchEntries.noteOf(first, copy, identifiers, texts),
    };
  }

  /**
   * The address where a page is published, if the site says where; from disk the one at hand would
   * be of no use to anyone.
   * @param {string} url
   */
  function publicAddress(url) {
    const link = /** @type {HTMLLinkElement | null} */ (
      document.querySelector("link[rel=canonical]")
    );
    const here = new URL(".", location.href).href;
    const address = new URL(url, location.href).href;
    if (!link || !address.startsWith(here)) return address;
    return new URL(".", link.href).href + address.slice(here.length);
  }

  for (const button of downloads.querySelectorAll("button")) {
    button.addEventListener("click", () => save(button.value));
  }

  return { show };
})();
