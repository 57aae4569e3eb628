"""The permanent addresses of a site, and what answers at each."""

from collections.abc import Iterable, Iterator

from builder.archive import Archive
from builder.exports.addresses import (
    FILE,
    GONE,
    PAGE,
    REDIRECT,
    listed_article,
)
from builder.exports.addresses import PATH as LIST
from builder.exports.articles import JSON_LINES
from builder.exports.checksums import PATH as CHECKSUMS
from builder.exports.datapackage import PATH as DATAPACKAGE
from builder.exports.metadata import FORMATS
from builder.exports.volumes import path_of, paths
from builder.hashing import short_hash
from builder.model import EMPTY_TEXT, Listed
from builder.pages.plan import Plan
from builder.urls import entity_page, is_page, searches_page


def other_addresses(archive: Archive, plan: Plan) -> list[Listed]:
    """The addresses of all that is no published article."""
    listed = (*_entities(archive), *_searches(archive), *_plain(archive), *_tombstones(archive))
    pages = {one.path: one for one in listed}
    targets = {one.page: one.target for one in archive.redirects}
    found = []
    for page in plan.others:
        if page.answers == REDIRECT:
            found.append(Listed(REDIRECT, page.path, targets[page.path]))
        elif page.answers:
            found.append(pages.get(page.path, Listed(page.answers, page.path)))
    found += (Listed(FILE, file.page) for file in archive.attachments)
    found += (Listed(GONE, gone.page) for gone in archive.gone if not is_page(gone.page))
    data = files_of_data(archive)
    return found + [Listed(FILE, path) for path in data if path != LIST]


def data_files(has_articles: bool) -> list[str]:
    """The files with data of the whole site: no text asks for them, and none may have their place.

    Of its own address the list says nothing.
    """
    of_articles = [*(path_of(format) for format in (JSON_LINES, *FORMATS)), DATAPACKAGE]
    return [LIST, CHECKSUMS, *(of_articles if has_articles else [])]


def files_of_data(archive: Archive) -> list[str]:
    """The same of an archive, in which large files are cut by year."""
    if not archive.articles:
        return data_files(False)
    of_articles = [path for format in (JSON_LINES, *FORMATS) for path in paths(archive, format)]
    return [*data_files(False), *of_articles, DATAPACKAGE]


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


def _searches(archive: Archive) -> Iterator[Listed]:
    """The pages of searches; the text of one is its query, whatever it finds."""
    for search in archive.searches:
        text = short_hash(search.query.text.encode())
        yield Listed(PAGE, searches_page(search.slug), title=search.name, text=text)


def _plain(archive: Archive) -> Iterator[Listed]:
    for page in archive.pages:
        text = archive.texts.get(page.path, EMPTY_TEXT)
        yield Listed(PAGE, page.page, title=page.title, text=text.hash)


def _tombstones(archive: Archive) -> Iterator[Listed]:
    """What withdrawn articles leave; by id and title it is found again if the file is renamed."""
    for article in archive.withdrawn:
        yield listed_article(article, EMPTY_TEXT)._replace(answers=GONE)
