"""What is searched of an article: its texts by field, for every index."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from builder.archive import Archive, Partition
from builder.authority.countries import country_keys
from builder.folding import key_of
from builder.languages import language_name
from builder.markup.render import picture_texts, text_blocks
from builder.model import NAMED, Article, Entity, Kind, Text, all_names
from builder.search.fields import FACETS, LANGUAGE
from builder.search.inflection import primary

Texts = Mapping[str, Sequence[str]]  # by field
Entities = Mapping[tuple[Kind, str], Entity]

_PUBLISHERS = (Kind.SOURCES,)
_ADDRESS = re.compile("https?://")


@lru_cache(maxsize=1)  # several things are made of a partition, one after the other
def searched_texts(partition: Partition) -> tuple[Texts, ...]:
    """For each article its texts by field, as `fields.FIELDS` has them.

    Of an excerpt only the summary is searched, not the text, which is not published.
    """
    entities, hidden = partition.entities, partition.hidden_fields
    return tuple([_texts_of(article, text, entities, hidden) for article, text in partition.both])


def _texts_of(article: Article, text: Text, entities: Entities, hidden: Sequence[str]) -> Texts:
    own = (value for key, value in article.extra if key not in hidden)
    pictures = [] if article.excerpt else picture_texts(text.html)
    return {
        "title": [article.title],
        "body": [""] if article.excerpt else text_blocks(text.html),
        "summary": [article.summary or (text.summary if article.excerpt else "")],
        "names": _names(article, entities, NAMED),
        "author": article.authors,
        "publisher": _names(article, entities, _PUBLISHERS),
        "notes": [
            *(one.note for one in article.corrections),
            *pictures,
            *(identifier for _, identifier in article.identifiers),
            *_words_in(own),
        ],
    }


def _names(article: Article, entities: Entities, kinds: Sequence[Kind]) -> list[str]:
    """Every name of what an article names, of some kinds."""
    return [
        name
        for kind in kinds
        if kind in article.entities
        for slug in article.entities[kind]
        for name in all_names(entities[kind, slug])
    ]


def _words_in(values: Iterable[object]) -> Iterator[str]:
    """The texts and numbers in JSON values, but for addresses, as pages show them."""
    for value in values:
        if isinstance(value, list):
            yield from _words_in(value)
        elif isinstance(value, dict):
            yield from _words_in(part for pair in value.items() for part in pair)
        elif not isinstance(value, bool | None) and not _ADDRESS.match(str(value)):
            yield str(value)


def languages_of(archive: Archive) -> list[str]:
    """The languages of the articles, without scripts or countries; the site's own is the first."""
    home = primary(archive.config.language)
    found = set(map(primary, archive.languages))
    return [home, *sorted(found - {home})]


def facets_of(article: Article) -> dict[str, tuple[str, ...]]:
    """For each facet the values of an article."""
    named = {facet: article.entities.get(kind, ()) for facet, kind in FACETS.items()}
    return {**named, LANGUAGE: (primary(article.language),)}


def facet_labels(archive: Archive) -> dict[str, dict[str, str]]:
    """For each facet what readers call its values, by slug."""
    entities, home = archive.entities, archive.config.language
    named = {
        facet: {slug: entities[kind, slug].name for slug in archive.members[kind]}
        for facet, kind in FACETS.items()
    }
    languages = {code: language_name(code, home) for code in sorted(languages_of(archive))}
    return {**named, LANGUAGE: languages}


def facet_keys(archive: Archive) -> dict[str, dict[str, str]]:
    """For each facet: key of a name, alias, code or slug -> the slug that it means."""
    values: dict[str, dict[str, str]] = {}
    codes: dict[str, str] = {}
    for facet, kind in FACETS.items():
        keys: dict[str, str] = {}
        for slug in archive.members[kind]:
            entity = archive.entities[kind, slug]
            codes[entity.code] = slug
            for name in (slug, *all_names(entity)):
                keys.setdefault(key_of(name), slug)
        values[facet] = keys
    for key, code in country_keys(archive.config.language).items():
        if code in codes:
            values["country"].setdefault(key, codes[code])
    values[LANGUAGE] = _language_keys(archive)
    return values


def _language_keys(archive: Archive) -> dict[str, str]:
    """The languages by their codes and names: in English, in the site's language, in their own."""
    keys: dict[str, str] = {}
    for code in languages_of(archive):
        names = (language_name(code, other) for other in ("en", archive.config.language, code))
        for name in (code, *names):
            keys.setdefault(key_of(name), code)
    return keys
