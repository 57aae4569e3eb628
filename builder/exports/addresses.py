"""Every permanent address of the site: `data/addresses.txt.gz`.

A text in UTF-8, compressed with gzip: a line is an address, what answers at it and, separated by
tabs, more about it. A later build compares its own addresses with these, so that none is lost.

Not among them are addresses that no reader would keep: numbered parts of lists, assets, the files
of the search index; and feeds, which come and go with their pages.
"""

import zlib
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from typing import Protocol

from builder.archive import Partition
from builder.gzipped import deflate, join
from builder.hashing import short_hash
from builder.model import Article, Listed, Text
from builder.urls import composed

NAME = "addresses"
VERSION = 2
PATH = "data/addresses.txt.gz"
PAGE, FILE, REDIRECT, GONE = "page", "file", "redirect", "gone"  # what answers at an address
_ANSWERS = frozenset({PAGE, FILE, REDIRECT, GONE})
MAX_BYTES = 500_000_000  # of a list, not compressed

Piece = list[str]  # the lines of a partition's articles


class Site(Protocol):
    """A site: the addresses of all that is no article."""

    @property
    def addresses(self) -> Sequence[Listed]:
        """In any order."""


def piece(partition: Partition) -> Piece:
    """The lines of some articles."""
    return [line_of(listed_article(article, text)) for article, text in partition.both]


def files(pieces: Iterable[Piece], site: Site) -> Iterator[tuple[str, bytes]]:
    """The whole list, in order of addresses; the same bytes for the same addresses and zlib."""
    lines = [*map(line_of, site.addresses)]
    lines += (line for piece in pieces for line in piece)
    yield PATH, compressed(lines)


def compressed(lines: Iterable[str]) -> bytes:
    """A list of lines as the bytes of its file."""
    data = "".join(f"{line}\n" for line in sorted(lines, key=_path)).encode()
    return join([deflate(data)])


class _Lines(Mapping[str, Listed]):
    """Lines by path; each is read when it is asked for, for of nearly all only the path is."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = {composed(_path(line)): line for line in lines}

    def __getitem__(self, path: str) -> Listed:
        return _listed(self._lines[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def keys(self) -> KeysView[str]:
        return self._lines.keys()


def read_list(data: bytes) -> Mapping[str, Listed]:
    """The addresses of a list, by path. A site has some, so a list without any is broken.

    Raises:
        ValueError: this is no such list, or not the whole of one.
    """
    try:
        unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        text = unpacker.decompress(data, MAX_BYTES).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise ValueError("it is not compressed text") from error
    if not unpacker.eof:
        raise ValueError("its end is missing")
    if unpacker.unused_data:
        raise ValueError("something follows its end")
    if not text:
        raise ValueError("it is empty")
    lines = text.removesuffix("\n").split("\n")
    for number, line in enumerate(lines, 1):
        answers, path, *_ = [*line.split("\t", 2), ""]
        if not path or answers not in _ANSWERS:
            raise ValueError(f"line {number:,} has no address, or not what answers there")
    return _Lines(lines)


def listed_article(article: Article, text: Text) -> Listed:
    """The page of an article; of an excerpt it shows the summary, and not the text."""
    stem = article.page.removeprefix("articles/").removesuffix(".html")
    own = "" if article.id == stem else article.id
    return Listed(PAGE, article.page, id=own, title=article.title, text=_shown_hash(article, text))


def _shown_hash(article: Article, text: Text) -> str:
    return short_hash((article.summary or text.summary).encode()) if article.excerpt else text.hash


def line_of(one: Listed) -> str:
    """An address as a line, without its end."""
    if one.answers == PAGE:
        return "\t".join((PAGE, one.path, one.id, one.title, one.text))
    if one.answers == GONE and one.title:
        return "\t".join((GONE, one.path, one.id, one.title))
    fields = (one.answers, one.path, one.target)
    return "\t".join(fields if one.target else fields[:2])


def _path(line: str) -> str:
    return line.split("\t", 2)[1]


def _listed(line: str) -> Listed:
    answers, path, *more = line.split("\t")
    if answers in {PAGE, GONE}:
        id, title, text, *_ = [*more, "", "", ""]
        return Listed(answers, path, "", id, title, text)
    return Listed(answers, path, more[0] if more else "")
