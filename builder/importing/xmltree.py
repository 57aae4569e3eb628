"""XML of anybody: no entities of its own, nothing from elsewhere, bounded in depth."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from builder.importing.inputs import MOST_OF_A_TEXT

_PIECE = 1 << 16  # bytes that are parsed at a time
_MOST_DEEP = 100
_MOST_ATTRIBUTES = 200
# What XML forbids, and programs write nevertheless; in UTF-16 these bytes are halves of letters.
_FORBIDDEN = bytes({*range(0x20)} - {*b"\t\n\r"})
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0")


@dataclass(slots=True)
class Node:
    """An element: its name as it is written, with its prefix, and the line where it begins."""

    tag: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    nodes: list["Node"] = field(default_factory=list)

    def all(self, tag: str) -> list["Node"]:
        """The elements of this name in it."""
        return [one for one in self.nodes if one.tag == tag]

    def first(self, tag: str) -> str:
        """The text of the first element of this name that has one."""
        return next((text for one in self.all(tag) if (text := one.text.strip())), "")


class BrokenXMLError(ValueError):
    """What is no XML; the text begins with the number of the line."""


class RefusedXMLError(BrokenXMLError):
    """What no program that keeps texts would write, and what is not read at all."""


def nodes_of(data: bytes, depth: int = 0) -> Iterator[Node]:
    """The elements that stand so deep, each when it ends; those above them come without them.

    Raises:
        BrokenXMLError: it cannot be read to its end.
        RefusedXMLError: it has entities, is too deep, or one element is too large.
    """
    if not data.startswith(_UTF_16):
        data = data.translate(None, _FORBIDDEN)
    reader = _Reader(depth)
    view = memoryview(data)
    for start in range(0, max(len(data), 1), _PIECE):
        try:
            reader.parser.Parse(view[start : start + _PIECE], start + _PIECE >= len(data))
        except expat.ExpatError as error:
            said = expat.errors.messages[error.code]
            raise BrokenXMLError(f"{error.lineno}: this is not XML: {said}") from error
        except (ValueError, LookupError) as error:
            if isinstance(error, BrokenXMLError):
                raise
            raise RefusedXMLError(f"1: its encoding cannot be read: {str(error)[:60]}") from error
        yield from reader.done
        reader.done.clear()


class _Reader:
    """Makes nodes of what expat finds."""

    def __init__(self, depth: int) -> None:
        self.done: list[Node] = []
        self._depth = depth
        self._open: list[Node] = []
        self._texts: list[list[str]] = []
        self._size = 0
        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _MOST_DEEP:
            raise self._refused(f"elements stand in each other more than {_MOST_DEEP} deep")
        if len(attributes) > _MOST_ATTRIBUTES:  # with which some readers need a time
            raise self._refused(f"an element has more than {_MOST_ATTRIBUTES} attributes")
        self._open.append(Node(tag, attributes, self.parser.CurrentLineNumber))
        self._texts.append([])
        self._size = self._size if len(self._open) > self._depth + 1 else 0

    def _end(self, tag: str) -> None:
        node = self._open.pop()
        node.text = "".join(self._texts.pop())
        if len(self._open) > self._depth:
            self._open[-1].nodes.append(node)
        else:
            self.done.append(node)

    def _text(self, text: str) -> None:
        self._size += len(text)
        if self._size > 2 * MOST_OF_A_TEXT:
            most = 2 * MOST_OF_A_TEXT // 1_000_000
            raise self._refused(f"an element has more than {most} million signs")
        if self._texts:
            self._texts[-1].append(text)

    def _entity(self, name: str, *about: object) -> None:
        raise self._refused(f"the file defines an entity, '{name[:40]}', which is not read")

    def _refused(self, said: str) -> RefusedXMLError:
        return RefusedXMLError(f"{self.parser.CurrentLineNumber}: {said}")
