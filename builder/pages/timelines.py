"""Articles by year or by month: rows of bars, and trends beside names."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from builder.dates.values import year_text
from builder.pages.contexts import Bar, Bars
from builder.pages.date_texts import period_text
from builder.pages.lookup import ArchiveLookup
from builder.pages.pagination import Slice
from builder.urls import dates_page

FEW = 5  # fewer articles than this one sees at a glance
_MONTHS = 36  # a list of at most so many has a bar for each
_MOST_BARS = 120
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)  # years of a bar
_LEAST_BARS = 3  # of a row, with those without articles
_LEAST_HEIGHT = 4  # of a bar, of 100: it must be seen

TREND_WIDTH, TREND_HEIGHT = 60, 12  # what the template has, too
_LEAST_ARTICLES = 3  # of a trend
_HIGHEST = 2  # so many articles at least are as high as a trend is

Place = tuple[str, str]  # a page and the id of a heading there


class _Scale(NamedTuple):
    """A row of bars from the month `first` on, counted from the year 0, each of `step` months."""

    first: int
    step: int
    length: int

    def at(self, month: int) -> int:
        return (month - self.first) // self.step

    def period(self, at: int) -> str:
        """What a bar stands for, as EDTF."""
        start = self.first + at * self.step
        if self.step == 1:
            return f"{year_text(start // 12)}-{start % 12 + 1:02}"
        years = self.step // 12
        first = start // 12
        return (
            year_text(first) if years == 1 else f"{year_text(first)}/{year_text(first + years - 1)}"
        )


def archive_timeline(lookup: ArchiveLookup) -> Bars | None:
    """The articles of an archive; its bars lead to the pages of years or months."""
    counts = Counter(lookup.months)
    scale = _scale_of(counts)

    def page_of(period: str) -> Place:
        return (dates_page("" if "/" in period else period), "")

    return _bars(lookup, counts, scale, page_of) if scale else None


def list_timeline(lookup: ArchiveLookup, slices: Sequence[Slice]) -> Bars | None:
    """The articles of a list; its bars lead to its headings, if it has some.

    Each leads to the first heading below which there are articles of its time.
    """
    positions = [at for own in slices for at in own.positions]
    if len(positions) < FEW:
        return None
    counts = Counter([lookup.months[at] for at in positions])
    scale = _scale_of(counts)
    if not scale:
        return None
    places = _places(lookup, slices, scale)
    return _bars(lookup, counts, scale, lambda period: places.get(period, ("", "")))


def _places(lookup: ArchiveLookup, slices: Sequence[Slice], scale: _Scale) -> Mapping[str, Place]:
    """The newest place of each bar in a list, by its period; none in a list without headings."""
    found: dict[int, Place] = {}
    for own in slices:
        sections = lookup.sections(own)
        if not lookup.has_headings(own, sections):
            continue
        for section in sections:
            for position in section.positions:
                found.setdefault(scale.at(lookup.months[position]), (own.page, section.last))
    return {scale.period(at): place for at, place in found.items()}


def _scale_of(months: Collection[int]) -> _Scale | None:
    """By months if they are few, else by years; None if there is next to nothing to compare."""
    first, last = min(months, default=0), max(months, default=0)
    if last - first + 1 < _LEAST_BARS:
        return None
    if last - first < _MONTHS:
        return _Scale(first, 1, last - first + 1)
    first, last = first // 12, last // 12
    step = next((one for one in _STEPS if (last - first) / one < _MOST_BARS), _STEPS[-1])
    first -= first % step
    return _Scale(first * 12, step * 12, (last - first) // step + 1)


def _bars(
    lookup: ArchiveLookup,
    counts: Mapping[int, int],
    scale: _Scale,
    place_of: Callable[[str], Place],
) -> Bars:
    summed: Counter[int] = Counter()
    for month, count in counts.items():
        summed[scale.at(month)] += count
    largest = max(summed.values())
    bars = []
    for at in sorted(summed):
        period, count = scale.period(at), summed[at]
        height = max(_LEAST_HEIGHT, round(count / largest * 100))
        label = period_text(period, lookup.notation)
        bars.append(Bar(label, count, at, height, *place_of(period)))
    most = max(bars, key=lambda bar: bar.articles)
    return Bars(tuple(bars), scale.length, scale.step == 1, bars[0].label, bars[-1].label, most)


def trend(lookup: ArchiveLookup, positions: Sequence[int]) -> str:
    """When articles are of, in the time that the archive covers: a path with a line for each time.

    It is for comparing the times of a name; how many articles it has stands beside it. Fewer than
    three have none: they say nothing of how it went on.
    """
    if len(positions) < _LEAST_ARTICLES:
        return ""
    first = lookup.months[0] // 12 * 12
    wide = (TREND_WIDTH - 1) / (lookup.months[-1] // 12 * 12 + 11 - first)
    counts = Counter([round((lookup.months[at] - first) * wide) for at in positions])
    largest = max(_HIGHEST, *counts.values())
    tall = {at: max(3, round(counts[at] / largest * TREND_HEIGHT)) for at in counts}
    return "".join(f"M{at} {TREND_HEIGHT}v-{tall[at]}" for at in sorted(counts))
