"""What Python-Markdown is taught: our dialect, through the library's own extension points.

Of HTML in a text only the tags of `INLINE_TAGS` count, in lower case, without attributes and closed
in the same paragraph. All else in angle brackets is shown as it was written: stories are full of
<TICKERS>, <U> and <S> among them. Whatever the library would drop without a word (cells beyond a
table's head, notes and references that nothing uses) becomes a problem.
"""

import html
import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableProcessor
from markdown.extensions.toc import slugify_unicode
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    LINK_RE,
    HtmlInlineProcessor,
    ImageInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
)
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from builder.markup.notes import Notes, is_elsewhere
from builder.markup.shortcuts import HeadingAnchors, Shortcuts
from builder.model import Body

INLINE_TAGS = frozenset(
    "abbr b bdi br cite code del dfn em i ins kbd mark q s samp small strong sub sup u var "
    "wbr".split()
)
BLOCK_TAGS = frozenset(
    "p h2 h3 h4 h5 h6 ul ol li blockquote pre hr div table thead tbody tr th td a img".split()
)

MAX_BLOCK_LINES = 5_000
MAX_OPEN_BRACKETS = 200

_VOID_TAGS = frozenset({"br", "wbr"})
_HTML_TAGS = (
    INLINE_TAGS
    | BLOCK_TAGS
    | frozenset(
        "html head body title meta link base style script noscript template slot canvas main "
        "section nav article aside header footer address h1 figure figcaption dl dt dd span time "
        "data ruby rt rp bdo picture source video audio track iframe embed object param map area "
        "svg math form label input button select option textarea fieldset legend details summary "
        "dialog center font caption tfoot colgroup col tt strike big frame frameset marquee".split()
    )
)
_TAG = r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(\s[^<>]*|/)?>"
_ENTITY = re.compile(r"&#?\w+;")


class _Limits(Preprocessor):
    """Refuses texts for which the library would need time that grows with the square of length."""

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, lines: list[str]) -> list[str]:
        length = brackets = 0
        for line in lines:
            length = length + 1 if line.strip() else 0
            brackets = brackets + _open_brackets(line) if length else 0
            if length > MAX_BLOCK_LINES or brackets > MAX_OPEN_BRACKETS:
                message = (
                    f"a paragraph here has more than {MAX_BLOCK_LINES:,} lines or more than "
                    f"{MAX_OPEN_BRACKETS} brackets that are not closed"
                )
                self.notes.report(line, "text-too-complex", message, "divide it with empty lines")
                return []
        return lines


def _open_brackets(line: str) -> int:
    if "[" not in line and "](" not in line:  # as in most
        return 0
    return max(0, line.count("[") - line.count("]")) + max(0, line.count("](") - line.count(")"))


class _CommentLines(Preprocessor):
    """Leaves out comments that have lines of their own."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        kept, start = [], 0
        while (begin := _find_line(text, "<!--", start)) >= 0:
            close = text.find("-->", begin)
            if close < 0:
                break
            end = text.find("\n", close)
            end = len(text) if end < 0 else end
            if text[close + 3 : end].strip():  # the line goes on: left to `_InlineComments`
                kept.append(text[start : close + 3])
                start = close + 3
            else:
                kept.append(text[start:begin])
                start = end
        return ("".join(kept) + text[start:]).split("\n")


def _find_line(text: str, beginning: str, start: int) -> int:
    """The next line that begins with a text, as a position, or -1."""
    if start == 0 and text.startswith(beginning):
        return 0
    at = text.find(f"\n{beginning}", max(0, start - 1))
    return at + 1 if at >= 0 else -1


class _Tags(HtmlInlineProcessor):
    """Lets the tags of INLINE_TAGS through and shows others as text; says so if they are HTML."""

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(_TAG, md)
        self.notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name)
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        close, name, rest = m[1], m[2], (m[3] or "").strip()
        if name in INLINE_TAGS and rest in {"", "/"} and self._is_paired(close, name, m, data):
            return self.md.htmlStash.store(f"<{close}{name}>"), m.start(0), m.end(0)
        tag = self.unescape(m[0])
        if name in _HTML_TAGS and not close:
            message = f"the HTML {tag} is shown as text"
            inline = name in INLINE_TAGS and not rest
            hint = f"close it with </{name}>" if inline else "write it in Markdown"
            self.notes.report(tag, "html-as-text", message, hint, "warning")
        return self.md.htmlStash.store(html.escape(tag, quote=False)), m.start(0), m.end(0)

    def _is_paired(self, close: str, name: str, m: re.Match[str], data: str) -> bool:
        """An open tag would go on over all that follows, a lone closing one would vanish."""
        if name in _VOID_TAGS:
            return not close
        if close and name in self.notes.open_tags:
            self.notes.open_tags.remove(name)
            return True
        if not close and data.find(f"</{name}>", m.end(0)) >= 0:
            self.notes.open_tags.append(name)
            return True
        return False


class _InlineComments(InlineProcessor):
    """Leaves out comments inside a line; they are notes for the people who edit the file."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name)
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return "", m.start(0), m.end(0)


