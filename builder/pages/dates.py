"""The pages of years and months."""

from collections.abc import Sequence

from builder.archive import Positions
from builder.dates.values import is_month, year_of
from builder.pages.contexts import DatesContext, Period, PeriodContext
from builder.pages.date_texts import period_text
from builder.pages.labels import number_text
from builder.pages.lookup import ArchiveLookup
from builder.pages.pagination import SLICE_SIZE, Slice
from builder.urls import dates_page


def years_of(lookup: ArchiveLookup) -> dict[str, Positions]:
    """The positions of each year's articles, from the oldest."""
    years: dict[str, Positions] = {}
    for month, positions in lookup.archive.months.items():
        years[year_of(month)] = years.get(year_of(month), ()) + positions
    return years


def dates_context(lookup: ArchiveLookup) -> DatesContext:
    """All years with their months, the newest first."""
    years = years_of(lookup)
    listed = tuple(
        (_period(lookup, year, years[year]), _months(lookup, year)) for year in reversed(years)
    )
    return DatesContext(
        title=lookup.messages.gettext("Dates"),
        description=lookup.messages.gettext("All articles by year and month."),
        years=listed,
    )


def is_short(positions: Positions) -> bool:
    """Whether a year's articles fit on its page; else it shows its months alone."""
    return len(positions) < 2 * SLICE_SIZE


def period_context(
    lookup: ArchiveLookup,
    period: str,
    positions: Positions,
    own: Slice | None,
    among: Sequence[str],
) -> PeriodContext:
    """The page of a year or a month; `among` are all such periods in order of time."""
    at = among.index(period)
    name = period_text(period, lookup.language)
    description = lookup.messages.gettext("Articles of %(period)s: %(num)s.")
    number = number_text(len(positions), lookup.language)
    return PeriodContext(
        title=name,
        description=description % {"period": name, "num": number},
        total=len(positions),
        months=() if is_month(period) else _months(lookup, period),
        part=lookup.part(own) if own else None,
        newer=_neighbour(lookup, among, at + 1),
        older=_neighbour(lookup, among, at - 1),
    )


def _neighbour(lookup: ArchiveLookup, among: Sequence[str], at: int) -> Period | None:
    return _period(lookup, among[at], ()) if 0 <= at < len(among) else None


def _period(lookup: ArchiveLookup, period: str, positions: Positions) -> Period:
    return Period(period_text(period, lookup.language), dates_page(period), len(positions))


def _months(lookup: ArchiveLookup, year: str) -> tuple[Period, ...]:
    months = lookup.archive.months
    own = [month for month in months if year_of(month) == year]
    return tuple(_period(lookup, month, months[month]) for month in reversed(own))
