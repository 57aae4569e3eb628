"""The pages of years and months."""

from collections.abc import Sequence

from builder.archive import Positions
from builder.dates.values import is_month, year_of
from builder.languages import month_names, short_month_names
from builder.notation import number_text
from builder.pages.contexts import DatesContext, Month, Period, PeriodContext
from builder.pages.date_texts import period_text
from builder.pages.entities import within
from builder.pages.jumps import jumps_of
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
    """All years with their months, the newest year first."""
    years = years_of(lookup)
    listed = tuple(
        (_period(lookup, year, years[year]), _twelve(lookup, year)) for year in reversed(years)
    )
    names = zip(month_names(lookup.language)[0], short_month_names(lookup.language), strict=True)
    return DatesContext(
        title=lookup.messages.gettext("Dates"),
        description=lookup.messages.gettext("All articles by year and month."),
        months=tuple(Month(*name) for name in names),
        years=listed,
    )


def _twelve(lookup: ArchiveLookup, year: str) -> tuple[Period | None, ...]:
    months = lookup.archive.months
    every = (f"{year}-{number:02}" for number in range(1, 13))
    return tuple(_period(lookup, one, months[one]) if one in months else None for one in every)


def is_short(positions: Positions) -> bool:
    """Whether a year's articles fit on its page; else it shows its months alone."""
    return len(positions) < 2 * SLICE_SIZE


def period_context(
    lookup: ArchiveLookup,
    period: str,
    positions: Positions,
    slices: Sequence[Slice],
    among: Sequence[str],
) -> PeriodContext:
    """The page of a year or a month; `among` are all such periods in order of time.

    A long year has no slices of its own. In a search the period is its first and its last day.
    """
    at = among.index(period)
    name = period_text(period, lookup.notation)
    description = lookup.messages.gettext("Articles of %(period)s: %(num)s.")
    number = number_text(len(positions), lookup.notation)
    return PeriodContext(
        title=name,
        description=description % {"period": name, "num": number},
        label=lookup.messages.gettext("Dates"),
        total=len(positions),
        months=() if is_month(period) else _months(lookup, period),
        within=within(lookup, len(positions), ("from", period), ("to", period)),
        jumps=jumps_of(lookup, slices) if is_month(period) else (),
        part=lookup.part(slices[0]) if slices else None,
        newer=_neighbour(lookup, among, at + 1),
        older=_neighbour(lookup, among, at - 1),
    )


def _neighbour(lookup: ArchiveLookup, among: Sequence[str], at: int) -> Period | None:
    return _period(lookup, among[at], ()) if 0 <= at < len(among) else None


def _period(lookup: ArchiveLookup, period: str, positions: Positions) -> Period:
    return Period(period_text(period, lookup.notation), dates_page(period), len(positions))


def _months(lookup: ArchiveLookup, year: str) -> tuple[Period, ...]:
    months = lookup.archive.months
    own = [month for month in months if year_of(month) == year]
    return tuple(_period(lookup, month, months[month]) for month in reversed(own))