class _ClosedLinks(LinkInlineProcessor):
    """Ignores links that are not closed; of `[]("(AA` the library makes one, and loses a letter."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        href, title, end, handled = super().getLink(data, index)
        return href, title, end, handled and end > index  # it would end before it begins


class _ClosedImages(_ClosedLinks, ImageInlineProcessor):
    """The same for images."""


class _Tables(TableProcessor):
    """Reports cells beyond the head of a table, which would be dropped."""

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md.parser, {"use_align_attribute": False})
        self.notes = notes

    def _build_row(self, row: str, parent: Element, align: Any) -> None:
        cells = self._split_row(row)  # type: ignore[attr-defined]
        if len(cells) > len(align):
            message = f"this row has {len(cells)} cells, the head of its table {len(align)}"
            self.notes.report(row, "table-cells", message, "give the head as many")
        super()._build_row(row, parent, align)  # type: ignore[misc]


class _Footnotes(FootnoteExtension):
    """Reports a note that is given twice; only the last would be shown."""

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self.notes = notes

    def setFootnote(self, id: str, text: str) -> None:  # noqa: N802 (the library's name)
        if id in self.footnotes:
            message = f"the note [^{id}] is given twice"
            self.notes.report(f"[^{id}]:", "duplicate-note", message, "give one another mark")
        super().setFootnote(id, text)


class _References(dict[str, Any]):
    """Link definitions; notes which were given twice, and which were used."""

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self.notes = notes
        self.used: set[str] = set()

    def __setitem__(self, id: str, value: Any) -> None:
        if id in self:
            self._report(id, "is given twice", "give one another name")
        super().__setitem__(id, value)

    def __getitem__(self, id: str) -> Any:
        self.used.add(id)
        return super().__getitem__(id)

    def clear(self) -> None:
        self.used.clear()
        super().clear()

    def report_unused(self) -> None:
        """Report definitions that no link uses: their lines would be shown nowhere."""
        for id in self:
            if id not in self.used:
                hint = f"refer to it, [text][{id}], or begin the line with \\"
                self._report(id, "is not used and would not be shown", hint)

    def _report(self, id: str, fault: str, hint: str) -> None:
        found = re.search(rf"(?im)^ *\[{re.escape(id)}\]:", self.notes.body.markdown)
        written = found[0].strip() if found else ""
        message = f"the link definition [{id}] {fault}"
        self.notes.report(written, "link-definition", message, hint)


class _Links(Treeprocessor):
    """Resolves links and images.

    An image from elsewhere becomes a link: no page asks another server for anything.
    """

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        for link in list(root.iter("a")):
            if link.get("class") not in {"footnote-ref", "footnote-backref"}:
                _point(link, "href", self.notes.resolve(_written(link, "href")))
            for image in link.iter("img"):
                self._take(image, inside_link=True)
                if image.tag == "em" and len(link) == 1 and not (link.text or image.tail):
                    link.set("class", "picture")
        for image in list(root.iter("img")):
            if not image.get("taken"):
                self._take(image, inside_link=False)
            image.attrib.pop("taken", None)

    def _take(self, image: Element, inside_link: bool) -> None:
        written = _written(image, "src")
        target = self.notes.picture(written, image.get("alt", ""))
        if not is_elsewhere(written):
            _point(image, "src", target)
            image.set("taken", "yes")
            return
        image.tag = "em" if inside_link else "a"
        image.text = image.get("alt") or written
        image.attrib.clear()
        if not inside_link:
            image.set("class", "picture")
            _point(image, "href", target)


def _written(element: Element, attribute: str) -> str:
    """A link as it was written, its entities decoded."""
    link = element.get(attribute, "").replace(AMP_SUBSTITUTE, "&")
    return _ENTITY.sub(lambda match: html.unescape(match[0]), link)


def _point(element: Element, attribute: str, target: str) -> None:
    if target:
        element.set(attribute, target)
    else:
        element.attrib.pop(attribute, None)


class _Headings(Treeprocessor):
    """Lowers the headings of a text that begins at the level of the page's title."""

    def run(self, root: Element) -> None:
        if root.find("h1") is not None:
            for level in (5, 4, 3, 2, 1):
                for heading in root.iter(f"h{level}"):
                    heading.tag = f"h{level + 1}"


class _Dialect(Extension):
    """Registers all of this with the library, in the order in which it must run."""

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self.notes = notes

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        md.references = _References(self.notes)
        md.ESCAPED_CHARS.append("|")
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(_CommentLines(md), "comment_lines", 20)
        md.preprocessors.register(_Limits(md, self.notes), "limits", 19)
        lists: Any = md.parser.blockprocessors["olist"]
        lists.LAZY_OL = False  # a list begins with its first number
        md.parser.blockprocessors.register(_Tables(md, self.notes), "table", 75)
        md.inlinePatterns.register(_ClosedLinks(LINK_RE, md), "link", 160)
        md.inlinePatterns.register(_ClosedImages(IMAGE_LINK_RE, md), "image_link", 150)
        md.inlinePatterns.register(_Tags(md, self.notes), "html", 90)
        md.inlinePatterns.register(_InlineComments(r"<!--.*?-->", md), "comment", 91)
        md.treeprocessors.register(_Headings(md), "headings", 14)
        # After the last processor of the library, which puts escaped characters back.
        md.treeprocessors.register(_Links(md, self.notes), "links", -1)


def make_converter() -> tuple[Markdown, Notes]:
    """A converter for many texts; making one takes as long as rendering fifty stories."""
    notes = Notes()
    extensions: list[str | Extension] = [
        FencedCodeExtension(),
        HeadingAnchors(marker="", slugify=slugify_unicode),
        _Footnotes(notes),
        _Dialect(notes),
        Shortcuts(),
    ]
    return Markdown(extensions=extensions, output_format="html"), notes


def convert(converter: Markdown, notes: Notes, body: Body, path: str) -> str:
    """The HTML of a body, before it is sanitized; links and problems are added to the notes."""
    notes.begin(body, path)
    converter.reset()
    dirty = converter.convert(body.markdown)
    references = converter.references
    assert isinstance(references, _References)
    references.report_unused()
    return dirty
