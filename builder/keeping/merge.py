"""Merge a record or a name into another: what was called so is found there from now on."""

import posixpath

from builder.content.edit import add_item, set_text
from builder.content.edited import Source
from builder.content.reader import unify_line_ends
from builder.errors import UsageError
from builder.keeping.found import Files, entity_named, metadata_of
from builder.keeping.joining import addition
from builder.keeping.move import follow_links, redirect
from builder.keeping.revision import Revision
from builder.metadata.splicing import Span
from builder.metadata.writing import scalar
from builder.model import Entity, Kind
from builder.pages.names_alike import groups_told
from builder.urls import CONTENT, YAML_SUFFIXES, entity_page


def merge(revision: Revision, record: str, into: str) -> None:
    """Let a record hand its names and its text to another of the same kind.

    Raises:
        UsageError: there is none of the two, or they are one.
    """
    one = entity_named(revision, record)
    other = entity_named(revision, into, one.kind)
    _merge(revision, one, other)
    follow_links(revision)


def merge_alike(revision: Revision) -> None:
    """Bring together the names of which a check says that they may be one, in one record."""
    before = revision.before
    for best, others in groups_told(before.archive, before.warnings):
        for one in others:
            _merge(revision, one, best)
    follow_links(revision)


def _merge(revision: Revision, one: Entity, other: Entity) -> None:
    if one.slug == other.slug:
        raise UsageError(f"'{other.name}' is one already: {one.kind.value}/{one.slug}")
    expected, kind = revision.expected, one.kind
    expected.slugs[kind, one.slug] = other.slug
    expected.pages[entity_page(kind, one.slug)] = entity_page(kind, other.slug)
    expected.rewritten |= {one.record, other.record} - {""}
    if one.record:
        _hand_over(revision, one, other)
    else:
        _take_name(revision, one, other)
        redirect(revision, entity_page(kind, one.slug), entity_page(kind, other.slug))


def _hand_over(revision: Revision, one: Entity, other: Entity) -> None:
    """Write into a record what it is merged into; its text goes below that of the other."""
    sidecar = revision.before.documents.records[one.record].sidecar
    text = revision.source(one.record)
    if text.body.strip():
        _move_text(revision, text, one, other)
        end = text.body_start
        revision.put(text.spliced(Span(end, len(text.text)), ""))
    if not other.record and other.kind is not Kind.COUNTRIES:
        _take_name(revision, one, other)
    source = metadata_of(revision, Files(one.record, sidecar))
    revision.put(set_text(source, "merged_into", other.slug))


def _move_text(revision: Revision, text: Source, one: Entity, other: Entity) -> None:
    body = text.text[text.body_start :].strip("\r\n")
    if not other.record:
        raise UsageError(
            f"{text.path} has a text, and '{other.name}' no record that could take it; make one: "
            f"{CONTENT}/{other.kind.value}/{other.slug}.md"
        )
    source, end = revision.source(other.record), text.lines.line_end
    if other.record.endswith(YAML_SUFFIXES):
        path = f"{posixpath.splitext(other.record)[0]}.md"
        yaml = source.text if source.text.endswith(("\n", "\r")) else f"{source.text}{end}"
        revision.rename(other.record, path)
        revision.put(Source(path, f"---{end}{yaml}---{end}{end}{body}{end}"))
    else:
        now = source.text[source.body_start :].strip("\r\n")
        plain = (unify_line_ends(now), unify_line_ends(body))
        added = addition(*plain, source.path, one.slug, revision.config)
        whole = source.text.rstrip("\r\n")
        new = added.replace("\n", end)
        revision.put(Source(source.path, f"{whole}{new}{end}"))


def _take_name(revision: Revision, one: Entity, other: Entity) -> None:
    """Let the record of one have the name of another, which has none; it is made if need be."""
    if other.record:
        sidecar = revision.before.documents.records[other.record].sidecar
        source = metadata_of(revision, Files(other.record, sidecar))
        revision.put(add_item(source, "aliases", one.name))
        return
    path = f"{CONTENT}/{other.kind.value}/{other.slug}.yaml"
    new = revision.source(path)
    if not revision.has(path):
        new = Source(path, f"name: {scalar(other.name)}\n")
    revision.put(new if one.record else add_item(new, "aliases", one.name))
