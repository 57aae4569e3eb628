"""The pages of searches that the archive names: each is a list of the articles that it finds."""

from builder.model import NamedSearch
from builder.pages.contexts import EntityLink, NamedSearchContext, SearchesContext, SearchLine
from builder.pages.entities import list_description, years_text
from builder.pages.jumps import jumps_of
from builder.pages.lookup import ArchiveLookup
from builder.pages.pagination import Slice
from builder.pages.timelines import list_timeline
from builder.urls import searches_page


def named_search_context(
    lookup: ArchiveLookup, search: NamedSearch, own: Slice, slices: list[Slice]
) -> NamedSearchContext:
    """The page of a search, with the newest slice of its articles; `slices` are all of them."""
    positions = lookup.archive.found.get(search.slug, ())
    total = len(positions)
    return NamedSearchContext(
        title=search.name,
        description=search.description or list_description(lookup, search.name, total),
        about=search.description,
        query=search.query.text,
        total=total,
        years=years_text(lookup, positions) if positions else "",
        timeline=list_timeline(lookup, slices) if positions else None,
        jumps=jumps_of(lookup, slices),
        part=lookup.part(own),
    )


def searches_context(lookup: ArchiveLookup) -> SearchesContext:
    """The page that lists all of them, in the order of the file."""
    searches = lookup.archive.searches
    description = lookup.messages.ngettext(
        "%(num)s search of the archive.", "%(num)s searches of the archive.", len(searches)
    )
    links = search_links(lookup)
    return SearchesContext(
        title=lookup.messages.gettext("Searches"),
        description=description % {"num": len(searches)},
        lines=tuple(
            SearchLine(link, one.description) for link, one in zip(links, searches, strict=True)
        ),
    )


def search_links(lookup: ArchiveLookup) -> tuple[EntityLink, ...]:
    """The names of the searches, with their pages and how many articles each finds."""
    found = lookup.archive.found
    return tuple(
        EntityLink(one.name, searches_page(one.slug), len(found.get(one.slug, ())))
        for one in lookup.archive.searches
    )
