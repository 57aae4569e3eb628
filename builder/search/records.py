"""Records widen a query: who asks for one name of a record finds articles that say another."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from builder.archive import Archive
from builder.model import all_names
from builder.search.analysis import analyze, asked_words, is_stop_form
from builder.search.cards import names_of_country
from builder.search.families import RECORD, keys_of_word
from builder.search.texts import languages_of

MOST_WORDS = 10  # of a name; longer ones are none that anybody asks for

# Words that are names of Arabic if they are written as one: Abdul Rahman, Saif ul-Islam.
ARABIC_NAME = re.compile("^abd.|[aeu][dlnrst](?:d[aeiy]+ne?|islam|haq+|r[ae]hman)$")


class RecordNames:
    """The names of records of any kind that articles name, as keys."""

    def __init__(self, archive: Archive) -> None:
        """Take the names, and the keys of their words."""
        self._language = archive.config.language
        self._languages = languages_of(archive)
        used = ((kind, slug) for kind, members in archive.members.items() for slug in members)
        entities = [archive.entities[key] for key in used]
        self._names = [self._keys(all_names(one)) for one in entities]
        self._codes = self._keys(
            name for one in entities for name in names_of_country(one, self._languages)
        )
        self._words = {
            name: [
                set().union(*(keys_of_word(form, self._languages) for form in forms))
                for forms in asked_words(name, self._language)
            ]
            for names in self._names
            if len(names) > 1
            for name in names
        }

    def keys(self) -> set[str]:
        """The keys of all of their words, of which `lines` asks whether texts have them."""
        return {key for words in self._words.values() for keys in words for key in keys}

    def lines(self, is_written: Callable[[str], bool]) -> set[str]:
        """Lines of a name, as a key, a tab and another name that widens a query for it.

        Two records may share a name, which leads to the other names of both. A name without another
        leads to itself, so that it can be told from other words; what countries are called besides,
        by codes and in other languages, does so, too, and widens nothing.

        A name is left out where another one of the record stands in it, for what has the longer one
        is found by the shorter. And where a word of it is in no text in any form: then it stands
        only where names of records do, and articles that its record names have there what was asked
        for, too.
        """
        found = {f"{key}{RECORD}\t{key}" for key in self._codes}
        written = {
            name
            for name, words in self._words.items()
            if all(any(map(is_written, keys)) for keys in words)
        }
        for names in self._names:
            wanted = names & written
            shortest = [name for name in wanted if not any(_stand_in(name, wanted - {name}))]
            for asked in names:
                others = [other for other in shortest if not any(_stand_in(other, [asked]))]
                found |= {f"{asked}{RECORD}\t{other}" for other in others or [asked]}
        return found

    def _keys(self, names: Iterable[str]) -> set[str]:
        return {key for name in names if (key := name_key(name, self._language))}


def _stand_in(name: str, others: Iterable[str]) -> Iterator[bool]:
    return (f" {other} " in f" {name} " for other in others)


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
