"""Search engines beside ours: those of JavaScript in Node, and Whoosh as it comes."""

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from playwright._impl._driver import compute_driver_executable
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import MultifieldParser, OrGroup

HERE = Path(__file__).parent


class Document(NamedTuple):
    """What an engine is given."""

    id: str
    title: str
    text: str


Answers = list[list[str]]  # for each query the ids of the documents found, best first


def install() -> bool:
    """Install the engines of JavaScript; say so where that cannot be."""
    if not shutil.which("npm"):
        print("npm is missing: lunr, MiniSearch and FlexSearch are not measured")
        return False
    options = ["--silent", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=60000"]
    if subprocess.run(["npm", "ci", *options, "--prefix", str(HERE)], check=False).returncode:
        print("npm cannot install lunr, MiniSearch and FlexSearch: they are not measured")
        return False
    return True


def javascript(
    documents: Sequence[Document], queries: Sequence[str], limit: int
) -> dict[str, Answers]:
    """What lunr, MiniSearch and FlexSearch answer."""
    node, _ = compute_driver_executable()
    request = {
        "documents": [document._asdict() for document in documents],
        "queries": queries,
        "limit": limit,
    }
    process = subprocess.run(
        [node, str(HERE / "engines.js")],
        input=json.dumps(request),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answers: dict[str, Answers] = json.loads(process.stdout)
    return answers


def whoosh(documents: Sequence[Document], queries: Sequence[str], limit: int) -> dict[str, Answers]:
    """What Whoosh answers with its own analyzer, BM25F and an ordinary schema."""
    return {
        f"Whoosh, title × {boost:.0f}": _whoosh(documents, queries, limit, boost)
        for boost in (1.0, 2.0)
    }


def _whoosh(
    documents: Sequence[Document], queries: Sequence[str], limit: int, boost: float
) -> Answers:
    schema = Schema(
        id=ID(stored=True),
        title=TEXT(StemmingAnalyzer(), field_boost=boost),
        text=TEXT(StemmingAnalyzer()),
    )
    index = RamStorage().create_index(schema)
    writer = index.writer()
    for document in documents:
        writer.add_document(**document._asdict())
    writer.commit()
    parser = MultifieldParser(["title", "text"], schema, group=OrGroup)
    with index.searcher() as searcher:

        def search(query: str) -> list[str]:
            words = re.sub(r"[^\w\s]+", " ", query).lower()  # no signs, no AND, OR, NOT
            hits: Any = searcher.search(parser.parse(words), limit=limit)
            return [hit["id"] for hit in hits]

        return [search(query) for query in queries]
