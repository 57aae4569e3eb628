"""Markdown -> safe HTML, the first paragraph as plain text, links and anchors; pure.

Of HTML in a text only the tags of `INLINE_TAGS` count, in lower case and without attributes. All
else in angle brackets is shown as it was written: stories are full of <TICKERS>, <U> and <S> among
them, and nothing of a text may vanish.
"""

import html
import posixpath
import re
from functools import cache
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.inlinepatterns import HtmlInlineProcessor, InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from builder.content.files import CONTENT, page_of
from builder.errors import Place, Problem, Severity, problem_at
from builder.model import Body, Link, Text
from builder.urls import relative

SUMMARY_LENGTH = 300

INLINE_TAGS = frozenset(
    "abbr b bdi br cite code del dfn em i ins kbd mark q s samp small strong sub sup u var "
    "wbr".split()
)
SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_BLOCK_TAGS = frozenset(
    "p h2 h3 h4 h5 h6 ul ol li blockquote pre hr div table thead tbody tr th td a img".split()
)
_HTML_TAGS = (
    INLINE_TAGS
    | _BLOCK_TAGS
    | frozenset(
        "html head body title meta link base style script noscript template slot canvas main "
        "section nav article aside header footer address h1 figure figcaption dl dt dd span time "
        "data ruby rt rp bdo picture source video audio track iframe embed object param map area "
        "svg math form label input button select option textarea fieldset legend details summary "
        "dialog center font caption tfoot colgroup col tt strike big frame frameset marquee".split()
    )
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(\s[^<>]*|/)?>")
_COMMENT_LINES = re.compile(r"^[ ]{0,3}<!--.*?-->[ \t]*$", re.DOTALL | re.MULTILINE)
_FIRST_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_REFERENCE = re.compile(r'<sup id="fnref[^>]*>.*?</sup>')
_ANY_TAG = re.compile(r"<[^>]*>")
_ANCHOR = re.compile(r' id="([^"]*)"')
_ALIGNED = re.compile(r' style="text-align:\s*(left|right|center);?"')

_cleaner = nh3.Cleaner(
    tags=set(INLINE_TAGS | _BLOCK_TAGS),
    clean_content_tags=set(),
    attributes={
        "a": {"href", "title", "class"},
        "img": {"src", "alt", "title"},
        "ol": {"start"},
        "th": {"style"},
        "td": {"style"},
        "div": {"class"},
        **{tag: {"id"} for tag in ("h2", "h3", "h4", "h5", "h6", "li", "sup")},
    },
    filter_style_properties={"text-align"},
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def render(body: Body, path: str) -> tuple[Text, list[Problem]]:
    """Render the body of a file of `content/`; its links are resolved as seen from its page."""
    if not body.markdown.strip():
        return Text(), []
    converter, context = _converter()
    context.begin(body, path)
    converter.reset()
    dirty = converter.convert(body.markdown)
    clean = _finish(_cleaner.clean(dirty))
    anchors = (
        frozenset(map(html.unescape, _ANCHOR.findall(clean))) if ' id="' in clean else frozenset()
    )
    return Text(clean, summarize(clean), tuple(context.links), anchors), context.problems


def _finish(clean: str) -> str:
    """Let alignment be a matter of style sheets, and the keyboard scroll what may be too wide."""
    if "<pre>" in clean:
        clean = clean.replace("<pre>", '<pre tabindex="0">')
    if "<table>" in clean:
        clean = _ALIGNED.sub(r' class="\1"', clean)
        clean = clean.replace("<table>", '<div class="table" tabindex="0">\n<table>')
        clean = clean.replace("</table>", "</table>\n</div>")
    return clean


def summarize(clean: str) -> str:
    """The first paragraph of sanitized HTML as plain text, cut at a word."""
    paragraph = _FIRST_PARAGRAPH.search(clean)
    if not paragraph:
        return ""
    text = plain_text(paragraph[1])
    if len(text) <= SUMMARY_LENGTH:
        return text
    return text[:SUMMARY_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:\u2013\u2014-") + "\u2026"


def plain_text(clean: str) -> str:
    """The text of sanitized HTML, without marks of footnotes, its white space folded."""
    if "<" in clean:
        clean = _ANY_TAG.sub("", _REFERENCE.sub("", clean.replace("<br>", " ")))
    return " ".join(html.unescape(clean).split())


class _Context:
    """What the patterns below need to know about the text at hand, and what they find in it."""

    def begin(self, body: Body, path: str) -> None:
        self.body = body
        self.path = path
        self.page = page_of(path)
        self.links: list[Link] = []
        self.problems: list[Problem] = []

    def place(self, written: str) -> Place:
        """Where a piece of the text stands; the first place if it stands there twice."""
        at = max(self.body.markdown.find(written), 0)
        line = self.body.markdown.count("\n", 0, at) + 1 + self.body.lines_before
        return Place(self.path, line, at - self.body.markdown.rfind("\n", 0, at))

    def report(
        self, written: str, code: str, message: str, hint: str, severity: Severity = "error"
    ) -> None:
        self.problems.append(problem_at(self.place(written), code, message, hint, severity))

    def resolve(self, written: str) -> str:
        """The link to write for a link as written."""
        parts = urlsplit(written)
        if parts.scheme or parts.netloc or written.startswith("//"):
            if parts.scheme.lower() not in SCHEMES:
                hint = "write https://..., mailto:... or a path to a file of content/"
                self.report(written, "bad-link", f"'{written}' cannot be a link here", hint)
            return written
        if written.startswith("/"):
            hint = "write the way from this file, such as ../pages/about.md"
            message = f"the link '{written}' would break where the site has a base path"
            self.report(written, "link-from-root", message, hint)
            return written
        return self._resolve_inside(unquote(parts.path), parts.fragment, written)

    def _resolve_inside(self, path: str, fragment: str, written: str) -> str:
        page = self.page
        if path:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))
            if not target.startswith(f"{CONTENT}/"):
                message = f"the link '{written}' leads out of content/"
                self.report(written, "broken-link", message, "publish the file inside content/")
                return written
            page = page_of(target)
        self.links.append(Link(page, unquote(fragment), written, self.place(written)))
        return (relative(self.page, page) if path else "") + (f"#{fragment}" if fragment else "")


class _Tags(HtmlInlineProcessor):
    """Lets the tags of INLINE_TAGS through and shows others as text; says so if they are HTML."""

    def __init__(self, md: Markdown, context: _Context) -> None:
        super().__init__(_TAG.pattern, md)
        self.context = context

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name)
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        close, name, rest = m[1], m[2], (m[3] or "").strip()
        if name in INLINE_TAGS and rest in {"", "/"}:
            return self.md.htmlStash.store(f"<{close}{name}>"), m.start(0), m.end(0)
        tag = self.unescape(m[0])
        if name in _HTML_TAGS and not close:
            message = f"the HTML {tag} is shown as text"
            self.context.report(tag, "html-as-text", message, "write it in Markdown", "warning")
        return self.md.htmlStash.store(html.escape(tag, quote=False)), m.start(0), m.end(0)


