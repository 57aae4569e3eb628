"""What is searched of an article: its texts by field, for every index."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from builder.archive import Archive, Partition
from builder.authority.countries import country_keys
from builder.folding import key_of
from builder.markup.render import text_blocks
from builder.model import Article, Entity, Kind, Text, all_names
from builder.search.fields import FACETS
from builder.search.inflection import primary

Texts = Mapping[str, Sequence[str]]  # by field


@lru_cache(maxsize=1)  # several things are made of a partition, one after the other
def searched_texts(partition: Partition) -> tuple[Texts, ...]:
    """For each article its texts by field, as `fields.FIELDS` has them.

    Of an excerpt only the summary is searched, not the text, which is not published.
    """
    entities = partition.entities
    return tuple([_texts_of(article, text, entities) for article, text in partition.both])


def _texts_of(article: Article, text: Text, entities: Mapping[tuple[Kind, str], Entity]) -> Texts:
    names = [
        name
        for kind in Kind
        if kind is not Kind.SOURCES
        for slug in article.entities.get(kind, ())
        for name in all_names(entities[kind, slug])
    ]
    return {
        "title": [article.title],
        "body": [""] if article.excerpt else text_blocks(text.html),
        "summary": [article.summary or (text.summary if article.excerpt else "")],
        "names": names,
    }


def languages_of(archive: Archive) -> list[str]:
    """The languages of the articles, without scripts or countries; the site's own is the first."""
    home = primary(archive.config.language)
    found = {primary(article.language) for article in archive.articles}
    return [home, *sorted(found - {home})]


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
    return values
