"""Reading: files -> records -> archive, with every problem on the way."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from builder.archive import Archive, Holdings, build_archive
from builder.authority.records import Authority, build_authority
from builder.authority.resolve import Resolver, resolve_articles
from builder.config import SiteConfig
from builder.content.addresses import Decisions, follow, read_addresses
from builder.content.files import DECISIONS, SEARCHES
from builder.content.searches import read_searches
from builder.content.settings import read_config
from builder.content.unlikely_dates import unlikely_dates
from builder.dates.present import Present
from builder.errors import Name, Problem
from builder.model import (
    Article,
    Attachment,
    Entity,
    Kind,
    NamedSearch,
    ParsedArticle,
    ParsedRecord,
    PlainPage,
    Redirect,
    Status,
    Text,
)
from builder.pages.addresses import data_files
from builder.pages.plan import DOWNLOADS, SEARCH
from builder.pipeline.documents import Document, Documents, read_documents
from builder.pipeline.settings import Workers
from builder.pipeline.source import Source
from builder.pipeline.volumes import open_volumes
from builder.store.cache import Cache
from builder.urls import article_page, dates_page, entity_page, index_page

Value = TypeVar("Value")

# What so many articles were made of is kept until the process ends, as freeing it takes time; of
# more it is freed, as it takes memory that is needed later.
KEPT = 40_000


class Loaded(NamedTuple):
    """The archive; source files of drafts that it lacks, with the pages they would have; problems.

    `unrecorded` is the number of names without a record, of sources only where one has a record.
    The archive was made of the `documents`, and of what the `resolver` knows of names. Those of
    articles are there no more if they were not to be kept, and many.
    """

    archive: Archive
    drafts: dict[str, str]
    unrecorded: dict[Kind, int]
    problems: list[Problem]
    documents: Documents
    resolver: Resolver


def load(
    source: Source,
    cache: Cache,
    workers: Workers,
    drafts: bool = False,
    present: Present | None = None,
    keeps: bool = True,
) -> Loaded:
    """Read, look up and group everything; drafts are in the archive only if they are wanted.

    `present` is the day by which dates are of the future; `keeps` is whether the documents of
    articles are needed later.
    """
    workers.stats.begin("read")
    config, problems = read_config(source.reader)
    problems += [*source.problems, *open_volumes(source, cache)]
    documents = read_documents(source, config, cache, workers)
    workers.stats.begin("check")
    texts: dict[str, Text] = {}
    parsed = _take(documents.articles, texts, problems)
    records = _take(documents.records, texts, problems)
    pages = _take(documents.pages, texts, problems)
    hidden_pages = {page.path: page.page for page in pages if page.draft and not drafts}
    pages = [
        replace(page, title=page.title or config.title)
        for page in pages
        if page.path not in hidden_pages
    ]
    authorities = _authorities(records, config, problems)
    resolver = Resolver(authorities)
    for one in parsed:
        is_shown = one.status is Status.PUBLISHED or (drafts and one.status is Status.DRAFT)
        resolver.learn(one.names, one.language, is_shown)
    for record in records:
        resolver.learn({Kind.COUNTRIES: _country_of(record)})
    unknown = resolver.decide()
    hidden = {} if drafts else {one.path: one for one in parsed if one.status is Status.DRAFT}
    redirects = _redirects_of_texts((one for one in parsed if one.path not in hidden), pages)
    unlikely = [*unlikely_dates(parsed, source.files.articles, source.reader, present)]
    fingerprints = {path: document.fingerprint for path, document in documents.articles.items()}
    forget = not keeps and len(parsed) > KEPT
    if forget:
        documents.articles.clear()
    articles, more = resolve_articles(parsed, resolver, drafts, forget)
    entities = [*_known_entities(authorities, articles, resolver), *unknown]
    redirects += _redirects_of_records(config, authorities, articles)
    decisions = _decisions(source, articles, problems)
    if drafts:
        decisions = decisions.without(_pages_of_drafts(articles, redirects))
    of_texts = {one.page for one in articles} | {one.page for one in pages}
    earlier = {one.page: one.target for one in redirects}
    moved, circles = follow(decisions.moved, earlier, of_texts)
    holdings = Holdings(
        articles=articles,
        entities=entities,
        pages=pages,
        redirects=[*redirects, *moved],
        attachments=_attachments(source),
        texts=texts,
        fingerprints=fingerprints,
        with_drafts=drafts,
        gone=decisions.gone,
        forgotten=decisions.forgotten,
        searches=_searches(source, problems),
    )
    archive = build_archive(config, holdings)
    expected = {kind for kind in Kind if kind.is_list or authorities[kind].records}
    unrecorded = Counter(entity.kind for entity in unknown if entity.kind in expected)
    problems += more + resolver.problems + circles
    problems += unlikely
    pages_of_hidden = {path: article_page(one.stem) for path, one in hidden.items()} | hidden_pages
    return Loaded(archive, pages_of_hidden, dict(unrecorded), problems, documents, resolver)


def _decisions(source: Source, articles: Sequence[Article], problems: list[Problem]) -> Decisions:
    """What was decided about addresses; problems are added to the argument."""
    if not source.files.addresses:
        return Decisions()
    exported = data_files(any(not one.withdrawn for one in articles))
    files = {*exported, *(file.page for file in source.files.attachments)}
    decisions, more = read_addresses(source.reader, files)
    source.inputs.learn((DECISIONS,), (source.reader.digest(DECISIONS),))
    problems += more
    return decisions


def _searches(source: Source, problems: list[Problem]) -> tuple[NamedSearch, ...]:
    """The searches that have a page; problems are added to the argument."""
    if not source.files.searches:
        return ()
    searches, more = read_searches(source.reader)
    source.inputs.learn((SEARCHES,), (source.reader.digest(SEARCHES),))
    problems += more
    return searches


def _pages_of_drafts(articles: Sequence[Article], redirects: Sequence[Redirect]) -> set[str]:
    """The pages that a site with drafts has because of them.

    The site that readers see may have lost the same pages when an article became a draft.
    """
    pages = _pages_for(articles) - _pages_for([one for one in articles if not one.draft])
    return pages | {one.page for one in redirects if one.target in pages}


def _pages_for(articles: Sequence[Article]) -> set[str]:
    """The pages that a site has because there are these articles."""
    shown = [one for one in articles if not one.withdrawn]
    pages = {one.page for one in shown}
    for kind, slug in _used(shown):
        pages |= {entity_page(kind, slug), index_page(kind)}
    for month in {one.date.month for one in shown}:
        pages |= {dates_page(month), dates_page(month[:4]), dates_page()}
    return pages | ({SEARCH, DOWNLOADS, *data_files(True)} if shown else set())


def _attachments(source: Source) -> list[Attachment]:
    """The files beside the texts, with their sizes."""
    stamps = source.inputs.stamps
    return [replace(file, size=stamps[file.path].size) for file in source.files.attachments]


def _take(
    documents: Mapping[str, Document[Value]], texts: dict[str, Text], problems: list[Problem]
) -> list[Value]:
    """The values of the documents that have one; texts and problems are added to the arguments."""
    values = []
    for path, document in documents.items():
        problems += document.problems
        if document.value is not None:
            values.append(document.value)
            texts[path] = document.text
    return values


def _authorities(
    records: Sequence[ParsedRecord], config: SiteConfig, problems: list[Problem]
) -> dict[Kind, Authority]:
    authorities = {}
    for kind in Kind:
        of_kind = [record for record in records if record.kind is kind]
        authorities[kind], more = build_authority(kind, of_kind, config.language)
        problems += more
    return authorities


def _used(articles: Sequence[Article]) -> set[tuple[Kind, str]]:
    """What the published articles name."""
    return {
        (kind, slug)
        for article in articles
        if not article.withdrawn
        for kind, slugs in article.entities.items()
        for slug in slugs
    }


def _country_of(record: ParsedRecord) -> tuple[Name, ...]:
    """The name of a record's country, if it says one."""
    return (record.country,) if record.country else ()


