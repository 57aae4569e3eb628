"""HTML in bodies: its tags, and which of them count.

Lower-case tags of a fixed list count where they are paired, or are void; those in capitals only
if they have attributes or are closed, since stories are full of <TICKERS>, <U> and <S> among them.
Tags that only arrange what they hold are passed over; players become links to what they play. All
else is shown as it was written.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.entities import html5

INLINE_TAGS = frozenset(
    "abbr b bdi br cite code del dfn em i ins kbd mark q s samp small strong sub sup u var "
    "wbr ruby rt rp time a img".split()
)
BLOCK_TAGS = frozenset(
    "p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr div table caption thead tbody tfoot tr "
    "th td figure figcaption".split()
)
BLOCKS = BLOCK_TAGS | {"h1"}  # which is lowered; all begin and end a paragraph
# What else a text may have: those are shown as others, or not at all.
RENAMED = {"strike": "s", "tt": "code", "acronym": "abbr"}
# It turns letters round, so that a link shows another host than its own; its words stay apart.
RENAMED |= {"bdo": "bdi"}
DIVIDING = frozenset(
    "div section aside center article header footer main nav details summary address".split()
)
TRANSPARENT = DIVIDING | frozenset("span font big picture colgroup col o:p".split())
PLAYERS = {"iframe": "src", "video": "src", "audio": "src", "embed": "src", "source": "src"}
PLAYERS |= {"object": "data"}
VOID = frozenset({"br", "hr", "img", "wbr", "embed", "source", "col"})
ATTRIBUTES = frozenset("href src alt title cite lang dir colspan rowspan start id".split())
ID_PREFIX = "text-"  # of the ids of HTML, which must not be those of the page around it

_ELEMENTS = INLINE_TAGS | BLOCKS | frozenset(RENAMED)
# As CommonMark defines them: https://spec.commonmark.org/0.31.2/#raw-html
_ATTRIBUTE = r"""\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?"""
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*|[oO]:[pP])(?P<rest>(?:{_ATTRIBUTE})*)\s*/?>"
)
# What begins with other signs, and what ends it.
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>", "<!": ">"}
_VALUE = re.compile(r"""([a-zA-Z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_EMPTY_COMMENT = re.compile(r"<!---?>")
_TICKER = re.compile(r"<([A-Z][A-Z0-9-]*)\s*/?>")
_END_IN_CAPITALS = re.compile(r"</([A-Z][A-Z0-9-]*)>")
_REFERENCE = re.compile(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")


@dataclass(slots=True)
class Tag:
    """A tag as it was written.

    `counts` if it is not text; `spans` if what closes it stands in another block; `ends` those
    before it whose end was left out; `is_ticker` if nobody takes it for HTML: it opens, is in
    capitals, and has no attributes.
    """

    written: str
    name: str
    closing: bool
    attributes: dict[str, str] = field(default_factory=dict)
    counts: bool = False
    spans: bool = False
    is_ticker: bool = False
    ends: list["Tag"] = field(default_factory=list)

    @property
    def is_in_capitals(self) -> bool:
        """Whether its name was written so."""
        return self.written.lstrip("</")[: len(self.name)].isupper()

    @property
    def can_count(self) -> bool:
        """Whether tags of this name may stand in a text."""
        return self.name in _ELEMENTS or self.is_shown_as_other

    @property
    def is_shown_as_other(self) -> bool:
        """Whether it only arranges what it holds, or becomes a link."""
        return self.name in TRANSPARENT or self.name in PLAYERS


# In a block of HTML, a tag that never ends.
UNFINISHED = re.compile(r"</?[a-z][a-z0-9-]*(?=[\s>/]|\Z)|<[?!]")


def pieces(written: str) -> Iterator[str | Tag]:
    """HTML as tags and the texts between them; comments, which are for editors, are left out."""
    start, at = 0, 0
    endless: set[str] = set()  # beginnings that nothing ends any more: looked for once
    while (at := written.find("<", at)) >= 0:
        found = _tag_at(written, at) or _other_at(written, at, endless)
        if not found:
            at += 1
            continue
        tag, end = found
        if at > start:
            yield written[start:at]
        if tag:
            yield tag
        start = at = end
    if start < len(written):
        yield written[start:]


def _tag_at(written: str, at: int) -> tuple[Tag, int] | None:
    found = _TAG.match(written, at)
    if not found:
        return None
    tag = Tag(found[0], found["name"].lower(), bool(found["close"]), _attributes(found["rest"]))
    tag.is_ticker = _TICKER.match(tag.written) is not None
    return tag, found.end()


def _other_at(written: str, at: int, endless: set[str]) -> tuple[Tag | None, int] | None:
    """A comment, as None, or what no page shows: declarations, instructions."""
    begin = next((one for one in _ENDS if written.startswith(one, at)), "")
    if not begin or begin in endless:
        return None
    if found := _EMPTY_COMMENT.match(written, at):
        return None, found.end()
    end = written.find(_ENDS[begin], at + len(begin))
    if end < 0:
        endless.add(begin)
        return None
    end += len(_ENDS[begin])
    is_comment = begin == "<!--" or written.startswith("<?xml", at)  # the latter of Word's
    return None if is_comment else Tag(written[at:end], begin[:2], closing=False), end


def begins_html(line: str, text: str) -> bool:
    """Whether a line of a text may begin a block of HTML: tickers do not."""
    found = _TICKER.match(line)
    return not found or found[1] in _closed(text)


@lru_cache(maxsize=1)  # of the text at hand, which may have thousands of such lines
def _closed(text: str) -> frozenset[str]:
    """The names in capitals that end tags of a text have."""
    return frozenset(_END_IN_CAPITALS.findall(text))


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _VALUE.finditer(written):
        value = next((one for one in match.groups()[1:] if one is not None), "")
        found.setdefault(match[1].lower(), _REFERENCE.sub(_sign, value))
    return found


def _sign(reference: re.Match[str]) -> str:
    """What a reference stands for; in an address, `&copy=2` is none."""
    if reference[1][0] == "#":
        return html.unescape(reference[0])
    return html5.get(f"{reference[1]};", reference[0])
