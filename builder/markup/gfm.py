"""Markdown as GitHub reads it: a text -> block and inline tokens of markdown-it.

Beyond GitHub Flavored Markdown: definition lists, and `{#id}` at the end of a heading.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkLabel, parseLinkTitle
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

from builder.limits import DEFAULT, Limits
from builder.markup import rules
from builder.markup.autolinks import autolinks
from builder.markup.complexity import check_brackets

Environment = dict[str, Any]  # what the rules leave behind: references, notes

_NO_LIMIT = 1_000_000  # of nesting: beyond the library's own 20, text would be dropped
_TILDE = ord("~")
_SINGLE_TILDE = -_TILDE
_TEMPLATE = re.compile(r"\{\{[^{}\n]{0,500}\}\}|\{%[^{}\n]{0,500}%\}")  # of Jekyll and Hugo
_ADDRESS = re.compile(r"://|www\.|@")
_MARKUP = re.compile(rf"[\\`*_\[<&~]|[ \t]\n|\n[ \t]|{_ADDRESS.pattern}")  # all of a line's
_DEFINITION = re.compile(r"^[ >]*:[ \t]", re.MULTILINE)
_HEADING_ID = re.compile(r"\{#([^\s{}#:]+)\}[ \t]*")


class References(dict[str, Any]):
    """Link definitions; remembers which of them were used."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def __getitem__(self, id: str) -> Any:
        found = super().__getitem__(id)
        self.used.add(id)
        return found

    def get(self, id: str, default: Any = None) -> Any:
        """A definition, which is used from now on."""
        try:
            return self[id]
        except KeyError:
            return default


def parse(markdown: str, html: bool, limits: Limits = DEFAULT) -> tuple[list[Token], Environment]:
    """The tokens of a text, and what it defines: `references`, `footnotes`, `labels` of notes.

    Raises:
        RecursionError: its lists or quotations are nested far too deeply.
        TooComplexError: it has more of something than `limits` says.
    """
    has_addresses = _ADDRESS.search(markdown) is not None
    has_definitions = _DEFINITION.search(markdown) is not None
    markdown = markdown if markdown.endswith("\n") else f"{markdown}\n"
    env: Environment = {"references": References(), "labels": [], "limits": limits}
    env["footnotes"] = {"refs": rules.Labels(), "list": {}}
    return _parser(html, has_addresses, has_definitions).parse(markdown, env), env


class _Parser(MarkdownIt):
    """The library's parser, which leaves addresses as they were written: others judge them."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the library's name)
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


class _Helpers:
    """The library's functions that read the parts of a link."""

    parseLinkLabel = staticmethod(parseLinkLabel)  # noqa: N815 (the library's names)
    parseLinkTitle = staticmethod(parseLinkTitle)  # noqa: N815

    @staticmethod
    def parseLinkDestination(text: str, at: int, end: int) -> Any:  # noqa: N802
        """The target of a link; what templates put before a path may have spaces in it."""
        found = _TEMPLATE.match(text, at, end)
        rest = parseLinkDestination(text, found.end() if found else at, end)
        if found:
            rest.str = found[0] + (rest.str if rest.ok else "")
            rest.pos = rest.pos if rest.ok else found.end()
            rest.ok = True
        return rest


@cache
def _parser(html: bool, has_addresses: bool, has_definitions: bool) -> MarkdownIt:
    """A parser without the rules that a text does not need, some of which are slow."""
    options = {"linkify": False, "html": html, "maxNesting": _NO_LIMIT}
    parser = _Parser("gfm-like2", {**options, "alerts": False, "tasklists": False})
    parser.helpers = _Helpers  # type: ignore[assignment]
    parser.use(footnote_plugin, inline=False)
    if has_definitions:
        parser.use(deflist_plugin)
    if has_addresses:
        autolinks(parser)
    parser.disable("table")  # which the library looks for before lists: `1. a | b` is an item
    inside: RuleOptionsType = {"alt": ["paragraph", "reference"]}
    parser.block.ruler.before("lheading", "late_table", rules.table, inside)
    parser.block.ruler.at("html_block", rules.raw_html, inside)
    anywhere: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
    parser.block.ruler.at("footnote_def", footnote_def, anywhere)
    parser.inline.ruler.at("footnote_ref", rules.mark)
    parser.inline.ruler.at("escape", rules.backslash)
    parser.core.ruler.after("block", "tasks", rules.tasks)
    parser.inline.ruler2.before("balance_pairs", "part_tildes", _part_tildes)
    parser.inline.ruler2.after("balance_pairs", "join_tildes", _join_tildes)
    parser.core.ruler.after("block", "note_labels", _note_labels)
    parser.core.ruler.at("inline", _inline)
    return parser


def _note_labels(state: StateCore) -> None:
    """Remember which notes there are, with their lines; the library drops unused ones."""
    for token in state.tokens:
        if token.type == "footnote_reference_open" and token.map:
            state.env["labels"].append((token.meta["label"], token.map[0]))


def _inline(state: StateCore) -> None:
    """Parse the lines of blocks; most have no markup, and need no parser."""
    for before, token in pairwise(state.tokens):
        if token.type == "inline":
            _take_id(before, token)
            token.children = []
            if _MARKUP.search(token.content):
                check_brackets(token.content, state.env["limits"], token.map[0] if token.map else 0)
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            else:
                token.children.append(Token("text", "", 0, content=token.content))


def _take_id(before: Token, inline: Token) -> None:
    """Take `{#id}` off a heading; the token before its contents knows it from then on."""
    if before.type != "heading_open":
        return
    start = inline.content.rfind("{#")
    text = inline.content[: max(start, 0)]
    found = _HEADING_ID.fullmatch(inline.content, start) if text.endswith((" ", "\t")) else None
    if found:
        inline.content = text.rstrip(" \t")
        before.meta["id"] = found[1]


def _part_tildes(state: StateInline) -> None:
    """A single tilde is closed by a single one only: until pairs are found, it is another sign."""
    for delimiter in _delimiters(state):
        if delimiter.marker == _TILDE and state.tokens[delimiter.token].content == "~":
            delimiter.marker = _SINGLE_TILDE


def _join_tildes(state: StateInline) -> None:
    for delimiter in _delimiters(state):
        if delimiter.marker == _SINGLE_TILDE:
            delimiter.marker = _TILDE


def _delimiters(state: StateInline) -> Iterator[Delimiter]:
    yield from state.delimiters
    for meta in state.tokens_meta:
        yield from (meta or {}).get("delimiters", ())
