"""The whole collection: immutable, sorted and grouped once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import msgspec

from builder.authority.versions import with_first_copies
from builder.collation.order import order_of as order_of_language
from builder.config import SiteConfig
from builder.dates.values import year_of
from builder.model import (
    NAMED,
    Article,
    Attachment,
    Entity,
    Gone,
    Kind,
    NamedSearch,
    PlainPage,
    Redirect,
    Text,
)

Positions = tuple[int, ...]

# The types of records of sources whose articles are reports.
_OF_REPORTS = frozenset({"think-tank", "research-institute", "university"})


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything that is published.

    `articles` are in order of date, then id; a position is an index into them. `members` holds for
    each kind the positions of every entity in use, `months` those of every month (`2015-01`), all
    from the oldest. `texts` are the rendered bodies by source file; `fingerprints` are those of the
    parsed articles with their texts, before names and translations are resolved. `with_drafts` is
    whether drafts are among the articles, if there are any. `gone` are addresses that are given up,
    `forgotten` the hashes of those of which not even the address is to remain. `found` are, for
    each of the `searches` that have a page, by slug, the positions of the articles that it finds.
    `by_added` are all positions in the order in which the articles came into the archive,
    `languages` the tags of their languages, `text_bytes` is the size of the HTML of all, as read,
    `has_copies` is whether some are copies of others.
    """

    config: SiteConfig
    articles: tuple[Article, ...]
    withdrawn: tuple[Article, ...]
    entities: Mapping[tuple[Kind, str], Entity]
    members: Mapping[Kind, Mapping[str, Positions]]
    months: Mapping[str, Positions]
    pages: tuple[PlainPage, ...]
    redirects: tuple[Redirect, ...]
    attachments: tuple[Attachment, ...]
    texts: Mapping[str, Text]
    fingerprints: tuple[bytes, ...]
    with_drafts: bool = False
    gone: tuple[Gone, ...] = ()
    forgotten: frozenset[str] = frozenset()
    searches: tuple[NamedSearch, ...] = ()
    found: Mapping[str, Positions] = field(default_factory=dict)
    by_added: Positions = ()
    languages: frozenset[str] = frozenset()
    text_bytes: int = 0
    has_copies: bool = False

    @property
    def has_search(self) -> bool:
        """Whether the site gets a search page and an index: wanted, and there are articles."""
        return self.config.search and bool(self.articles)

    @property
    def has_feeds(self) -> bool:
        """Whether the site has feeds: wanted, and their links can have whole addresses."""
        config = self.config
        return config.feeds is not None and bool(config.url) and bool(self.articles)

    @property
    def hidden_fields(self) -> tuple[str, ...]:
        """The keys of the archive's own that readers do not see."""
        return tuple(field.name for field in self.config.extra_fields if not field.shown)

    def partition(self, first: int, last: int) -> "Partition":
        """The articles from `first` to before `last`, with their texts and what they name."""
        articles = self.articles[first:last]
        return Partition(
            self.config.language,
            self.has_search,
            self.hidden_fields,
            self.config.url,
            articles,
            tuple([self.texts[article.path] for article in articles]),
            self.fingerprints[first:last],
            tuple(self.named(articles).values()),
        )

    def named(self, articles: Iterable[Article]) -> dict[tuple[Kind, str], Entity]:
        """The entities that some articles name."""
        # Many articles name the same entities: each group of names is looked up once.
        groups = {group: None for article in articles for group in article.entities.items()}
        keys = ((kind, slug) for kind, slugs in groups for slug in slugs)
        return {key: self.entities[key] for key in keys}

    def in_use(self, kind: Kind) -> list[Entity]:
        """The entities of a kind that articles name, in the order of names."""
        entities = [self.entities[kind, slug] for slug in self.members[kind]]
        return sorted(entities, key=self.place_of)

    def years_of(self, positions: Positions) -> tuple[str, str]:
        """The years of the first and of the last of some articles, which are from the oldest."""
        first, last = (self.articles[at].date.month for at in (positions[0], positions[-1]))
        return year_of(first), year_of(last)

    def place_of(self, entity: Entity) -> tuple[str, str]:
        """What an entity is sorted by: its name in the order of the site's language."""
        key = order_of_language(self.config.language).key(entity.sort or entity.name)
        return key, entity.slug


class Partition(msgspec.Struct, frozen=True, array_like=True, eq=False):
    """Some articles beside each other in an archive's order, with their texts and what they name.

    What is made of a partition depends on nothing else, so any process can make it, and it can be
    kept between builds. `language` is the site's, `has_search` whether the site has an index,
    `hidden_fields` are the keys of the archive's own that readers do not see, `url` is where the
    site is published, if it says so;
    `texts` and `fingerprints` have an element for each article, `named` are the entities that the
    articles name.
    """

    language: str
    has_search: bool
    hidden_fields: tuple[str, ...]
    url: str
    articles: tuple[Article, ...]
    texts: tuple[Text, ...]
    fingerprints: tuple[bytes, ...]
    named: tuple[Entity, ...]

    def __reduce__(self) -> tuple[Callable[[bytes], "Partition"], tuple[bytes]]:
        """Go to another process as MessagePack, which is faster than pickling each value."""
        return _decode_partition, (msgspec.msgpack.encode(self),)

    def __len__(self) -> int:
        return len(self.articles)

    @property
    def both(self) -> Iterator[tuple[Article, Text]]:
        """Each article with its text."""
        return zip(self.articles, self.texts, strict=True)

    @property
    def entities(self) -> dict[tuple[Kind, str], Entity]:
        """The entities that the articles name, by kind and slug."""
        return _by_key(self)


