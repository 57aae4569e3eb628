"""Reading: files -> records -> archive, with every problem on the way."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from builder.archive import Archive, Holdings, build_archive
from builder.authority.records import Authority, build_authority
from builder.authority.resolve import Resolver, resolve_articles
from builder.config import SiteConfig, parse_config
from builder.content.addresses import Decisions, follow, read_addresses
from builder.content.files import ADDRESSES
from builder.content.reader import Reader
from builder.errors import Place, Problem, problem_at
from builder.model import (
    Article,
    Attachment,
    Entity,
    Kind,
    ParsedArticle,
    ParsedRecord,
    PlainPage,
    Redirect,
    Status,
    Text,
)
from builder.pipeline.documents import Document, read_documents
from builder.pipeline.settings import Workers
from builder.pipeline.source import Source
from builder.store.cache import Cache
from builder.urls import SITE_FILE, article_page, entity_page, index_page

Value = TypeVar("Value")


class Loaded(NamedTuple):
    """The archive; source files of drafts that it lacks, with the pages they would have; problems.

    `unrecorded` is the number of names without a record, for each kind that has records;
    `materials` are the values that the archive was made of.
    """

    archive: Archive
    drafts: dict[str, str]
    unrecorded: dict[Kind, int]
    problems: list[Problem]
    materials: object


def load(source: Source, cache: Cache, workers: Workers, drafts: bool = False) -> Loaded:
    """Read, look up and group everything; drafts are in the archive only if they are wanted."""
    config, problems = _read_config(source.reader)
    problems += source.problems
    documents = read_documents(source.files, config, source.inputs, cache, workers)
    texts: dict[str, Text] = {}
    parsed = _take(documents.articles, texts, problems)
    records = _take(documents.records, texts, problems)
    pages = _take(documents.pages, texts, problems)
    pages = [replace(page, title=page.title or config.title) for page in pages]
    authorities = _authorities(records, config, problems)
    resolver = Resolver(authorities)
    for one in parsed:
        resolver.learn(one.names)
    unknown = resolver.decide()
    articles, more = resolve_articles(parsed, resolver, drafts)
    hidden = {} if drafts else {one.path: one for one in parsed if one.status is Status.DRAFT}
    entities = [*_known_entities(authorities, articles), *unknown]
    shown = [one for one in parsed if one.path not in hidden]
    redirects = _redirects(config, shown, pages, authorities, articles)
    decisions = _decisions(source, problems)
    moved, circles = follow(decisions.moved, {one.page: one.target for one in redirects})
    holdings = Holdings(
        articles=articles,
        entities=entities,
        pages=pages,
        redirects=[*redirects, *moved],
        attachments=_attachments(source),
        texts=texts,
        fingerprints={path: document.fingerprint for path, document in documents.articles.items()},
        with_drafts=drafts,
        gone=decisions.gone,
    )
    archive = build_archive(config, holdings)
    unrecorded = Counter(entity.kind for entity in unknown if entity.kind.has_records)
    problems += more + resolver.problems + circles
    pages_of_hidden = {path: article_page(one.stem) for path, one in hidden.items()}
    return Loaded(archive, pages_of_hidden, dict(unrecorded), problems, (documents, resolver))


def _attachments(source: Source) -> list[Attachment]:
    """The files beside the texts, with their sizes."""
    stamps = source.inputs.stamps
    return [replace(file, size=stamps[file.path].size) for file in source.files.attachments]


def _read_config(reader: Reader) -> tuple[SiteConfig, list[Problem]]:
    if not reader.has(SITE_FILE):
        hint = "write at least 'title: My archive'"
        missing = problem_at(Place(SITE_FILE), "no-settings", "there is no site.yaml", hint)
        return SiteConfig(), [missing]
    text, problems = reader.text(SITE_FILE)
    return parse_config(text) if not problems else (SiteConfig(), problems)


def _decisions(source: Source, problems: list[Problem]) -> Decisions:
    """What was decided about addresses; problems are added to the argument."""
    if not source.files.addresses:
        return Decisions()
    decisions, more = read_addresses(source.reader)
    source.inputs.learn((ADDRESSES,), (source.reader.digest(ADDRESSES),))
    problems += more
    return decisions


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


def _known_entities(
    authorities: dict[Kind, Authority], articles: Sequence[Article]
) -> list[Entity]:
    """Every record that is not merged; the other countries that articles or records name."""
    found: dict[tuple[Kind, str], Entity] = {}
    for kind, authority in authorities.items():
        for slug in authority.records:
            if slug not in authority.merged:
                found[kind, slug] = authority.entity(slug)
    countries = authorities[Kind.COUNTRIES]
    named = {slug for article in articles for slug in article.entities.get(Kind.COUNTRIES, ())}
    for entity in list(found.values()):
        if entity.kind is Kind.COUNTRIES:
            named |= {entity.parent, *entity.successors}
    for slug in sorted(filter(None, named)):
        if (Kind.COUNTRIES, slug) not in found:
            found[Kind.COUNTRIES, slug] = countries.entity(slug)
    return list(found.values())


def _redirects(
    config: SiteConfig,
    shown: Sequence[ParsedArticle],
    pages: Sequence[PlainPage],
    authorities: dict[Kind, Authority],
    articles: Sequence[Article],
) -> list[Redirect]:
    """Earlier addresses of articles and pages, and the records that were merged."""
    used = _used(articles)
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
    for kind, authority in authorities.items():
        if kind not in config.indexes or not any(used_kind is kind for used_kind, _ in used):
            continue
        for slug, heir in authority.merged.items():
            target = entity_page(kind, heir) if (kind, heir) in used else index_page(kind)
            name = authority.entity(heir).name
            place = authority.records[slug].name.place
            found.append(Redirect(entity_page(kind, slug), target, name, place))
    return found
