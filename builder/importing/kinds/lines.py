"""JSON Lines: what an archive has exported, `data/articles.jsonl.gz`, and what is like it."""

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from yaml.nodes import Node

from builder.content.lines import path_of_line, read_line
from builder.content.reader import OneFile, Reader
from builder.errors import Place, UsageError
from builder.importing.inputs import MOST_OF_A_TEXT, read_bytes
from builder.importing.items import Item, Literal, Value, plain_of, value_of
from builder.importing.rules import Rules
from builder.importing.structured import STRUCTURED
from builder.metadata.keys import ARTICLE_KEYS

_PLAIN = frozenset(ARTICLE_KEYS) - STRUCTURED
_MOST_UNPACKED = 2_000_000_000
_SAYS_PATH = re.compile(rb'"(?:path|url)"\s*:\s*"')


def site(path: Path) -> Rules:
    """Lines say nothing of a site."""
    return Rules()


def items(path: Path) -> Iterator[Item]:
    """An item for each line that is not empty."""
    for number, line in enumerate(_lines(path), 1):
        if line.strip():
            yield _item(path, number, line)


def _lines(path: Path) -> Iterator[bytes]:
    """The lines of a file, unpacked as they are needed, and bounded.

    Raises:
        UsageError: it is no file of gzip, or unpacks to far more than texts do.
    """
    data = read_bytes(path)
    if not data.startswith(b"\x1f\x8b"):
        yield from data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
        return
    unpacker, rest, total = zlib.decompressobj(wbits=31), b"", 0
    try:
        while data and not unpacker.eof:
            piece = unpacker.decompress(data, 1_000_000)
            data = unpacker.unconsumed_tail
            total += len(piece)
            *whole, rest = (rest + piece).split(b"\n")
            if total > _MOST_UNPACKED or len(rest) > 2 * MOST_OF_A_TEXT:
                raise UsageError(f"{path} unpacks to more than texts do; it is not imported")
            yield from whole
    except zlib.error as error:
        message = f"{path} cannot be unpacked: {error}; copy it again from where it was"
        raise UsageError(message) from error
    if not unpacker.eof:
        raise UsageError(f"{path} ends too early; copy it again from where it was")
    yield rest


def _item(path: Path, number: int, line: bytes) -> Item:
    place = Place(path.name, number)
    if len(line) > MOST_OF_A_TEXT:
        refused = f"the line has more than {MOST_OF_A_TEXT // 1_000_000} MB"
        return Item(place, "", refused=refused)
    at = "content/articles/line.md"
    entries, body, problems = read_line(Reader(OneFile(at, line.rstrip(b"\r")), "line"), at)
    if errors := [one for one in problems if one.severity == "error"]:
        one = errors[0]
        where = f"column {one.column}: " if one.line == 1 else ""
        return Item(place, "", refused=f"{where}{one.message}; {one.hint}".removesuffix("; "))
    fields: dict[str, Value] = {
        key: value_of(one.value) if key in _PLAIN else Literal(_as_json(one.value))
        for key, one in entries.items()
    }
    stem = ""
    if _SAYS_PATH.search(line):
        whole = path_of_line(line, "content/articles/lines.jsonl", number)
        stem = whole.removeprefix("content/articles/").removesuffix(".md")
    return Item(place, "", fields, text=body.markdown, stem=stem)


def _as_json(node: Node) -> str:
    return json.dumps(plain_of(node), ensure_ascii=False)