@lru_cache(maxsize=2)  # several things are made of a partition, one after the other
def _by_key(partition: Partition) -> dict[tuple[Kind, str], Entity]:
    return {(entity.kind, entity.slug): entity for entity in partition.named}


def _decode_partition(data: bytes) -> Partition:
    return msgspec.msgpack.decode(data, type=Partition)


def source_name(article: Article, entities: Mapping[tuple[Kind, str], Entity]) -> str:
    """The name of an article's source, or an empty string."""
    slugs = article.entities.get(Kind.SOURCES, ())
    return "".join(entities[Kind.SOURCES, slug].name for slug in slugs)


def is_report(article: Article, entities: Mapping[tuple[Kind, str], Entity]) -> bool:
    """Whether an article is a report, and no news: the record of its source tells it."""
    slugs = article.entities.get(Kind.SOURCES, ())
    types = (entities[Kind.SOURCES, slug].type for slug in slugs)
    return any(type.lower().replace(" ", "-") in _OF_REPORTS for type in types if type)


def named_by_kind(
    article: Article, entities: Mapping[tuple[Kind, str], Entity]
) -> dict[str, list[str]]:
    """The names of what an article names, by the key of each kind; its source is not among them."""
    return {
        kind.value: [entities[kind, slug].name for slug in article.entities.get(kind, ())]
        for kind in NAMED
    }


class Holdings(NamedTuple):
    """What was read and resolved, in any order; texts and fingerprints are by source file."""

    articles: Iterable[Article]
    entities: Iterable[Entity]
    pages: Iterable[PlainPage]
    redirects: Iterable[Redirect]
    attachments: Iterable[Attachment]
    texts: Mapping[str, Text]
    fingerprints: Mapping[str, bytes]
    with_drafts: bool = False
    gone: Iterable[Gone] = ()
    forgotten: Iterable[str] = ()
    searches: Iterable[NamedSearch] = ()


def build_archive(config: SiteConfig, holdings: Holdings) -> Archive:
    """Sort and group the collection."""
    ordered = sorted(_with_originals([*holdings.articles], config.language), key=order_of)
    ordered = with_first_copies(ordered)
    published = tuple([article for article in ordered if not article.withdrawn])
    texts = holdings.texts
    return Archive(
        config=config,
        articles=published,
        withdrawn=tuple(article for article in ordered if article.withdrawn),
        entities={(entity.kind, entity.slug): entity for entity in holdings.entities},
        members=_group_by_entity(published),
        months=_group_by_month(published),
        pages=tuple(holdings.pages),
        redirects=tuple(holdings.redirects),
        attachments=tuple(holdings.attachments),
        texts=holdings.texts,
        fingerprints=tuple([holdings.fingerprints[article.path] for article in published]),
        with_drafts=holdings.with_drafts,
        gone=tuple(holdings.gone),
        forgotten=frozenset(holdings.forgotten),
        searches=tuple(holdings.searches),
        by_added=_by_added(published),
        languages=frozenset([article.language for article in published]),
        text_bytes=sum([texts[article.path].size for article in published]),
        has_copies=any(article.copies for article in published),
    )


def _with_originals(articles: Sequence[Article], language: str) -> Iterator[Article]:
    """Let each know which of its versions is named first: the one in the site's language.

    If there is none or several, it is the first by id; so the order of articles does not depend on
    versions that are not published, be they those that were translated.
    """
    home = language.partition("-")[0]
    shown = {one.id: one for one in articles if one.translations and not one.withdrawn}
    for one in articles:
        if one.id not in shown:
            yield one
            continue
        group = [shown[id] for id in (one.id, *one.translations) if id in shown]
        _, first = min((other.language.partition("-")[0] != home, other.id) for other in group)
        yield one if first == one.id else msgspec.structs.replace(one, original=first)


def order_of(article: Article) -> str:
    """What articles are in the order of: their date, then their id.

    A translation of the same date precedes its original: lists begin with the newest, and name the
    original first.
    """
    group, rank = (article.original, 0) if article.original else (article.id, 1)
    return f"{article.date.sort_key}\0{group}\0{rank}\0{article.id}"


def _by_added(articles: Sequence[Article]) -> Positions:
    """Of what was added at one time, the archive's order remains."""
    keys = [article.added.sort_key for article in articles]
    return tuple(sorted(range(len(keys)), key=keys.__getitem__))


def _group_by_entity(articles: Sequence[Article]) -> dict[Kind, dict[str, Positions]]:
    groups: dict[Kind, dict[str, list[int]]] = {kind: defaultdict(list) for kind in Kind}
    for position, article in enumerate(articles):
        for kind, slugs in article.entities.items():
            for slug in slugs:
                groups[kind][slug].append(position)
    return {
        kind: {slug: tuple(members[slug]) for slug in sorted(members)}
        for kind, members in groups.items()
    }


def _group_by_month(articles: Sequence[Article]) -> dict[str, Positions]:
    months: dict[str, list[int]] = defaultdict(list)
    for position, article in enumerate(articles):
        months[article.date.month].append(position)
    return {month: tuple(positions) for month, positions in months.items()}
