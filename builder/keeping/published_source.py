"""A copy of a source that has what is published, and nothing else: the same site is made of it.

Files are copied as they are. Drafts are left out; of a withdrawn article what its page shows is
kept, of an excerpt its metadata, with the summary that was made of the text. Records of names that
the site does not have are left out, and files that no page leads to.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from builder.archive import Archive
from builder.config import SiteConfig
from builder.content.articles import read_article
from builder.content.files import ContentFiles
from builder.content.frontmatter import read_document
from builder.content.reader import MAX_BYTES, OneFile, Reader
from builder.content.volumes import is_packed
from builder.errors import UsageError
from builder.gzipped import deflate, join
from builder.keeping.said import said, without_places
from builder.model import Kind, ParsedArticle
from builder.pipeline.documents import Documents
from builder.pipeline.load import Loaded
from builder.pipeline.source import Source
from builder.urls import SITE_FILE, entity_page

# The keys of what the page of a withdrawn article shows, and of what leads to it; but for its
# sources they are the fields of an article, too.
_OF_TOMBSTONE = frozenset(
    "title date added updated id language source status withdrawn_reason redirects".split()
)
_MAPPING, _TEXT = "tag:yaml.org,2002:map", "tag:yaml.org,2002:str"
_WIDTH = 2**31  # no line is broken

Record = tuple[Kind, str]


class Copied(NamedTuple):
    """A file of the copy: its path, and its bytes if they are others than in the source."""

    path: str
    data: bytes | None = None


def published_source(source: Source, loaded: Loaded, site: Collection[str]) -> Iterator[Copied]:
    """The files of the copy but for those of the theme; `site` are the paths of the site's files.

    Raises:
        UsageError: an article's metadata cannot be written again so that they say the same.
    """
    archive, documents, files = loaded.archive, loaded.documents, source.files
    if source.reader.has(SITE_FILE):
        yield Copied(SITE_FILE)
    writer = _ArticleWriter(source.reader, archive.config, documents)
    changed = _changes(archive, documents)
    for path, sidecar in files.articles.items():
        if path in changed:
            yield Copied(path, writer.written(path, sidecar, changed[path]))
        elif path not in loaded.drafts and path not in files.lines:
            yield from map(Copied, filter(None, (path, sidecar)))
    yield from _volumes(source, {*changed, *loaded.drafts})
    for path, sidecar in files.pages.items():
        if path not in loaded.drafts:
            yield from map(Copied, filter(None, (path, sidecar)))
    records = _records(loaded, site)
    for path, sidecar in files.records.items():
        if path in records:
            yield from map(Copied, filter(None, (path, sidecar)))
    yield from (Copied(file.path) for file in files.attachments if file.page in site)
    yield from map(Copied, _of_no_text(files))


def _volumes(source: Source, left_out: Collection[str]) -> Iterator[Copied]:
    """The volumes, without the lines that are left out: drafts, and what is written as a file."""
    kept: dict[str, list[tuple[int, str]]] = {name: [] for name in source.files.volumes}
    whole = {*kept}
    for path, line in source.files.lines.items():
        if path in left_out:
            whole.discard(line.volume)
        else:
            kept[line.volume].append((line.number, path))
    for name, lines in kept.items():
        if name in whole:
            yield Copied(name)
        elif lines:
            data = (source.reader.files.get(path, MAX_BYTES) + b"\n" for _, path in sorted(lines))
            joined = b"".join(data)
            yield Copied(name, join([deflate(joined)]) if is_packed(name) else joined)


def _of_no_text(files: ContentFiles) -> list[str]:
    """The files that speak of the whole archive, such as `content/addresses.yaml`."""
    groups = (files.articles, files.pages, files.records)
    others = {path for group in groups for both in group.items() for path in both}
    others |= {*files.volumes, *(file.path for file in files.attachments)}
    return [path for path in files.all_paths() if path not in others]


class _Change(NamedTuple):
    """How an article is written again: with all keys or those of a tombstone, with its text or not.

    `values` are keys with other values than before, None for those that are left out.
    """

    keeps_keys: bool
    keeps_text: bool
    values: Mapping[str, str | None]


def _changes(archive: Archive, documents: Documents) -> dict[str, _Change]:
    """The articles that are written again, by path."""
    found = {one.path: _Change(False, False, {}) for one in archive.withdrawn}
    originals = _originals(archive, documents)
    there = _ids(archive)
    for article in archive.articles:
        values = {}
        if article.excerpt and not article.summary:
            values["summary"] = archive.texts[article.path].summary or None
        if article.path in originals:
            values["translation_of"] = originals[article.path]
        parsed = documents.articles[article.path].value
        if parsed and parsed.copy_of and parsed.copy_of.text not in there:
            values["copy_of"] = article.copy_of or None
            values |= {} if article.corrected else {"corrected": None}
        if values or article.excerpt:
            found[article.path] = _Change(True, not article.excerpt, values)
    return found


def _originals(archive: Archive, documents: Documents) -> dict[str, str | None]:
    """What translations of something that is not there are translations of now, by their paths.

    Of several translations of one draft the first becomes the original, which is that of none.
    """
    there = _ids(archive)
    published = {one.path for one in archive.articles}
    first: dict[str, str] = {}
    found: dict[str, str | None] = {}
    for path, document in documents.articles.items():
        article = document.value
        if article is None or path not in published or article.translation_of is None:
            continue
        if (original := article.translation_of.text) not in there:
            found[path] = first.get(original)
            first.setdefault(original, article.id.text)
    return found


def _ids(archive: Archive) -> set[str]:
    """The ids that articles of the copy have."""
    return {one.id for one in (*archive.articles, *archive.withdrawn)}


def _records(loaded: Loaded, site: Collection[str]) -> set[str]:
    """The files of records of which the site shows something.

    They are those of names in use and whatever is related to one, which pages name; those that were
    merged and still have an address; and those whose texts lead to a file of the site.
    """
    archive, authorities = loaded.archive, loaded.resolver.authorities
    used = {(kind, slug) for kind, members in archive.members.items() for slug in members}
    used |= {(Kind.SOURCES, s) for one in archive.withdrawn for s in _sources(one.entities)}
    files = {file.page for file in archive.attachments} & {*site}
    paths = {one.record: key for key, one in archive.entities.items() if one.record}
    for path, document in loaded.documents.records.items():
        if any(link.path in files for link in document.text.links) and path in paths:
            used.add(paths[path])
    merged: set[Record] = set()
    for kind, authority in authorities.items():
        for slug, heir in authority.merged.items():
            if entity_page(kind, slug) in site or (kind, heir) in used:
                merged.add((kind, slug))
                used.add((kind, heir))
    used = _with_related(archive, used)
    found = {archive.entities[key].record for key in used if key in archive.entities}
    found |= {authorities[kind].records[slug].path for kind, slug in merged}
    return found - {""}


def _sources(names: Mapping[Kind, tuple[Any, ...]]) -> tuple[Any, ...]:
    return names.get(Kind.SOURCES, ())


def _with_related(archive: Archive, used: set[Record]) -> set[Record]:
    """Records with those that they name, and with those that name them as parent or successor."""
    near: dict[Record, set[Record]] = {key: set() for key in archive.entities}
    for (kind, slug), one in archive.entities.items():
        related = {(kind, other) for other in (one.parent, *one.successors) if other}
        near[kind, slug] |= related
        for other in related & near.keys():
            near[other].add((kind, slug))
        if one.country:
            near[kind, slug].add((Kind.COUNTRIES, one.country))
    found, waiting = set(used), [*used]
    while waiting:
        for other in near.get(waiting.pop(), set()) - found:
            found.add(other)
            waiting.append(other)
    return found


class _ArticleWriter(NamedTuple):
    """Writes articles again, of the source that `reader` reads."""

    reader: Reader
    config: SiteConfig
    documents: Documents

    def written(self, path: str, sidecar: str, change: _Change) -> bytes:
        """An article as one file that says the same; its sidecar is not needed any more.

        Raises:
            UsageError: it cannot be written so.
        """
        entries, body, _ = read_document(self.reader, path, sidecar)
        nodes: list[tuple[Node, Node]] = []
        for key, entry in entries.items():
            own = self.config.field_map.get(key, key)
            if own not in change.values and (change.keeps_keys or own in _OF_TOMBSTONE):
                nodes.append((entry.key, entry.value))
        for key, value in change.values.items():
            if value is not None:
                nodes.append((ScalarNode(_TEXT, key), ScalarNode(_TEXT, value, style='"')))
        metadata = yaml.serialize(
            MappingNode(_MAPPING, nodes, flow_style=False),
            Dumper=yaml.SafeDumper,
            allow_unicode=True,
            width=_WIDTH,
        )
        text = body.markdown if change.keeps_text else ""
        data = f"---\n{metadata}---\n{text}".encode()
        if not self._says_the_same(path, data, change):
            raise UsageError(
                f"{path} cannot be written without its text so that it says the same; write its "
                "metadata as YAML between lines '---'"
            )
        return data

    def _says_the_same(self, path: str, data: bytes, change: _Change) -> bool:
        before = self.documents.articles[path].value
        after, _, _ = read_article(Reader(OneFile(path, data)), path, "", self.config)
        if before is None or after is None:
            return False
        return _must_stay(before, change) == _must_stay(after, change)


def _must_stay(article: ParsedArticle, change: _Change) -> list[object]:
    """What an article says that must stay."""
    if change.keeps_keys:
        return said(article, change.values)
    skipped = {*article.__struct_fields__} - _OF_TOMBSTONE
    return [*said(article, skipped), without_places(_sources(article.names))]
