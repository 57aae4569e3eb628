"""Dates that are probably mistyped: of the future, or of a time that no other article is of."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from yaml.nodes import ScalarNode

from builder.content.frontmatter import read_document
from builder.content.reader import Reader
from builder.dates.edtf import parse_date
from builder.dates.present import Present
from builder.dates.values import ArchiveDate, CalendarDay
from builder.errors import Place, Problem, problem_at
from builder.metadata.entries import Entry
from builder.metadata.fields import Fields
from builder.metadata.writing import scalar
from builder.model import ParsedArticle
from builder.urls import CONTENT

CODE = "date-unlikely"

LAST_LIKELY: CalendarDay = (2100, 12, 31)  # where nothing says what day it is
_ANCIENT = 1000  # the first year that four digits give without a 0
_RARE = 10  # ancient articles are rare if there are more than so many others for each


class _Suspect(NamedTuple):
    article: ParsedArticle
    key: str
    when: ArchiveDate
    reason: str


def unlikely_dates(
    articles: Sequence[ParsedArticle],
    sidecars: Mapping[str, str],
    reader: Reader,
    present: Present | None,
) -> Iterator[Problem]:
    """A warning for each date of an article that is unlikely; `sidecars` are by path of the text.

    Only the files that are warned of are read again, for the place of the date.
    """
    suspects = chain(_of_the_future(articles, present), _ancient(articles))
    for article, key, when, reason in suspects:
        entries, _, _ = read_document(reader, article.path, sidecars.get(article.path, ""))
        place = _place(entries, key, when) or Place(article.path)
        yield problem_at(place, CODE, f"'{key}': {reason}", _hint(article.path), "warning")


def _of_the_future(
    articles: Sequence[ParsedArticle], present: Present | None
) -> Iterator[_Suspect]:
    latest = present.latest() if present else LAST_LIKELY
    for one in articles:
        if _is_plain(one, latest[0]):
            continue
        # What is being written is newer than the last commit, and says when it was added.
        bound = max(latest, one.added.first()) if one.added and present else latest
        if _end(one.date) > bound:
            yield _Suspect(one, "date", one.date, _of_future(one.date, present))
        if one.updated and _end(one.updated) > bound:
            yield _Suspect(one, "updated", one.updated, _of_future(one.updated, present))
        if one.added and _end(one.added) > LAST_LIKELY:
            yield _Suspect(one, "added", one.added, _of_future(one.added, None))
        for when, _ in one.corrections:
            if _end(when) > bound:
                yield _Suspect(one, "corrections", when, _of_future(when, present))


def _is_plain(article: ParsedArticle, year: int) -> bool:
    """Whether an article has but one date, and that of before a year: so have nearly all."""
    date = article.date
    if article.added or article.updated or article.corrections:
        return False
    return date.end is None and date.start.year < year


def _end(when: ArchiveDate) -> CalendarDay:
    """The first day of what a date ends with; the latest that it says to have been."""
    end = when.end
    return when.listed.first() if end is None or not end.is_known else end.first()


def _of_future(when: ArchiveDate, present: Present | None) -> str:
    if present is None:
        return f"{when.iso} is far in the future"
    day = "-".join(f"{number:02}" for number in present.day)
    return f"{when.iso} is in the future: {present.known_by} is of {day}"


def _ancient(articles: Sequence[ParsedArticle]) -> Iterator[_Suspect]:
    """Dates such as 0015-01-05, unless the archive has more of that age; BC is never mistyped."""
    found = [one for one in articles if one.date.start.year < _ANCIENT and one.date.start.is_known]
    if len(found) > 1 and len(found) * _RARE >= len(articles):
        return
    rarity = "hardly any" if len(found) > 1 else "no"
    for one in found:
        start, iso = one.date.start, one.date.iso
        if start.year >= 0 and not start.is_rounded:
            reason = f"{iso} is of the year {start.year}, and {rarity} other article is so old"
            yield _Suspect(one, "date", one.date, reason)


def _place(entries: Mapping[str, Entry], key: str, when: ArchiveDate) -> Place | None:
    """Where the date stands, under its key or, as settings may have it, under another."""
    if key == "corrections":
        items = Fields(dict(entries), Place("")).mappings(key)
        return next(filter(None, (_place(item.entries, "date", when) for item in items)), None)
    own = [entries[key]] if key in entries else []
    found = (entry for entry in (*own, *entries.values()) if _says(entry, when))
    return next((entry.value_place for entry in found), None)


def _says(entry: Entry, when: ArchiveDate) -> bool:
    try:
        return isinstance(entry.value, ScalarNode) and parse_date(entry.value.value) == when
    except ValueError:
        return False


def _hint(path: str) -> str:
    """What to do, with the setting that allows it."""
    name = path.removeprefix(f"{CONTENT}/")
    shown = scalar(name, in_list=True)
    return f"correct it, or allow it in site.yaml: allow: {{{CODE}: [{shown}]}}"
