"""All published articles as one file: `data/articles.jsonl.gz`.

JSON Lines in UTF-8, compressed with gzip: a line is an article, from the oldest. A tool can read it
line by line however large the archive is, and has what it needs for an index of its own.
"""

import json
import zlib
from collections.abc import Iterator

from builder.archive import Archive
from builder.model import EMPTY_TEXT, Article, Kind
from builder.search.texts import searched_texts
from builder.urls import relative

PATH = "data/articles.jsonl.gz"

_ROOT = "index.html"  # addresses are as seen from the front page
_GZIP = 16 + zlib.MAX_WBITS  # with a header that names neither file nor time


def articles_file(archive: Archive) -> bytes:
    """The whole file; the same bytes for the same articles, with the same zlib."""
    packer = zlib.compressobj(wbits=_GZIP)
    parts = [packer.compress(line) for line in _lines(archive)]
    return b"".join([*parts, packer.flush()])


def _lines(archive: Archive) -> Iterator[bytes]:
    for article in archive.articles:
        line = json.dumps(_record(archive, article), ensure_ascii=False, separators=(",", ":"))
        yield f"{line}\n".encode()


def _record(archive: Archive, article: Article) -> dict[str, object]:
    """An article as the README describes it: all keys, also those that are empty."""
    texts = searched_texts(archive, article)
    summary = article.summary or archive.texts.get(article.path, EMPTY_TEXT).summary
    about = {
        kind.value: [archive.entities[kind, slug].name for slug in article.entities.get(kind, ())]
        for kind in Kind
        if kind is not Kind.SOURCES
    }
    return {
        "id": article.id,
        "url": relative(_ROOT, article.page),
        "title": article.title,
        "date": article.date.iso,
        "source": archive.source_name(article),
        "language": article.language,
        "summary": summary,
        **about,
        "names": texts["names"],
        "text": " ".join(texts["body"]),
    }
