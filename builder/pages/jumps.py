"""Jump links: from the page of a long list to the years, months and days on all of its parts."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from builder.languages import month_names
from builder.notation import number_text
from builder.pages.contexts import Jump, JumpMonth, JumpYear
from builder.pages.date_texts import day_number_text, period_text
from builder.pages.lookup import ArchiveLookup
from builder.pages.pagination import Slice
from builder.pages.sections import CROWDED, DAY, MONTH, YEAR, period_of

LONG = 40  # a list of more articles than this has jump links
_MOST_OPENED = 60  # jump links that are shown without being asked for


class _Periods(NamedTuple):
    """The years, months and days of a list, newest first.

    `places` are for each the pages that have articles of it, with the id of the heading there, from
    the newest; `inner` are the months of a year and the days of a month.
    """

    counts: Counter[str]
    places: dict[str, dict[str, str]]
    inner: dict[str, dict[str, None]]


def jumps_of(lookup: ArchiveLookup, slices: Sequence[Slice]) -> tuple[JumpYear, ...]:
    """The jump links of a list; none if it is short, or if it has no headings.

    Every part is linked: a year with many articles is divided into months, a month into days, and a
    day with many has a link to each of its parts. So of what is not divided there are fewer than a
    part has, and each part has the newest of something.
    """
    if sum(len(own.positions) for own in slices) <= LONG:
        return ()
    found = _find(lookup, slices)
    if len({*_ids(found)}) < 2:
        return ()
    years = [_year(lookup, found, year) for year in found.inner[""]]
    return tuple(_opened(years))


def _ids(periods: _Periods) -> list[tuple[str, str]]:
    return [place for places in periods.places.values() for place in places.items()]


def _find(lookup: ArchiveLookup, slices: Sequence[Slice]) -> _Periods:
    found = _Periods(Counter(), defaultdict(dict), defaultdict(dict))
    for own in slices:
        for section in lookup.sections(own):
            for day, articles in Counter([lookup.days[at].iso for at in section.positions]).items():
                outer = ""
                for unit in (YEAR, MONTH, DAY):
                    period = period_of(day, unit)
                    found.counts[period] += articles
                    found.places[period].setdefault(own.page, section.last)
                    found.inner[outer][period] = None
                    outer = period
    return found


def _year(lookup: ArchiveLookup, found: _Periods, year: str) -> JumpYear:
    articles = found.counts[year]
    months = found.inner[year] if articles >= CROWDED else ()
    link = _link(found, year, period_text(year, lookup.notation))
    return JumpYear(link, articles, tuple(_month(lookup, found, one) for one in months), False)


def _month(lookup: ArchiveLookup, found: _Periods, month: str) -> JumpMonth:
    name = month_names(lookup.language)[0][int(month[-2:]) - 1]
    days = found.inner[month] if found.counts[month] >= CROWDED else ()
    jumps = [jump for day in days for jump in _day(lookup, found, day)]
    return JumpMonth(_link(found, month, name), tuple(jumps))


def _day(lookup: ArchiveLookup, found: _Periods, day: str) -> list[Jump]:
    """The links to a day: if it has many articles, to each part with some of them."""
    label = day_number_text(int(day[-2:]), lookup.notation)
    first, *more = found.places[day].items()
    jumps = [Jump(label, *first)]
    count = number_text(len(more) + 1, lookup.notation)
    for number, place in enumerate(more if found.counts[day] >= CROWDED else (), 2):
        values = {"number": number_text(number, lookup.notation), "count": count}
        part = lookup.messages.gettext("part %(number)s of %(count)s") % values
        jumps.append(Jump(part, *place, f"{label} ({part})"))
    return jumps


def _link(found: _Periods, period: str, label: str) -> Jump:
    return Jump(label, *next(iter(found.places[period].items())))


def _opened(years: Sequence[JumpYear]) -> list[JumpYear]:
    """All years with their months shown, or the newest of them if there are many links."""
    divided = [year for year in years if year.months]
    links = sum(1 + len(month.days) for year in divided for month in year.months)
    opened = divided if links <= _MOST_OPENED else divided[:1]
    return [year._replace(opened=year in opened) for year in years]
