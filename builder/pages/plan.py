"""The plan: every page of the site."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from builder.errors import Place
from builder.model import Kind
from builder.pages.articles import (
    PageInputs,
    article_context,
    page_inputs,
    partition_inputs,
    redirect_context,
    tombstone_context,
)
from builder.pages.contexts import Context
from builder.pages.dates import dates_context, is_short, period_context, years_of
from builder.pages.entities import entity_context, index_context, older_context
from builder.pages.labels import period_text
from builder.pages.lookup import ArchiveLookup
from builder.pages.pagination import slices_of
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
    basis: Callable[[], PageInputs] | None = None

    def context(self) -> Context:
        """What the page shows."""
        return self.make(self.basis()) if self.basis else self.make()


class Plan:
    """Every page of a site, in a fixed order: those of articles, then all others.

    Of articles there may be very many; their pages are planned when they are asked for.
    """

    def __init__(self, lookup: ArchiveLookup) -> None:
        """Plan the pages of an archive."""
        self._lookup = lookup
        self._articles = lookup.archive.articles
        self._others = list(_others(lookup))

    def __len__(self) -> int:
        return len(self._articles) + len(self._others)

    def __getitem__(self, number: int) -> Page:
        if number < len(self._articles):
            return _article(self._lookup, number)
        return self._others[number - len(self._articles)]

    def paths(self) -> list[str]:
        """The paths of all pages."""
        paths = [article.page for article in self._articles]
        return paths + [page.path for page in self._others]

    def partition_inputs(self, first: int, last: int) -> tuple[object, ...]:
        """What the pages of some articles show of the rest of the archive, all together."""
        return partition_inputs(self._lookup, first, last)

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


def _article(lookup: ArchiveLookup, position: int) -> Page:
    article = lookup.archive.articles[position]
    make = partial(article_context, article, lookup.archive.texts[article.path])
    basis = partial(page_inputs, lookup, position)
    return Page(article.page, make, Place(article.path), basis)


def _others(lookup: ArchiveLookup) -> Iterator[Page]:
    for article in lookup.archive.withdrawn:
        yield Page(article.page, partial(tombstone_context, lookup, article), Place(article.path))
    for kind in lookup.kinds:
        yield from _entities(lookup, kind)
    yield from _dates(lookup)
    yield from _plain(lookup)
    for redirect in lookup.archive.redirects:
        yield Page(redirect.page, partial(redirect_context, lookup, redirect), redirect.place)


def _entities(lookup: ArchiveLookup, kind: Kind) -> Iterator[Page]:
    yield Page(index_page(kind), partial(index_context, lookup, kind))
    for slug, positions in lookup.archive.members[kind].items():
        entity = lookup.archive.entities[kind, slug]
        whole = entity_page(kind, slug)
        own, *older = parts = slices_of(whole, positions)
        yield Page(whole, partial(entity_context, lookup, entity, own, parts), entity.origin)
        for part in older:
            make = partial(older_context, lookup, entity.name, whole, part)
            yield Page(part.page, make, entity.origin)


def _dates(lookup: ArchiveLookup) -> Iterator[Page]:
    if not lookup.archive.articles:
        return
    yield Page(dates_page(), partial(dates_context, lookup))
    years = years_of(lookup)
    for year, positions in years.items():
        own = slices_of(dates_page(year), positions)[0] if is_short(positions) else None
        make = partial(period_context, lookup, year, positions, own, list(years))
        yield Page(dates_page(year), make)
    months = list(lookup.archive.months)
    for month, positions in lookup.archive.months.items():
        whole = dates_page(month)
        own, *older = slices_of(whole, positions)
        yield Page(whole, partial(period_context, lookup, month, positions, own, months))
        for part in older:
            name = period_text(month, lookup.language)
            yield Page(part.page, partial(older_context, lookup, name, whole, part))


def _plain(lookup: ArchiveLookup) -> Iterator[Page]:
    home = lookup.pages.get(HOME)
    yield Page(HOME, partial(home_context, lookup, home), Place(home.path) if home else None)
    for page in lookup.archive.pages:
        if page is not home:
            yield Page(page.page, partial(plain_context, lookup, page), Place(page.path))
    yield Page(NOT_FOUND, partial(not_found_context, lookup))
    if lookup.archive.has_search:
        yield Page(SEARCH, partial(search_context, lookup))
    if lookup.archive.articles:
        yield Page(DOWNLOADS, partial(downloads_context, lookup))
