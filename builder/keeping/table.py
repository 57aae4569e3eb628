"""All published articles as one table, of which `import csv` makes the same articles again.

A row has what an article's file says: its path, its keys and its Markdown, so that a person can
look through thousands of them in a spreadsheet. Pictures and other files are in no table.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping

from yaml.nodes import Node

from builder.content.frontmatter import read_document
from builder.content.reader import OneFile, Reader
from builder.exports.table import BETWEEN, MARK, guarded
from builder.importing.items import plain_of, value_of
from builder.importing.kinds.tables import WHOLE
from builder.importing.structured import STRUCTURED
from builder.keeping.published_source import published_source
from builder.metadata.keys import ARTICLE_KEYS, LIST_KEYS
from builder.model import Article
from builder.pipeline.load import Loaded
from builder.pipeline.source import Source
from builder.urls import CONTENT

_LEFT_OUT = frozenset({"author", "imported_from"})
_FOLDER = f"{CONTENT}/articles/"

Row = dict[str, str]


def table(source: Source, loaded: Loaded) -> tuple[bytes, int]:
    """The table, and how many articles it has; the columns are the keys that one of them has.

    Raises:
        UsageError: an article cannot be written without what is withheld of it.
    """
    rows = [*_rows(source, loaded)]
    used = {key for row in rows for key in row}
    known = [key for key in (*WHOLE, *ARTICLE_KEYS) if key in used]
    own = sorted(used - {*known, "text"})
    columns = dict.fromkeys((*WHOLE, *known, *own, *(("text",) if "text" in used else ())))
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(guarded(row.get(column, "")) for column in columns)
    return (MARK + lines.getvalue()).encode(), len(rows)


def _rows(source: Source, loaded: Loaded) -> Iterator[Row]:
    """A row for each article, as those who may not see all of them would have it."""
    files, archive = source.files, loaded.archive
    written = {one.path: one.data for one in published_source(source, loaded, ()) if one.data}
    for article in archive.articles:
        path = article.path
        data = written.get(path) if path in files.articles else None
        reader = Reader(OneFile(path, data)) if data else source.reader
        sidecar = "" if data else files.articles[path]
        entries, body, _ = read_document(reader, path, sidecar)
        nodes = {archive.config.field_map.get(key, key): one.value for key, one in entries.items()}
        yield _row(article, nodes, body.markdown.strip("\n"))


def _row(article: Article, nodes: Mapping[str, Node], text: str) -> Row:
    row = {
        "path": article.path.removeprefix(_FOLDER).removesuffix(".md"),
        "id": article.id,
        "title": article.title,
        "date": article.date.iso,
        "added": article.added.iso,
        "text": text,
    }
    for key, node in nodes.items():
        if key not in _LEFT_OUT:
            row[key] = _cell(key, node)
    if article.authors:
        row["authors"] = _listed([*article.authors])
    return {key: cell for key, cell in row.items() if cell}


def _cell(key: str, node: Node) -> str:
    """A value as a cell; what a text could not say is JSON."""
    if key in LIST_KEYS:
        value = value_of(node)
        return _listed([value] if isinstance(value, str) else value)
    if key in ARTICLE_KEYS and key not in STRUCTURED:
        return str(value_of(node))
    plain = plain_of(node)
    return (
        plain
        if isinstance(plain, str) and not _is_json(plain)
        else json.dumps(plain, ensure_ascii=False)
    )


def _listed(items: list[str]) -> str:
    items = [item for item in items if item.strip()]
    is_plain = not any(";" in item or item[0] in '["' for item in items)
    return BETWEEN.join(items) if is_plain else json.dumps(items, ensure_ascii=False)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
