"""What a person means who names an article or a record: by id, slug, name or file."""

from typing import NamedTuple

from builder.content.edited import Source
from builder.errors import UsageError
from builder.folding import key_of
from builder.keeping.paths import likely
from builder.keeping.revision import Revision
from builder.model import Entity, Kind, ParsedArticle, all_names
from builder.suggest import did_you_mean
from builder.urls import CONTENT, composed


class Files(NamedTuple):
    """The file of a text and its sidecar, which is empty if it has none."""

    path: str
    sidecar: str


def files_of_article(revision: Revision, wanted: str) -> tuple[Files, ParsedArticle] | None:
    """The article that is meant; None if there is none.

    Raises:
        UsageError: it is a line of a volume, which has no file to be changed.
    """
    articles = revision.before.documents.articles
    paths = [path for path in likely(revision.settings.source, wanted) if path in articles]
    if not paths:
        ids = (
            path
            for path, one in articles.items()
            if one.value and one.value.id.text == composed(wanted)
        )
        paths = [*ids][:1]
    if not paths:
        return None
    if line := revision.before.files.lines.get(paths[0]):
        raise UsageError(f"'{wanted}' is a line of {line.volume}, and no file; change it there")
    parsed = articles[paths[0]].value
    assert parsed is not None  # or there were errors
    return Files(paths[0], revision.before.files.articles[paths[0]]), parsed


def entity_named(revision: Revision, wanted: str, kind: Kind | None = None) -> Entity:
    """The entity that `organizations/isil`, a file, a slug or a name means.

    Raises:
        UsageError: there is none, or there are several.
    """
    area, _, below = wanted.removeprefix(f"{CONTENT}/").partition("/")
    kinds = {one.value: one for one in Kind}
    if below and area in kinds and kind in {None, kinds[area]}:
        kind, wanted = kinds[area], below
    for suffix in (".md", ".yaml", ".yml", ".html"):
        wanted = wanted.removesuffix(suffix)
    known = revision.before.archive.entities
    some = [one for (own, _), one in known.items() if kind in {None, own}]
    found = [one for one in some if one.slug == wanted] or [
        one for one in some if key_of(wanted) in map(key_of, all_names(one))
    ]
    if not found:
        hint = did_you_mean(wanted, {name for one in some for name in all_names(one)})
        raise UsageError(f"there is no record or name '{wanted}'; {hint}".removesuffix("; "))
    if len(found) > 1:
        ways = " or ".join(f"{one.kind.value}/{one.slug}" for one in found)
        raise UsageError(f"'{wanted}' means several; write {ways}")
    return found[0]


def metadata_of(revision: Revision, files: Files) -> Source:
    """The file that has the metadata of a text."""
    own = revision.source(files.path)
    return own if own.entries or not files.sidecar else revision.source(files.sidecar)


def own_key(revision: Revision, source: Source, key: str) -> str:
    """Under which key an archive has what we call `key`, if it is there under another name."""
    others = (one for one, ours in revision.config.field_map.items() if ours == key)
    return key if key in source.entries else next(filter(source.entries.__contains__, others), key)
