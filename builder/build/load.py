"""Reading: files -> records -> archive, with every problem on the way."""

import os
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from builder.archive import Archive, build_archive
from builder.authority.records import Authority, build_authority
from builder.authority.resolve import Resolver, resolve_articles
from builder.build.executor import Executor, batches
from builder.config import SITE_FILE, SiteConfig, parse_config
from builder.content.articles import read_article
from builder.content.files import ContentFiles, find_files, read_file
from builder.content.plain import read_page
from builder.content.records import read_record
from builder.errors import Place, Problem, UsageError, problem_at
from builder.model import (
    Article,
    Body,
    Entity,
    Kind,
    ParsedArticle,
    ParsedRecord,
    PlainPage,
    Redirect,
    Status,
    Text,
)
from builder.text import render
from builder.urls import article_page, entity_page, index_page


class Progress(Protocol):
    """Told how far a stage is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note."""


class Loaded(NamedTuple):
    """The archive; source files of drafts with the pages they would have; what is wrong.

    `unrecorded` is the number of names without a record, for each kind that has records.
    """

    archive: Archive
    drafts: dict[str, str]
    unrecorded: dict[Kind, int]
    problems: list[Problem]


class _Read(NamedTuple):
    article: ParsedArticle | None
    text: Text
    problems: list[Problem]


def load(source: Path, executor: Executor, progress: Progress) -> Loaded:
    """Read, look up and group everything.

    Raises:
        UsageError: there is no such folder.
    """
    if not source.is_dir():
        raise UsageError(f"there is no folder {source}")
    config, problems = _read_config(source)
    files, more = find_files(source)
    problems += more
    texts: dict[str, Text] = {}
    parsed = []
    for read in _read_articles(source, files, config, executor, progress):
        problems += read.problems
        if read.article:
            parsed.append(read.article)
            texts[read.article.path] = read.text
    records = _read_records(source, files, texts, problems)
    pages = _read_pages(source, files, config, texts, problems)
    authorities = _authorities(records, config, problems)
    resolver = Resolver(authorities)
    for one in parsed:
        for kind, names in one.names.items():
            resolver.learn(kind, names)
    unknown = resolver.decide()
    articles, more = resolve_articles(parsed, resolver)
    entities = [*_known_entities(authorities, articles), *unknown]
    archive = build_archive(
        config=config,
        articles=articles,
        entities=entities,
        pages=pages,
        redirects=_redirects(config, parsed, pages, authorities, articles),
        attachments=files.attachments,
        texts=texts,
    )
    drafts = {one.path: article_page(one.stem) for one in parsed if one.status is Status.DRAFT}
    unrecorded = Counter(entity.kind for entity in unknown if entity.kind.has_records)
    return Loaded(archive, drafts, dict(unrecorded), problems + more + resolver.problems)


def _read_config(source: Path) -> tuple[SiteConfig, list[Problem]]:
    if not os.path.isfile(source / SITE_FILE):
        hint = "write at least 'title: My archive'"
        missing = problem_at(Place(SITE_FILE), "no-settings", "there is no site.yaml", hint)
        return SiteConfig(), [missing]
    text, problems = read_file(source, SITE_FILE)
    return parse_config(text) if not problems else (SiteConfig(), problems)


def _read_articles(
    source: Path, files: ContentFiles, config: SiteConfig, executor: Executor, progress: Progress
) -> list[_Read]:
    found = []
    total = len(files.articles)
    read = partial(_read_batch, source, config)
    for batch in executor.map(read, batches(files.articles.items())):
        found += batch
        progress("read articles", len(found), total)
    return found


def _read_batch(source: Path, config: SiteConfig, batch: list[tuple[str, str]]) -> list[_Read]:
    """Read and render some articles; runs in any process."""
    found = []
    for path, sidecar in batch:
        article, body, problems = read_article(source, path, sidecar, config)
        text, more = render(body, path)
        found.append(_Read(article, text, problems + more))
    return found


def _render(body: Body, path: str, texts: dict[str, Text], problems: list[Problem]) -> None:
    texts[path], more = render(body, path)
    problems += more


def _read_records(
    source: Path, files: ContentFiles, texts: dict[str, Text], problems: list[Problem]
) -> list[ParsedRecord]:
    records = []
    for path in files.records:
        record, body, more = read_record(source, path, files)
        problems += more
        if record:
            _render(body, path, texts, problems)
            if record.merged_into and body.markdown.strip():
                message = "the text of a record that is merged into another has no page"
                place = Place(path, body.lines_before + 1)
                problems.append(problem_at(place, "lost-text", message, "move it to the other"))
            records.append(record)
    return records


def _read_pages(
    source: Path,
    files: ContentFiles,
    config: SiteConfig,
    texts: dict[str, Text],
    problems: list[Problem],
) -> list[PlainPage]:
    pages = []
    for path, sidecar in files.pages.items():
        page, body, more = read_page(source, path, sidecar, config)
        problems += more
        _render(body, path, texts, problems)
        pages.append(page)
    return pages


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
    parsed: Sequence[ParsedArticle],
    pages: Sequence[PlainPage],
    authorities: dict[Kind, Authority],
    articles: Sequence[Article],
) -> list[Redirect]:
    """Earlier addresses of articles and pages, and the records that were merged."""
    used = _used(articles)
    found = [
        Redirect(name.text, article_page(one.stem), one.title, name.place)
        for one in parsed
        if one.status is not Status.DRAFT
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
