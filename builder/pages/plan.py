"""The plan: every page of the site."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from builder.errors import Place
from builder.model import Kind
from builder.pages.articles import article_context, redirect_context, tombstone_context
from builder.pages.contexts import Context
from builder.pages.dates import dates_context, is_short, period_context, years_of
from builder.pages.entities import entity_context, index_context, older_context
from builder.pages.front import home_context, not_found_context, plain_context
from builder.pages.labels import period_text
from builder.pages.lists import cut
from builder.pages.views import View
from builder.urls import dates_page, entity_page, index_page

HOME = "index.html"
NOT_FOUND = "404.html"


class Page(NamedTuple):
    """A page to be made: its path, what it is made of (for messages) and how."""

    path: str
    origin: Place
    context: Callable[[], Context]


def plan_pages(view: View) -> Iterator[Page]:
    """Every page, in a fixed order; contexts are made when they are asked for."""
    yield from _articles(view)
    for kind in view.kinds:
        yield from _entities(view, kind)
    yield from _dates(view)
    yield from _plain(view)
    for redirect in view.archive.redirects:
        yield Page(redirect.page, redirect.place, partial(redirect_context, view, redirect))


def _articles(view: View) -> Iterator[Page]:
    for position, article in enumerate(view.archive.articles):
        yield Page(article.page, Place(article.path), partial(article_context, view, position))
    for article in view.archive.withdrawn:
        yield Page(article.page, Place(article.path), partial(tombstone_context, view, article))


def _entities(view: View, kind: Kind) -> Iterator[Page]:
    index = index_page(kind)
    yield Page(index, Place(f"the index of {kind.value}"), partial(index_context, view, kind))
    for slug, positions in view.archive.members[kind].items():
        entity = view.archive.entities[kind, slug]
        whole = entity_page(kind, slug)
        origin = Place(entity.record or f"the {kind.singular} '{entity.name}'")
        own, *older = parts = cut(whole, positions)
        yield Page(whole, origin, partial(entity_context, view, entity, own, parts))
        for part in older:
            yield Page(part.page, origin, partial(older_context, view, entity.name, whole, part))


def _dates(view: View) -> Iterator[Page]:
    if not view.archive.articles:
        return
    yield Page(dates_page(), Place("the index of dates"), partial(dates_context, view))
    years = years_of(view)
    for year, positions in years.items():
        own = cut(dates_page(year), positions)[0] if is_short(positions) else None
        origin = Place(f"the year {year}")
        make = partial(period_context, view, year, positions, own, list(years))
        yield Page(dates_page(year), origin, make)
    months = list(view.archive.months)
    for month, positions in view.archive.months.items():
        whole = dates_page(month)
        origin = Place(f"the month {month}")
        own, *older = cut(whole, positions)
        yield Page(whole, origin, partial(period_context, view, month, positions, own, months))
        for part in older:
            name = period_text(month, view.language)
            yield Page(part.page, origin, partial(older_context, view, name, whole, part))


def _plain(view: View) -> Iterator[Page]:
    home = view.pages.get(HOME)
    origin = Place(home.path if home else "the front page")
    yield Page(HOME, origin, partial(home_context, view, home))
    for page in view.archive.pages:
        if page.page != HOME:
            yield Page(page.page, Place(page.path), partial(plain_context, view, page))
    yield Page(NOT_FOUND, Place("the page for missing addresses"), not_found_context)
