"""Cards: what is known of a name by which an archive is browsed, in a line or two.

Search boxes suggest names by them, and the search page shows the card of a name that is asked for.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.archive import Archive
from builder.authority.countries import all_countries, ambiguous_keys, codes_of
from builder.folding import key_of
from builder.markup.summary import shorten
from builder.model import EMPTY_TEXT, Entity, Kind, all_names
from builder.search.texts import languages_of

ABOUT = 200  # characters, two lines of a card


class Card(NamedTuple):
    """An entity that has a page: its kind and slug, and every name, the one that is shown first.

    `articles` is how many name it, `years` are the first and the last of theirs, `about` are the
    first words of its record. `family` is by which name people look for a person, if its record
    says that this is not the last word of the name.
    """

    kind: str
    slug: str
    names: tuple[str, ...]
    articles: int
    years: tuple[str, str]
    about: str
    family: str = ""


def cards_of(archive: Archive) -> list[Card]:
    """The cards of all entities that have a page, those first that most articles name."""
    languages = languages_of(archive)
    found = [
        _card(archive, archive.entities[kind, slug], languages)
        for kind in archive.config.indexes
        for slug in archive.members[kind]
    ]
    return sorted(found, key=lambda card: (-card.articles, card.kind, card.slug))


def _card(archive: Archive, entity: Entity, languages: Iterable[str]) -> Card:
    positions = archive.members[entity.kind][entity.slug]
    text = archive.texts.get(entity.record, EMPTY_TEXT)
    return Card(
        entity.kind.value,
        entity.slug,
        _distinct([*all_names(entity), *names_of_country(entity, languages)]),
        len(positions),
        archive.years_of(positions),
        shorten(text.summary, ABOUT),
        entity.sort.partition(",")[0] if entity.kind is Kind.PEOPLE else "",
    )


def names_of_country(entity: Entity, languages: Iterable[str]) -> Iterator[str]:
    """What a country is called besides: codes, short names, and in the archive's languages."""
    if not entity.code:
        return
    country = all_countries()[entity.code]
    names = [country.name, *country.aliases, *codes_of(entity.code)]
    names += [country.name_in(language) for language in languages]
    yield from (name for name in names if key_of(name) not in ambiguous_keys())


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, whatever way it is written in."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(key_of(name), name)
    return tuple(found.values())
