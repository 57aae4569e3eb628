"""A file with metadata as it is, byte for byte, with the places of what its metadata says."""

from dataclasses import dataclass
from functools import cached_property

from yaml.nodes import Node, ScalarNode, SequenceNode

from builder.content.frontmatter import split_document
from builder.content.reader import unify_line_ends
from builder.errors import has_errors
from builder.metadata.block import Block
from builder.metadata.entries import Entry, read_entries
from builder.metadata.splicing import Lines, Span, Value, toml_span, value_of
from builder.urls import YAML_SUFFIXES


@dataclass(frozen=True)
class Source:
    """A file with metadata: its path, and its text as it is."""

    path: str
    text: str

    @property
    def is_yaml(self) -> bool:
        """Whether it is metadata as a whole."""
        return self.path.endswith(YAML_SUFFIXES)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    @cached_property
    def _read(self) -> tuple[dict[str, Entry], str, int, bool]:
        """The entries, the body, the number of lines before it, whether there are errors."""
        plain = unify_line_ends(self.text.lstrip("\ufeff"))
        if self.is_yaml:
            entries, problems = read_entries(plain, Block(self.path))
            return entries, "", 0, has_errors(problems)
        entries, body, problems = split_document(plain, self.path)
        return entries, body.markdown, body.lines_before, has_errors(problems)

    @property
    def entries(self) -> dict[str, Entry]:
        """What the metadata says, by key."""
        return self._read[0]

    @property
    def body(self) -> str:
        """The text below the metadata, with line feeds."""
        return self._read[1]

    @property
    def body_start(self) -> int:
        """Where the body begins in the text."""
        return self.lines.start(self._read[2] + 1)

    @property
    def has_errors(self) -> bool:
        """Whether the metadata cannot be read as it is."""
        return self._read[3]

    @property
    def end(self) -> int:
        """Where a line may be added below all others."""
        return len(self.text) if self.is_yaml else self.lines.start(self._read[2])

    @property
    def top(self) -> int:
        """Where a line may be added above all others."""
        if not self.entries:
            return self.end
        return self.lines.start(min(one.place.line for one in self.entries.values()))

    @property
    def is_toml(self) -> bool:
        """Whether the metadata is TOML."""
        return not self.is_yaml and self.text.lstrip("\ufeff \t\r\n").startswith("+++")

    def values(self) -> dict[str, Value]:
        """What the metadata says, to be compared; keys without a value are left out."""
        found = {key: value_of(entry.value) for key, entry in self.entries.items()}
        return {key: value for key, value in found.items() if value is not None}

    def items(self, key: str) -> list[str]:
        """The texts of a list."""
        entry = self.entries.get(key)
        nodes = entry.value.value if entry and isinstance(entry.value, SequenceNode) else ()
        return [str(one.value) if isinstance(one, ScalarNode) else "" for one in nodes]

    def span(self, entry: Entry, node: Node) -> Span | None:
        """Where a scalar stands; None where that is not known."""
        start = self.lines.at(entry.block.place(node.start_mark))
        if self.is_toml:
            return toml_span(self.text, start)
        end = self.lines.at(entry.block.place(node.end_mark))
        return Span(start, start + len(self.text[start:end].rstrip())) if end >= start else None

    def spliced(self, span: Span, new: str) -> "Source":
        """With something else between two offsets."""
        return Source(self.path, self.text[: span.start] + new + self.text[span.end :])