class _InlineComments(InlineProcessor):
    """Leaves out comments inside a line; they are notes for the people who edit the file."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name)
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return "", m.start(0), m.end(0)


class _CommentLines(Preprocessor):
    """Leaves out comments that have lines of their own."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return _COMMENT_LINES.sub("", text).split("\n") if "<!--" in text else lines


class _Links(Treeprocessor):
    """Resolves links and images.

    An image from elsewhere becomes a link: no page asks another server for anything.
    """

    def __init__(self, md: Markdown, context: _Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        for element in list(root.iter("a")):
            href = element.get("href", "")
            if not href.startswith(("#fn", "\x02amp\x03")):
                element.set("href", self.context.resolve(href))
            for image in element.iter("img"):
                self._take(image, inside_link=True)
        for image in list(root.iter("img")):
            self._take(image, inside_link=False)

    def _take(self, image: Element, inside_link: bool) -> None:
        source = image.get("src", "")
        if not urlsplit(source).netloc:
            image.set("src", self.context.resolve(source))
            return
        image.tag = "em" if inside_link else "a"
        image.text = image.get("alt") or source
        image.attrib.clear()
        if not inside_link:
            image.set("href", source)


class _Headings(Treeprocessor):
    """Lowers the headings of a text that begins at the level of the page's title."""

    def run(self, root: Element) -> None:
        if root.find("h1") is not None:
            for level in (5, 4, 3, 2, 1):
                for heading in root.iter(f"h{level}"):
                    heading.tag = f"h{level + 1}"


class _ArchiveExtension(Extension):
    """Our dialect: HTML as described above, links by source file, no HTML blocks."""

    def __init__(self, context: _Context) -> None:
        super().__init__()
        self.context = context

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(_CommentLines(md), "comment_lines", 20)
        md.inlinePatterns.register(_Tags(md, self.context), "html", 90)
        md.inlinePatterns.register(_InlineComments(r"<!--.*?-->", md), "comment", 91)
        md.treeprocessors.register(_Links(md, self.context), "links", 15)
        md.treeprocessors.register(_Headings(md), "headings", 14)


@cache
def _converter() -> tuple[Markdown, _Context]:
    """One converter a process: building it costs as much as rendering fifty stories."""
    context = _Context()
    toc = TocExtension(marker="", slugify=slugify_unicode)
    extensions: list[str | Extension] = [
        "tables",
        "footnotes",
        "fenced_code",
        toc,
        _ArchiveExtension(context),
    ]
    return Markdown(extensions=extensions, output_format="html"), context
