"""Which words name what: the names of countries and of an archive's records, for one language."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import pycountry
import yaml

from builder.authority.countries import all_countries, ambiguous_keys
from builder.folding import fold, key_of
from builder.languages import locale_of
from builder.model import Entity, Kind, all_names
from builder.search.analysis import is_stop_word
from builder.search.inflection import primary
from builder.tagging.declension import may_be
from builder.tagging.words import Word, words_of

# Russian adjectives are also of women and things, and of many.
_ADJECTIVE = "\u0441\u043a\u0438\u0439", "\u0446\u043a\u0438\u0439"
_SHORTEST = 3  # letters of a surname that is looked for alone
_LITTLE = 2  # letters of an acronym that may be a word in small ones: IT, US
_SURNAME = 2  # the rank of one; that of a name that is turned or shortened is 1


class Sort(Enum):
    """What some words are: a name, one that is often another's, a people's word, or no name."""

    MASK = 0
    NAME = 1
    DOUBTFUL = 2
    DEMONYM = 3


class Named(NamedTuple):
    """Words that name something; a mask has the name of something in it and names nothing.

    `rank` is 0 of a name as it is written, more of one that is made of it: of two things that some
    words may name, it is that of the lower rank. `first_name` is of a surname.
    """

    kind: Kind
    slug: str
    sort: Sort
    words: tuple[Word, ...]
    language: str
    rank: int = 0
    first_name: str = ""

    def is_as(self, other: "Named") -> bool:
        """Whether both are the same words, and name the same."""
        same = (self.kind, self.slug) == (other.kind, other.slug) and len(self.words) == len(
            other.words
        )
        return same and all(
            (own.form, own.is_capital, own.is_acronym)
            == (word.form, word.is_capital, word.is_acronym)
            for own, word in zip(self.words, other.words, strict=True)
        )

    def matches(self, words: Sequence[Word], is_shouted: bool) -> bool:
        """Whether words with the same keys are it: by their forms and capitals."""
        if self.kind is Kind.TOPICS:
            both = zip(self.words, words, strict=True)
            return is_shouted or all(
                word.is_acronym or not self._is_little(own) for own, word in both
            )
        if self.sort is Sort.DEMONYM and self.words[0].form.endswith(_ADJECTIVE):
            return words[0].form.startswith(self.words[0].form[:-2])
        for own, word in zip(self.words, words, strict=True):
            if own.is_acronym and not (word.is_acronym or is_shouted):
                return False
            if own.is_capital and not word.is_capital:
                return False
            if not may_be(word.form, own.form, self.language):
                return False
        return True

    def _is_little(self, word: Word) -> bool:
        """Whether an acronym is a little word in small letters, as IT is."""
        return word.is_acronym and (
            len(word.form) <= _LITTLE or is_stop_word(word.form, self.language)
        )


class Names:
    """The names of one language: by the key of their first word, the longest first.

    `plain` are the forms that texts have in small letters more often than not.
    """

    def __init__(
        self,
        entities: Iterable[Entity],
        language: str,
        site: str,
        masks: Mapping[tuple[Kind, str], Sequence[str]],
        plain: Collection[str] = (),
    ) -> None:
        """Take the countries of the world, and an archive's entities with what they are not in."""
        self.language = primary(language)
        self.plain = plain
        self._by_key: dict[str, list[Named]] = defaultdict(list)
        known = [*entities]
        for one in self._countries({one.code: one.slug for one in known}, {language, site}):
            self._add(one)
        for (kind, _), phrases in masks.items():
            for phrase in phrases:
                self._add(self._named(kind, "", Sort.MASK, phrase))
        for entity in known:
            for one in self._of_entity(entity):
                self._add(one)
        for some in self._by_key.values():
            some.sort(key=lambda one: (-len(one.words), one.sort is not Sort.MASK, one.rank))

    def at(self, word: Word) -> Sequence[Named]:
        """What may begin with a word."""
        return self._by_key.get(word.key, ())

    def is_another(self, word: Word) -> bool:
        """Whether a word that is a surname may be a month, a day of the week or a country."""
        return word.form in _days_and_months(self.language) or any(
            one.kind is Kind.COUNTRIES
            and one.sort in {Sort.NAME, Sort.DOUBTFUL}
            and len(one.words) == 1
            and one.matches((word,), is_shouted=False)
            for one in self.at(word)
        )

    def _add(self, one: Named) -> None:
        """Add words that name something, unless they do already, as U.S. and US."""
        if not one.words:
            return
        some = self._by_key[one.words[0].key]
        if not any(one.is_as(other) for other in some):
            some.append(one)

    def _named(self, kind: Kind, slug: str, sort: Sort, name: str) -> Named:
        return Named(kind, slug, sort, words_of(name, self.language), self.language)

    def _countries(self, slugs: Mapping[str, str], languages: set[str]) -> Iterator[Named]:
        table = _tables().get(self.language, {})
        doubtful = {key_of(one) for one in table.get("doubtful", ())}
        for name in table.get("masks", ()):
            yield self._named(Kind.COUNTRIES, "", Sort.MASK, name)
        for code, country in all_countries().items():
            slug = slugs.get(code, country.slug)
            names = dict.fromkeys(_names_of_country(code, languages))
            for name in names:
                if key_of(name) not in ambiguous_keys():
                    sort = Sort.DOUBTFUL if key_of(name) in doubtful else Sort.NAME
                    yield self._named(Kind.COUNTRIES, slug, sort, name)
            for name in filter(None, table.get("demonyms", {}).get(code, "").split("|")):
                yield self._named(Kind.COUNTRIES, slug, Sort.DEMONYM, name)

    def _of_entity(self, entity: Entity) -> Iterator[Named]:
        for name in all_names(entity) if entity.kind is not Kind.SOURCES else ():
            one = self._named(entity.kind, entity.slug, Sort.NAME, name)
            if not one.words:
                continue
            is_doubtful = entity.kind is Kind.ORGANIZATIONS and self._is_often_another(one)
            yield one._replace(sort=Sort.DOUBTFUL) if is_doubtful else one
            if entity.kind is Kind.PEOPLE and len(one.words) > 1 and " " in name.strip():
                yield from _of_person(one, is_turned="," in name)

    def _is_often_another(self, one: Named) -> bool:
        """Whether an organization has the name of a country, or one word in small letters."""
        word, *others = one.words
        are_countries = (
            other.words[0].form == word.form and len(other.words) == 1
            for other in self.at(word)
            if other.kind is Kind.COUNTRIES and other.sort is Sort.NAME
        )
        return not others and (not word.is_capital or any(are_countries))


