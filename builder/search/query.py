"""The query language: text -> a tree and notes; every text is a query.

osh border                  either word, documents with both first
"border clash"              these words in this order, required
="elections"  =elections    as written, in no other form
+osh -football              required, not wanted
osh AND (fire OR flood) NOT drill
kara*                       words that begin so
title:osh  names:(osce un)  in one field
country:kg  date:2010..2015 a value, a range of days; required

What has no word in it is no condition, so that no sign empties a result. What cannot be done is
left out, and a note says so.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple, TypeGuard

from builder.folding import fold
from builder.search.notes import Note, note_of
from builder.search.quotes import in_plain_signs, without_open_quote
from builder.search.ranges import Dates, read_dates
from builder.suggest import nearest_word

MAX_LENGTH = 2_000
MAX_CLAUSES = 128
MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Words:
    """Words that belong together: one, a compound, or a phrase; `exact` for a phrase in quotes.

    `written`: they are wanted in this form only.
    """

    text: str
    field: str = ""
    exact: bool = False
    written: bool = False


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
class Group:
    """Clauses: all of `required`, none of `excluded`, and of `optional` at least one.

    Beside a required word or phrase the optional ones are no condition: they say what comes first.
    """

    required: tuple["Node", ...] = ()
    optional: tuple["Node", ...] = ()
    excluded: tuple["Node", ...] = ()


Leaf = Words | Prefix | Facet | Dates
Node = Leaf | Group


class Grammar(NamedTuple):
    """What a name before a colon means, and what months are called.

    `names` leads from what may be written, folded, to the name of a field, of a facet, or `date`.
    """

    names: Mapping[str, str]
    facets: frozenset[str]
    months: Sequence[str] = ()  # as `read_dates` has them


class Query(NamedTuple):
    """What a text asks for, and what is to be said of that."""

    tree: Group
    notes: tuple[Note, ...]


_Token = re.Match[str]
_TOKEN = re.compile(
    r"""(?P<close>\))(?:\^[0-9.]+)?
    | (?P<sign>[-+\u2212\u2013]?)(?:
        (?P<open>\()
        | (?P<written>=?)"(?P<phrase>[^"]*)"(?P<after>[~^][0-9.]+)?
        | (?P<word>(?:[^\s()",;|\u3001]|,(?=\d))+)
    )""",
    re.VERBOSE,
)
_WEIGHED = re.compile(r"(.*?)(\^[0-9.]+|~[0-9.]*)")  # signs of other languages for queries
_RANGE_SIGN = re.compile(r"\.\.|[-/\u2013\u2014]")
_MOST_OF_DATE = 4  # words after the first: 5 April 2015 - 6
_SIGNS_AROUND = re.compile(r"\A(?:(?!=)[\W_])+|[\W_]+\Z")
_WORD = re.compile(r"[^\W_]+")


def parse_query(text: str, grammar: Grammar) -> Query:
    """Read a query. What is no operator is a word; there are no errors."""
    plain, unclosed = without_open_quote(in_plain_signs(text[:MAX_LENGTH]))
    tokens = list(_TOKEN.finditer(plain))
    parser = _Parser(tokens[:MAX_CLAUSES], grammar)
    cut = plain[tokens[MAX_CLAUSES].start() :] if len(tokens) > MAX_CLAUSES else ""
    if has_word(rest := cut + text[MAX_LENGTH:]):
        parser.say("cut", rest)
    if has_word(unclosed):
        parser.say("open")
    tree = parser.alternatives("", 0)
    return Query(tree, tuple(parser.notes))


def leaves(node: Node) -> Iterator[Leaf]:
    """What a query wants, without what it excludes."""
    if isinstance(node, Group):
        for part in (*node.required, *node.optional):
            yield from leaves(part)
    else:
        yield node


def is_plain(node: Node) -> bool:
    """Whether a node asks for single words and for nothing more, in any field and form."""
    if isinstance(node, Group):
        return not node.required and not node.excluded and all(map(is_plain, node.optional))
    return is_word(node)


def is_word(node: Node) -> TypeGuard[Words]:
    """Whether a node is a word or a compound, in any field and form."""
    return isinstance(node, Words) and node == Words(node.text)


def written(leaf: Leaf) -> str:
    """A part of a query as it can be written."""
    if isinstance(leaf, Facet):
        return f"{leaf.name}:{leaf.value}"
    if isinstance(leaf, Dates):
        return f"date:{leaf.text}"
    field = leaf.field and f"{leaf.field}:"
    if isinstance(leaf, Prefix):
        return f"{field}{leaf.text}*"
    return field + "=" * leaf.written + (f'"{leaf.text}"' if leaf.exact else leaf.text)


def has_word(text: str) -> bool:
    """Whether a text has anything to look for; signs alone are nothing."""
    return any(fold(word[0]) for word in _WORD.finditer(text))


class _Parser:
    """Recursive descent: OR binds least, then AND, then one clause beside the other."""

    def __init__(self, tokens: Sequence[_Token], grammar: Grammar) -> None:
        self.tokens = tokens
        self.grammar = grammar
        self.notes: dict[Note, None] = {}
        self.at = 0  # the number of the next token

    def say(self, code: str, text: str = "", near: str = "") -> None:
        self.notes[note_of(code, text, near)] = None

    def alternatives(self, field: str, depth: int) -> Group:
        """`a OR b`, up to a closing bracket."""
        options = [self.conjunction(field, depth)]
        while self.is_operator("OR"):
            self.at += 1
            options.append(self.conjunction(field, depth))
        options = [option for option in options if option != Group()]
        return options[0] if len(options) == 1 else Group(optional=tuple(options))

    def conjunction(self, field: str, depth: int) -> Group:
        """`a AND b`."""
        parts = [self.sequence(field, depth)]
        while self.is_operator("AND"):
            self.at += 1
            parts.append(self.sequence(field, depth))
        parts = [part for part in parts if part != Group()]
        return parts[0] if len(parts) == 1 else Group(required=tuple(parts))

    def sequence(self, field: str, depth: int) -> Group:
        """Clauses beside each other."""
        clauses: list[tuple[str, Node]] = []
        negate = False
        while self.at < len(self.tokens) and not self.is_operator("AND", "OR"):
            token = self.tokens[self.at]
            if token["close"] and depth:
                break
            is_not = self.is_operator("NOT")
            self.at += 1
            node = None if is_not or token["close"] else self.clause(token, field, depth)
            if node:
                clauses.append(("-" if negate else token["sign"], node))
            negate = is_not or (negate and not node)
        return _group(clauses)

    def clause(self, token: _Token, field: str, depth: int, written: bool = False) -> Node | None:
        """The clause that begins with a token, which is passed; None if it has no word."""
        if token["open"]:
            return self.bracket(field, depth)
        if token["phrase"] is None:
            return self.named(token["word"], field, depth)
        if token["after"]:
            self.say("sign", token["after"])
        return self.value(token["phrase"].strip(), field, True, written or bool(token["written"]))

    def bracket(self, field: str, depth: int) -> Node | None:
        """What stands in brackets; one that is too deep in others counts for nothing."""
        if depth >= MAX_DEPTH:
            return None
        group = self.alternatives(field, depth + 1)
        self.at += 1  # the closing bracket; at the end of the query there may be none
        return None if group == Group() else group

    def named(self, text: str, field: str, depth: int) -> Node | None:
        """A word, perhaps with the name of a field before it; its value may be the next clause."""
        name, colon, value = text.partition(":")
        names = self.grammar.names
        known = names.get(fold(name)) if colon else None
        if not known:
            if colon and (near := nearest_word(fold(name), names.keys())):
                self.say("field", name, near)
                text = value
            return self.word(text, field)
        if value in {"", "="} and self.has_value():
            self.at += 1
            return self.clause(self.tokens[self.at - 1], known, depth, value == "=")
        if not value:
            return self.word(name, field)
        return self.word(self.whole_date(value) if known == "date" else value, known)

    def has_value(self) -> bool:
        """Whether the next token can be the value of a field."""
        if self.at == len(self.tokens) or self.is_operator("AND", "OR", "NOT"):
            return False
        token = self.tokens[self.at]
        return not token["close"] and not token["sign"]

    def whole_date(self, value: str) -> str:
        """A date with the words after it that belong to it: `date:January 2015`."""
        after = self.tokens[self.at : self.at + _MOST_OF_DATE]
        words = [token["word"] for token in takewhile(_is_plain, after)]
        is_whole = read_dates(value, self.grammar.months) and not value.endswith("..")
        if is_whole and not (words and _RANGE_SIGN.match(words[0])):
            return value
        for count in range(len(words), 0, -1):
            text = " ".join([value, *words[:count]])
            if read_dates(text, self.grammar.months):
                self.at += count
                return text
        return value

    def word(self, text: str, field: str) -> Node | None:
        """A word or a compound, of which signs that mean something are taken off."""
        if text.startswith("="):
            return self.value(text[1:], field, written=True)
        weighed = None if field == "date" else _WEIGHED.fullmatch(text)
        if weighed:
            self.say("sign", weighed[2])
            text = weighed[1]
        return self.value(text, field)

    def value(
        self, text: str, field: str, exact: bool = False, written: bool = False
    ) -> Node | None:
        """What is looked for, in a field or as a value of a facet."""
        if field == "date" and (found := read_dates(text, self.grammar.months)):
            if found[1]:
                self.say(found[1], text)
            return found[0]
        if not has_word(text):
            return None
        if field in self.grammar.facets:
            return Facet(field, text)
        if field == "date":
            self.say("date", text)
            field, exact = "", False
        if "*" in text:
            return self.starred(text, field, exact, written)
        return Words(text, field, exact, written)

    def starred(self, text: str, field: str, exact: bool, written: bool) -> Node:
        """What has stars in it: a beginning, if there is one before a star."""
        head, star, _ = text.lstrip("*").partition("*")
        if star and not exact and has_word(head):
            if text.rstrip("*") != head:
                self.say("star", text, f"{head}*")
            return Prefix(head, field)
        plain = text.replace("*", " ").strip()
        self.say("star", text, plain)
        return Words(plain, field, exact, written)

    def is_operator(self, *words: str) -> bool:
        if self.at >= len(self.tokens):
            return False
        token = self.tokens[self.at]
        return _SIGNS_AROUND.sub("", token["word"] or "") in words and not token["sign"]


def _is_plain(token: _Token) -> bool:
    return token["word"] is not None and not token["sign"]


def _group(clauses: Sequence[tuple[str, Node]]) -> Group:
    required, optional, excluded = [], [], []
    for sign, node in clauses:
        if sign == "+" or (not sign and _is_condition(node)):
            required.append(node)
        elif sign:
            excluded.append(node)
        else:
            optional.append(node)
    return Group(tuple(required), tuple(optional), tuple(excluded))


def _is_condition(node: Node) -> bool:
    return isinstance(node, Facet | Dates) or (isinstance(node, Words) and node.exact)
