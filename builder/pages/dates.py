"""The pages of years and months."""

from collections.abc import Sequence

from builder.archive import Positions
from builder.pages.contexts import DatesContext, Period, PeriodContext
from builder.pages.labels import number_text, period_text
from builder.pages.lookup import View
from builder.pages.pagination import PART_SIZE, Cut
from builder.urls import dates_page


def years_of(view: View) -> dict[str, Positions]:
    """The positions of each year's articles, from the oldest."""
    years: dict[str, Positions] = {}
    for month, positions in view.archive.months.items():
        years[month[:4]] = years.get(month[:4], ()) + positions
    return years


def dates_context(view: View) -> DatesContext:
    """All years with their months, the newest first."""
    years = years_of(view)
    listed = tuple(
        (_period(view, year, years[year]), _months(view, year))
        for year in sorted(years, reverse=True)
    )
    return DatesContext(
        title=view.messages.gettext("Dates"),
        description=view.messages.gettext("All articles by year and month."),
        years=listed,
    )


def is_short(positions: Positions) -> bool:
    """Whether a year's articles fit on its page; else it shows its months alone."""
    return len(positions) < 2 * PART_SIZE


def period_context(
    view: View, period: str, positions: Positions, own: Cut | None, among: Sequence[str]
) -> PeriodContext:
    """The page of a year or a month; `among` are all such periods in order of time."""
    at = among.index(period)
    name = period_text(period, view.language)
    description = view.messages.gettext("Articles of %(period)s: %(num)s.")
    number = number_text(len(positions), view.language)
    return PeriodContext(
        title=name,
        description=description % {"period": name, "num": number},
        total=len(positions),
        months=_months(view, period) if "-" not in period else (),
        part=view.part(own) if own else None,
        newer=_neighbour(view, among, at + 1),
        older=_neighbour(view, among, at - 1),
    )


def _neighbour(view: View, among: Sequence[str], at: int) -> Period | None:
    return _period(view, among[at], ()) if 0 <= at < len(among) else None


def _period(view: View, period: str, positions: Positions) -> Period:
    return Period(period_text(period, view.language), dates_page(period), len(positions))


def _months(view: View, year: str) -> tuple[Period, ...]:
    months = view.archive.months
    return tuple(
        _period(view, month, months[month])
        for month in sorted(months, reverse=True)
        if month.startswith(f"{year}-")
    )
