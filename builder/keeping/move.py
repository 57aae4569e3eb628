"""Move an article or a record: its file, its address, and all that names or links to it."""

import posixpath

from builder.content.articles import read_redirect
from builder.content.edit import add_item, add_pair, remove_item, remove_pair, set_date, set_text
from builder.content.edited import Source
from builder.content.files import DECISIONS
from builder.content.names import date_in_name
from builder.errors import Name, Place, UsageError
from builder.exports.addresses import REDIRECT
from builder.folding import key_of
from builder.keeping.found import (
    Files,
    entity_named,
    files_of_article,
    metadata_of,
    own_key,
)
from builder.keeping.mentions import rename_in_article, rename_in_records
from builder.keeping.paths import ARTICLES, likely
from builder.keeping.queries import follow_queries
from builder.keeping.relink import relinked
from builder.keeping.revision import Revision
from builder.metadata.fields import Fields
from builder.model import Entity, ParsedArticle, all_names
from builder.pages.former import former_addresses
from builder.urls import (
    CONTENT,
    YAML_SUFFIXES,
    article_page,
    check_path,
    composed,
    entity_page,
    is_slug,
)


def move(revision: Revision, old: str, new: str) -> None:
    """Let an article or a record have another path.

    Raises:
        UsageError: there is none, or the new path is taken or cannot be one.
    """
    found = files_of_article(revision, old)
    if found:
        _move_article(revision, *found, new)
    else:
        _move_record(revision, entity_named(revision, old), new)
    follow_links(revision)


def follow_links(revision: Revision) -> None:
    """Let all links lead to the pages that take the place of others, and from texts that move.

    So do queries of searches.
    """
    before, expected = revision.before, revision.expected
    redirects = {one.path for one in before.addresses.values() if one.answers == REDIRECT}
    for path, text in before.archive.texts.items():
        moves = posixpath.dirname(path) != posixpath.dirname(expected.path(path))
        if path in before.files.lines or path in expected.rewritten:
            continue
        if moves or any(link.path in expected.pages for link in text.links):
            new = expected.path(path)
            source = Source(path, revision.source(new).text)
            way = (new, text.links, expected.pages, redirects, revision.config)
            revision.put(relinked(source, *way))
    follow_queries(revision)


def _stem(revision: Revision, new: str) -> str:
    """The path below `content/articles/` that is meant by one from here, or by an address.

    Raises:
        UsageError: it is that of no article.
    """
    paths = (one for one in likely(revision.settings.source, new) if one.startswith(ARTICLES))
    stem = composed(next(paths).removeprefix(ARTICLES))
    for suffix in (".md", ".html"):
        stem = stem.removesuffix(suffix)
    if not stem or stem.endswith(("/", *YAML_SUFFIXES)):
        raise UsageError(f"'{new}' names no article; write a path such as 2015/01/syria-calling")
    return stem


def _move_article(revision: Revision, files: Files, article: ParsedArticle, new: str) -> None:
    stem = _stem(revision, new)
    path = f"{ARTICLES}{stem}.md"
    page, target = article_page(article.stem), article_page(stem)
    _check_free(revision, path, stem)
    source = metadata_of(revision, files)
    if own_key(revision, source, "id") not in source.entries:
        if " " in article.id.text:
            raise UsageError(
                f"the id of {article.path} is its path, and cannot be written out, as it has a "
                "space; write an id into it that has none, and call the command again"
            )
        source = set_text(source, "id", article.id.text)
    has_date = own_key(revision, source, "date") in source.entries
    if not has_date and date_in_name(stem) != date_in_name(article.stem):
        source = set_date(source, "date", article.date.iso)
    source = _without_redirect(source, own_key(revision, source, "redirects"), target)
    if page in revision.before.addresses:
        source = _with_redirects(revision, source, article, page, target)
    revision.put(source)
    for one in filter(None, files):
        revision.rename(one, f"{ARTICLES}{stem}{posixpath.splitext(one)[1]}")
    revision.expected.pages[page] = target


