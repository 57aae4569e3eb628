"""The patterns of CLDR by which a site writes dates; its scripts get the same ones.

In a pattern `{y}` is the year, `{m}` the name of a month in a date, `{l}` its name where it stands
alone, `{n}` and `{o}` its number with one digit or two, `{d}` and `{e}` the day likewise; `{i}` is
the year of ISO 8601. All else stands as it is.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from builder.languages import locale_of, month_names, short_month_names
from builder.notation import Notation

if TYPE_CHECKING:
    from babel import Locale

# The names of CLDR's patterns for a year, a month and a day in each style. A short year has all its
# digits: an archive may have 1924 and 2024.
_SKELETONS = {
    "long": ("y", "yMMMM", "yMMMd"),
    "medium": ("y", "yMMM", "yMMMd"),
    "short": ("y", "yM", "yMd"),
}
# A piece of a pattern of CLDR: a text in quotes, or a letter as often as it stands there.
_PIECE = re.compile(r"'((?:[^']|'')*)'|([GyYuMLd])\2*")
_NUMBERS = {"y": "y", "Y": "y", "u": "y", "M": "n", "L": "n", "d": "d"}
_NAMES = {"M": "m", "L": "l"}
_PADDED = {"n": "o", "d": "e"}


class DatePatterns(NamedTuple):
    """How a site writes dates.

    `single` are the patterns of a year, a month and a day; `early` those of such before the year 1,
    in which the year is that of its era. `ranges` are pairs of what is written of the first and of
    the last: for two days that differ in their day (`dd`), their month (`dM`) or their year (`dy`),
    two months (`MM`, `My`) and two years (`yy`). Between any other two dates stands `between`.
    `names` are the months in dates, `alone` where they stand alone.
    """

    single: tuple[str, ...]
    early: tuple[str, ...]
    ranges: dict[str, tuple[str, str]]
    between: str
    names: tuple[str, ...]
    alone: tuple[str, ...]


_ISO = ("{i}", "{i}-{o}", "{i}-{o}-{e}")


@cache
def patterns_of(notation: Notation) -> DatePatterns:
    """How a site writes dates."""
    if notation.dates == "iso":
        return DatePatterns(_ISO, _ISO, {}, " \u2013 ", (), ())
    locale, style = locale_of(notation.language), notation.dates
    skeletons = _SKELETONS[style]
    alone, names = month_names(notation.language)
    if style != "long":
        alone = short_month_names(notation.language)
        names = tuple(locale.months["format"]["abbreviated"][number] for number in range(1, 13))
    return DatePatterns(
        _single(locale, style),
        tuple(
            _pattern(locale, locale.datetime_skeletons[f"G{one}"].pattern) for one in _early(style)
        ),
        dict(_ranges(locale, skeletons)),
        locale.interval_formats[None].split("{0}")[1].split("{1}")[0],
        names,
        alone,
    )


def _single(locale: "Locale", style: str) -> tuple[str, ...]:
    patterns = [locale.datetime_skeletons[one].pattern for one in _SKELETONS[style]]
    if style == "long":
        patterns[-1] = locale.date_formats["long"].pattern
    return tuple(_pattern(locale, one) for one in patterns)


def _early(style: str) -> tuple[str, ...]:
    """CLDR has eras with names of months alone."""
    return ("y", "yMMM", "yMMMd") if style == "short" else _SKELETONS["medium"]


def _ranges(locale: "Locale", skeletons: Iterable[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    for field, skeleton in zip("yMd", skeletons, strict=True):
        for difference, pair in locale.interval_formats[skeleton].items():
            if difference in "yMd" and len(pair) == 2:
                first, last = (_pattern(locale, one) for one in pair)
                yield field + difference, (first, last)


def _pattern(locale: "Locale", pattern: str) -> str:
    """A pattern of CLDR as one of ours; the one era that is written is that before Christ."""

    def piece(match: re.Match[str]) -> str:
        quoted, letter = match.groups()
        if letter is None:
            return quoted.replace("''", "'") or "'"
        if letter == "G":
            return str(locale.eras["abbreviated"][0])
        length = len(match[0])
        if letter in _NAMES and length > 2:
            return f"{{{_NAMES[letter]}}}"
        name = _NUMBERS[letter]
        return f"{{{_PADDED[name] if length == 2 and name in _PADDED else name}}}"

    return _PIECE.sub(piece, pattern)
