"""The pages of articles: published, withdrawn, moved."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import ClassVar, NamedTuple
from urllib.parse import urlsplit

import msgspec
from markupsafe import Markup

from builder.archive import Partition, is_report, source_name
from builder.dates.edtf import parse_date
from builder.dates.values import ArchiveDate
from builder.languages import direction, language_names
from builder.messages import Messages, messages_for
from builder.metadata.identifiers import SCHEMES, address_of, urn_of
from builder.metadata.own import OwnField
from builder.model import NAMED, Article, Gone, Kind, Redirect, Text
from builder.notation import Notation
from builder.pages.bodies import body_of
from builder.pages.contexts import (
    ArticleContext,
    Cited,
    CorrectionLine,
    Detail,
    EntityLink,
    FileLine,
    GoneContext,
    Group,
    Identifier,
    RedirectContext,
    Row,
    RowList,
    Subject,
    TombstoneContext,
    Translation,
    Version,
    When,
)
from builder.pages.copies import first_version, further, newest_correction
from builder.pages.date_texts import date_text, machine_date, time_text
from builder.pages.lookup import ArchiveLookup, row_of
from builder.pages.subjects import subject_of
from builder.urls import absolute


class PageInputs(msgspec.Struct, frozen=True, array_like=True):
    """What the page of an article is made of besides the article and its text.

    `fingerprint` is that of these two, so that the inputs, with path and template, tell whether a
    page has changed. `notation` is the site's, `own_fields` are the archive's own keys of which its
    settings say more than the name, `publisher` is the website of the source, `subjects` are what
    the article names, in the words of schema.org; all other fields are what the page shows of the
    rest of it.
    """

    template: ClassVar[str] = ArticleContext.template

    fingerprint: bytes
    notation: Notation
    own_fields: tuple[OwnField, ...]
    source: EntityLink | None
    outlet: Subject | None
    publisher: str
    is_report: bool
    groups: tuple[Group, ...]
    subjects: tuple[Subject, ...]
    translations: tuple[Translation, ...]
    versions: tuple[Version, ...]
    files: tuple[FileLine, ...]
    more: tuple[RowList, ...]
    older: Row | None
    newer: Row | None


# What older articles name, None if they are only related, and their positions. They are counted
# from the first article of a partition, so those before it are negative.
_Shown = tuple[EntityLink | None, tuple[int, ...]]


class PartitionInputs(NamedTuple):
    """What the pages of a partition's articles show of the rest of the archive.

    `links` are those of the entities that the articles name; `translations`, `files` and
    `versions`, with the article itself, are by id of article; `older` and `newer` are the articles
    before and after the partition. `more` are the lists of older articles of each article,
    `earlier` the rows of those before the partition.
    """

    notation: Notation
    labels: dict[Kind, str]
    own_fields: tuple[OwnField, ...]
    shows_sources: bool
    links: dict[Kind, dict[str, EntityLink]]
    translations: dict[str, tuple[Translation, ...]]
    versions: dict[str, tuple[Version, ...]]
    files: dict[str, tuple[FileLine, ...]]
    older: Row | None
    newer: Row | None
    more: tuple[tuple[_Shown, ...], ...] = ()
    earlier: Mapping[int, Row] = {}


def sooner_inputs(lookup: ArchiveLookup, first: int, last: int) -> PartitionInputs:
    """What the pages of the articles from `first` to before `last` show of the rest, but `more`.

    This is decided by these articles and those before them alone, and takes longer to find.
    """
    every = lookup.archive.articles
    articles = every[first:last]
    links: dict[Kind, dict[str, EntityLink]] = defaultdict(dict)
    for kind, slug in lookup.archive.named(articles):
        links[kind][slug] = lookup.link(kind, slug)
    return PartitionInputs(
        lookup.notation,
        lookup.labels,
        tuple(one for one in lookup.config.extra_fields if one != OwnField(one.name)),
        lookup.shows_sources,
        dict(links),
        {one.id: _translations(lookup, one) for one in articles if one.translations},
        {one.id: lookup.versions_of(one) for one in articles if one.copies},
        {one.id: files for one in articles if (files := lookup.files_of(one))},
        lookup.row(every[first - 1]) if first else None,
        lookup.row(every[last]) if last < len(every) else None,
    )


def with_more(
    lookup: ArchiveLookup, first: int, last: int, inputs: PartitionInputs
) -> PartitionInputs:
    """The same inputs with `more`."""
    more = tuple([tuple(_earlier(lookup, first, at)) for at in range(first, last)])
    shown = {at for lists in more for _, positions in lists for at in positions if at < 0}
    earlier = {at: lookup.rows[first + at] for at in sorted(shown)}
    return inputs._replace(more=more, earlier=earlier)


def partition_inputs(lookup: ArchiveLookup, first: int, last: int) -> PartitionInputs:
    """What the pages of the articles from `first` to before `last` show of the rest."""
    return with_more(lookup, first, last, sooner_inputs(lookup, first, last))


def _earlier(lookup: ArchiveLookup, first: int, at: int) -> Iterator[_Shown]:
    """The lists of older articles on the page of one of a partition that begins at `first`."""
    shown: Sequence[int] = ()
    if more := lookup.earlier.more(at):
        (kind, slug), shown = more
        yield lookup.link(kind, slug), tuple([one - first for one in shown])
    if related := lookup.earlier.related(at, shown):
        yield None, tuple([one - first for one in related])


class ArticlePages:
    """The pages of a partition's articles, made of it and of its inputs alone."""

    def __init__(self, partition: Partition, inputs: PartitionInputs) -> None:
        """Take the partition and what its pages show of the rest."""
        self._partition = partition
        self._inputs = inputs
        self._groups: dict[tuple[Kind, tuple[str, ...]], tuple[Group, tuple[Subject, ...]]] = {}

    def __iter__(self) -> Iterator[tuple[str, PageInputs, Callable[[], ArticleContext]]]:
        """For each page its path, its inputs, and a function that makes its context."""
        for at, (article, text) in enumerate(self._partition.both):
            inputs = self._page_inputs(at, article)
            yield article.page, inputs, partial(article_context, article, text, inputs)

    def _page_inputs(self, at: int, article: Article) -> PageInputs:
        inputs, rows, named = self._inputs, self._rows, self._named_by(article)
        slugs = article.entities.get(Kind.SOURCES)
        source = self._partition.entities[Kind.SOURCES, slugs[0]] if slugs else None
        return PageInputs(
            fingerprint=self._partition.fingerprints[at],
            notation=inputs.notation,
            own_fields=inputs.own_fields,
            source=inputs.links[Kind.SOURCES][slugs[0]] if slugs else None,
            outlet=subject_of(source) if source else None,
            publisher=source.website if source else "",
            is_report=is_report(article, self._partition.entities),
            groups=tuple([group for group, _ in named]),
            subjects=tuple([one for _, subjects in named for one in subjects]),
            translations=inputs.translations.get(article.id, ()),
            versions=inputs.versions.get(article.id, ()),
            files=inputs.files.get(article.id, ()),
            more=tuple([self._list(*shown) for shown in inputs.more[at]]),
            older=rows[at],
            newer=rows[at + 2],
        )

    def _list(self, link: EntityLink | None, positions: tuple[int, ...]) -> RowList:
        own, earlier = self._own_rows, self._inputs.earlier
        return RowList(link, tuple([own[at] if at >= 0 else earlier[at] for at in positions]))

    @cached_property
    def _rows(self) -> list[Row | None]:
        """The rows of the articles, and of those before the first and after the last of them."""
        return [self._inputs.older, *self._own_rows, self._inputs.newer]

    @cached_property
    def _own_rows(self) -> list[Row]:
        inputs, entities = self._inputs, self._partition.entities
        return [
            row_of(
                article,
                source_name(article, entities) if inputs.shows_sources else "",
                inputs.notation,
                inputs.versions.get(article.id, ()),
            )
            for article in self._partition.articles
        ]

    def _named_by(self, article: Article) -> list[tuple[Group, tuple[Subject, ...]]]:
        """What an article is about, by kind."""
        entities = article.entities
        return [self._named(kind, entities[kind]) for kind in NAMED if entities.get(kind)]

    def _named(self, kind: Kind, slugs: tuple[str, ...]) -> tuple[Group, tuple[Subject, ...]]:
        """A group, and the same for machines, made once for all articles with the same slugs."""
        found = self._groups.get((kind, slugs))
        if found is None:
            links = tuple([self._inputs.links[kind][slug] for slug in slugs])
            subjects = [subject_of(self._partition.entities[kind, slug]) for slug in slugs]
            found = Group(self._inputs.labels[kind], links), tuple(subjects)
            self._groups[kind, slugs] = found
        return found


