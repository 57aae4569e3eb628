"""TOML as entries: what is between `+++` lines, with the place of every key that has a line."""

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from yaml import Mark
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from builder.errors import Place, Problem, problem_at
from builder.metadata.block import Block
from builder.metadata.conflicts import conflict_in_metadata, has_marks
from builder.metadata.entities import entity_problems
from builder.metadata.entries import MAX_CHARACTERS, MAX_DEPTH, Entry, read_mapping
from builder.metadata.quoting import to_paste
from builder.metadata.unseen_values import check_unseen

_TAG = "tag:yaml.org,2002:"
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
# A number or a date as it is written, which the parser gives back as a value.
_RAW = re.compile(r"[+-]?\w[\w.:+-]*(?: \d\d:\d\d[\w.:+-]*)?")
_QUOTE = "put the whole value in quotes"
_GAP = re.compile(r"[\s,\[]*")
_BEHIND_KEY = re.compile(r"[\"']?[ \t]*(?:=[ \t]*|\.|\])")
_PAIR = re.compile(r"([^=]+)=\s*([^\[{].*?)\s*")
_YAML = re.compile(r"\s*[\w-]+:\s")


class _Number(str):
    """A number as it was written."""


class _Found(NamedTuple):
    """Where the search for a value ended, so that the next one is looked for behind it."""

    node: Node
    at: int


def read_toml(text: str, block: Block) -> tuple[dict[str, Entry], list[Problem]]:
    """Read a document of TOML; numbers and dates stay as they are written.

    The parser gives no places: that of a key is the next line that has it, that of a value the next
    place with its beginning.
    """
    if len(text) > MAX_CHARACTERS:
        message = f"the metadata has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read"
        return {}, [problem_at(Place(block.path), "yaml-too-large", message)]
    if has_marks(text) and (conflict := conflict_in_metadata(text, block)):
        return {}, [conflict]
    import tomllib  # few archives have any

    try:
        values = tomllib.loads(text, parse_float=_Number)
        root = _Maker(text, block).mapping(values, 0, 0)
    except tomllib.TOMLDecodeError as error:
        return {}, [_syntax_problem(str(error), text, block)]
    except ValueError:  # a number of more digits than Python reads
        return {}, [_syntax_problem("A whole number has more digits than are read", text, block)]
    except RecursionError:
        message = f"lists or mappings are nested more than {MAX_DEPTH} deep"
        return {}, [problem_at(block.at(0), "yaml-too-deep", message)]
    assert isinstance(root.node, MappingNode)
    entries, problems = read_mapping(root.node, block)
    unseen = check_unseen(root.node, block._replace(text=text))
    return entries, [*problems, *entity_problems(root.node, block), *unseen]


