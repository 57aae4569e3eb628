"""What is asked about documents to answer a query, whoever knows it."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol


class Postings(Protocol):
    """The forms, families, facets and days of documents; these are numbers."""

    @property
    def size(self) -> int:
        """How many documents there are."""

    def weights(self, form: str) -> Mapping[int, float]:
        """The documents that have a form, with its weight in each."""

    def positions(self, form: str) -> Mapping[int, Sequence[int]]:
        """The positions of a form in each document that has it, with fields in their low bits."""

    def has(self, form: str) -> bool:
        """Whether any document has a form."""

    def pair(self, pair: str) -> Sequence[int]:
        """The documents that have a pair."""

    def with_prefix(self, text: str, most: int) -> Sequence[str]:
        """The first forms that begin with a text, at most `most` of them, in order."""

    def members(self, family: str) -> Sequence[str]:
        """The forms that the key of a family leads to."""

    def is_small(self, form: str) -> bool:
        """Whether a form begins with a small letter somewhere."""

    def is_written(self, key: str) -> bool:
        """Whether a text has a word with a key: a form, or a family that it belongs to there."""

    def with_facet(self, facet: str, value: str) -> AbstractSet[int]:
        """The documents with a value of a facet."""

    def between(self, first: int, last: int) -> AbstractSet[int]:
        """The documents whose dates overlap a range of days, both included."""

    def everything(self) -> AbstractSet[int]:
        """All documents."""
