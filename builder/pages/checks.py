"""Problems that only the whole plan shows: two pages at one address, links that lead nowhere."""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property

from builder.archive import Archive
from builder.content.files import ADDRESSES
from builder.errors import Place, Problem, problem_at
from builder.model import Kind, Link
from builder.pages.lookup import ArchiveLookup
from builder.pages.plan import Address
from builder.suggest import did_you_mean, nearest
from builder.urls import (
    RESERVED,
    composed,
    entity_page,
    folders_of,
    is_page,
    is_reserved,
    page_of,
    relative,
)


def check_addresses(wanted: Iterable[Address]) -> Iterator[Problem]:
    """Problems where two files of the site have one address, on file systems that ignore case, too.

    Files that no text asks for (indexes, the theme's files) come first, so that each problem is at
    a text, which someone can rename.
    """
    wanted = sorted(wanted, key=lambda one: one[1] is not None)
    for path, origin in wanted:
        if origin and is_reserved(path) and not _is_decided(path, origin):
            message = f"the address '{path}' is kept for a part of the site"
            yield _problem(origin, "reserved-address", message, "choose another name")
    alike = [_same(path) for path, _ in wanted]
    uses = Counter(alike)
    taken: dict[str, Address] = {}
    for path, origin in (one for one, same in zip(wanted, alike, strict=True) if uses[same] > 1):
        first, other = taken.setdefault(_same(path), (path, origin))
        if other is not origin and origin:
            what = _place(other).path if other else "the site itself"
            message = f"'{path}' is the address of this and of {what}"
            if first != path:
                message = f"the address '{path}' differs only in case from '{first}' of {what}"
            elif other and _differ_in_form(_place(other).path, _place(origin).path):
                message = f"the names of this and of {what} are one name in two forms of Unicode"
            yield _problem(origin, "address-collision", message, _way_out(origin))
    folders = {_folder(path) for path, _ in wanted}
    blocked = {folder: file for folder in folders if (file := _blocked(folder, uses))}
    for path, origin in wanted if blocked else ():
        if origin and (folder := blocked.get(_folder(path))):
            message = f"'{path}' needs a folder '{folder}', but that is the address of a file"
            yield _problem(origin, "address-collision", message, _way_out(origin))


def _differ_in_form(path: str, other: str) -> bool:
    """Whether two files would have one name if the names were in the same form."""
    return path != other and composed(path) == composed(other)


def _way_out(origin: Place | str) -> str:
    return "remove the line" if _place(origin).path == ADDRESSES else "rename one of them"


def _is_decided(path: str, origin: Place | str) -> bool:
    """Whether a person gives up an address that the site itself had, such as that of its search."""
    return _place(origin).path == ADDRESSES and (path in RESERVED or not is_page(path))


def _problem(origin: Place | str, code: str, message: str, hint: str) -> Problem:
    return problem_at(_place(origin), code, message, hint)


def _place(origin: Place | str) -> Place:
    return Place(origin) if isinstance(origin, str) else origin


def _folder(path: str) -> str:
    return path[: path.rfind("/") + 1]


def _blocked(folder: str, taken: Container[str]) -> str:
    """The outermost of a path's folders that is the address of a file, or an empty string."""
    return next((one for one in folders_of(folder) if _same(one) in taken), "")


def _same(path: str) -> str:
    """A path in the form in which file systems that ignore case and Unicode form compare it."""
    return path.lower() if path.isascii() else composed(path).casefold()


def check_links(
    archive: Archive, addresses: Iterable[str], drafts: Mapping[str, str]
) -> Iterator[Problem]:
    """Problems where a link of a text leads to no page or file, or its fragment to no anchor there.

    `drafts` are the source files of drafts and the pages that they would have; they may link to
    each other.
    """
    known = frozenset(addresses)
    hidden = frozenset(drafts.values())
    unused = frozenset(entity_page(kind, slug) for kind, slug in archive.entities) - known
    links = [(path, link) for path, text in archive.texts.items() for link in text.links]
    anchors = _anchors(archive) if any(link.fragment for _, link in links) else {}
    suggestions = _Suggestions(known)
    for path, link in links:
        if link.path in hidden and path in drafts:
            continue
        if link.path not in known:
            yield _broken(link, suggestions, hidden, unused)
        elif link.fragment and link.fragment not in anchors.get(link.path, ()):
            message = f"the link '{link.written}' leads to no heading or note of that page"
            hint = did_you_mean(link.fragment, anchors.get(link.path, ()))
            yield problem_at(link.place, "broken-link", message, hint)


def _broken(
    link: Link, suggestions: "_Suggestions", hidden: frozenset[str], unused: frozenset[str]
) -> Problem:
    message = f"the link '{link.written}' leads to nothing"
    if link.path in hidden:
        hint = "what it leads to is a draft"
    elif link.path in unused:
        hint = "no article names it, so it has no page"
    elif "{{" in link.written or "{%" in link.written:
        hint = "templates of other generators are not run; write the path itself"
    else:
        hint = suggestions.hint(link)
    return problem_at(link.place, "broken-link", message, hint)


class _Suggestions:
    """Finds what a broken link may have meant: the same name elsewhere, a similar one beside it."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = known

    def hint(self, link: Link) -> str:
        folder, name = posixpath.split(link.path)
        suffix = posixpath.splitext(name)[1]
        elsewhere = self._by_name.get(name, ())
        beside = [one for one in self._by_folder.get(folder, ()) if one.endswith(suffix)]
        like = nearest(name, beside)
        path = min(elsewhere) if elsewhere else posixpath.join(folder, like) if like else ""
        if not path:
            return ""
        way = relative(page_of(link.place.path), path)
        if link.written.partition("#")[0].endswith(".md"):
            way = way.removesuffix(".html") + ".md"
        return f"did you mean '{way}'?"

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for path in self.known:
            found[posixpath.basename(path)].append(path)
        return found

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for path in self.known:
            folder, name = posixpath.split(path)
            found[folder].append(name)
        return found


def _anchors(archive: Archive) -> dict[str, tuple[str, ...]]:
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


def check_redirects(
    archive: Archive, addresses: Iterable[str], drafts: Mapping[str, str]
) -> Iterator[Problem]:
    """Problems where a redirect that a person decided on leads to no page or file.

    `drafts` are as those of `check_links`.
    """
    decided = [one for one in archive.redirects if one.place.path == ADDRESSES]
    known = frozenset(addresses) if decided else frozenset()
    hidden = frozenset(drafts.values())
    for one in decided:
        if one.target not in known:
            message = f"the redirect of '{one.page}' leads to nothing: '{one.target}'"
            hint = "what it leads to is a draft"
            if one.target not in hidden:
                hint = did_you_mean(one.target, known - {one.page})
            yield problem_at(one.place, "redirect-to-nothing", message, hint)


def check_navigation(lookup: ArchiveLookup) -> Iterator[Problem]:
    """Problems where a name in `navigation` is no kind in use, not `dates`, and no plain page."""
    choices = [kind.value for kind in Kind] + ["dates"]
    choices += [page.page.removesuffix(".html") for page in lookup.archive.pages]
    for name in lookup.config.navigation or ():
        if name.text not in choices:
            message = f"'navigation': there is no page '{name.text}'"
            hint = did_you_mean(name.text, choices) or f"it is one of {', '.join(choices)}"
            yield problem_at(name.place, "unknown-value", message, hint)
