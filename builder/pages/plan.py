"""The plan: every page of the site."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from builder.archive import Partition
from builder.errors import Place
from builder.exports.addresses import GONE, PAGE, REDIRECT
from builder.model import Kind
from builder.pages.articles import (
    ArticlePages,
    PartitionInputs,
    gone_context,
    partition_inputs,
    redirect_context,
    sooner_inputs,
    tombstone_context,
    with_more,
)
from builder.pages.contexts import Context
from builder.pages.date_texts import period_text
from builder.pages.dates import dates_context, is_short, period_context, years_of
from builder.pages.entities import entity_context, older_context
from builder.pages.feeds import FEEDS, HOME, RECENT, feeds_context, recent_context
from builder.pages.indexes import index_context, letter_context, letters_of
from builder.pages.lookup import ArchiveLookup
from builder.pages.pagination import Slice, slices_of
from builder.pages.search_help import search_help_context
from builder.pages.searches import named_search_context, searches_context
from builder.pages.special import (
    accessibility_context,
    downloads_context,
    home_context,
    not_found_context,
    plain_context,
    search_context,
)
from builder.pages.styleguide import PAGE as STYLEGUIDE
from builder.pages.styleguide import styleguide_context
from builder.urls import dates_page, entity_page, index_page, is_page, searches_page

NOT_FOUND = "404.html"
SEARCH = "search.html"
SEARCH_HELP = "search-help.html"
DOWNLOADS = "downloads.html"
ACCESSIBILITY = "accessibility.html"

# A path of the site, and the text that asks for it: its file, a place in it, or None.
Address = tuple[str, Place | str | None]


class Page(NamedTuple):
    """A page to be made: its path, a function that makes its context, the text that asks for it.

    `answers` is what it is in the list of addresses; empty if it has no permanent one.
    """

    path: str
    context: Callable[[], Context]
    origin: Place | None = None
    answers: str = PAGE


class Plan:
    """Every page of a site, in a fixed order: those of articles, then all others.

    Of articles there may be very many; their pages are planned partition by partition.
    """

    def __init__(self, lookup: ArchiveLookup, styleguide: bool = False) -> None:
        """Plan the pages of an archive, and that of its style guide if it is asked for."""
        self._lookup = lookup
        self._articles = lookup.archive.articles
        self.others = list(_others(lookup))
        if styleguide:
            context = partial(styleguide_context, lookup)
            self.others.append(Page(STYLEGUIDE, context, answers=""))

    def __len__(self) -> int:
        return len(self._articles) + len(self.others)

    def partition_inputs(self, first: int, last: int) -> PartitionInputs:
        """What the pages of the articles from `first` to before `last` show of the rest."""
        return partition_inputs(self._lookup, first, last)

    def sooner_inputs(self, first: int, last: int) -> PartitionInputs:
        """The same but for the older articles that the pages show."""
        return sooner_inputs(self._lookup, first, last)

    def with_more(self, first: int, last: int, inputs: PartitionInputs) -> PartitionInputs:
        """These with the older articles that the pages show."""
        return with_more(self._lookup, first, last, inputs)

    def paths(self) -> list[str]:
        """The paths of all pages."""
        return [article.page for article in self._articles] + [page.path for page in self.others]

    def addresses(self) -> list[Address]:
        """The paths of all pages, with the texts that ask for them."""
        addresses: list[Address] = [(article.page, article.path) for article in self._articles]
        return addresses + [(page.path, page.origin) for page in self.others]

    def of_each_type(self, first: Partition) -> Iterator[tuple[str, Context]]:
        """The path and the context of a page of each type; `first` has the first article."""
        if first.articles:
            for path, _, context in ArticlePages(first, self.partition_inputs(0, 1)):
                yield path, context()
        found: dict[object, Page] = {}
        for page in self.others:
            kind = page.context.func if isinstance(page.context, partial) else page.context
            found.setdefault(kind, page)
        for page in found.values():
            yield page.path, page.context()


def _others(lookup: ArchiveLookup) -> Iterator[Page]:
    for article in lookup.archive.withdrawn:
        context = partial(tombstone_context, lookup, article)
        yield Page(article.page, context, Place(article.path), GONE)
    for kind in lookup.kinds:
        yield from _entities(lookup, kind)
    yield from _dates(lookup)
    yield from _searches(lookup)
    yield from _plain(lookup)
    for redirect in lookup.archive.redirects:
        moved = partial(redirect_context, lookup, redirect)
        yield Page(redirect.page, moved, redirect.place, REDIRECT)
    for gone in lookup.archive.gone:
        if is_page(gone.page):  # nothing can be said in a picture's place
            yield Page(gone.page, partial(gone_context, lookup, gone), gone.place, GONE)


def _entities(lookup: ArchiveLookup, kind: Kind) -> Iterator[Page]:
    letters = letters_of(lookup, kind)
    yield Page(index_page(kind), partial(index_context, lookup, kind, letters))
    for letter in letters:
        yield Page(letter.page, partial(letter_context, lookup, kind, letters, letter), answers="")
    for slug, positions in lookup.archive.members[kind].items():
        entity = lookup.archive.entities[kind, slug]
        whole = entity_page(kind, slug)
        own, *older = slices = slices_of(whole, lookup.folded(positions))
        yield Page(whole, partial(entity_context, lookup, entity, own, slices), entity.origin)
        yield from _older(lookup, entity.name, whole, older, entity.origin)


def _searches(lookup: ArchiveLookup) -> Iterator[Page]:
    searches = lookup.archive.searches
    if searches:
        yield Page(searches_page(), partial(searches_context, lookup))
    for search in searches:
        whole = searches_page(search.slug)
        found = lookup.folded(lookup.archive.found.get(search.slug, ()))
        own, *older = slices = slices_of(whole, found)
        context = partial(named_search_context, lookup, search, own, slices)
        yield Page(whole, context, search.place)
        yield from _older(lookup, search.name, whole, older, search.place)


def _older(
    lookup: ArchiveLookup, name: str, whole: str, slices: list[Slice], origin: Place | None
) -> Iterator[Page]:
    """The pages of all slices of a list but the newest."""
    for one in slices:
        yield Page(one.page, partial(older_context, lookup, name, whole, one), origin, "")


def _dates(lookup: ArchiveLookup) -> Iterator[Page]:
    if not lookup.archive.articles:
        return
    yield Page(dates_page(), partial(dates_context, lookup))
    years = years_of(lookup)
    for year, positions in years.items():
        shown = lookup.folded(positions) if is_short(positions) else ()
        slices = slices_of(dates_page(year), shown) if shown else []
        context = partial(period_context, lookup, year, positions, slices, list(years))
        yield Page(dates_page(year), context)
    months = list(lookup.archive.months)
    for month, positions in lookup.archive.months.items():
        whole = dates_page(month)
        _, *older = slices = slices_of(whole, lookup.folded(positions))
        yield Page(whole, partial(period_context, lookup, month, positions, slices, months))
        yield from _older(lookup, period_text(month, lookup.notation), whole, older, None)


def _plain(lookup: ArchiveLookup) -> Iterator[Page]:
    home = lookup.pages.get(HOME)
    yield Page(HOME, partial(home_context, lookup, home), Place(home.path) if home else None)
    for page in lookup.archive.pages:
        if page is not home:
            yield Page(page.page, partial(plain_context, lookup, page), Place(page.path))
    yield Page(NOT_FOUND, partial(not_found_context, lookup), answers="")
    if lookup.archive.has_search:
        yield Page(SEARCH, partial(search_context, lookup))
        yield Page(SEARCH_HELP, partial(search_help_context, lookup))
    if lookup.archive.articles:
        yield Page(DOWNLOADS, partial(downloads_context, lookup))
        yield Page(RECENT, partial(recent_context, lookup))
    if lookup.archive.has_feeds:
        yield Page(FEEDS, partial(feeds_context, lookup))
    if ACCESSIBILITY not in lookup.pages:  # an archive may have a statement of its own
        yield Page(ACCESSIBILITY, partial(accessibility_context, lookup))
