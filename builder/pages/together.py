"""What articles name together with an entity: those that most of them name, by kind."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from urllib.parse import urlencode

from builder.archive import Positions
from builder.model import NAMED, Entity, Kind
from builder.pages.contexts import Companion, CompanionGroup
from builder.pages.lookup import ArchiveLookup

_MOST = 6  # of a kind
_TWICE = 2  # what one article alone names is chance


def together(
    lookup: ArchiveLookup, entity: Entity, positions: Positions
) -> tuple[CompanionGroup, ...]:
    """What the articles of an entity name, too, by kind, with how many of them do."""
    return tuple(_groups(lookup, entity, positions))


def _groups(
    lookup: ArchiveLookup, entity: Entity, positions: Positions
) -> Iterator[CompanionGroup]:
    named = [lookup.archive.articles[at].entities for at in positions]
    for kind in NAMED:
        counts = Counter(chain.from_iterable(one.get(kind, ()) for one in named))
        if kind is entity.kind:
            del counts[entity.slug]
        most = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_MOST]
        links = [
            _companion(lookup, entity, kind, slug, count) for slug, count in most if count >= _TWICE
        ]
        if links:
            yield CompanionGroup(lookup.labels[kind], tuple(links))


def _companion(
    lookup: ArchiveLookup, entity: Entity, kind: Kind, slug: str, count: int
) -> Companion:
    query = urlencode([(entity.kind.singular, entity.slug), (kind.singular, slug)])
    return Companion(lookup.link(kind, slug)._replace(articles=count), query)