def article_context(article: Article, text: Text, inputs: PageInputs) -> ArticleContext:
    """The page of a published article.

    It is made of the arguments alone, all of which are in the fingerprint of `inputs`.
    """
    summary = article.summary or text.summary
    return ArticleContext(
        title=article.title,
        description=summary,
        kicker=_kicker(inputs.groups),
        dek=article.summary if text.html and not article.excerpt else "",
        body=Markup()
        if article.excerpt
        else body_of(text, article.page, messages_for(inputs.notation.language)),
        excerpt=summary if article.excerpt else "",
        language=article.language,
        direction=direction(article.language),
        when=_when(article.date, inputs.notation),
        time=time_text(article.date, inputs.notation),
        source=inputs.source,
        source_url=article.source_url,
        origin=_origin(article, inputs) if article.source_url else None,
        archived_url=article.archived_url,
        authors=article.authors,
        cited=_cited(article, text, inputs),
        groups=inputs.groups,
        details=(*_identifiers(article), *_own_details(article, inputs)),
        updated=_when(article.updated, inputs.notation) if article.updated else None,
        corrections=tuple(
            CorrectionLine(_when(correction.date, inputs.notation), correction.note)
            for correction in article.corrections
        ),
        translations=inputs.translations,
        copy_of=first_version(inputs.versions, article.page),
        correction=newest_correction(inputs.versions, article.page),
        also=further(inputs.versions, article.page),
        corrected=article.corrected,
        files=inputs.files,
        more=inputs.more,
        older=inputs.older,
        newer=inputs.newer,
        draft=article.draft,
        noindex=article.noindex,
    )


