"""HTML in bodies: its tags, and which of them count.

Lower-case tags of a fixed list count where they are paired, or are void; those in capitals only
if they have attributes or are closed, since stories are full of <TICKERS>, <U> and <S> among them.
Tags that only arrange what they hold are passed over; players become links to what they play. All
else is shown as it was written.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

INLINE_TAGS = frozenset(
    "abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small strong sub sup u var "
    "wbr ruby rt rp time".split()
)
BLOCK_TAGS = frozenset(
    "p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr div table caption thead tbody tfoot tr "
    "th td a img figure figcaption".split()
)
# What else a text may have: those are shown as others, or not at all.
RENAMED = {"strike": "s", "tt": "code", "acronym": "abbr", "h1": "h1"}
TRANSPARENT = frozenset(
    "div span section aside center font article header footer main nav big details summary "
    "address picture colgroup".split()
)
PLAYERS = {"iframe": "src", "video": "src", "audio": "src", "embed": "src", "source": "src"}
PLAYERS |= {"object": "data"}
VOID = frozenset({"br", "hr", "img", "wbr", "embed", "source", "col"})
BLOCKS = BLOCK_TAGS - {"a", "img"} | {"h1"}  # begin and end a paragraph
ATTRIBUTES = frozenset("href src alt title cite lang dir colspan rowspan start id".split())
ID_PREFIX = "text-"  # of the ids of HTML, which must not be those of the page around it

_ELEMENTS = INLINE_TAGS | BLOCK_TAGS | frozenset(RENAMED)
# As CommonMark defines them: https://spec.commonmark.org/0.31.2/#raw-html
_ATTRIBUTE = r"""\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?"""
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>(?:{_ATTRIBUTE})*)\s*/?>"
)
# What begins with other signs, and what ends it.
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>", "<!": ">"}
_VALUE = re.compile(r"""([a-zA-Z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_EMPTY_COMMENT = re.compile(r"<!---?>")
_CAPITALS = re.compile(r"</?([A-Z][A-Z0-9-]*)\s*/?>")


@dataclass(slots=True)
class Tag:
    """A tag as it was written.

    `counts` if it is not text; `spans` if what closes it stands in another block; `is_ticker` if
    nobody takes it for HTML: it is in capitals, and has no attributes.
    """

    written: str
    name: str
    closing: bool
    attributes: dict[str, str] = field(default_factory=dict)
    counts: bool = False
    spans: bool = False
    is_ticker: bool = False

    @property
    def can_count(self) -> bool:
        """Whether tags of this name may stand in a text."""
        return self.name in _ELEMENTS or self.is_shown_as_other

    @property
    def is_shown_as_other(self) -> bool:
        """Whether it only arranges what it holds, or becomes a link."""
        return self.name in TRANSPARENT or self.name in PLAYERS

    @property
    def stands_alone(self) -> bool:
        """Whether nothing need close it."""
        return self.name in VOID or self.is_shown_as_other


# In a block of HTML, a tag that never ends.
UNFINISHED = re.compile(r"</?[a-z][a-z0-9-]*|<[?!]")


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
    tag.is_ticker = not tag.closing and _CAPITALS.match(tag.written) is not None
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
    is_comment = begin == "<!--"
    return None if is_comment else Tag(written[at:end], begin[:2], closing=False), end


def begins_html(line: str, text: str) -> bool:
    """Whether a line of a text may begin a block of HTML: tickers do not."""
    found = _CAPITALS.match(line)
    return not found or f"</{found[1]}>" in text


class Pairs:
    """Finds the tags that count, container by container: a tag must be closed where it began."""

    def __init__(self) -> None:
        self._open: list[list[tuple[Tag, object]]] = [[]]
        self._names: list[Counter[str]] = [Counter()]
        self._tickers: list[Tag] = []
        self._is_in_capitals = False

    def enter(self) -> None:
        """Begin a container: a paragraph, an item, a quotation."""
        self._open.append([])
        self._names.append(Counter())

    def leave(self) -> None:
        """End it; what is still open in it counts for nothing."""
        self._open.pop()
        self._names.pop()

    def see(self, tag: Tag, token: object) -> None:
        """Take the next tag of a token."""
        if not tag.can_count:
            return
        self._is_in_capitals |= _is_in_capitals(tag) and not tag.is_ticker
        if tag.is_ticker:
            self._tickers.append(tag)
        if tag.stands_alone:
            tag.counts = not tag.is_ticker and not (tag.closing and tag.name in VOID)
        elif not tag.closing:
            self._open[-1].append((tag, token))
            self._names[-1][tag.name] += 1
        elif self._names[-1][tag.name]:
            self._close(tag, token)

    def finish(self) -> None:
        """Look at the tags in capitals again: where others are HTML beyond doubt, all are."""
        for tag in self._tickers if self._is_in_capitals else ():
            tag.is_ticker = False
            tag.counts |= tag.stands_alone

    def _close(self, tag: Tag, token: object) -> None:
        while True:
            beginning, begun_in = self._open[-1].pop()
            self._names[-1][beginning.name] -= 1
            if beginning.name == tag.name:
                beginning.counts = tag.counts = True
                beginning.spans = begun_in is not token
                return


def _is_in_capitals(tag: Tag) -> bool:
    return tag.written.lstrip("</")[: len(tag.name)].isupper()


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _VALUE.finditer(written):
        value = next((one for one in match.groups()[1:] if one is not None), "")
        found.setdefault(match[1].lower(), html.unescape(value))
    return found