def _known_entities(
    authorities: dict[Kind, Authority], articles: Sequence[Article], resolver: Resolver
) -> list[Entity]:
    """Every record that is not merged; the other countries that articles or records name."""
    found: dict[tuple[Kind, str], Entity] = {}
    for kind, authority in authorities.items():
        for slug, record in authority.records.items():
            if slug not in authority.merged:
                country = "".join(resolver.resolve(Kind.COUNTRIES, _country_of(record)))
                found[kind, slug] = replace(authority.entity(slug), country=country)
    countries = authorities[Kind.COUNTRIES]
    named = {slug for article in articles for slug in article.entities.get(Kind.COUNTRIES, ())}
    for entity in list(found.values()):
        named.add(entity.country)
        if entity.kind is Kind.COUNTRIES:
            named |= {entity.parent, *entity.successors}
    for slug in sorted(filter(None, named)):
        if (Kind.COUNTRIES, slug) not in found:
            found[Kind.COUNTRIES, slug] = countries.entity(slug)
    return list(found.values())


def _redirects_of_texts(
    shown: Iterable[ParsedArticle], pages: Iterable[PlainPage]
) -> list[Redirect]:
    """Earlier addresses of articles and pages."""
    found = [
        Redirect(name.text, article_page(one.stem), one.title, name.place)
        for one in shown
        for name in one.redirects
    ]
    found += [
        Redirect(name.text, page.page, page.title, name.place)
        for page in pages
        for name in page.redirects
    ]
    return found


def _redirects_of_records(
    config: SiteConfig, authorities: dict[Kind, Authority], articles: Sequence[Article]
) -> list[Redirect]:
    """The pages that the records which were merged would have."""
    used, found = _used(articles), []
    for kind, authority in authorities.items():
        if kind not in config.indexes or not any(used_kind is kind for used_kind, _ in used):
            continue
        for slug, heir in authority.merged.items():
            target = entity_page(kind, heir) if (kind, heir) in used else index_page(kind)
            name = authority.entity(heir).name
            place = authority.records[slug].name.place
            found.append(Redirect(entity_page(kind, slug), target, name, place))
    return found
