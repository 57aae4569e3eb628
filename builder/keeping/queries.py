"""Queries of named searches, where something is called by a slug that becomes another."""

import re
from collections.abc import Iterator

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from builder.content.edited import Source
from builder.content.files import SEARCHES
from builder.errors import UsageError
from builder.folding import key_of
from builder.keeping.revision import Revision
from builder.metadata.splicing import Span
from builder.model import Kind, all_names


def follow_queries(revision: Revision) -> None:
    """Let queries such as `organization:isil` name what takes the place of a slug.

    Names still find it, and so do slugs that are read as one of its names.

    Raises:
        UsageError: one of them cannot be changed alone.
    """
    if not revision.has(SEARCHES):
        return
    source = revision.source(SEARCHES)
    for (kind, slug), to in revision.expected.slugs.items():
        entity = revision.before.archive.entities[kind, slug]
        if key_of(slug) not in map(key_of, all_names(entity)):
            source = _renamed(source, kind, slug, to)
    if source.text != revision.source(SEARCHES).text:
        revision.put(source)


def _renamed(source: Source, kind: Kind, slug: str, to: str) -> Source:
    pattern = re.compile(
        rf"(?<![\w-])({kind.singular}:\s*\"?)({re.escape(slug)})(?![\w-])", re.IGNORECASE
    )
    wanted = [pattern.sub(rf"\g<1>{to}", str(node.value)) for node, _ in _queries(source)]
    changed = source
    for _, span in sorted(_queries(source), key=lambda one: one[1].start, reverse=True):
        written = source.text[span.start : span.end]
        changed = changed.spliced(span, pattern.sub(rf"\g<1>{to}", written))
    if [str(node.value) for node, _ in _queries(changed)] != wanted:
        raise UsageError(f"a query in {SEARCHES} cannot be changed alone; write '{to}' into it")
    return changed


def _queries(source: Source) -> Iterator[tuple[ScalarNode, Span]]:
    """The queries of the file, and where each stands."""
    entry = source.entries.get("searches")
    items = entry.value.value if entry and isinstance(entry.value, SequenceNode) else ()
    for item in items:
        for key, node in item.value if isinstance(item, MappingNode) else ():
            is_query = key.value == "query" and isinstance(node, ScalarNode)
            if entry and is_query and (span := source.span(entry, node)):
                yield node, span
