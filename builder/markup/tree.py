"""Tokens of a text -> the tree of elements that Python-Markdown works on."""

from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element

from markdown_it.token import Token

from builder.markup.elements import Elements
from builder.markup.headings import MARK_PREFIX
from builder.markup.html import Html
from builder.markup.notes import Notes

_CHECKED, _UNCHECKED = "\u2611", "\u2610"
_BACK = "\u21a9"  # which leads from a note back to its mark
_TAGS = {"s": "del"}
_OF_IMAGES = frozenset({"src", "title"})


def build(tokens: list[Token], notes: Notes) -> Element:
    """The tree of a text; its root is a `div`."""
    tree = _Tree(tokens, notes)
    for token in tokens:
        tree.add(token)
    return tree.elements.finish()


class _Tree:
    def __init__(self, tokens: list[Token], notes: Notes) -> None:
        self.elements = Elements(notes.limits)
        self.html = Html(tokens, self.elements, notes)

    def add(self, token: Token) -> None:
        """Add a token of a block, or of the lines in it."""
        if token.type == "inline":
            for child in token.children or ():
                self.add_inline(child)
        elif write := _BLOCKS.get(token.type):
            write(self, token)
        elif token.nesting > 0:
            self.elements.open_block(token.tag, token.attrs)
        elif token.nesting < 0:
            self.elements.close_block()

    def add_inline(self, token: Token) -> None:
        if token.type == "text":
            self.elements.text(token.content)
        elif write := _INLINE.get(token.type):
            write(self, token)
        elif token.nesting > 0:
            self._open_inline(_TAGS.get(token.tag, token.tag), token.attrs)
        elif token.nesting < 0:
            self.elements.close_inline()

    def _open_inline(self, tag: str, attributes: Mapping[str, object]) -> None:
        if tag == self.elements.top.tag == "strong":  # as GitHub: it could not be bolder
            self.elements.open_again()
        else:
            self.elements.open_inline(tag, attributes)

    # Blocks

    def paragraph(self, token: Token) -> None:
        if token.hidden:  # in an item of a tight list
            if token.nesting > 0 and len(self.elements.top):
                self.elements.begin_line()
        elif token.nesting > 0:
            self.elements.open_block("p")
        else:
            self.elements.close_block()

    def heading(self, token: Token) -> None:
        self.elements.open_block(token.tag, {"id": token.meta["id"]} if "id" in token.meta else {})

    def list(self, token: Token) -> None:
        start = token.attrs.get("start")
        self.elements.open_block(token.tag, {} if start is None else {"start": start})

    def item(self, token: Token) -> None:
        self.elements.open_block("li")
        if "checked" in token.meta:
            self.elements.text(f"{_CHECKED if token.meta['checked'] else _UNCHECKED} ")

    def code_block(self, token: Token) -> None:
        self.elements.open_block("pre")
        self.elements.add("code", token.content)
        self.elements.close_block()

    def rule(self, token: Token) -> None:
        self.elements.open_block("hr")
        self.elements.close_block()

    # Notes

    def notes(self, token: Token) -> None:
        self.elements.open_block("div", {"class": "footnote"})
        self.rule(token)
        self.elements.open_block("ol")

    def end_notes(self, token: Token) -> None:
        self.elements.close_block()
        self.elements.close_block()

    def note(self, token: Token) -> None:
        self.elements.open_block("li", {"id": f"fn:{token.meta['label']}"})

    def way_back(self, token: Token) -> None:
        mark = _id_of_mark(token)
        self.elements.text("\u00a0")
        self.elements.add("a", _BACK, {"class": "footnote-backref", "href": f"#{mark}"})

    def mark(self, token: Token) -> None:
        label, number = token.meta["label"], token.meta["id"] + 1
        self.elements.open_inline("sup", {"id": _id_of_mark(token)})
        self.elements.add("a", str(number), {"class": "footnote-ref", "href": f"#fn:{label}"})
        self.elements.close_inline()

    # Lines

    def code(self, token: Token) -> None:
        self.elements.add("code", token.content)

    def hard_break(self, token: Token) -> None:
        self.elements.add("br").tail = "\n"

    def soft_break(self, token: Token) -> None:
        self.elements.text("\n")

    def image(self, token: Token) -> None:
        alt = "".join(_texts(token.children or []))
        others = {key: str(token.attrs[key]) for key in token.attrs if key in _OF_IMAGES}
        self.elements.add("img", attributes={"alt": alt} | others)

    def raw_html(self, token: Token) -> None:
        self.html.write(token)


def _id_of_mark(token: Token) -> str:
    number = token.meta["subId"]  # of the marks of one note, from 0
    return f"{MARK_PREFIX}{number + 1 if number else ''}:{token.meta['label']}"


def _texts(tokens: list[Token]) -> Iterator[str]:
    """The text of what an image is described by."""
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            yield "\n"
        elif token.children:
            yield from _texts(token.children)
        elif token.type != "html_inline":
            yield token.content


_Writers = dict[str, Callable[[_Tree, Token], None]]

_BLOCKS: _Writers = {
    "paragraph_open": _Tree.paragraph,
    "paragraph_close": _Tree.paragraph,
    "heading_open": _Tree.heading,
    "list_item_open": _Tree.item,
    "ordered_list_open": _Tree.list,
    "bullet_list_open": _Tree.list,
    "fence": _Tree.code_block,
    "code_block": _Tree.code_block,
    "hr": _Tree.rule,
    "html_block": _Tree.raw_html,
    "footnote_block_open": _Tree.notes,
    "footnote_block_close": _Tree.end_notes,
    "footnote_open": _Tree.note,
    "footnote_anchor": _Tree.way_back,
}
_INLINE: _Writers = {
    "code_inline": _Tree.code,
    "hardbreak": _Tree.hard_break,
    "softbreak": _Tree.soft_break,
    "image": _Tree.image,
    "html_inline": _Tree.raw_html,
    "footnote_ref": _Tree.mark,
}
