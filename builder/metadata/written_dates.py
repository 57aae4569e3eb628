"""What was meant by a text that is no date: the same day in a form that is read, to be pasted."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from builder.dates.edtf import FORMS, parse_date
from builder.languages import locale_of
from builder.metadata.month_names import date_of_words

_MOST = 80  # characters of a text that may be a date
_LANGUAGES = ("en", "ru")  # besides those of the archive
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_AROUND = " \t.,;'\"\u201c\u201d\u201e\u00ab\u00bb"
_OPTIONS = re.ASCII | re.IGNORECASE

Languages = tuple[str, ...]


class Fault(NamedTuple):
    """What is wrong, and what would be right."""

    message: str
    hint: str


def date_fault(text: str, error: ValueError, before: str, languages: Sequence[str] = ()) -> Fault:
    """What is wrong with a text that is no date, which `parse_date` refused with an error.

    The hint is the date that was meant, after what stands `before` it, as `date: `; it asks if that
    may be two, and if nobody knows, it lists the forms that there are. `languages` are those in
    which the names of months may be, besides English and Russian.
    """
    meant = meant_dates(text, languages)
    if not meant:
        return Fault(str(error), FORMS)
    asked = f"{' or '.join(map(_in_words, meant))}? " if len(meant) > 1 else ""
    shown = " or ".join(meant) if asked else before + meant[0]
    return Fault(f"'{text}' is not a date", f"{asked}write {shown}")


def meant_dates(text: str, languages: Sequence[str] = ()) -> tuple[str, ...]:
    """The dates that a text can stand for, each in a form that is read: none, one or two."""
    if len(text) > _MOST:
        return ()
    every = tuple(dict.fromkeys((*languages, *_LANGUAGES)))
    return _dates(_plain(text), every)


def _in_words(iso: str) -> str:
    """A day as `3 April`: what tells it from the one with day and month exchanged."""
    _, month, day = iso[:10].split("-")
    return f"{int(day)} {locale_of('en').months['format']['wide'][int(month)]}"


def _plain(text: str) -> str:
    """A text with digits, dashes and spaces as ASCII has them, and no quotation marks around it."""
    text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    digits = (str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    return " ".join("".join(digits).split()).strip(_AROUND)


@lru_cache(maxsize=1_000)  # parts of a text may be asked about in many ways
def _dates(text: str, languages: Languages) -> tuple[str, ...]:
    """What a text can stand for, by the first of the forms in which it stands for a date."""
    for form in (_in_edtf, _by_table, _with_time, _in_numbers, _known_badly, _from_to):
        found = filter(None, map(_checked, form(text, languages)))
        if dates := tuple(dict.fromkeys(found)):
            return dates
    return tuple(filter(None, [_checked(date_of_words(text, languages))]))


def _checked(text: str) -> str:
    """A date as it is exported; an empty string for a text that is none."""
    try:
        return parse_date(text).iso
    except ValueError:
        return ""


def _in_edtf(text: str, languages: Languages) -> Iterator[str]:
    """What is right but for capitals, quotation marks or spaces."""
    yield text.upper()
    if re.fullmatch(r"-?\d{2}[\dUX?*]{2}(-[\dUX?*]{2}){0,2}", text, _OPTIONS):
        yield re.sub("[UX?*]", "X", text, flags=_OPTIONS)


def _week(year: str, week: str, day: str | None) -> str:
    first = date.fromisocalendar(int(year), int(week), int(day or 1))
    return str(first) if day else f"{first}/{first + timedelta(6)}"


def _day_of_year(year: str, day: str) -> str:
    return f"{datetime.strptime(year + day, '%Y%j'):%Y-%m-%d}"


def _quarter(year: str, quarter: str) -> str:
    last = 3 * int(quarter)
    return f"{year}-{last - 2:02}/{year}-{last:02}"


def _seconds(seconds: str) -> str:
    return f"{datetime.fromtimestamp(int(seconds), UTC):%Y-%m-%d %H:%M:%SZ}"


def _compact(year: str, month: str, day: str, *time: str | None) -> str:
    hour, minute, second, zone = time
    clock = f" {hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
    return f"{year}-{month}-{day}{clock}"


def _years(first: str, last: str) -> str:
    """`2015-16`, if the one year follows the other."""
    year = int(first) + 1
    return f"{first}/{year:04}" if int(last) == year % 100 else ""


# A form of date, and what its parts make in EDTF.
_TABLE: tuple[tuple[str, Callable[..., str]], ...] = (
    (r"(?:the )?(\d{3})0(?:'?s|-?х|-?е)(?: гг| годы| годов)?", lambda decade: f"{decade}X"),
    (
        r"(\d{1,4}) ?(?:b\.? ?c(?:\.? ?e)?|до ?н\. ?э)",
        lambda year: "0000" if year == "1" else f"-{int(year) - 1:04}",
    ),
    (r"a\.?d\.? ?(\d{1,4})", lambda year: year.zfill(4)),
    (r"(\d{1,4}) ?(?:a\.?d|c\.?e|н\. ?э)", lambda year: year.zfill(4)),
    (r"(\d{4})[ /-]?q([1-4])", _quarter),
    (r"(\d{4})-3([3456])", lambda year, number: _quarter(year, str(int(number) - 2))),
    (r"q([1-4])[ /-]?(\d{4})", lambda quarter, year: _quarter(year, quarter)),
    (r"(\d{4})-?w(\d{2})(?:-?([1-7]))?", _week),
    (r"(\d{4})-(\d{3})", _day_of_year),
    (r"(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?(z|[+-]\d{4})?)?", _compact),
    (r"(\d{4})(\d{2})", lambda year, month: f"{year}-{month}"),
    (r"(\d{10})(?:\d{3})?", _seconds),
    (r"y(\d{4})", lambda year: year),
    (r"(\d{4}) ?[/-] ?(\d{4})", lambda first, last: f"{first}/{last}"),
    (r"(\d{4})[/-](\d{2})", _years),
    (r"[\[{](\S+?)\.\.(\S+)[\]}]", lambda first, last: f"{first}/{last}"),
)
_PATTERNS = tuple((re.compile(pattern, _OPTIONS), make) for pattern, make in _TABLE)


def _by_table(text: str, languages: Languages) -> Iterator[str]:
    """What stands in one of the forms of the table above."""
    for pattern, make in _PATTERNS:
        if match := pattern.fullmatch(text):
            try:
                yield make(*match.groups())
            except (ValueError, OverflowError, OSError):  # no such day
                continue


_TIME = re.compile(
    r"[ ,]*(?:\bT|(?<=\d)T|\b)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)? ?(am|pm|a\.m\.?|p\.m\.?)?"
    r" ?((?:gmt|utc|ut|z)?(?:[+-]\d{1,2}(?::?\d{2})?)?|[ecmp][sd]t)?(?![\w:])(?: ?\([^)]*\))?",
    _OPTIONS,
)
# In hours; RFC 822, section 5.1.
_ZONES = {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}


def _with_time(text: str, languages: Languages) -> Iterator[str]:
    """A date in any of the forms, with a time of day."""
    time = _TIME.search(text)
    if time:
        rest = " ".join(f"{text[: time.start()]} {text[time.end() :]}".split()).strip(_AROUND)
        yield from (f"{day} {_clock(time)}" for day in _dates(rest, languages))


def _clock(time: re.Match[str]) -> str:
    hour, minute, second, half, zone = time.groups()
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    return f"{hours}:{minute}:{second or '00'}{_zone((zone or '').lower())}"


def _zone(zone: str) -> str:
    if zone in _ZONES:
        return f"{_ZONES[zone]:+03}:00"
    return zone.lstrip("gmtuc") or ("z" if zone else "")


_YEAR_FIRST = re.compile(r"(\d{4}) ?[-./, ] ?(\d{1,2})(?: ?[-./, ] ?(\d{1,2}))?", re.ASCII)
_YEAR_LAST = re.compile(r"(?:(\d{1,2}) ?([-./, ]) ?)?(\d{1,2}) ?[-./, ] ?(\d{4})", re.ASCII)
_CHINESE = re.compile(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일])?", re.ASCII)


def _in_numbers(text: str, languages: Languages) -> Iterator[str]:
    """Year, month and day in one order or the other; where they are 0, they are not known."""
    if match := _YEAR_FIRST.fullmatch(text) or _CHINESE.fullmatch(text):
        year, month, day = match[1], int(match[2]), int(match[3] or 0)
        if not month:
            yield year if int(year) else ""
        elif not match[3] or not day:
            yield f"{year}-{month:02}"
        else:
            yield f"{year}-{month:02}-{day:02}" if month < 13 else f"{year}-{day:02}-{month:02}"
    elif match := _YEAR_LAST.fullmatch(text):
        first, sign, second, year = match.groups()
        if first is None:
            yield f"{year}-{int(second):02}"
            return
        yield f"{year}-{int(second):02}-{int(first):02}"
        if sign != "." or int(second) > 12:  # with full stops the day is first in all languages
            yield f"{year}-{int(first):02}-{int(second):02}"


_ABOUT = r"c|ca|circa|about|around|approx|approximately|roughly|около|ок|примерно|прибл"
_GOING_ON = r"open|present|now|today|ongoing|настоящее время|н\. ?в"
_KNOWN_BADLY = tuple(
    (re.compile(pattern, re.IGNORECASE), form)
    for pattern, form in (
        (rf"(?:~|(?:{_ABOUT})\b\.?) ?(.+)", "{}~"),
        (r"\? ?(.+)", "{}?"),
        (r"(.+?) ?(?:\?|\(\?\)|\(uncertain\))", "{}?"),
        (r"(?:until|till|up to|до) (.+)", "../{}"),
        (r"(?:since|from|с) (.+)", "{}/.."),
        (rf"(?:from |с )?(.+?) ?(?:-|/|to|по) ?(?:{_GOING_ON})", "{}/.."),
        (r"(\d{4}) ?-", "{}/.."),
        (r"open ?/ ?(.+)", "../{}"),
        (r"(.+?) ?/ ?(?:unknown|\?)", "{}/"),
        (r"(?:unknown|\?) ?/ ?(.+)", "/{}"),
    )
)


def _known_badly(text: str, languages: Languages) -> Iterator[str]:
    """A date with a word of how well it is known, or of what begins or ends with it."""
    for pattern, form in _KNOWN_BADLY:
        if match := pattern.fullmatch(text):
            yield from (form.format(one) for one in _dates(match[1], languages))


# What stands before both dates, the first, the last, what stands after both.
_RANGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"()(\d{1,2}) ?- ?(\d{1,2})(\.? \D.+)",  # 5-7 January 2015
        r"(\D+ )(\d{1,2}) ?- ?(\d{1,2})(,? \d{4})",  # January 5-7, 2015
        r"()(?:from |с )?(\d{1,2} \D+?) (?:-|to|по) (\d{1,2} \D+?)( \d{4})",  # 5 May - 7 June 2015
        r"()([^\W\d]+) ?- ?([^\W\d]+)( \d{4})",  # January-March 2015
        r"()(?:from |с )?(.+?)(?: ?/ ?| - | to | until | till |\.\.| по )(.+)()",
    )
)


def _from_to(text: str, languages: Languages) -> Iterator[str]:
    """An interval of dates in any of the forms."""
    matches = filter(None, (pattern.fullmatch(text) for pattern in _RANGES))
    for before, first, last, after in (match.groups() for match in matches):
        starts = _dates(before + first + after, languages)
        ends = _dates(before + last + after, languages)
        if len(starts) == len(ends) == 1:
            yield f"{starts[0]}/{ends[0]}"
