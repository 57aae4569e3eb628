"""HTML of other programs' texts as Markdown; what cannot be is named."""

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from builder.importing.grids import make_grids
from builder.importing.inputs import MOST_OF_A_TEXT
from builder.importing.libraries import missing

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_SHOWS_OTHERS = ("iframe", "embed", "video", "audio", "object")
_LOST = ("script", "style", "form", "canvas", "svg", "map", "input", "button", "select", "applet")
_BLOCKS = ("details", "summary", "section", "header", "footer", "aside", "figure", "center", "main")
_SIGNS = re.compile(r"[\\`*\[<]|(?<!\w)_|_(?!\w)|~(?=~)|&(?=#?\w+;)")
_STARTS = re.compile(r"^([ \t]*)(?=#{1,6}(?:\s|$)|>|[-+](?:\s|$)|=+\s*$|-{2,}\s*$|:[ \t])", re.M)
_NUMBER = re.compile(r"^([ \t]*\d{1,9})(?=[.)](?:\s|$))", re.MULTILINE)
_LANGUAGE = re.compile(r"\b(?:lang(?:uage)?-|brush:\s*)([\w+#-]+)")
_ENDS = re.compile(r"[\s()<>\"\\]")  # with which Markdown ends an address
_MOST_DEEP = 150  # of elements in each other; the library calls itself for each


class Fragment(NamedTuple):
    """A text, and which elements of its HTML it has not."""

    markdown: str
    lost: tuple[str, ...] = ()


def fragment(html: str) -> Fragment:
    """HTML as Markdown.

    Raises:
        UsageError: the library is missing that does it.
        ValueError: it is too large, or its elements stand in each other too deeply.
    """
    if len(html) > MOST_OF_A_TEXT:
        raise ValueError(f"the text is larger than {MOST_OF_A_TEXT // 1_000_000} MB; divide it")
    soup, converter = _library()
    tree = soup(f"<div>{html}</div>", "lxml")
    if _is_too_deep(tree):
        raise ValueError(f"more than {_MOST_DEEP} elements of the text stand in each other")
    lost = _prepared(tree)
    lines = converter.convert_soup(tree).split("\n")
    text = "\n".join(line if line.strip() else "" for line in lines)
    return Fragment(re.sub(r"\n{3,}", "\n\n", text).strip("\n"), lost)


@lru_cache(maxsize=1)
def _library() -> tuple[type["BeautifulSoup"], Any]:
    try:
        import lxml  # noqa: F401  # which reads what no other parser ends with
        from bs4 import BeautifulSoup
        from markdownify import MarkdownConverter
    except ImportError as error:
        raise missing("make Markdown of HTML", "markdownify", "markdownify lxml") from error

    class Converter(MarkdownConverter):  # type: ignore[misc, unused-ignore]
        def escape(self, text: str, parent_tags: set[str]) -> str:
            return escaped(text, is_in_table=bool(parent_tags & {"td", "th"}))

    converter = Converter(
        heading_style="atx",
        bullets="-",
        newline_style="backslash",
        table_infer_header=True,
        sub_symbol="<sub>",
        sup_symbol="<sup>",
        code_language_callback=_language,
    )
    return BeautifulSoup, converter


def escaped(text: str, is_in_table: bool = False) -> str:
    """Plain text as Markdown that says the same."""
    text = _SIGNS.sub(r"\\\g<0>", text or "")
    text = _NUMBER.sub(r"\1\\", _STARTS.sub(r"\1\\", text))
    return text.replace("|", "\\|") if is_in_table else text


def _is_too_deep(tree: "BeautifulSoup") -> bool:
    """Whether the library would call itself too often; what is above stands earlier."""
    depths: dict[int, int] = {}
    for one in tree.find_all(True):
        depths[id(one)] = depth = depths.get(id(one.parent), 0) + 1
        if depth > _MOST_DEEP:
            return True
    return False


def _language(element: "Tag") -> str:
    """The language of a block of code, as highlighters read it from its class."""
    inner = element.find("code")
    classes = [str(element.get("class", "")), str(inner.get("class", "") if inner else "")]
    found = _LANGUAGE.search(" ".join(classes))
    return found[1] if found else ""


def _prepared(tree: "BeautifulSoup") -> tuple[str, ...]:
    """Make links of what shows other sites, and take out what no text has; say what that was."""
    lost: Counter[str] = Counter()
    for element in tree.find_all(_LOST):
        lost[element.name] += 1
        element.extract()
    for element in tree.find_all(_SHOWS_OTHERS):
        if address := _shown(element):
            link = tree.new_tag("a", href=address)
            link.string = address
            element.replace_with(paragraph := tree.new_tag("p"))
            paragraph.append(link)
        else:
            lost[element.name] += 1
            element.extract()
    make_grids(tree)
    for element in tree.find_all(_BLOCKS):
        element.name = "div"
    for element in tree.find_all("img"):
        source = str(element.get("src") or element.get("data-src") or "")
        if source.startswith("data:"):
            lost["a picture written into the page"] += 1
            element.extract()
        element["src"] = _plain(source)
    for element in tree.find_all("a", href=True):
        element["href"] = _plain(str(element["href"]))
    return tuple(f"{name} ({number})" for name, number in lost.items())


def _shown(element: "Tag") -> str:
    inner = element.find(("source", "embed"))
    places = [one.get(key) for one in (element, inner) if one for key in ("src", "data")]
    address = next((str(one) for one in places if one), "")
    address = f"https:{address}" if address.startswith("//") else address
    return address if address.startswith(("http", "/")) else ""


def _plain(address: str) -> str:
    """An address that Markdown takes whole."""
    return _ENDS.sub(lambda found: quote(found[0]), " ".join(address.split()))
