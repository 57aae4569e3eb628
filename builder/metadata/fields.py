"""Typed reading of a mapping's keys: entries -> text, names, dates, ...; each fault a problem."""

import re
import textwrap
from collections.abc import Callable, Collection, Iterator, Mapping

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from builder.dates.edtf import parse_date
from builder.dates.values import ArchiveDate
from builder.errors import Name, Place, Problem, problem_at
from builder.metadata.block import Block
from builder.metadata.entries import (
    Entry,
    is_blank,
    is_boolean,
    is_custom,
    is_empty,
    is_nothing,
    plain_scalar,
    read_mapping,
)
from builder.metadata.keys import LIST_KEYS, meant, near_key, spelled_as
from builder.metadata.lines import line_for, list_hint, list_of, texts_in
from builder.metadata.not_text import as_text, tag_fault, text_fault
from builder.metadata.quoting import to_paste
from builder.metadata.repairs import address_in
from builder.metadata.writing import line_of
from builder.metadata.written import quoted_line
from builder.metadata.written_dates import date_fault
from builder.suggest import did_you_mean
from builder.urls import check_url

_ADDRESS_HINT = "write the whole address, beginning with https://"
_GAP = re.compile(r"[ \t\n\r]+")  # other spaces, such as no-break ones, are kept


