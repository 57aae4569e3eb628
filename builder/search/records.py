"""Records widen a query: who asks for one name of a record finds articles that say another."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from builder.archive import Archive
from builder.model import all_names
from builder.search.analysis import analyze, is_stop_form
from builder.search.cards import names_of_country
from builder.search.families import RECORD
from builder.search.texts import languages_of

MOST_WORDS = 10  # of a name; longer ones are none that anybody asks for

# Words that are names of Arabic if they are written as one: Abdul Rahman, Saif ul-Islam.
ARABIC_NAME = re.compile("^abd.|[aeu][dlnrst](?:d[aeiy]+ne?|islam|haq+|r[ae]hman)$")


def record_lines(archive: Archive) -> set[str]:
    """Lines of a record's name, as a key, a tab and another name that widens a query for it.

    They are those of the countries, organizations, people, topics and sources that articles name.
    Two records may share a name, which leads to the other names of both. A name is left out where
    the other one stands in it, for what has the longer one has been found by the shorter. A name
    without another leads to itself, so that it can be told from other words; what countries are
    called besides, by codes and in other languages, does so, too, and widens nothing.
    """
    language = archive.config.language
    languages = languages_of(archive)
    used = ((kind, slug) for kind, members in archive.members.items() for slug in members)
    entities = [archive.entities[key] for key in used]
    found = {line for one in entities for line in _lines(all_names(one), language)}
    codes = (name for one in entities for name in names_of_country(one, languages))
    return found | {f"{key}{RECORD}\t{key}" for name in codes if (key := name_key(name, language))}


def _lines(names: Iterable[str], language: str) -> Iterator[str]:
    keys = {key for name in names if (key := name_key(name, language))}
    for asked in keys:
        others = [other for other in keys if f" {asked} " not in f" {other} "]
        for other in others or [asked]:
            yield f"{asked}{RECORD}\t{other}"


def name_key(name: str, language: str) -> str:
    """A name as forms with spaces between; empty if it is long or has nothing but stop words."""
    forms = first_forms(name, language)
    is_telling = any(not is_stop_form((form,), language) for form in forms)
    return " ".join(forms) if is_telling and len(forms) <= MOST_WORDS else ""


def first_forms(text: str, language: str) -> list[str]:
    """Each word of a text as it is written, folded."""
    terms = analyze(text, language)
    return [next(same).text for _, same in groupby(terms, key=lambda term: term.position)]


def spans(
    words: Sequence[Sequence[str]], names: Mapping[str, Sequence[str]]
) -> Iterator[tuple[int, int, Sequence[str]]]:
    """The names of records in a query: first word, the one after the last, the other names.

    `words` are the forms of each word of the query, which is none of a name if it has no forms;
    `names` has the other names by key. The longest name counts of those that begin with a word.
    """
    start = 0
    while start < len(words):
        found = (
            (end, others)
            for end in range(min(len(words), start + MOST_WORDS), start, -1)
            if all(words[start:end])
            and (key := " ".join(form for own in words[start:end] for form in own)) in names
            and (others := [name for name in names[key] if name != key])
        )
        end, others = next(found, (start + 1, []))
        if others:
            yield start, end, others
        start = end
