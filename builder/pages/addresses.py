"""The permanent addresses of a site, and what answers at each."""

from collections.abc import Iterable, Iterator

from builder.archive import Archive
from builder.exports.addresses import (
    FILE,
    GONE,
    PAGE,
    REDIRECT,
    listed_article,
    short_hash,
    text_hash,
)
from builder.exports.articles import PATH as ARTICLES
from builder.model import EMPTY_TEXT, Listed
from builder.pages.plan import Plan
from builder.urls import entity_page, is_page


def other_addresses(archive: Archive, plan: Plan) -> list[Listed]:
    """The addresses of all that is no article."""
    pages = {one.path: one for one in (*_entities(archive), *_plain(archive))}
    targets = {one.page: one.target for one in archive.redirects}
    found = []
    for page in plan.others:
        if page.answers == PAGE:
            found.append(pages.get(page.path, Listed(PAGE, page.path)))
        elif page.answers == REDIRECT:
            found.append(Listed(REDIRECT, page.path, targets[page.path]))
        elif page.answers:
            found.append(Listed(page.answers, page.path))
    found += (Listed(FILE, file.page) for file in archive.attachments)
    found += (Listed(GONE, gone.page) for gone in archive.gone if not is_page(gone.page))
    return found + ([Listed(FILE, ARTICLES)] if archive.articles else [])


def all_addresses(archive: Archive, others: Iterable[Listed]) -> dict[str, Listed]:
    """All addresses, by path; `others` are those of all that is no article."""
    texts = archive.texts
    found = [listed_article(one, texts[one.path]) for one in archive.articles]
    return {one.path: one for one in (*found, *others)}


def _entities(archive: Archive) -> Iterator[Listed]:
    """The pages of entities. The text of one is its list of articles, whatever it is called."""
    for kind, members in archive.members.items():
        for slug, positions in members.items():
            entity = archive.entities[kind, slug]
            ids = "\n".join(archive.articles[at].id for at in positions)
            yield Listed(
                PAGE,
                entity_page(kind, slug),
                id=entity.wikidata,
                title=entity.name,
                text=short_hash(ids.encode()),
            )


def _plain(archive: Archive) -> Iterator[Listed]:
    for page in archive.pages:
        text = archive.texts.get(page.path, EMPTY_TEXT)
        yield Listed(PAGE, page.page, title=page.title, text=text_hash(text))
