"""Problems that only the whole plan shows: two pages at one address, links that lead nowhere."""

import posixpath
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping

from builder.archive import Archive
from builder.config import SiteConfig
from builder.content.files import DECISIONS, SEARCHES
from builder.errors import Place, Problem, problem_at
from builder.model import Kind, Link
from builder.pages.lookup import ArchiveLookup
from builder.pages.plan import Address
from builder.pages.suggestions import Suggestions
from builder.pages.targets import assets_folder, assets_inside, forms_of
from builder.suggest import did_you_mean
from builder.urls import (
    ASSETS,
    CONTENT,
    RESERVED,
    as_one_file,
    composed,
    entity_page,
    folders_of,
    is_page,
    is_reserved,
)

_INSIDE = "publish the file inside content/"


def check_collisions(wanted: Iterable[Address]) -> Iterator[Problem]:
    """Problems where two files of the site have one address, on file systems that ignore case, too.

    Files that no text asks for (indexes, the theme's files) come first, so that each problem is at
    a text, which someone can rename.
    """
    wanted = sorted(wanted, key=lambda one: one[1] is not None)
    for path, origin in wanted:
        if origin and is_reserved(path) and not _is_decided(path, origin):
            message = f"the address '{path}' is kept for a part of the site"
            yield _problem(origin, "reserved-address", message, _way_out(origin))
    alike = [as_one_file(path) for path, _ in wanted]
    uses = Counter(alike)
    taken: dict[str, Address] = {}
    for path, origin in (one for one, same in zip(wanted, alike, strict=True) if uses[same] > 1):
        first, other = taken.setdefault(as_one_file(path), (path, origin))
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
    """What to do with an address that is taken: of a file, or of a redirect that asks for it."""
    place = _place(origin)
    if place == Place(place.path):
        return "rename the file"
    if place.path == SEARCHES:
        return "give the search another slug"
    return "remove the entry" if place.path == DECISIONS else "take it out of 'redirects'"


def _is_decided(path: str, origin: Place | str) -> bool:
    """Whether a person gives up an address that the site itself had, such as that of its search."""
    return _place(origin).path == DECISIONS and (path in RESERVED or not is_page(path))


def _problem(origin: Place | str, code: str, message: str, hint: str) -> Problem:
    return problem_at(_place(origin), code, message, hint)


def _place(origin: Place | str) -> Place:
    return Place(origin) if isinstance(origin, str) else origin


def _folder(path: str) -> str:
    return path[: path.rfind("/") + 1]


def _blocked(folder: str, taken: Container[str]) -> str:
    """The outermost of a path's folders that is the address of a file, or an empty string."""
    return next((one for one in folders_of(folder) if as_one_file(one) in taken), "")


def check_links(
    archive: Archive,
    addresses: Iterable[str],
    drafts: Mapping[str, str],
    refused: Container[str] = (),
) -> Iterator[Problem]:
    """Problems where a link of a text leads to no page or file, or its fragment to no anchor there.

    `drafts` are the source files of drafts and the pages that they would have; they may link to
    each other. `refused` are addresses of files of which it is told why they are not published.
    """
    known = frozenset(addresses)
    absent = _Absent(archive, known, drafts)
    links = [(path, link) for path, text in archive.texts.items() for link in text.links]
    anchors = _anchors(archive) if any(link.fragment for _, link in links) else {}
    suggestions = Suggestions(archive, known, anchors)
    assets = assets_inside(archive.config)
    files = frozenset(file.page for file in archive.attachments)  # report.pdf#page=2
    for path, link in links:
        if path in drafts and absent.is_draft(link):
            continue
        if link.former or link.path in refused:
            continue
        if link.path not in known:
            yield _broken(link, absent.reason(link) or suggestions.hint(link), assets)
        elif link.fragment and link.path not in files and not _has(anchors, link):
            message = f"the link '{link.written}' leads to no heading or note of that page"
            hint = did_you_mean(link.fragment, anchors.get(link.path, ()))
            yield problem_at(link.place, "broken-link", message, hint)


def _has(anchors: Mapping[str, Collection[str]], link: Link) -> bool:
    """Whether the page that a link leads to has the place on it."""
    return link.fragment in anchors.get(link.path, ())