def _check_free(revision: Revision, path: str, stem: str) -> None:
    try:
        check_path(f"articles/{stem}.html")
    except ValueError as error:
        raise UsageError(str(error)) from error
    if revision.has(path):
        raise UsageError(f"{path} is there already")


def _with_redirects(
    revision: Revision, source: Source, article: ParsedArticle, page: str, target: str
) -> Source:
    """With the address of now among the earlier ones; where it was before we had it comes first."""
    key = own_key(revision, source, "redirects")
    earlier = [former_addresses(revision.before.archive).get(article.path, ""), f"/{page}"]
    known = {name.text for name in article.redirects}
    for way in earlier if not article.redirects else earlier[1:]:
        redirect = _page_at(way)
        if redirect and redirect not in {*known, target}:
            source = add_item(source, key, way)
            known.add(redirect)
    return source


def _without_redirect(source: Source, key: str, page: str) -> Source:
    """Without the earlier addresses that are the one of now."""
    for at in range(len(source.items(key)) - 1, -1, -1):
        if _page_at(source.items(key)[at]) == page:
            source = remove_item(source, key, at)
    return source


def _page_at(way: str) -> str:
    """The page that would answer at an earlier address; empty if none can."""
    found = read_redirect(Fields({}, Place("")), Name(way, Place(""))) if way else None
    return found.text if found else ""


def _move_record(revision: Revision, entity: Entity, new: str) -> None:
    kind, slug = entity.kind, entity.slug
    name = posixpath.basename(new)
    to = posixpath.splitext(name)[0]
    if not entity.record:
        raise UsageError(
            f"'{entity.name}' has no record; its page is called as its name is written"
        )
    if not is_slug(to) or to == "index":
        raise UsageError(f"'{to}' cannot be a slug: write small letters, digits, single hyphens")
    if "/" in new.removeprefix(f"{CONTENT}/").removeprefix(f"{kind.value}/"):
        raise UsageError(f"a record of {kind.value} stays in {CONTENT}/{kind.value}/")
    if other := revision.before.archive.entities.get((kind, to)):
        raise UsageError(
            f"'{to}' is the page of '{other.name}' already; merge them, if they are one"
        )
    files = Files(entity.record, revision.before.documents.records[entity.record].sidecar)
    for one in filter(None, files):
        target = f"{CONTENT}/{kind.value}/{to}{posixpath.splitext(one)[1]}"
        if revision.has(target):
            raise UsageError(f"{target} is there already")
        revision.rename(one, target)
    rename_slug(revision, entity, to)
    redirect(revision, entity_page(kind, slug), entity_page(kind, to))


def rename_slug(revision: Revision, entity: Entity, to: str) -> None:
    """Let all that names an entity by its slug name it by another."""
    kind, slug = entity.kind, entity.slug
    names = {key_of(name) for name in all_names(entity)}

    def is_meant(name: str) -> bool:
        return key_of(name) == key_of(slug) and key_of(name) not in names

    revision.expected.slugs[kind, slug] = to
    revision.expected.pages[entity_page(kind, slug)] = entity_page(kind, to)
    for document in revision.before.documents.articles.values():
        article = document.value
        names_of_kind = article.names.get(kind, ()) if article else ()
        if article and any(is_meant(name.text) for name in names_of_kind):
            rename_in_article(revision, article, kind, is_meant, to)
    rename_in_records(revision, kind, lambda name: is_meant(name) or name == slug, to)


def redirect(revision: Revision, page: str, target: str) -> None:
    """Let a page that the site has be led on to another, by a decision of the archive."""
    decisions = revision.source(DECISIONS)
    now = decisions.values().get("redirects")
    for name in [own[1] for own, _ in now] if isinstance(now, list) else []:
        if _page_at(name) == target:
            decisions = remove_pair(decisions, "redirects", name)
    if page in revision.before.addresses:
        decisions = add_pair(decisions, "redirects", page, target)
    if decisions.text != revision.source(DECISIONS).text:
        revision.put(decisions)
