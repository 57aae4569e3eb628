"""The query language: text -> a tree; every text is a query.

osh border                  either word, documents with both first
"border clash"              these words in this order, required
+osh -football              required, not wanted
osh AND (fire OR flood) NOT drill
kara*                       words that begin so
title:osh  names:osce       in one field
country:kg  date:2010..2015 a value, a range of days; required
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from builder.dates.edtf import parse_day
from builder.dates.values import FIRST_DAY, LAST_DAY, day_number

MAX_LENGTH = 2_000
MAX_CLAUSES = 128
MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Words:
    """Words that belong together: one, a compound, or a phrase; `exact` for a phrase in quotes."""

    text: str
    field: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words with a prefix: `kara*`."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a facet, as written: `country:kg`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Dates:
    """A range of days as numbers, 20150120, both included: what an article's date overlaps."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses: all of `required`, none of `excluded`, and of `optional` at least one.

    Beside a required word or phrase the optional ones are no condition: they say what comes first.
    """

    required: tuple["Node", ...] = ()
    optional: tuple["Node", ...] = ()
    excluded: tuple["Node", ...] = ()


Node = Words | Prefix | Facet | Dates | Group

_TOKEN = re.compile(
    r"""(?P<open>[+-]?\() | (?P<close>\))
    | (?P<sign>[+-]?)(?:(?P<field>[A-Za-z_]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s()"]+))""",
    re.VERBOSE,
)


class _Clause(NamedTuple):
    sign: str
    node: Node


def parse_query(text: str, fields: frozenset[str], facets: frozenset[str]) -> Group:
    """Read a query. What is no operator is a word; there are no errors."""
    tokens = list(_TOKEN.finditer(text[:MAX_LENGTH]))[:MAX_CLAUSES]
    group, _ = _Parser(tokens, fields, facets).alternatives(0, 0)
    return group


class _Parser:
    """Recursive descent: OR binds least, then AND, then one clause beside the other."""

    def __init__(
        self, tokens: list[re.Match[str]], fields: frozenset[str], facets: frozenset[str]
    ) -> None:
        self.tokens = tokens
        self.fields = fields
        self.facets = facets

    def alternatives(self, at: int, depth: int) -> tuple[Group, int]:
        """`a OR b`, up to a closing bracket."""
        found, at = self.conjunction(at, depth)
        options = [found]
        while self._is_word(at, "OR"):
            found, at = self.conjunction(at + 1, depth)
            options.append(found)
        options = [option for option in options if option != Group()]
        if len(options) == 1:
            return options[0], at
        return Group(optional=tuple(options)), at

    def conjunction(self, at: int, depth: int) -> tuple[Group, int]:
        """`a AND b`."""
        found, at = self.sequence(at, depth)
        parts = [found]
        while self._is_word(at, "AND"):
            found, at = self.sequence(at + 1, depth)
            parts.append(found)
        parts = [part for part in parts if part != Group()]
        if len(parts) == 1:
            return parts[0], at
        return Group(required=tuple(parts)), at

    def sequence(self, at: int, depth: int) -> tuple[Group, int]:
        """Clauses beside each other."""
        clauses: list[_Clause] = []
        negate = False
        while at < len(self.tokens) and not self._is_word(at, "AND", "OR"):
            token = self.tokens[at]
            if token["close"]:
                if depth:
                    break
                at += 1
                continue
            if self._is_word(at, "NOT"):
                negate, at = True, at + 1
                continue
            if token["open"]:
                node, at = self._bracket(at, depth)
            else:
                node, at = self._clause(token), at + 1
            sign = (token["open"] or token["sign"] or "")[:1].strip("(")
            clauses.append(_Clause("-" if negate else sign, node))
            negate = False
        return _group(clauses), at

    def _bracket(self, at: int, depth: int) -> tuple[Node, int]:
        if depth >= MAX_DEPTH:
            return Group(), at + 1
        group, at = self.alternatives(at + 1, depth + 1)
        return group, at + (at < len(self.tokens))

    def _clause(self, token: re.Match[str]) -> Node:
        field, phrase, word = token["field"] or "", token["phrase"], token["word"] or ""
        value = phrase if phrase is not None else word
        if field in self.facets and value:
            return Facet(field, value)
        if field == "date" and (dates := read_dates(value)):
            return dates
        if field and field not in self.fields:
            field, value = "", f"{field}:{value}"
        if phrase is not None:
            return Words(value, field, exact=True)
        if word.endswith("*") and word.strip("*"):
            return Prefix(word.strip("*"), field)
        return Words(value, field)

    def _is_word(self, at: int, *words: str) -> bool:
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        return token["word"] in words and not token["field"] and not token["sign"]


def _group(clauses: list[_Clause]) -> Group:
    required, optional, excluded = [], [], []
    for sign, node in clauses:
        if node == Group():
            continue
        if sign == "-":
            excluded.append(node)
        elif (
            sign == "+"
            or isinstance(node, Facet | Dates)
            or (isinstance(node, Words) and node.exact)
        ):
            required.append(node)
        else:
            optional.append(node)
    return Group(tuple(required), tuple(optional), tuple(excluded))


def read_dates(text: str) -> Dates | None:
    """`2010..2015`, `2010-04..`, `..2015`, `2015-01-20`, or in EDTF; None if it is none of them.

    In EDTF these are `2010/2015`, `2010-04/..`, `../2015`, and there are also `201X`, `2015-21`,
    `2015~`; what is uncertain or approximate is read as if it were not.
    """
    sign = "/" if "/" in text else ".."
    first, found, last = text.partition(sign)
    open_ends = {"", ".."} if sign == "/" else {""}
    try:
        start = FIRST_DAY if found and first in open_ends else parse_day(first.strip()).first()
        if not found:
            last = first
        end = LAST_DAY if found and last in open_ends else parse_day(last.strip()).last()
    except ValueError:
        return None
    return Dates(day_number(start), day_number(end))
