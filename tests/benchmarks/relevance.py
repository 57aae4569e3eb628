"""How good the order of results is: nDCG@10 on collections with judgements, beside the peers.

Ours is asked in Chromium through the contract. The halves are the queries at even and at odd
positions of each collection: what is tuned on one is reported on the other.
"""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.chromium import archive_page
from tests.benchmarks.corpora import built, unpack
from tests.benchmarks.peers import engines
from tests.benchmarks.peers.engines import Answers, Document

COLLECTIONS = ("Cranfield", "CISI", "MEDLINE", "ADI")
DEPTH = 10
OURS = "ours"

# The queries are sentences: quotes and brackets are no operators. Every engine gets the words.
_SIGNS = re.compile(r"[^\w\s]+")

_ASK = """async ([queries, limit]) => {
  const answers = [];
  for (const query of queries) {
    const found = await archive.search(query, {limit});
    answers.push(found.hits.map((hit) => hit.id));
  }
  return answers;
}"""


class Collection(NamedTuple):
    """Documents, queries and, for each query, the grades of documents that were judged."""

    name: str
    documents: list[Document]
    queries: list[str]
    judged: list[dict[str, float]]


Values = dict[str, list[float | None]]  # for each collection, of each query; None: nothing to find


def ndcg(found: Sequence[str], grades: Mapping[str, float], depth: int = DEPTH) -> float | None:
    """Normalized discounted cumulative gain, with gains of 2^grade - 1; None without any gain."""
    gains = [grades.get(one, 0.0) for one in found[:depth]]
    best = _discounted(sorted(grades.values(), reverse=True)[:depth])
    return _discounted(gains) / best if best else None


def _discounted(gains: Sequence[float]) -> float:
    return sum((2**gain - 1) / math.log2(rank + 2) for rank, gain in enumerate(gains))


def run(folder: Path) -> None:
    """Ask every query of the collections of ours and of the peers."""
    unpack("ir.tar.xz", folder)
    found = measure(folder)
    print("\nnDCG@10")
    report(found)


def measure(folder: Path) -> dict[str, Values]:
    """The values of each engine."""
    found: dict[str, Values] = defaultdict(dict)
    scripts = engines.install()
    for name in COLLECTIONS:
        collection = _read(folder / "ir" / name.lower(), name)
        asked = collection.documents, collection.queries, DEPTH
        answers = {OURS: _ours(collection, folder)}
        answers |= engines.javascript(*asked) if scripts else {}
        answers |= engines.whoosh(*asked)
        for engine, answer in answers.items():
            found[engine][name] = list(map(ndcg, answer, collection.judged))
    return found


def _read(folder: Path, name: str) -> Collection:
    queries = list(_lines(folder / "queries.jsonl"))
    judged: dict[str, dict[str, float]] = defaultdict(dict)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, document, grade = line.split("\t")
        judged[query][document] = max(0.0, float(grade))
    return Collection(
        name,
        [
            Document(one["id"], (one.get("title") or "").strip(), one.get("text") or "")
            for one in _lines(folder / "docs.jsonl")
        ],
        [_SIGNS.sub(" ", query["text"]) for query in queries],
        [judged[query["id"]] for query in queries],
    )


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _ours(collection: Collection, folder: Path) -> Answers:
    source = _source(collection, folder / f"{collection.name}-source")
    site = built(source, folder / f"{collection.name}-site")
    with archive_page(site) as page:
        answers: Answers = page.evaluate(_ASK, [collection.queries, DEPTH])
    return answers


def _source(collection: Collection, source: Path) -> Path:
    """A collection as an archive; brackets, which Markdown would read, become round."""
    articles = source / "content/articles"
    articles.mkdir(parents=True)
    (source / "site.yaml").write_text(f"title: {collection.name}\n", encoding="utf-8")
    for number, document in enumerate(collection.documents):
        title = json.dumps(document.title or "untitled")
        body = document.text.replace("[", "(").replace("]", ")")
        head = f'---\ntitle: {title}\ndate: 2000\nid: "{document.id}"\n---\n\n'
        (articles / f"{number:05}.md").write_text(head + body, encoding="utf-8")
    return source


def mean(values: Values, start: int = 0, step: int = 1) -> float:
    """The mean over collections of the mean over their queries, or over some of them."""
    means = [_mean(of_queries[start::step]) for of_queries in values.values()]
    return sum(means) / len(means)


def _mean(values: Sequence[float | None]) -> float:
    known = [value for value in values if value is not None]
    return sum(known) / len(known)


def report(found: Mapping[str, Values]) -> None:
    """Print the rows of the table in RESULTS.md, and how far ours is above the best peer."""
    print(f"| | {' | '.join(COLLECTIONS)} | mean | even queries | odd queries |")
    print("| --- " * (len(COLLECTIONS) + 4) + "|")
    summaries = {
        engine: [mean(values), mean(values, 0, 2), mean(values, 1, 2)]
        for engine, values in found.items()
    }
    for engine, values in found.items():
        means = [*map(_mean, values.values()), *summaries[engine]]
        print(f"| {engine} | {' | '.join(f'{value:.3f}' for value in means)} |")
    ours, *peers = summaries.values()
    ratios = [value / max(best) for value, *best in zip(ours, *peers, strict=True)]
    cells = ["", *[""] * len(COLLECTIONS), *(f"{ratio:.3f}" for ratio in ratios)]
    print(f"| ours / best peer {' | '.join(cells)} |")
