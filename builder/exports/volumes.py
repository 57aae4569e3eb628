"""Files with data of all articles, compressed; large ones are cut, a file for each year.

Their names must be known before they are made, for pages lead to them. So whether one is large is
told from the archive, about as exactly as texts compress.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from builder.archive import Archive, Partition
from builder.dates.values import year_of
from builder.gzipped import Deflated, deflate, join
from builder.model import Article

MAX_BYTES = 20_000_000  # of a file with all years, compressed
_OF_TEXT = 0.4  # bytes in the file for a byte of HTML: of 21,578 stories of Reuters 0.36
_OF_ENTRY = 150  # bytes in the file for what is said of an article besides its text: 120


class Format(NamedTuple):
    """What a file has besides articles: before the first, between two of them, after the last.

    `has_texts` is whether it has the whole texts.
    """

    suffix: str
    start: str = ""
    between: str = ""
    end: str = ""
    has_texts: bool = False


class Segment(NamedTuple):
    """The articles of one year in a partition."""

    year: str
    data: Deflated


def year(article: Article) -> str:
    """The year whose file has an article."""
    return year_of(article.date.month)


def by_year(partition: Partition) -> Iterator[tuple[str, int]]:
    """The years of a partition's articles, in order, with the number of articles of each."""
    for one, articles in groupby(partition.articles, key=year):
        yield one, sum(1 for _ in articles)


def paths(archive: Archive, format: Format) -> list[str]:
    """The paths of a format's files, from the oldest; none if there are no articles."""
    if not archive.articles:
        return []
    if not is_cut(archive, format):
        return [path_of(format)]
    years = dict.fromkeys(year_of(month) for month in archive.months)
    return [path_of(format, one) for one in years]


def path_of(format: Format, year: str = "") -> str:
    """The path of the file of a year, or of the one that has all."""
    return f"data/articles{f'-{year}' if year else ''}.{format.suffix}.gz"


def is_cut(archive: Archive, format: Format) -> bool:
    """Whether a file of all articles would be too large."""
    size = _OF_ENTRY * len(archive.articles)
    if format.has_texts:
        size += int(_OF_TEXT * archive.text_bytes)
    return size > MAX_BYTES


def files(
    segments: Iterable[Segment], archive: Archive, format: Format
) -> Iterator[tuple[str, bytes]]:
    """The files of a format; none if there are no articles."""
    if not is_cut(archive, format):
        if own := [one.data for one in segments]:
            yield path_of(format), _file(own, format)
        return
    for year, some in groupby(segments, key=lambda one: one.year):
        yield path_of(format, year), _file([one.data for one in some], format)


def _file(segments: Sequence[Deflated], format: Format) -> bytes:
    start, between, end = (deflate(text.encode()) for text in format[1:4])
    pieces = [start] if format.start else []
    for segment in segments:
        pieces += [segment, between] if format.between else [segment]
    if format.between:
        pieces.pop()
    return join([*pieces, end] if format.end else pieces)
