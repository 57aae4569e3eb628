"""HTML of a text -> elements of its tree."""

import html
from collections.abc import Iterable

from markdown_it.token import Token

from builder.markup.elements import Elements
from builder.markup.foreign import report_foreign
from builder.markup.notes import Notes, shortened
from builder.markup.pairs import Pairs
from builder.markup.tags import (
    ATTRIBUTES,
    BLOCKS,
    DIVIDING,
    ID_PREFIX,
    PLAYERS,
    RENAMED,
    TRANSPARENT,
    UNFINISHED,
    VOID,
    Tag,
    pieces,
)

_NEED_SOURCE = frozenset({"img", "embed", "source", "iframe"})


class Html:
    """Writes the HTML of a text into its tree, and notes what is shown as it was written."""

    def __init__(self, tokens: Iterable[Token], elements: Elements, notes: Notes) -> None:
        self._elements = elements
        self._notes = notes
        self._pieces: dict[int, list[str | Tag]] = {}  # by the tokens of HTML
        pairs = Pairs()
        self._pair(tokens, pairs)
        pairs.finish()

    def _pair(self, tokens: Iterable[Token], pairs: Pairs) -> None:
        """Find the tags that count: those with a partner in their container."""
        for token in tokens:
            if token.nesting > 0:
                pairs.enter()
            elif token.nesting < 0:
                pairs.leave()
            elif token.type in {"html_block", "html_inline"}:
                self._pieces[id(token)] = found = [*pieces(token.content)]
                for piece in found:
                    if isinstance(piece, Tag):
                        pairs.see(piece, token)
            elif token.type == "inline":
                pairs.enter()
                self._pair(token.children or (), pairs)
                pairs.leave()

    def write(self, token: Token) -> None:
        """Write a tag of a line, or a block, in which Markdown is not read."""
        for piece in self._pieces[id(token)]:
            if isinstance(piece, Tag):
                self._tag(piece)
            else:
                self._text(piece)

    def _text(self, written: str) -> None:
        self._elements.bare_text(html.unescape(written))
        if found := UNFINISHED.search(written):
            self._report(found[0], found[0], "end it with >, or write it in Markdown")
        report_foreign(written, self._notes)

    def _tag(self, tag: Tag) -> None:
        for ended in tag.ends:
            if ended.counts:
                self._close(ended)
        if not tag.counts:
            self._refuse(tag)
        elif tag.name in PLAYERS:
            self._link_to_source(tag)
        elif tag.name in DIVIDING:
            self._elements.divide()
        elif tag.name in TRANSPARENT:
            pass
        elif tag.closing:
            self._close(tag)
        else:
            self._open(tag)

    def _open(self, tag: Tag) -> None:
        name = RENAMED.get(tag.name, tag.name)
        kept = {key: value for key, value in tag.attributes.items() if key in ATTRIBUTES}
        if name == "a" and "name" in tag.attributes:
            kept.setdefault("id", tag.attributes["name"])
        if "id" in kept:
            kept["id"] = ID_PREFIX + kept["id"]
        if name in BLOCKS:
            self._elements.open_block(name, kept)
        else:
            if not tag.spans:
                self._elements.in_paragraph()
            self._elements.open_inline(name, kept)
        if name in VOID:
            self._close(tag)

    def _close(self, tag: Tag) -> None:
        if RENAMED.get(tag.name, tag.name) in BLOCKS:
            self._elements.close_block()
        else:
            self._elements.close_inline()

    def _link_to_source(self, tag: Tag) -> None:
        source = tag.attributes.get(PLAYERS[tag.name], "")
        if source and not tag.closing:
            self._elements.in_paragraph()
            self._elements.part_links()
            shown = tag.attributes.get("title") or source
            self._elements.add("a", shown, {"href": source, "class": "picture"})

    def _refuse(self, tag: Tag) -> None:
        """Show a tag as it was written; a lone `<p>` does nothing but divide paragraphs."""
        if tag.name == "p" and not tag.is_ticker:
            self._elements.divide()
            return
        self._elements.bare_text(tag.written)
        if not tag.is_ticker:
            self._report(tag.name, tag.written, _way_out(tag))

    def _report(self, kind: str, written: str, hint: str) -> None:
        message = f"the HTML {shortened(written)} is shown as text"
        self._notes.report_once(kind, written, "html-as-text", message, hint)


def _way_out(tag: Tag) -> str:
    if not tag.can_count:
        return "write it in Markdown, or put it in `backticks` if readers are to see it so"
    if tag.name in _NEED_SOURCE and not tag.closing:
        return f"write {PLAYERS.get(tag.name, 'src')}=..., or put it in `backticks`"
    if tag.closing:
        return f"open it before, with <{tag.name}>, or remove it"
    return f"close it with </{tag.name}> where it was opened"
