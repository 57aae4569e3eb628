"""Feeds, RSS and Atom of all versions, saved as files; also what Blogger exports.

feedparser reads them. It gets bytes and no address, so that nothing is asked of the network, and
only what has passed the reader of XML that refuses entities and depths.
"""

import io
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from builder.errors import Place, UsageError
from builder.importing.fragments import escaped, fragment
from builder.importing.inputs import MOST_OF_A_TEXT, read_bytes
from builder.importing.items import Item, Value
from builder.importing.libraries import missing
from builder.importing.rules import Rules
from builder.importing.xmltree import BrokenXMLError, RefusedXMLError, nodes_of

_MOST = 20_000_000
_FRONT = ("", "alternate")  # relations of a link to a page of people
_HINT = "save the feed again from where it is"
_KIND = "http://schemas.google.com/g/2005#kind"  # of Blogger, whose settings are entries as well
_POST = "#post"


def site(path: Path) -> Rules:
    """Where the site of a feed is."""
    front = _joined(_link(read_bytes(path, _MOST)), "/")
    is_whole = front.startswith(("http://", "https://")) and not front.endswith("://")
    return Rules(base_url=front if is_whole else "")


def _link(data: bytes) -> str:
    """The front page, as Atom has it in its feed and RSS in its channel."""
    try:
        for depth in (1, 2):
            for node in nodes_of(data, depth):
                own = node.text.strip() or node.attributes.get("href", "")
                if node.tag == "link" and own and node.attributes.get("rel", "") in _FRONT:
                    return own
    except BrokenXMLError:  # of which `items` has told
        pass
    return ""


def items(path: Path) -> Iterator[Item]:
    """An item for each entry.

    Raises:
        UsageError: it is no feed, or has no entries.
    """
    feed, fault = _feed(path)
    if not feed.entries:
        raise UsageError(f"{path}:{fault or '1: no entry of a feed is in it'}; {_HINT}")
    for number, entry in enumerate(feed.entries, 1):
        yield _item(Place(path.name, number), entry, feed, fault)


def _feed(path: Path) -> tuple[Any, str]:
    """What the library reads, and the first fault of a feed that is not well-formed."""
    data, fault = read_bytes(path, _MOST), ""
    try:
        for node in nodes_of(data, depth=2):  # below rss and channel
            if node.all("wp:post_type"):  # of which some may be drafts, or for nobody's eyes
                raise UsageError(f"{path} is an export of WordPress; import it as 'wxr'")
    except RefusedXMLError as error:
        raise UsageError(f"{path}:{error}; {_HINT}") from error
    except BrokenXMLError as error:
        fault = str(error)
        if len(data) > MOST_OF_A_TEXT:
            raise UsageError(f"{path}:{error}; {_HINT}") from error
    try:
        import feedparser
    except ImportError as error:
        raise missing("read feeds", "feedparser", "feedparser") from error
    # The boundary of HTML is another's concern.
    try:
        return feedparser.parse(io.BytesIO(data), sanitize_html=False), fault
    except Exception as error:  # whatever a library finds in a damaged file
        raise UsageError(f"{path} cannot be read as a feed; {_HINT}") from error


def _item(place: Place, entry: Any, whole: Any, fault: str) -> Item:
    # In Atom the authors of a feed are those of what names none; in RSS whoever edits it.
    feed, is_atom = whole.feed, str(whole.version).startswith("atom")
    link = _joined(str(feed.get("link", "")), str(entry.get("link", "")))
    identity = _identity(str(entry.get("id", "")), link)
    tags = entry.get("tags", [])
    kinds = [str(one.get("term", "")) for one in tags if one.get("scheme") == _KIND]
    if kinds and not kinds[0].endswith(_POST):
        kind = kinds[0].rpartition("#")[2]
        return Item(place, identity, left_out=f"'{kind}' of the blog, and no text of its own")
    doubts = [f"the feed is not well-formed (line {fault})"] if fault else []
    try:
        text, summary = _texts(entry, doubts)
    except ValueError as error:
        return Item(place, identity, refused=str(error))
    fields: dict[str, Value] = {
        "title": _plain(entry.get("title_detail")),
        "date": _date(entry),
        "authors": _authors(entry) or (_authors(feed) if is_atom else []),
        "source": _plain(feed.get("title_detail")),
        "link": link if link.startswith("http") else "",  # the library takes an id for one
        "language": str(entry.get("language") or feed.get("language") or ""),
        "summary": summary,
        "tags": [
            str(one["term"]) for one in tags if one.get("term") and one.get("scheme") != _KIND
        ],
        "enclosures": [str(one["href"]) for one in entry.get("enclosures", []) if one.get("href")],
    }
    return Item(
        place,
        identity,
        {key: value for key, value in fields.items() if value},
        text=text,
        doubt="; ".join(doubts),
    )


def _identity(own: str, link: str) -> str:
    """What the feed calls an entry; a number alone is one of its site."""
    if not own:
        return ""
    host = _joined(link, "/").partition("://")[2]
    return f"feed:{own}" if ":" in own else f"feed:{host}{own}"


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:  # an address that is none
        return link


def _texts(entry: Any, doubts: list[str]) -> tuple[str, str]:
    """The text of an entry and its summary; what is alone is the text."""
    contents = [one for one in entry.get("content", []) if one.get("value")]
    contents.sort(key=lambda one: "html" not in str(one.get("type")))
    summary = entry.get("summary_detail")
    if not contents:
        if summary:
            doubts.append("text: what the feed has of it, which may be a summary")
        return _markdown(summary, doubts), ""
    is_same = summary and summary.get("value") == contents[0].get("value")
    return _markdown(contents[0], doubts), "" if is_same else _plain(summary)


def _markdown(detail: Any, doubts: list[str]) -> str:
    if not detail:
        return ""
    value = str(detail.get("value", ""))
    if detail.get("type") == "text/plain":
        return escaped(value.strip())
    made = fragment(value)
    if made.lost:
        doubts.append(f"text: without {', '.join(made.lost)}")
    return made.markdown


def _plain(detail: Any) -> str:
    """A short text as HTML, of which the markup is taken later."""
    value = str(detail.get("value", "")) if detail else ""
    return escape(value, quote=False) if detail and detail.get("type") == "text/plain" else value


def _date(entry: Any) -> str:
    """The day where it was published, and its time: that of the entry's own zone."""
    written = str(entry.get("published") or entry.get("created") or entry.get("updated") or "")
    try:
        return parsedate_to_datetime(written).isoformat(" ")
    except (ValueError, TypeError):
        return written


def _authors(entry: Any) -> list[str]:
    found = (str(one.get("name", "")) for one in entry.get("authors", []))
    return [name for name in found if name and "@" not in name]
