"""Dates with words in them, `5 January 2015`, by the names of months in some languages."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from builder.dates.values import AUTUMN, SPRING, SUMMER, WINTER
from builder.languages import locale_of

_BETWEEN = re.compile(r"[\s,./()-]+")
_PIECE = re.compile(r"(\d*)(.*)")
_LEAST = 3  # letters by which a name is known that is cut short: Sept
_MOST_OF_ENDING = 3
# What stands beside numbers and says nothing: 5th of January, 5 de enero del 2015, 2015 года.
_FILLERS = frozenset("the and del den год года году року рік жылы жылдын жылғы yil yilning".split())
_MOST_OF_FILLER = 2  # letters of other such words: г., m., d., th, de
_SEASONS = {
    **dict.fromkeys("spring весна весной весны".split(), SPRING),
    **dict.fromkeys("summer лето летом лета".split(), SUMMER),
    **dict.fromkeys("autumn fall осень осенью осени".split(), AUTUMN),
    **dict.fromkeys("winter зима зимой зимы".split(), WINTER),
}


def date_of_words(text: str, languages: Iterable[str]) -> str:
    """What a text with the name of a month or a season may stand for, or an empty string."""
    numbers: list[str] = []
    months: list[int] = []
    names = [_names(language) for language in languages]
    for number, word in _pieces(text):
        numbers += [number] if number else []
        if month := _month(word, names):
            months.append(month)
        elif len(word) > _MOST_OF_FILLER and not _says_nothing(word, names):
            return ""
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) < 3]
    if len(months) != 1 or len(years) != 1 or len(days) > 1 or len(numbers) > 1 + len(days):
        return ""
    return "-".join([*years, f"{months[0]:02}", *(day.zfill(2) for day in days)])


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text, each with the number that it begins with: `5` and `th` of `5th`."""
    for piece in _BETWEEN.split(text.casefold()):
        if match := _PIECE.fullmatch(piece):
            yield match[1], match[2]


class _Names:
    """The names of a language's months and days of the week, in small letters."""

    def __init__(self, language: str) -> None:
        locale = locale_of(language)
        self.months = dict(_named(locale.months))
        self.days = {name for name, _ in _named(locale.days)}

    def month(self, word: str) -> int:
        """The number of a month by its name, a beginning that no other has, a form of it; or 0."""
        if word in self.months or len(word) < _LEAST:
            return self.months.get(word, 0)
        found = {number for name, number in self.months.items() if _are_one(word, name)}
        return found.pop() if len(found) == 1 else 0


def _are_one(word: str, name: str) -> bool:
    """Whether a word is a name cut short, or with an ending: of `январ`, `январи` and `январда`."""
    ending = len(word) - len(name)
    return name.startswith(word) or (
        len(name) > _LEAST and ending <= _MOST_OF_ENDING and word.startswith(name)
    )


@cache
def _names(language: str) -> _Names:
    return _Names(language)


def _named(forms: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Each name, alone and in a date, long and short, with its number."""
    for widths in forms.values():
        for width in ("wide", "abbreviated"):
            for number, name in widths[width].items():
                yield unicodedata.normalize("NFKC", name).casefold().strip("."), number


def _month(word: str, names: Iterable[_Names]) -> int:
    """The number of a month or of a season."""
    return _SEASONS.get(word) or next(filter(None, (one.month(word) for one in names)), 0)


def _says_nothing(word: str, names: Sequence[_Names]) -> bool:
    """Whether a word is passed over: which day of the week it was is known by the date."""
    if word in _FILLERS:
        return True
    return len(word) >= _LEAST and any(day.startswith(word) for one in names for day in one.days)