def _of_person(one: Named, is_turned: bool) -> Iterator[Named]:
    """A person's name in the other order, without names in the middle, and the surname alone."""
    first, *middle, last = one.words[1:] + one.words[:1] if is_turned else one.words
    yield one._replace(words=(first, *middle, last), rank=1)
    yield one._replace(words=(last, first, *middle), rank=1)
    yield one._replace(words=(first, last), rank=1)
    yield one._replace(words=(last, first), rank=1)
    if len(last.form) >= _SHORTEST and last.is_capital:
        yield one._replace(words=(last,), rank=_SURNAME, first_name=first.form)


def _names_of_country(code: str, languages: set[str]) -> Iterator[str]:
    country = all_countries()[code]
    yield from (country.name, *country.aliases, *country.loose)
    for language in sorted(languages | {"en"}):
        yield from filter(None, [locale_of(language).territories.get(code)])
    standard = pycountry.countries.get(alpha_2=code)
    for field in ("name", "official_name", "common_name"):
        yield from filter(None, [getattr(standard, field, None)])


@cache
def _days_and_months(language: str) -> frozenset[str]:
    locale = locale_of(language)
    names = (*locale.months["format"]["wide"].values(), *locale.days["format"]["wide"].values())
    return frozenset(map(fold, names))


@cache
def _tables() -> dict[str, dict[str, Any]]:
    text = (files("builder.tagging") / "words.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))
