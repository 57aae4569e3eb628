"""What GitHub's own parser makes of a text, and the structure of HTML, to hold ours against it."""

import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options

from builder.markup.render import render
from builder.model import Body

Structure = list[Any]  # texts, and elements as a list: name, attributes, contents

_OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
_NO_BREAK = "\ue000"  # which is no space that is folded, and in no text
_VOID = frozenset({"br", "hr", "img", "input"})
_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr table thead tbody tr th td "
    "section figure figcaption".split()
)
# Codes that say nothing of how a text is shown.
HARMLESS = frozenset({"unused-definition", "unused-note", "table-cells"})

# What only arranges its contents, for us and for readers.
_BETWEEN = frozenset("div section aside center details summary header footer article nav".split())
_TRANSPARENT = _BETWEEN | {"span", "font", "tbody"}
_KEPT = {"a": ("href",), "img": ("src", "alt", "title"), "ol": ("start",)}
# A picture with a title, which GitHub shows as a picture alone.
_FIGURE = re.compile(r"<figure>(<img [^>]*)>\n<figcaption>([^<]*)</figcaption></figure>")
_LEVELS = re.compile(r"<(/?)h([1-6])\b")


# Puts tags in order as browsers do, and drops what is no HTML.
_browser = nh3.Cleaner(
    tags={*nh3.ALLOWED_TAGS, *_BLOCKS, *_TRANSPARENT, "input"},
    attributes={"*": {"id", "class", "href", "src", "alt", "title", "start", "align", "checked"}},
    generic_attribute_prefixes={"data-"},
    link_rel=None,
)


def github_html(markdown: str) -> str:
    """The HTML of GitHub's parser, raw HTML in it."""
    return str(cmarkgfm.github_flavored_markdown_to_html(markdown, _OPTIONS))


def ours(markdown: str) -> tuple[Structure, list[str]]:
    """The structure of our HTML, and the codes of the problems."""
    text, problems = render(Body(markdown), "content/articles/a.md")
    plain = _FIGURE.sub(r'<p>\1 title="\2"></p>', text.html)
    return structure(plain), [problem.code for problem in problems]


def githubs(markdown: str) -> Structure:
    """The structure of GitHub's HTML, with headings below the page's title as ours are."""
    html = _browser.clean(github_html(markdown))
    if re.search(r"<h1\b", html):
        html = _LEVELS.sub(lambda tag: f"<{tag[1]}h{min(int(tag[2]) + 1, 6)}", html)
    return structure(html)


def structure(html: str) -> Structure:
    """Blocks, nesting, items, numbers, texts, code, links with targets, breaks and emphasis."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _tidy(_in_paragraphs(reader.root))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: Structure = []
        self._open: list[tuple[str, Structure]] = [("", self.root)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "input":
            self.handle_data("[x] " if "checked" in given else "[ ] ")
        elif tag in _VOID:
            self._open[-1][1].append([tag, _attributes(tag, given), []])
        else:
            contents: Structure = []
            is_back = "footnote-backref" in given.get("class", "")
            is_note = "footnote" in given.get("class", "") and tag in {"div", "section"}
            is_wrapper = (tag in _TRANSPARENT and not is_note) or is_back
            if is_wrapper and given.get("class") != "table" and tag in _BETWEEN:
                contents.append(["between", [], []])
                self._open[-1][1].append(["between", [], []])
            if not is_wrapper:
                name = "notes" if is_note else tag
                self._open[-1][1].append([name, _attributes(tag, given), contents])
            self._open.append((tag, self._open[-1][1] if is_wrapper and not is_back else contents))

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
            last = self._open[-1][1][-1:]
            is_table = bool(last) and isinstance(last[0], list) and last[0][0] == "table"
            if not is_table and tag in _BETWEEN:
                self._open[-1][1].append(["between", [], []])

    def handle_data(self, data: str) -> None:
        data = data.replace("\u2610", "[ ]").replace("\u2611", "[x]")
        contents = self._open[-1][1]
        if contents and isinstance(contents[-1], str):
            contents[-1] += data
        else:
            contents.append(data)


def _attributes(tag: str, given: dict[str, str]) -> list[tuple[str, str]]:
    kept = [(key, _address(given[key])) for key in _KEPT.get(tag, ()) if given.get(key)]
    style = given.get("align") or given.get("class", "") if tag in {"th", "td"} else ""
    if (tag == "a" and "footnote-ref" in given.get("class", "")) or "data-footnote-ref" in given:
        return []
    return [*kept, *([("align", style)] if style else [])]


def _address(written: str) -> str:
    """Addresses differ in which signs they write as %XX."""
    written = re.sub(r"\.md(?=[#?]|$)", ".html", written)
    return re.sub(
        r"^\./|[^\x21-\x7e]|[\"<>\\^`{|}\[\]]",
        lambda sign: "" if sign[0] == "./" else quote(sign[0]),
        written,
    )


def _tidy(contents: Structure, in_code: bool = False) -> Structure:
    """White space folded as browsers do; texts at the edges of blocks stripped."""
    found: Structure = []
    for one in contents:
        if isinstance(one, str):
            text = one if in_code else re.sub(r"[ \t\r\n]+", " ", one.replace("\u00a0", _NO_BREAK))
            found.append(text)
        else:
            name, attributes, inner = one
            if name == "between":
                continue
            if name == "p" and not _tidy(inner):
                continue
            if name == "notes":  # a rule that one shows and the other draws
                inner = [part for part in inner if not (isinstance(part, list) and part[0] == "hr")]
            found.append([name, attributes, _tidy(inner, in_code or name == "pre")])
    return found if in_code else _strip(found)


def _in_paragraphs(contents: Structure) -> Structure:
    """Bare text beside blocks as paragraphs: nobody sees the difference."""
    found: Structure = []
    paragraph: Structure = []
    for one in contents:
        if isinstance(one, list) and (one[0] in _BLOCKS | {"notes"} or _holds_blocks(one)):
            found += [["p", [], paragraph], one] if paragraph else [one]
            paragraph = []
            if one[0] == "blockquote":
                one[2] = _in_paragraphs(one[2])
        elif isinstance(one, list) and one[0] == "between":
            found += [["p", [], paragraph]] if paragraph else []
            paragraph = []
        else:
            paragraph.append(one)
    return [*found, ["p", [], paragraph]] if paragraph else found


def _holds_blocks(one: Structure) -> bool:
    return any(isinstance(inner, list) and inner[0] in _BLOCKS for inner in one[2])


def _strip(contents: Structure) -> Structure:
    """Without the space beside blocks, which nobody sees."""
    found: Structure = []
    for number, one in enumerate(contents):
        if isinstance(one, str):
            before = contents[number - 1] if number else None
            after = contents[number + 1] if number + 1 < len(contents) else None
            text = one.lstrip(f" {_NO_BREAK}") if number == 0 or _is_edge(before) else one
            text = text.rstrip(f" {_NO_BREAK}") if after is None or _is_edge(after) else text
            if text:
                found.append(text)
        else:
            found.append(one)
    return found


def _is_edge(one: object) -> bool:
    return isinstance(one, list) and (one[0] in _BLOCKS or one[0] == "br")