def _cited(article: Article, text: Text, inputs: PageInputs) -> Cited:
    changes = [correction.date for correction in article.corrections]
    changes += [article.updated] if article.updated else []
    shown = () if article.excerpt else (link.path for link in text.links if link.shown)
    return Cited(
        id=article.id,
        date=article.date.iso.partition("T")[0],
        modified=max(map(machine_date, changes), default=""),
        publisher=inputs.outlet,
        subjects=inputs.subjects,
        is_report=inputs.is_report,
        picture=next(iter(shown), ""),
        default=_default(article, inputs) if inputs.translations else "",
        identifiers=tuple(Identifier(*one, urn_of(*one)) for one in article.identifiers),
    )


def _default(article: Article, inputs: PageInputs) -> str:
    """The version in the site's language, or else the first of all; the same for each."""
    pages = {one.language: one.page for one in inputs.translations} | {
        article.language: article.page
    }
    return pages.get(inputs.notation.language) or pages[min(pages)]


def _kicker(groups: tuple[Group, ...]) -> EntityLink | None:
    """The first of an article's topics that has a page, or else of its countries, or others."""
    links = (link for group in reversed(groups) for link in group.links if link.page)
    return next(links, None)


def _origin(article: Article, inputs: PageInputs) -> Detail:
    """Where an article was published first: its publisher's page, or else a source of its own.

    A digest tells of what others published, so only an address at the publisher's is an original.
    """
    messages = messages_for(inputs.notation.language)
    host = _host(article.source_url)
    if inputs.source and host == _host(inputs.publisher):
        label = messages.pgettext("address of an article", "Original")
        return Detail(label, inputs.source.name, article.source_url)
    return Detail(messages.gettext("Source"), host, article.source_url)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def tombstone_context(lookup: ArchiveLookup, article: Article) -> TombstoneContext:
    """The page that a withdrawn article leaves."""
    return TombstoneContext(
        title=article.title,
        description=lookup.messages.gettext("This article was withdrawn."),
        language=article.language,
        direction=direction(article.language),
        when=_when(article.date, lookup.notation),
        source=source_name(article, lookup.archive.entities),
        reason=article.withdrawn_reason,
    )


def gone_context(lookup: ArchiveLookup, gone: Gone) -> GoneContext:
    """The page at an address that nothing answers for any more."""
    return GoneContext(
        title=lookup.messages.gettext("Page removed"),
        description=lookup.messages.gettext("This page was removed."),
        reason=gone.reason,
    )


def redirect_context(lookup: ArchiveLookup, redirect: Redirect) -> RedirectContext:
    """The page at an earlier address."""
    url = lookup.config.url
    return RedirectContext(
        title=redirect.title or lookup.titles.get(redirect.target, lookup.config.title),
        description="",
        target=redirect.target,
        target_address=absolute(url, redirect.target) if url else "",
    )


def _when(date: ArchiveDate, notation: Notation) -> When:
    return When(date_text(date, notation), machine_date(date))


def _translations(lookup: ArchiveLookup, article: Article) -> tuple[Translation, ...]:
    others = [
        lookup.archive.articles[lookup.positions[id]]
        for id in article.translations
        if id in lookup.positions
    ]
    tags = [one.language for one in (article, *others)]
    return tuple(
        Translation(
            other.page,
            other.language,
            language_names(tags, other.language)[other.language],
            language_names(tags, lookup.language)[other.language],
        )
        for other in others
    )


def _identifiers(article: Article) -> Iterator[Detail]:
    """The identifiers of libraries, as lines with links."""
    for scheme, identifier in article.identifiers:
        yield Detail(SCHEMES[scheme].label, identifier, address_of(scheme, identifier))


def _own_details(article: Article, inputs: PageInputs) -> Iterator[Detail]:
    """The keys of the archive's own that readers see, as lines."""
    described = {field.name: field for field in inputs.own_fields}
    for key, value in article.extra:
        field = described.get(key) or OwnField(key)
        if field.shown:
            yield _own_detail(field, value, inputs.notation)


def _own_detail(field: OwnField, value: object, notation: Notation) -> Detail:
    """A key with its value: lists with commas, mappings with colons, dates in words."""
    name = field.name.replace("_", " ").replace("-", " ")
    label = field.label or name[:1].upper() + name[1:]
    if field.type == "date" and value:
        return Detail(label, date_text(parse_date(str(value)), notation))
    text = _plain(value, messages_for(notation.language))
    is_url = text.startswith(("https://", "http://")) and " " not in text
    return Detail(label, text, text if is_url else "")


def _plain(value: object, messages: Messages) -> str:
    if isinstance(value, list):
        return messages.pgettext("list", ", ").join(_plain(item, messages) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_plain(item, messages)}" for key, item in value.items())
    if isinstance(value, bool):
        return messages.gettext("yes") if value else messages.gettext("no")
    return "" if value is None else str(value)