class Fields:
    """Reads the keys of one mapping; what is wrong with them collects in `problems`.

    A key without a value counts as absent, and so does one with an empty text. Every reader returns
    the empty value of its type for a key that is absent or wrong.
    """

    def __init__(
        self, entries: Mapping[str, Entry], start: Place, languages: tuple[str, ...] = ()
    ) -> None:
        """Take the entries, and the place that is named when a key is missing.

        `languages` are those in which a hint looks for names of months.
        """
        self.entries = {
            k: e for k, e in entries.items() if not is_empty(e.value) and not is_nothing(e.value)
        }
        self.written = entries
        self.start = start
        self.languages = languages
        self.problems: list[Problem] = []
        self._meant: set[str] = set()  # known keys that stand there under another name

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
        words: Mapping[str, str] | None = None,
        hint: Callable[[str], str] = lambda key: "",
    ) -> None:
        """Report every key that is neither known nor one of the archive's own.

        `words` are what others call the known keys, as `keys.plain` writes them; `hint` says of a
        key what to do where no known one is meant.
        """
        for key, entry in self.written.items():
            if key not in known and key not in extra:
                shown = textwrap.shorten(key, 60, placeholder="...")
                instead = self._instead(key, known, words or {}, hint(key)) or hint(key)
                self.report(entry.place, "unknown-key", f"unknown key '{shown}'", instead)

    def _instead(
        self, key: str, known: Collection[str], words: Mapping[str, str], otherwise: str
    ) -> str:
        """The line that should stand in the place of an unknown key."""
        target = meant(key, known, words)
        if not target:
            near = near_key(key, known)
            self._meant.add(near)
            return self._perhaps(near, key) if near else ""
        if target in self.written:
            return f"here it is called '{target}', which is given already; {otherwise}"
        value = self.written[key].value
        line = line_for(target, value)
        self._meant |= {target} if line or not texts_in(value) else set()
        if spelled_as(key, known):
            return f"write {line or target}"
        if line:
            return f"here it is called '{target}': write {line}"
        return "" if texts_in(value) else f"here it is called '{target}'"

    def _perhaps(self, near: str, key: str) -> str:
        """A question; with the whole line if the value has to be another, too."""
        value = self.written[key].value
        is_list = isinstance(value, SequenceNode)
        line = "" if is_list or near not in LIST_KEYS else line_for(near, value)
        return f"did you mean {line}?" if line else f"did you mean '{near}'?"

    def require(self, key: str, hint: str | Callable[[], str], because_of: str = "") -> None:
        """Report a key that is absent or blank; `because_of` is the key that makes it necessary.

        One that stands there under another name is reported by `check_keys`. A hint that takes work
        is given as a function.
        """
        entry = self.entries.get(key)
        if entry is None and key in self._meant:
            return
        if entry is None or is_blank(entry.value):
            place = self.place(key if key in self.written else because_of)
            hint = hint if isinstance(hint, str) else hint()
            self.report(place, "missing-key", f"'{key}' is missing", hint)

    def text(self, key: str) -> str:
        """A value of one line; line breaks in it become spaces."""
        entry = self.entries.get(key)
        return self._scalar(key, entry.value, entry.block) if entry else ""

    def exact(self, key: str) -> str:
        """A value with each of its spaces, as a path has them."""
        entry = self.entries.get(key)
        return self._scalar(key, entry.value, entry.block, exact=True) if entry else ""

    def name(self, key: str) -> Name | None:
        """A text and its place."""
        text = self.text(key)
        return Name(text, self.entries[key].value_place) if text else None

    def names(self, key: str, exact: bool = False) -> tuple[Name, ...]:
        """A list of texts and their places; if asked for, with each of their spaces."""
        entry = self.entries.get(key)
        if entry is None:
            return ()
        if not isinstance(entry.value, SequenceNode):
            line = list_hint(key, entry.value) if isinstance(entry.value, ScalarNode) else ""
            hint = f"write it as a list: {line or f'{key}: [...]'}"
            self.report(entry.value_place, "not-a-list", f"'{key}' must be a list", hint)
            return ()
        return tuple(self._items(key, entry, entry.value, exact))

    def choice(self, key: str, choices: Collection[str], default: str) -> str:
        """One of a few words."""
        text = self.word(key)
        if text and text not in choices:
            hint = did_you_mean(text, choices) or f"it is one of {', '.join(choices)}"
            message = f"'{key}' cannot be '{text}'"
            self.report(self.entries[key].value_place, "unknown-value", message, hint)
        return text if text in choices else default

    def word(self, key: str) -> str:
        """A text that is to be one of a few words; so what YAML reads as true or false is one."""
        entry = self.entries.get(key)
        return str(entry.value.value) if entry and is_boolean(entry.value) else self.text(key)

    def number(self, key: str) -> int | float | None:
        """A number."""
        entry = self.entries.get(key)
        value = self.plain(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            if entry is not None:
                message = f"'{key}' must be a number"
                hint = "write digits alone, such as 1200 or 4.5, without quotes"
                self.report(entry.value_place, "not-a-number", message, hint)
            return None
        return value

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        entry = self.entries.get(key)
        if entry is None:
            return default
        if not is_boolean(entry.value):
            message = f"'{key}' must be true or false"
            hint = f"write {key}: true or {key}: false"
            self.report(entry.value_place, "unknown-value", message, hint)
            return default
        return entry.value.value.lower() in {"true", "yes", "on"}

    def date(self, key: str) -> ArchiveDate | None:
        """A date in one of the forms of `dates.edtf.FORMS`."""
        text = self.text(key)
        if not text:
            return None
        try:
            return parse_date(text)
        except ValueError as error:
            own = self.entries.get("language")
            languages = (str(own.value.value), *self.languages) if own else self.languages
            message, hint = date_fault(text, error, f"{key}: ", languages)
            self.report(self.entries[key].value_place, "bad-date", f"'{key}': {message}", hint)
            return None

    def url(self, key: str) -> str:
        """An absolute http or https address."""
        text = self.text(key)
        try:
            return check_url(text) if text else ""
        except ValueError as error:
            found = address_in(text)
            hint = f"write {line_of(key, found)}" if found else _ADDRESS_HINT
            self.report(self.entries[key].value_place, "bad-url", f"'{key}': {error}", hint)
            return ""

    def checked(self, key: str, check: Callable[[str], str], code: str, hint: str) -> str:
        """A text that a function checks or normalizes; it raises ValueError with the message."""
        text = self.text(key)
        try:
            return check(text) if text else ""
        except ValueError as error:
            self.report(self.entries[key].value_place, code, f"'{key}': {error}", hint)
            return ""

    def mappings(self, key: str, hint: str = "") -> Iterator["Fields"]:
        """The fields of each mapping in a list; the caller takes over their problems."""
        entry = self.entries.get(key)
        if entry is None:
            return
        if not isinstance(entry.value, SequenceNode):
            self.report(entry.value_place, "not-a-list", f"'{key}' must be a list", hint)
            return
        for node in entry.value.value:
            place = entry.block.place(node.start_mark)
            if not isinstance(node, MappingNode):
                message = f"each item of '{key}' must be lines of 'key: value'"
                self.report(place, "not-a-mapping", message, hint)
                continue
            entries, problems = read_mapping(node, entry.block)
            self.problems += problems
            yield Fields(entries, place, self.languages)

    def mapping(self, key: str, hint: str = "") -> "Fields | None":
        """The fields of a mapping; the caller takes over their problems."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        if not isinstance(entry.value, MappingNode):
            message = f"'{key}' must be lines of 'key: value'"
            self.report(entry.value_place, "not-a-mapping", message, hint)
            return None
        entries, problems = read_mapping(entry.value, entry.block)
        self.problems += problems
        return Fields(entries, entry.value_place, self.languages)

    def plain(self, key: str) -> object:
        """The value as it is, for keys that the archive adds."""
        entry = self.entries.get(key)
        return self._plain(key, entry.value, entry.block) if entry else None

    def _plain(self, key: str, node: Node, block: Block) -> object:
        if is_custom(node):
            self.report(block.place(node.start_mark), *tag_fault(key, node))
        elif isinstance(node, SequenceNode):
            return [self._plain(key, item, block) for item in node.value]
        elif isinstance(node, MappingNode):
            entries, problems = read_mapping(node, block)
            self.problems += problems
            return {name: self._plain(key, e.value, block) for name, e in entries.items()}
        elif isinstance(node, ScalarNode):
            return plain_scalar(node)
        return None

    def _items(self, key: str, entry: Entry, node: SequenceNode, exact: bool) -> Iterator[Name]:
        for item in node.value:
            if is_nothing(item):  # a row of a form that was left empty
                continue
            if is_empty(item) or is_blank(item):
                self._empty_item(key, item, entry.block)
            elif isinstance(item, ScalarNode):
                if text := self._scalar(key, item, entry.block, exact):
                    yield Name(text, entry.block.place(item.start_mark))
            else:
                self._report_item(key, item, entry)

    def _report_item(self, key: str, item: Node, entry: Entry) -> None:
        kind = "a list" if isinstance(item, SequenceNode) else "a mapping"
        line = list_of(key, entry.value)
        place = entry.block.place(item.start_mark)
        message = f"an item of '{key}' must be text, not {kind}"
        hint = f"write {line}" if line else as_text(key, item, entry.block)
        self.report(place, "not-text", message, hint)

    def _empty_item(self, key: str, item: Node, block: Block) -> None:
        """An item without a value, or with one that is none for YAML: `~`, `null`."""
        hint = "remove the line"
        if line := quoted_line(item, block) if is_empty(item) and item.value else "":
            hint = to_paste(line, "if it is a text, put it in quotes")
        message = f"an item of '{key}' is empty"
        self.report(block.place(item.start_mark), "empty-item", message, hint)

    def _scalar(self, key: str, node: Node, block: Block, exact: bool = False) -> str:
        if fault := text_fault(key, node, block):
            self.report(block.place(node.start_mark), *fault)
            return ""
        text = str(node.value)
        if exact:
            return text
        return " ".join(text.split() if text.isascii() else _GAP.split(text.strip()))
