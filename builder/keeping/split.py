"""Split a record: some of its names, or what some articles call so, is something else."""

from collections.abc import Collection, Sequence

from builder.content.edit import add_item, remove_item
from builder.content.edited import Source
from builder.errors import UsageError
from builder.folding import key_of
from builder.keeping.found import Files, entity_named, files_of_article, metadata_of
from builder.keeping.mentions import rename_in_article
from builder.keeping.revision import Revision
from builder.metadata.writing import scalar
from builder.model import Entity, ParsedArticle, all_names
from builder.urls import CONTENT, is_slug, slugify

_LISTS = ("aliases", "acronyms", "former_names")


def split(
    revision: Revision, record: str, name: str, aliases: Sequence[str], articles: Sequence[str]
) -> None:
    """Make another record of a part of what one stands for.

    It takes the aliases, and its own name if the first has that, with all articles that use them;
    and it takes the place of the first in some articles.

    Raises:
        UsageError: something that is named is not there, or nothing is taken.
    """
    entity = entity_named(revision, record)
    slug = slugify(name)
    path = f"{CONTENT}/{entity.kind.value}/{slug}.yaml"
    if not is_slug(slug) or slug == entity.slug or revision.has(path):
        raise UsageError(f"'{name}' cannot be another record: {path} is taken or cannot be")
    taken = {key_of(one) for one in (*aliases, name)}
    aliases = _known(entity, aliases)
    new = Source(path, f"name: {scalar(name)}\n")
    for one in aliases:
        new = new if key_of(one) == key_of(name) else add_item(new, "aliases", one)
    revision.put(new)
    if entity.record:
        _give_up(revision, entity, taken)
    listed = [_article(revision, one) for one in articles]
    is_taken = any(key_of(one) in taken for one in all_names(entity))
    if not listed and not is_taken:
        raise UsageError("name what the new record takes: --alias NAME, --article ARTICLE")
    _expect(revision, entity, slug, taken, {one.path for one in listed})
    for article in listed:
        _rename(revision, entity, article, name)


def _known(entity: Entity, aliases: Sequence[str]) -> list[str]:
    """The aliases as the record spells them."""
    known = {key_of(one): one for one in reversed(all_names(entity))}
    for one in aliases:
        if key_of(one) not in known or key_of(one) == key_of(entity.name):
            raise UsageError(f"'{one}' is no other name of '{entity.name}'")
    return [known[key_of(one)] for one in aliases]


def _give_up(revision: Revision, entity: Entity, taken: Collection[str]) -> None:
    sidecar = revision.before.documents.records[entity.record].sidecar
    source = metadata_of(revision, Files(entity.record, sidecar))
    for key in _LISTS:
        for at in range(len(source.items(key)) - 1, -1, -1):
            if key_of(source.items(key)[at]) in taken:
                source = remove_item(source, key, at)
    revision.put(source)


def _article(revision: Revision, wanted: str) -> ParsedArticle:
    found = files_of_article(revision, wanted)
    if not found:
        raise UsageError(
            f"there is no article '{wanted}'; name one by its id, or by its file's path"
        )
    return found[1]


def _rename(revision: Revision, entity: Entity, article: ParsedArticle, name: str) -> None:
    names = {key_of(one) for one in (*all_names(entity), entity.slug)} - {key_of(name)}
    own = article.names.get(entity.kind, ())
    if not any(key_of(one.text) in names for one in own):
        raise UsageError(f"{article.path} does not name '{entity.name}'")
    rename_in_article(revision, article, entity.kind, lambda text: key_of(text) in names, name)


def _expect(
    revision: Revision, entity: Entity, slug: str, taken: Collection[str], listed: Collection[str]
) -> None:
    """What articles name afterwards: of this kind the other, where a name of that is used."""
    kind = entity.kind
    archive = revision.before.archive
    for one in (*archive.articles, *archive.withdrawn):
        if entity.slug not in one.entities.get(kind, ()):
            continue
        parsed = revision.before.documents.articles[one.path].value
        names = [key_of(name.text) for name in parsed.names[kind]] if parsed else []
        own = {key_of(each) for each in (*all_names(entity), entity.slug)}
        used = [name for name in names if name in own]
        moved = [name for name in used if name in taken or one.path in listed]
        new = [slug] * bool(moved) + [entity.slug] * (len(moved) < len(used))
        kept = [each for each in one.entities[kind] if each != entity.slug]
        revision.expected.named[one.id] = {**one.entities, kind: tuple(sorted({*kept, *new}))}