class _Absent:
    """What has no page although there is something of that name: drafts, and unused records."""

    def __init__(self, archive: Archive, known: Collection[str], drafts: Mapping[str, str]) -> None:
        self._drafts = frozenset(drafts.values())
        entities = (entity_page(kind, slug) for kind, slug in archive.entities)
        self._unused = frozenset(page for page in entities if page not in known)

    def reason(self, link: Link) -> str:
        """Why what a link names has no page; empty if nothing is known of it."""
        if self.is_draft(link):
            return "what it leads to is a draft"
        if any(form in self._unused for form in _forms(link)):
            return "no article names it, so it has no page"
        return ""

    def is_draft(self, link: Link) -> bool:
        """Whether a link leads to a draft."""
        return any(form in self._drafts for form in _forms(link))


def _forms(link: Link) -> Iterable[str]:
    """The addresses that a link may mean: several, if it is from the root."""
    return forms_of(link.path) if link.path.startswith("/") else (link.path,)


def _broken(link: Link, hint: str, assets: str) -> Problem:
    if link.path.startswith("../"):
        message = f"the link '{link.written}' leads out of content/"
        return problem_at(link.place, "broken-link", message, hint or _INSIDE)
    if link.path.startswith("/"):
        message = f"nothing answers for the link '{link.written}' from the site's root"
        return problem_at(link.place, "link-from-root", message, hint or _from_root(link, assets))
    message = f"the link '{link.written}' leads to nothing"
    if not hint and ("{{" in link.written or "{%" in link.written):
        hint = "templates of other generators are not run; write the path itself"
    return problem_at(link.place, "broken-link", message, hint)


def _from_root(link: Link, assets: str) -> str:
    """What to do about a link from the root to which nothing is near.

    `assets` is the folder of `content/` that the setting names, if it does.
    """
    is_file = posixpath.splitext(link.path)[1].lower() not in {"", ".html", ".htm", ".md"}
    if (link.shown or is_file) and assets:
        return f"put the file into {CONTENT}/{assets}/"
    if link.shown or is_file:
        return "put the file into a folder of content/, and name that: assets: pages/images"
    return f"add it to the page that answers for it: redirects: ['{link.path}']"


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
    decided = [one for one in archive.redirects if one.place.path == DECISIONS]
    known = frozenset(addresses) if decided else frozenset()
    hidden = frozenset(drafts.values())
    for one in decided:
        if one.target not in known:
            message = f"the redirect of '{one.page}' leads to nothing: '{one.target}'"
            hint = "what it leads to is a draft"
            if one.target not in hidden:
                hint = did_you_mean(one.target, known - {one.page})
            yield problem_at(one.place, "redirect-to-nothing", message, hint)


def check_assets(archive: Archive) -> Iterator[Problem]:
    """A problem if `assets` names no folder with files."""
    named, folder = archive.config.assets, assets_folder(archive.config)
    if named is None:
        return
    folders = {one for file in archive.attachments for one in folders_of(file.path)}
    places = sorted(one.removeprefix(f"{CONTENT}/") for one in folders if one.count("/") > 0)
    if not any(file.page.startswith(f"{folder}/") for file in archive.attachments):
        message = f"'assets': there are no files in '{named.text}'"
        hint = did_you_mean(named.text, places)
        hint = hint or f"name a folder of {CONTENT}/ with files, such as pages/images"
        yield problem_at(named.place, "unknown-value", message, hint)


def check_logo(config: SiteConfig, known: Collection[str]) -> Iterator[Problem]:
    """A problem if the logo is no file of the theme; `known` are the paths of the site."""
    logo = config.theme.logo
    if logo and f"{ASSETS}/{logo.text}" not in known:
        message = f"'logo': the theme has no file '{logo.text}'"
        hint = f"put it into theme/static/{logo.text}, or write the name of a file that is there"
        yield problem_at(logo.place, "unknown-value", message, hint)


def check_navigation(lookup: ArchiveLookup) -> Iterator[Problem]:
    """Problems where a name in `navigation` is no kind in use, not `dates`, and no plain page.

    `searches` is one if the archive names some.
    """
    choices = [kind.value for kind in Kind] + ["dates"]
    choices += ["searches"] if lookup.archive.searches else []
    choices += [page.page.removesuffix(".html") for page in lookup.archive.pages]
    for name in lookup.config.navigation or ():
        if name.text not in choices:
            message = f"'navigation': there is no page '{name.text}'"
            hint = did_you_mean(name.text, choices) or f"it is one of {', '.join(choices)}"
            yield problem_at(name.place, "unknown-value", message, hint)
