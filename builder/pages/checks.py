"""Problems that only the whole plan shows: two pages at one address, links that lead nowhere."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping

from builder.archive import Archive
from builder.content.files import page_of
from builder.errors import Place, Problem, problem_at
from builder.fields import did_you_mean, nearest
from builder.model import Kind, Link
from builder.pages.plan import Page
from builder.pages.views import View
from builder.urls import entity_page, relative


def check_addresses(pages: Iterable[Page], files: Mapping[str, str]) -> Iterator[Problem]:
    """No two pages share an address on a file system that ignores case.

    `files` are the paths of what is published as it is, and where each comes from.
    """
    taken: dict[str, tuple[str, Place]] = {}
    for path, place in [
        *((path, Place(origin)) for path, origin in files.items()),
        *((page.path, page.origin) for page in pages),
    ]:
        first, other = taken.setdefault(path.casefold(), (path, place))
        if other is place:
            continue
        if first == path:
            message = f"this and {other.path} would both be written to '{path}'"
        else:
            message = f"'{path}' differs only in case from '{first}', made of {other.path}"
        yield problem_at(place, "address-collision", message, "rename one of them")
    for folder, place in _folders_in_the_way(taken):
        message = f"this would be written to '{folder}', which is a folder for other pages"
        yield problem_at(place, "address-collision", message, "rename one of them")


def _folders_in_the_way(taken: Mapping[str, tuple[str, Place]]) -> Iterator[tuple[str, Place]]:
    folders = {path[: path.rfind("/")] for path in taken}
    for folder in sorted(folders):
        if folder in taken:
            yield taken[folder]


def check_links(
    archive: Archive, addresses: Iterable[str], drafts: Iterable[str]
) -> Iterator[Problem]:
    """Every link of a text leads to a page or a file, and its fragment to an anchor there."""
    known = frozenset(addresses)
    hidden = frozenset(drafts)
    unused = frozenset(entity_page(kind, slug) for kind, slug in archive.entities) - known
    anchors = _anchors(archive)
    for text in archive.texts.values():
        for link in text.links:
            if link.path not in known:
                yield _broken(link, known, hidden, unused)
            elif link.fragment and link.fragment not in anchors.get(link.path, ()):
                message = f"the link '{link.written}' leads to no heading or note of that page"
                hint = did_you_mean(link.fragment, anchors.get(link.path, ()))
                yield problem_at(link.place, "broken-link", message, hint)


def _broken(
    link: Link, known: frozenset[str], hidden: frozenset[str], unused: frozenset[str]
) -> Problem:
    message = f"the link '{link.written}' leads to nothing"
    if link.path in hidden:
        hint = "what it leads to is a draft"
    elif link.path in unused:
        hint = "no article names it, so it has no page"
    elif "{{" in link.written or "{%" in link.written:
        hint = "templates of other generators are not run; write the path itself"
    else:
        hint = _suggest(link, known)
    return problem_at(link.place, "broken-link", message, hint)


def _suggest(link: Link, known: frozenset[str]) -> str:
    """A hint with what has the same name in another folder, else a like name in the same one."""
    folder, name = posixpath.split(link.path)
    suffix = posixpath.splitext(name)[1]
    elsewhere = sorted(path for path in known if path.endswith(f"/{name}"))
    beside = [path for path in known if posixpath.dirname(path) == folder]
    like = nearest(link.path, [path for path in beside if path.endswith(suffix)])
    path = elsewhere[0] if elsewhere else like
    if not path:
        return ""
    way = relative(page_of(link.place.path), path)
    if link.written.partition("#")[0].endswith(".md"):
        way = way.removesuffix(".html") + ".md"
    return f"did you mean '{way}'?"


def _anchors(archive: Archive) -> dict[str, frozenset[str]]:
    """The anchors of each page that shows a text."""
    texts = archive.texts
    shown = {article.page: article.path for article in archive.articles if not article.excerpt}
    shown |= {page.page: page.path for page in archive.pages}
    shown |= {
        entity_page(kind, slug): entity.record
        for (kind, slug), entity in archive.entities.items()
        if entity.record
    }
    return {page: texts[path].anchors for page, path in shown.items() if path in texts}


def check_navigation(view: View) -> Iterator[Problem]:
    """Every name in `navigation` is a kind in use, `dates` or a plain page."""
    choices = [kind.value for kind in Kind] + ["dates"]
    choices += [page.page.removesuffix(".html") for page in view.archive.pages]
    for name in view.config.navigation or ():
        if name.text not in choices:
            message = f"'navigation': there is no page '{name.text}'"
            hint = did_you_mean(name.text, choices) or f"it is one of {', '.join(choices)}"
            yield problem_at(name.place, "unknown-value", message, hint)
