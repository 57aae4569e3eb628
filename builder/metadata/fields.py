"""Typed reading of a mapping's keys: entries -> text, names, dates, ...; each fault a problem."""

import re
import textwrap
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from builder.dates import FORMS, ArchiveDate, parse_date
from builder.errors import Name, Place, Problem, problem_at
from builder.metadata.block import Block
from builder.metadata.entries import (
    Entry,
    is_blank,
    is_boolean,
    is_custom,
    is_empty,
    plain_scalar,
    read_mapping,
)
from builder.metadata.quoting import quoted, to_paste
from builder.metadata.written import quoted_line, text_of
from builder.suggest import did_you_mean
from builder.urls import check_url

T = TypeVar("T")

_AND = re.compile(r"\s*;\s*|,?\s+(?:and|&)\s+")
_NAMES = frozenset({"name", "title", "label"})  # keys of items in other generators
_GAP = re.compile(r"[ \t\n\r]+")  # other spaces, such as no-break ones, are kept
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")


class Fields:
    """Reads the keys of one mapping; what is wrong with them collects in `problems`.

    A key without a value counts as absent. Every reader returns the empty value of its type for a
    key that is absent or wrong.
    """

    def __init__(self, entries: Mapping[str, Entry], start: Place) -> None:
        """Take the entries, and the place that is named when a key is missing."""
        self.entries = {k: e for k, e in entries.items() if not is_empty(e.value)}
        self.written = entries
        self.start = start
        self.problems: list[Problem] = []

    def has(self, key: str) -> bool:
        """Whether the key has a value."""
        return key in self.entries

    def place(self, key: str) -> Place:
        """Where the key stands, or the start of the file."""
        entry = self.written.get(key)
        return entry.place if entry else self.start

    def report(self, place: Place, code: str, message: str, hint: str = "") -> None:
        """Add a problem."""
        self.problems.append(problem_at(place, code, message, hint))

    def check_keys(
        self,
        known: Collection[str],
        extra: Collection[str] = (),
        elsewhere: Mapping[str, str] | None = None,
        hint: str = "",
    ) -> None:
        """Report every key that is neither known nor one of the archive's own.

        `elsewhere` are keys of other generators and what they are called here; `hint` is given
        where no known key is near.
        """
        for key, entry in self.written.items():
            if key not in known and key not in extra:
                same = (elsewhere or {}).get(key)
                near = f"here it is called '{same}'" if same else did_you_mean(key, known)
                shown = textwrap.shorten(key, 60, placeholder="...")
                self.report(entry.place, "unknown-key", f"unknown key '{shown}'", near or hint)

    def require(self, key: str, hint: str, because_of: str = "") -> None:
        """Report a key that is absent or blank; `because_of` is the key that makes it necessary."""
        entry = self.entries.get(key)
        if entry is None or is_blank(entry.value):
            place = self.place(key if key in self.written else because_of)
            self.report(place, "missing-key", f"'{key}' is missing", hint)

    def text(self, key: str) -> str:
        """A value of one line; line breaks in it become spaces."""
        entry = self.entries.get(key)
        return self._scalar(key, entry.value, entry.block) if entry else ""

    def name(self, key: str) -> Name | None:
        """A text and its place."""
        text = self.text(key)
        return Name(text, self.entries[key].value_place) if text else None

    def names(self, key: str) -> tuple[Name, ...]:
        """A list of texts and their places."""
        entry = self.entries.get(key)
        if entry is None:
            return ()
        if not isinstance(entry.value, SequenceNode):
            hint = "write it as a list: "
            if isinstance(entry.value, ScalarNode) and "\n" not in entry.value.value:
                text = entry.value.value
                text = quoted(text) if entry.value.style else _separated(key, text)
                hint += f"{key}: [{text}]"
            else:
                hint += f"{key}: [...]"
            self.report(entry.value_place, "not-a-list", f"'{key}' must be a list", hint)
            return ()
        return tuple(self._items(key, entry, entry.value))

    def choice(self, key: str, choices: Collection[str], default: str) -> str:
        """One of a few words."""
        entry = self.entries.get(key)
        if entry is None:
            return default
        text = self.text(key)
        if text and text not in choices:
            hint = did_you_mean(text, choices) or f"it is one of {', '.join(choices)}"
            message = f"'{key}' cannot be '{text}'"
            self.report(entry.value_place, "unknown-value", message, hint)
        return text if text in choices else default

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        entry = self.entries.get(key)
        if entry is None:
            return default
        if not is_boolean(entry.value):
            message = f"'{key}' must be true or false"
            self.report(entry.value_place, "unknown-value", message)
            return default
        return entry.value.value.lower() in {"true", "yes", "on"}

    def date(self, key: str) -> ArchiveDate | None:
        """A date in one of the forms of `dates.FORMS`."""
        return self._checked(key, parse_date, "bad-date", FORMS)

    def url(self, key: str) -> str:
        """An absolute http or https address."""
        hint = "write the whole address, beginning with https://"
        return self._checked(key, check_url, "bad-url", hint) or ""

    def checked(self, key: str, check: Callable[[str], str], code: str, hint: str) -> str:
        """A text that a function checks or normalizes; it raises ValueError with the message."""
        return self._checked(key, check, code, hint) or ""

    def mappings(self, key: str) -> Iterator["Fields"]:
        """The fields of each mapping in a list; the caller takes over their problems."""
        entry = self.entries.get(key)
        if entry is None:
            return
        if not isinstance(entry.value, SequenceNode):
            self.report(entry.value_place, "not-a-list", f"'{key}' must be a list")
            return
        for node in entry.value.value:
            place = entry.block.place(node.start_mark)
            if not isinstance(node, MappingNode):
                message = f"each item of '{key}' must be lines of 'key: value'"
                self.report(place, "not-a-mapping", message)
                continue
            entries, problems = read_mapping(node, entry.block)
            self.problems += problems
            yield Fields(entries, place)

    def mapping(self, key: str) -> "Fields | None":
        """The fields of a mapping; the caller takes over their problems."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        if not isinstance(entry.value, MappingNode):
            message = f"'{key}' must be lines of 'key: value'"
            self.report(entry.value_place, "not-a-mapping", message)
            return None
        entries, problems = read_mapping(entry.value, entry.block)
        self.problems += problems
        return Fields(entries, entry.value_place)

    def plain(self, key: str) -> object:
        """The value as it is, for keys that the archive adds."""
        entry = self.entries.get(key)
        return self._plain(key, entry.value, entry.block) if entry else None

    def _plain(self, key: str, node: Node, block: Block) -> object:
        if is_custom(node):
            self.report(block.place(node.start_mark), *_tag_fault(key, node))
        elif isinstance(node, SequenceNode):
            return [self._plain(key, item, block) for item in node.value]
        elif isinstance(node, MappingNode):
            entries, problems = read_mapping(node, block)
            self.problems += problems
            return {name: self._plain(key, e.value, block) for name, e in entries.items()}
        elif isinstance(node, ScalarNode):
            return plain_scalar(node)
        return None

    def _checked(self, key: str, check: Callable[[str], T], code: str, hint: str) -> T | None:
        text = self.text(key)
        if not text:
            return None
        try:
            return check(text)
        except ValueError as error:
            self.report(self.entries[key].value_place, code, f"'{key}': {error}", hint)
            return None

    def _items(self, key: str, entry: Entry, node: SequenceNode) -> Iterator[Name]:
        for item in node.value:
            if is_empty(item) or is_blank(item):
                self._empty_item(key, item, entry.block)
            elif text := self._scalar(key, item, entry.block):
                yield Name(text, entry.block.place(item.start_mark))

    def _empty_item(self, key: str, item: Node, block: Block) -> None:
        """An item without a value, or with one that is none for YAML: `~`, `null`."""
        hint = "remove the line"
        if line := quoted_line(item, block) if is_empty(item) and item.value else "":
            hint = to_paste(line, "if it is a text, put it in quotes")
        message = f"an item of '{key}' is empty"
        self.report(block.place(item.start_mark), "empty-item", message, hint)

    def _scalar(self, key: str, node: Node, block: Block) -> str:
        if fault := _fault(key, node, block):
            self.report(block.place(node.start_mark), *fault)
            return ""
        text = str(node.value)
        return " ".join(text.split() if text.isascii() else _GAP.split(text.strip()))


def _fault(key: str, node: Node, block: Block) -> tuple[str, str, str] | None:
    """What keeps a value from being text: code, message, hint."""
    if is_custom(node) or node.tag.endswith(":null"):
        return _tag_fault(key, node)
    if not isinstance(node, ScalarNode):
        kind = "a list" if isinstance(node, SequenceNode) else "a mapping"
        return "not-text", f"'{key}' must be text, not {kind}", _as_text(key, node, block)
    if is_boolean(node):
        message = f"YAML reads {node.value} as true or false, not as text"
        line = quoted_line(node, block) or quoted(node.value)
        return "yaml-boolean", message, to_paste(line, "put it in quotes")
    if bad := _CONTROL.search(node.value):
        message = f"'{key}' has the character U+{ord(bad[0]):04X}"
        return "control-character", message, "remove it"
    return None


def _separated(key: str, text: str) -> str:
    """Names with commas between them; an "and" may be a part of other names."""
    return _AND.sub(", ", text) if key == "authors" else text


def _as_text(key: str, node: Node, block: Block) -> str:
    """How a list or a mapping would be the text that was probably meant."""
    line, raw = quoted_line(node, block), text_of(node, block)
    if isinstance(node, SequenceNode) and all(isinstance(one, ScalarNode) for one in node.value):
        if key == "author":
            names = raw if raw else "[...]"
            return f"write authors: {names}"
        if line.startswith("- "):
            items = ", ".join(f"- {text_of(one, block)}" for one in node.value)
            return f"write a line for each: {items}"
    pairs = node.value if isinstance(node, MappingNode) and line.startswith("- ") else []
    if [str(name.value) in _NAMES for name, _ in pairs] == [True]:
        return f"write the name alone: - {text_of(pairs[0][1], block)}"
    return to_paste(line, "if it is one text, put it in quotes") if line else ""


def _tag_fault(key: str, node: Node) -> tuple[str, str, str]:
    return "yaml-tag", f"'{key}' carries the YAML tag '{node.tag}'", "remove the tag"
