"""What is known of all published articles, without their texts, as CSV, BibTeX and CSL-JSON.

They are what "Save as" of the search page writes, but that the bibliographies have no abstracts:
these make half of their size, and stand in the table, too. All are compressed with gzip. They come
from one piece, for reading many small pieces takes longer than making the files.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, Protocol

import msgspec

from builder.archive import Archive, Partition
from builder.exports.bibtex import Keys, bibtex, plain_key
from builder.exports.csl import csl
from builder.exports.entries import Entry, entries_of
from builder.exports.table import HEADER, row
from builder.exports.volumes import Format, Segment, by_year
from builder.exports.volumes import files as volumes
from builder.gzipped import Deflated, deflate, inflate

NAME = "metadata"
VERSION = 2

CSV = Format("csv", HEADER)
BIBTEX = Format("bib", between="\n")
CSL = Format("csl.json", "[\n", ",\n", "\n]\n")
FORMATS = (CSV, BIBTEX, CSL)

_KEY = re.compile(r"^(@\w+\{)[^,]*", re.MULTILINE)


class Site(Protocol):
    """A site: its archive."""

    @property
    def archive(self) -> Archive:
        """All that is published."""


class Piece(NamedTuple):
    """The articles of a partition, year by year.

    `counts` are the numbers of articles of each year; `keys` are those of BibTeX, as if each were
    the only one of its kind.
    """

    years: list[str]
    counts: list[int]
    csv: list[Deflated]
    bibtex: list[Deflated]
    csl: list[Deflated]
    keys: list[str]


def piece(partition: Partition) -> Piece:
    """What is said of some articles, compressed; the same bytes for the same articles and zlib."""
    entries = entries_of(partition)
    made = Piece([], [], [], [], [], [])
    for year, count in by_year(partition):
        some = list(islice(entries, count))
        short = [entry._replace(summary="") for entry in some]
        keys = [plain_key(entry.id) for entry in some]
        made.years.append(year)
        made.counts.append(count)
        made.csv.append(_deflated(map(row, some), ""))
        made.bibtex.append(_deflated(map(bibtex, keys, short), BIBTEX.between))
        made.csl.append(_deflated(map(_json, short), CSL.between))
        made.keys.extend(keys)
    return made


def files(pieces: Iterable[Piece], site: Site) -> Iterator[tuple[str, bytes]]:
    """The files, if there are articles; those of many articles are cut by year."""
    pieces = [*pieces]
    archive = site.archive
    yield from volumes(_segments(pieces, "csv"), archive, CSV)
    yield from volumes(_with_keys(pieces), archive, BIBTEX)
    yield from volumes(_segments(pieces, "csl"), archive, CSL)


def _segments(pieces: Iterable[Piece], field: str) -> Iterator[Segment]:
    for one in pieces:
        yield from map(Segment, one.years, getattr(one, field))


def _with_keys(pieces: Iterable[Piece]) -> Iterator[Segment]:
    """The segments of BibTeX, in which no key is there twice."""
    given = Keys()
    for one in pieces:
        plain, keys = iter(one.keys), map(given.of, one.keys)
        for year, count, data in zip(one.years, one.counts, one.bibtex, strict=True):
            wanted = list(islice(keys, count))
            same = wanted == list(islice(plain, count))
            yield Segment(year, data if same else _renamed(data, wanted))


def _renamed(data: Deflated, keys: Iterable[str]) -> Deflated:
    """Entries of BibTeX with other keys. None of their lines but the first begins so."""
    left = iter(keys)
    text = _KEY.sub(lambda found: found[1] + next(left), inflate(data).decode())
    return deflate(text.encode())


def _json(entry: Entry) -> str:
    return msgspec.json.encode(csl(entry)).decode()


def _deflated(texts: Iterable[str], between: str) -> Deflated:
    return deflate(between.join(texts).encode())
