"""The plan: every page of the site."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from builder.errors import Place
from builder.model import Kind
from builder.pages.articles import (
    ArticleBasis,
    article_basis,
    article_context,
    redirect_context,
    shared_basis,
    tombstone_context,
)
from builder.pages.contexts import Context
from builder.pages.dates import dates_context, is_short, period_context, years_of
from builder.pages.entities import entity_context, index_context, older_context
from builder.pages.labels import period_text
from builder.pages.lookup import View
from builder.pages.pagination import cut
from builder.pages.special import (
    downloads_context,
    home_context,
    not_found_context,
    plain_context,
    search_context,
)
from builder.urls import dates_page, entity_page, index_page

HOME = "index.html"
NOT_FOUND = "404.html"
SEARCH = "search.html"
DOWNLOADS = "downloads.html"

# A path of the site, and the text that asks for it: its file or a place in it, or nothing.
Address = tuple[str, Place | str | None]


class Page(NamedTuple):
    """A page to be made: its path, how, and the text that asks for it, if one does.

    Those of which there are very many have a basis: it tells their context from any other, takes
    less time to make, and is what `make` is given.
    """

    path: str
    make: Callable[..., Context]
    origin: Place | None = None
    basis: Callable[[], ArticleBasis] | None = None

    def context(self) -> Context:
        """What the page shows."""
        return self.make(self.basis()) if self.basis else self.make()


class Plan:
    """Every page of a site, in a fixed order: those of articles, then all others.

    Of articles there may be very many; their pages are planned when they are asked for.
    """

    def __init__(self, view: View) -> None:
        """Plan the pages of an archive."""
        self._view = view
        self._articles = view.archive.articles
        self._others = list(_others(view))

    def __len__(self) -> int:
        return len(self._articles) + len(self._others)

    def __getitem__(self, number: int) -> Page:
        if number < len(self._articles):
            return _article(self._view, number)
        return self._others[number - len(self._articles)]

    def paths(self) -> list[str]:
        """The paths of all pages."""
        paths = [article.page for article in self._articles]
        return paths + [page.path for page in self._others]

    def shared_basis(self, first: int, last: int) -> tuple[object, ...]:
        """What the pages of some articles show of the rest of the archive, all together."""
        return shared_basis(self._view, first, last)

    def addresses(self) -> list[Address]:
        """The paths of all pages, with the texts that ask for them."""
        addresses: list[Address] = [(article.page, article.path) for article in self._articles]
        return addresses + [(page.path, page.origin) for page in self._others]

    def of_each_type(self) -> list[Page]:
        """A page of each type."""
        found: dict[Callable[..., Context], Page] = {}
        for page in [self[0], *self._others]:
            kind = page.make.func if isinstance(page.make, partial) else page.make
            found.setdefault(kind, page)
        return list(found.values())


def _article(view: View, position: int) -> Page:
    article = view.archive.articles[position]
    make = partial(article_context, article, view.archive.texts[article.path])
    basis = partial(article_basis, view, position)
    return Page(article.page, make, Place(article.path), basis)


def _others(view: View) -> Iterator[Page]:
    for article in view.archive.withdrawn:
        yield Page(article.page, partial(tombstone_context, view, article), Place(article.path))
    for kind in view.kinds:
        yield from _entities(view, kind)
    yield from _dates(view)
    yield from _plain(view)
    for redirect in view.archive.redirects:
        yield Page(redirect.page, partial(redirect_context, view, redirect), redirect.place)


def _entities(view: View, kind: Kind) -> Iterator[Page]:
    yield Page(index_page(kind), partial(index_context, view, kind))
    for slug, positions in view.archive.members[kind].items():
        entity = view.archive.entities[kind, slug]
        whole = entity_page(kind, slug)
        own, *older = parts = cut(whole, positions)
        yield Page(whole, partial(entity_context, view, entity, own, parts), entity.origin)
        for part in older:
            make = partial(older_context, view, entity.name, whole, part)
            yield Page(part.page, make, entity.origin)


def _dates(view: View) -> Iterator[Page]:
    if not view.archive.articles:
        return
    yield Page(dates_page(), partial(dates_context, view))
    years = years_of(view)
    for year, positions in years.items():
        own = cut(dates_page(year), positions)[0] if is_short(positions) else None
        make = partial(period_context, view, year, positions, own, list(years))
        yield Page(dates_page(year), make)
    months = list(view.archive.months)
    for month, positions in view.archive.months.items():
        whole = dates_page(month)
        own, *older = cut(whole, positions)
        yield Page(whole, partial(period_context, view, month, positions, own, months))
        for part in older:
            name = period_text(month, view.language)
            yield Page(part.page, partial(older_context, view, name, whole, part))


def _plain(view: View) -> Iterator[Page]:
    home = view.pages.get(HOME)
    yield Page(HOME, partial(home_context, view, home), Place(home.path) if home else None)
    for page in view.archive.pages:
        if page is not home:
            yield Page(page.page, partial(plain_context, view, page), Place(page.path))
    yield Page(NOT_FOUND, partial(not_found_context, view))
    if view.archive.has_search:
        yield Page(SEARCH, partial(search_context, view))
    if view.archive.articles:
        yield Page(DOWNLOADS, partial(downloads_context, view))
