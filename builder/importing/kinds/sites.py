"""Texts of a site's source: files with metadata and Markdown, as Jekyll and Hugo read them."""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from builder.content.frontmatter import split_document
from builder.content.names import date_in_name
from builder.dates.edtf import parse_date
from builder.errors import Place, UsageError
from builder.importing.inputs import MOST_OF_A_TEXT, read_bytes, read_text
from builder.importing.items import Value, texts_of, value_of
from builder.metadata.block import Block
from builder.metadata.entries import Entry, read_entries
from builder.metadata.keys import ARTICLE_KEYS
from builder.metadata.toml import read_toml
from builder.metadata.withheld import read_withheld

TEXTS = (".md", ".markdown", ".mkd", ".mdown", ".html", ".htm")
OTHER_TEXTS = (".textile", ".rst", ".adoc", ".org", ".asciidoc")
_WITHHELD = frozenset(ARTICLE_KEYS)


class Text(NamedTuple):
    """A file: its metadata, what follows, and the number of the line where that begins.

    `withheld` says which key may keep it from readers; `fault`, why it cannot be read.
    """

    fields: dict[str, Value]
    body: str
    withheld: str = ""
    is_draft: bool = False
    fault: str = ""
    place: Place = Place("")


def read(folder: Path, path: str) -> Text:
    """Read a file as generously as can be: a fault of one value is no reason to leave it out."""
    try:
        text = read_text(folder / path, MOST_OF_A_TEXT)
    except UsageError as error:
        said = str(error).removeprefix(f"{folder / path}").removeprefix(":")
        return Text({}, "", fault=said.strip(), place=Place(path))
    head, found, rest = _head(text)
    entries, body, problems = split_document(head + found + rest, path)
    place = Place(path, body.lines_before + 1)
    if problems and not entries:
        one = problems[0]
        fault = f"line {one.line}: {one.message}; {one.hint}".removesuffix("; ")
        return Text({}, "", fault=fault, place=Place(path, one.line))
    told = read_withheld(entries, _WITHHELD)
    withheld = told.problems[0].message if told.problems else ""
    fields = {key: value_of(one.value) for key, one in entries.items() if key not in told.keys}
    is_draft = bool(told.draft or told.problems)
    return Text(fields, body.markdown, withheld, is_draft, "", place)


def _head(text: str) -> tuple[str, str, str]:
    """A text as three parts: before its metadata, the metadata without blanks at ends, the rest."""
    start = len(text) - len(text.lstrip())
    for fence in ("---", "+++"):
        if text.startswith(fence, start):
            end = text.find(f"\n{fence}", start + 3)
            if end >= 0:
                block = text[start:end]
                # A tab behind a value is an error in YAML, and nobody sees it.
                if "|" not in block:
                    block = "\n".join(line.rstrip(" \t") for line in block.split("\n"))
                return text[:start], block, text[end:]
    return text, "", ""


def read_settings(folder: Path, names: tuple[str, ...]) -> dict[str, Value]:
    """The settings of a site, by the first of these files that is there; of tables as `a.b`."""
    path = next((folder / name for name in names if (folder / name).is_file()), None)
    if path is None:
        return {}
    text = read_bytes(path, MOST_OF_A_TEXT).decode("utf-8", "replace")
    is_toml = path.suffix == ".toml"
    entries, problems = (read_toml if is_toml else read_entries)(text, Block(path.name))
    if problems and not entries:
        one = problems[0]
        raise UsageError(f"{path}:{one.line}: {one.message}; {one.hint}".removesuffix("; "))
    return _flat(entries)


def _flat(entries: Mapping[str, Entry]) -> dict[str, Value]:
    from yaml.nodes import MappingNode

    found: dict[str, Value] = {}
    for key, entry in entries.items():
        node = entry.value
        if isinstance(node, MappingNode):
            found |= {f"{key}.{one.value}": value_of(value) for one, value in node.value}
        else:
            found[key] = value_of(node)
    return found


def day_of(text: str) -> str:
    """The day that a date of any form begins with; empty if it is none."""
    try:
        first = parse_date(text.strip()).start
    except ValueError:
        return ""
    return first.iso[:10] if first.day else ""


def days_of(stem: str, fields: Mapping[str, Value]) -> tuple[str, ...]:
    """The days that an address may name: of the file's name, of the key `date`."""
    written = texts_of(fields.get("date", ""))
    days = (day_of(written[0]) if written else "", date_in_name(stem))
    return tuple(dict.fromkeys(filter(None, days)))


def name_of(path: str) -> str:
    """What a file is called, without a day before it and without suffixes; `x` of `x/index.md`."""
    stem = posixpath.splitext(path)[0]
    if stem.endswith("/index"):
        stem = stem.removesuffix("/index")
    name = stem.rpartition("/")[2]
    if day := date_in_name(name):
        rest = re.sub(r"^\d{4}[-_.]?\d{2}[-_.]?\d{2}[-_. ]*", "", name)
        return rest or day
    return name


def paths_in(value: Value) -> tuple[str, ...]:
    """Addresses as paths of a site, from those that are written out or lack the first slash."""
    found = []
    for text in texts_of(value):
        path = re.sub(r"^https?://[^/]*", "", text)
        if path.strip("/") and " " not in path:
            found.append(f"/{path.lstrip('/')}")
    return tuple(dict.fromkeys(found))
