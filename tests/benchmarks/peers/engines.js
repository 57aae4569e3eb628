// lunr, MiniSearch and FlexSearch, as their documentation recommends for texts: reads one JSON
// object, {"documents": [{"id", "title", "text"}], "queries": ["a text"], "limit": 10}, and writes
// another, {"name of an engine": [["id", "id"]]}: the documents found for each query, best first.

const fs = require("fs");
const { Encoder, Index } = require("flexsearch");
const english = require("flexsearch/lang/en");
const lunr = require("lunr");
const MiniSearch = require("minisearch");

/** With its default pipeline: trimmer, stop words, Porter's stemmer. */
function ofLunr(documents, boost) {
  const index = lunr(function () {
    this.ref("id");
    this.field("title", { boost });
    this.field("text");
    documents.forEach((document) => this.add(document));
  });
  // Its search neither reads signs as signs nor trims them from words: without them it finds more.
  const words = (query) => query.replace(/[^\p{L}\p{N}\s]+/gu, " ");
  return (query) => index.search(words(query)).map((result) => result.ref);
}

function ofMiniSearch(documents, boost) {
  const index = new MiniSearch({ fields: ["title", "text"] });
  index.addAll(documents);
  const options = { boost: { title: boost }, combineWith: "OR" };
  return (query) => index.search(query, options).map((result) => result.id);
}

/**
 * With its preset for English (stemmer, stop words) and the resolution that its documentation
 * recommends. It ranks by the place in the text, so that the title comes first in one index;
 * measured, that is better than a field of its own, than context and than its other tokenizers.
 */
function ofFlexSearch(documents, limit) {
  const texts = documents.map(({ title, text }) => `${title} ${text}`);
  const longest = Math.max(...texts.map((text) => text.length));
  const index = new Index({
    tokenize: "strict",
    resolution: 2 * Math.floor(Math.sqrt(longest)),
    encoder: new Encoder(english),
  });
  texts.forEach((text, number) => index.add(number, text));
  const options = { limit, suggest: true };
  return (query) => index.search(query, options).map((number) => documents[number].id);
}

const { documents, queries, limit } = JSON.parse(fs.readFileSync(0, "utf8"));
const engines = {
  "lunr, title × 1": ofLunr(documents, 1),
  "lunr, title × 2": ofLunr(documents, 2),
  "MiniSearch, title × 1": ofMiniSearch(documents, 1),
  "MiniSearch, title × 2": ofMiniSearch(documents, 2),
  "FlexSearch, title first": ofFlexSearch(documents, limit),
};
const answers = Object.entries(engines).map(([name, search]) => [
  name,
  queries.map((query) => search(query).slice(0, limit)),
]);
process.stdout.write(JSON.stringify(Object.fromEntries(answers)));
