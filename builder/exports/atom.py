"""Feeds as Atom: RFC 4287, with the documents of RFC 5005."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from builder.exports.feed_entries import Entry

TYPE = "application/atom+xml"

_HISTORY = ' xmlns:fh="http://purl.org/syndication/history/1.0"'
# What XML marks up with, and what it cannot have at all.
_NOT_PLAIN = re.compile('[&<>"\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


class Head(NamedTuple):
    """What a document says besides its entries; all addresses are whole.

    `page` shows the same to readers, `own` is the document's address, `previous` that of the
    archive document with older entries. An archive document has a `current` one to subscribe to;
    of another without `previous` the entries are all that there are. `rights` is the licence,
    `base` is from where the links of the entries lead; it is escaped.
    """

    id: str
    title: str
    language: str
    author: str
    rights: str
    page: str
    own: str
    updated: str
    previous: str = ""
    current: str = ""
    base: str = ""


def atom(head: Head, entries: Iterable[str]) -> bytes:
    """The bytes of a document; entries come from the functions below."""
    return "".join([*_head(head), *entries, "</feed>\n"]).encode()


def entry(one: Entry) -> str:
    """An article with all that feeds say of it."""
    return "".join(
        [
            _address(one.address).join(_opening(one.id, one.title, one.updated, one.language)),
            f"<published>{one.published}</published>",
            *(f"<author><name>{_text(name)}</name></author>" for name in one.authors),
            *(f'<category term="{_text(name)}"/>' for name in one.names),
            f'<link rel="via" href="{_address(one.original)}"/>' if one.original else "",
            f"<summary>{_text(one.summary)}</summary>" if one.summary else "",
            "</entry>\n",
        ]
    )


class ShortText(NamedTuple):
    """An entry of an archive document: its address, and what stands before and after it."""

    before: str
    address: str
    after: str


def short_entry(id: str, title: str, address: str, updated: str, language: str) -> ShortText:
    """An article in an archive document, of which there are very many; as in `Entry`."""
    before, after = _opening(id, title, updated, language)
    return ShortText(before, _address(address), f"{after}</entry>\n")


def with_base(entries: Sequence[ShortText]) -> tuple[str, Iterator[str]]:
    """The folder in which all articles of some entries are, and the entries with links from there.

    Most addresses of an archive document begin alike, and that is a sixth of it.
    """
    addresses = [one.address for one in entries]
    # What the first and the last one in order begin with, all begin with.
    common = posixpath.commonprefix([min(addresses), max(addresses)])
    start = common.rindex("/") + 1
    return common[:start], (f"{before}{own[start:]}{after}" for before, own, after in entries)


def _opening(id: str, title: str, updated: str, language: str) -> tuple[str, str]:
    """What begins each entry, without the address of the article in the middle."""
    tag = f'<entry xml:lang="{language}">' if language else "<entry>"
    return (
        f'{tag}<id>{_address(id)}</id><title>{_text(title)}</title><link href="',
        f'"/><updated>{updated}</updated>',
    )


def _head(head: Head) -> Iterator[str]:
    is_whole = not head.current and not head.previous
    history = _HISTORY if head.current or is_whole else ""
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    base = f' xml:base="{head.base}"' if head.base else ""
    yield f'<feed xmlns="http://www.w3.org/2005/Atom"{history}{base} xml:lang="{head.language}">\n'
    yield f"<id>{_address(head.id)}</id>\n<title>{_text(head.title)}</title>\n"
    yield f"<updated>{head.updated}</updated>\n"
    yield f"<author><name>{_text(head.author)}</name></author>\n"
    if head.rights:
        yield f"<rights>{_text(head.rights)}</rights>\n"
    yield f'<link href="{_address(head.page)}"/>\n'
    links = {"self": head.own, "current": head.current, "prev-archive": head.previous}
    for relation, address in links.items():
        if address:
            yield f'<link rel="{relation}" href="{_address(address)}"/>\n'
    if history:
        yield "<fh:archive/>\n" if head.current else "<fh:complete/>\n"


def _text(text: str) -> str:
    if text.isprintable() and not ("&" in text or "<" in text or ">" in text or '"' in text):
        return text  # as most are
    return _NOT_PLAIN.sub(_written, text)


def _written(found: re.Match[str]) -> str:
    return _WRITTEN.get(found[0], "")


def _address(text: str) -> str:
    """An address, which has nothing else that XML marks up with."""
    return text.replace("&", "&amp;")