class _Maker:
    """Makes nodes of values, as those that YAML has."""

    def __init__(self, text: str, block: Block) -> None:
        self.text = text
        self.block = block
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]

    def mapping(self, values: dict[str, object], at: int, depth: int) -> _Found:
        """A table; its keys stand in the order of the text, but for tables within."""
        if depth > MAX_DEPTH:
            raise RecursionError
        pairs = []
        end = at
        for key, value in values.items():
            start, behind = self._key(key, end)
            name = self._scalar("str", key, start, start + len(key))
            made = self.value(value, behind, depth + 1)
            pairs.append((name, made.node))
            end = max(end, made.at)
        mark = self._mark(at)
        return _Found(MappingNode(f"{_TAG}map", pairs, mark, mark), end)

    def value(self, value: object, at: int, depth: int) -> _Found:
        """A node for what the parser made of a value that stands somewhere behind `at`."""
        if isinstance(value, dict):
            return self.mapping(value, at, depth)
        if isinstance(value, list):
            return self._list(value, at, depth)
        if isinstance(value, bool):
            return self._found("bool", "true" if value else "false", at)
        if isinstance(value, str) and not isinstance(value, _Number):
            return self._text(value, at)
        return self._number(value, at)

    def _list(self, values: list[object], at: int, depth: int) -> _Found:
        if depth > MAX_DEPTH:
            raise RecursionError
        start = max(self.text.find("[", at), at)
        nodes, end = [], at
        for value in values:
            made = self.value(value, end, depth + 1)
            nodes.append(made.node)
            end = made.at
        mark = self._mark(start)
        return _Found(SequenceNode(f"{_TAG}seq", nodes, mark, mark), end)

    def _text(self, value: str, at: int) -> _Found:
        """A text; one with escapes is looked for by its quotation mark."""
        found = self.text.find(value, at) if value else -1
        if found > 0:
            quote = found - 1
            return _Found(self._scalar("str", value, quote, found, '"'), found + len(value))
        quotes = [one for one in (self.text.find(q, at) for q in "\"'") if one >= 0]
        start = min(quotes, default=at)
        return _Found(self._scalar("str", value, start, start, '"'), start + 1)

    def _number(self, value: object, at: int) -> _Found:
        """A number or a date; it stays as it is written, if it is what stands next."""
        gap = _GAP.match(self.text, at)
        raw = _RAW.match(self.text, gap.end() if gap else at)
        tag = "int" if isinstance(value, int) else "float"
        if isinstance(value, (datetime.date, datetime.time)):
            tag = "timestamp"
        if raw is None or not _is_value(raw[0], value):
            return self._found(tag, str(value), at)
        return _Found(self._scalar(tag, raw[0], raw.start(), raw.end()), raw.end())

    def _found(self, tag: str, text: str, at: int) -> _Found:
        start = self.text.find(text, at)
        start, end = (start, start + len(text)) if start >= 0 else (at, at)
        return _Found(self._scalar(tag, text, start, end), end)

    def _key(self, key: str, at: int) -> tuple[int, int]:
        """Where a key stands, and where its value may begin."""
        at = max(at - 1, 0)  # what stands before the key may be the end of a table's name
        for start in chain(self._places(key, at), self._places(key, 0)):
            line = self.text[self._lines[self._line(start)] : start].rstrip("\"' \t")
            behind = _BEHIND_KEY.match(self.text, start + len(key))
            if behind and (not line or line[-1] in ".,{["):
                return start, behind.end()
        return at, at

    def _places(self, key: str, at: int) -> Iterator[int]:
        while (at := self.text.find(key, at)) >= 0:
            yield at
            at += len(key) or 1

    def _scalar(self, tag: str, text: str, start: int, end: int, style: str = "") -> ScalarNode:
        marks = self._mark(start), self._mark(end)
        return ScalarNode(f"{_TAG}{tag}", text, *marks, style=style or None)

    def _line(self, at: int) -> int:
        return bisect_right(self._lines, at) - 1

    def _mark(self, at: int) -> Mark:
        line = self._line(at)
        return Mark("", at, line, at - self._lines[line], None, 0)


def _is_value(raw: str, value: object) -> bool:
    """Whether a text stands for a value in TOML."""
    import tomllib

    try:
        return bool(tomllib.loads(f"it = {raw}", parse_float=_Number)["it"] == value)
    except ValueError:
        return False


def _syntax_problem(message: str, text: str, block: Block) -> Problem:
    found = _AT.search(message)
    what = message[: found.start()] if found else message
    line = int(found[1]) - 1 if found and found[1] else text.rstrip("\n").count("\n")
    column = int(found[2]) - 1 if found and found[2] else 0
    written = text.split("\n")[line] if line < text.count("\n") + 1 else ""
    message = f"this is not TOML: {what[:1].lower()}{what[1:]}"
    return problem_at(block.at(line, column), "toml-syntax", message, _hint(what, written))


def _hint(what: str, line: str) -> str:
    """What would be right, if it is known."""
    if what.startswith("Cannot overwrite"):
        return "keep one of the two"
    if found := _PAIR.fullmatch(line):
        value = found[2].strip("\"'")
        mark = "'" if set(value) & {'"', "\\"} else '"'
        if mark not in value:
            return to_paste(f"{found[1].strip()} = {mark}{value}{mark}", _QUOTE)
    if _YAML.match(line):
        return "lines of 'key: value' are YAML, which stands between two lines '---'"
    return 'write the key, an equals sign and the value, a text in quotes: key = "value"'
