"""How good the order of results is: nDCG@10 in Chromium, on collections with judgements."""

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.corpora import built, unpack
from tests.browser.install import find
from tests.conftest import ARGUMENTS

COLLECTIONS = ("cranfield", "cisi", "medline", "adi")

_ASK = """async ([folder, queries]) => {
  const archive = await ArchiveSearch.open(folder);
  const answers = [];
  for (const query of queries) {
    const found = await archive.search(query, {limit: 10});
    answers.push(found.hits.map((hit) => hit.id));
  }
  return answers;
}"""


def ndcg(found: Sequence[str], grades: Mapping[str, float], depth: int = 10) -> float:
    """Normalized discounted cumulative gain, with gains of 2^grade - 1."""
    gains = [grades.get(one, 0.0) for one in found[:depth]]
    best = sorted(grades.values(), reverse=True)[:depth]
    return _discounted(gains) / _discounted(best)


def _discounted(gains: Sequence[float]) -> float:
    return sum((2**gain - 1) / math.log2(rank + 2) for rank, gain in enumerate(gains))


def run(folder: Path) -> None:
    """Ask every query of the collections."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        print("\nnDCG@10")
        report(measure(browser, folder))
        browser.close()


def measure(browser: Browser, folder: Path) -> dict[str, float]:
    """The mean of each collection."""
    unpack("ir.tar.xz", folder)
    return {name: _collection(browser, folder / "ir" / name, folder) for name in COLLECTIONS}


def _collection(browser: Browser, data: Path, folder: Path) -> float:
    site = built(_source(data, folder / f"{data.name}-source"), folder / f"{data.name}-site")
    queries = [json.loads(line) for line in (data / "queries.jsonl").open(encoding="utf-8")]
    judged = _judgements(data / "qrels.tsv")
    page = browser.new_page()
    page.goto((site / "404.html").as_uri())
    page.add_script_tag(url=(site / "search/archive-search.js").as_uri())
    texts = [query["text"] for query in queries]
    answers = page.evaluate(_ASK, [f"{(site / 'search').as_uri()}/", texts])
    page.close()
    values = [
        ndcg(answer, judged[query["id"]])
        for query, answer in zip(queries, answers, strict=True)
        if any(judged[query["id"]].values())
    ]
    return sum(values) / len(values)


def _judgements(path: Path) -> dict[str, dict[str, float]]:
    judged: dict[str, dict[str, float]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        query, document, grade = line.split("\t")
        judged[query][document] = max(0.0, float(grade))
    return judged


def _source(data: Path, source: Path) -> Path:
    """A collection as an archive; brackets, which Markdown would read, become round."""
    articles = source / "content/articles"
    articles.mkdir(parents=True)
    (source / "site.yaml").write_text(f"title: {data.name}\n", encoding="utf-8")
    for number, line in enumerate((data / "docs.jsonl").open(encoding="utf-8")):
        document = json.loads(line)
        title = json.dumps((document.get("title") or "").strip() or "untitled")
        body = (document.get("text") or "").replace("[", "(").replace("]", ")")
        head = f'---\ntitle: {title}\ndate: 2000\nid: "{document["id"]}"\n---\n\n'
        (articles / f"{number:05}.md").write_text(head + body, encoding="utf-8")
    return source


def report(found: Mapping[str, float]) -> None:
    """Print a line of the table in RESULTS.md."""
    print(f"| {' | '.join(found)} | mean |")
    print("| --- " * (len(found) + 1) + "|")
    mean = sum(found.values()) / len(found)
    print(f"| {' | '.join(f'{value:.3f}' for value in found.values())} | {mean:.3f} |")
