"""What each stage of a build took, as a table."""

from collections.abc import Iterator, Mapping

from builder.runtime.stats import total

_MEGABYTE = 1_000_000
_IN_MEGABYTES = ("memory", "worker")

Figures = Mapping[str, Mapping[str, float]]


def for_programs(figures: Figures) -> dict[str, object]:
    """The figures of each stage, and of all."""
    return {"stages": figures, "total": total(figures)}


def table(figures: Figures) -> Iterator[str]:
    """A line for the names of figures, one for each stage, one for all of them.

    Names are on the left, figures on the right of their columns; a dash is nothing.
    """
    rows = {**figures, "total": total(figures)}
    names = [*next(iter(figures.values()))]
    lines = [["stage", *names]]
    lines += [[stage, *(_cell(name, own) for name in names)] for stage, own in rows.items()]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for first, *others in lines:
        cells = [one.rjust(width) for one, width in zip(others, widths[1:], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *cells])


def _cell(name: str, own: Mapping[str, float]) -> str:
    value = own.get(name)
    if value is None:
        return ""
    if not value:
        return "-"
    if name in _IN_MEGABYTES:
        return f"{value / _MEGABYTE:,.0f} MB"
    return f"{value:,.3f}" if isinstance(value, float) else f"{value:,}"
