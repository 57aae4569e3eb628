"""Where values stand in a text, and how they are written there: for changes of single values.

A text is that of a whole file as it is, with its own line ends and byte order marks; places are
those of the file as it was read, without them.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from builder.errors import Place
from builder.metadata.entries import is_empty
from builder.metadata.writing import scalar

# A scalar as tag and text, a list, or a mapping as pairs; None if there is nothing.
Value = object

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKS = "\ufeff"
_TOML_TEXT = re.compile(r'"(?:\\.|[^"\\\n\r])*"|\'[^\'\n\r]*\'')
_TAG = "tag:yaml.org,2002:"
DATE_TAG = f"{_TAG}timestamp"


class Lines:
    """The lines of a text, as places count them."""

    def __init__(self, text: str) -> None:
        """Look where lines begin."""
        self.text = text
        marks = len(text) - len(text.lstrip(_MARKS))
        self._starts = [marks, *(found.end() for found in _LINE_END.finditer(text))]

    def at(self, place: Place) -> int:
        """The offset of a place."""
        return self.start(place.line) + place.column - 1

    def start(self, line: int) -> int:
        """Where a line begins, counted from 1; after the last line it is the end of the text."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self.text)

    def start_of(self, at: int) -> int:
        """Where the line of an offset begins."""
        return max(start for start in self._starts if start <= at)

    def end_of(self, at: int) -> int:
        """Where the line of an offset ends, before its line end."""
        found = _LINE_END.search(self.text, at)
        return found.start() if found else len(self.text)

    def after(self, at: int) -> int:
        """Where the line after that of an offset begins."""
        found = _LINE_END.search(self.text, at)
        return found.end() if found else len(self.text)

    @property
    def line_end(self) -> str:
        """How the first line ends."""
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"


class Span(NamedTuple):
    """From where to where something stands in a text."""

    start: int
    end: int


def toml_span(text: str, start: int) -> Span | None:
    """A text of TOML in one line; None if there is none."""
    found = _TOML_TEXT.match(text, start)
    return Span(*found.span()) if found else None


def written_forms(text: str, node: Node | None, in_list: bool, is_toml: bool) -> Iterator[str]:
    """The forms in which a text may be written, the best first: as `node` is, which it replaces."""
    double = json.dumps(text, ensure_ascii=False)
    style = node.style if isinstance(node, ScalarNode) else None
    if is_toml or style == '"':
        yield double
    elif style == "'":
        yield "'" + text.replace("'", "''") + "'"
    yield scalar(text, in_list)
    yield double


def value_of(node: Node) -> Value:
    """A node as a value that can be compared; a list without items is nothing."""
    if isinstance(node, SequenceNode):
        return [value_of(one) for one in node.value] or None
    if isinstance(node, MappingNode):
        return [(value_of(key), value_of(one)) for key, one in node.value] or None
    return None if is_empty(node) else (node.tag, node.value)


def text_value(text: str) -> Value:
    """What a text is as a value."""
    return f"{_TAG}str", text
