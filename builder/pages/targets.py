"""Links from the site's root: what answers for `/2015/old/`, when the whole archive is known.

A text is rendered by itself. So such a link stands in it as it was written; here its path is looked
up, and `pages.bodies` writes the way to it from the page.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

import msgspec

from builder.archive import Archive
from builder.config import SiteConfig
from builder.hashing import fingerprint
from builder.model import Link, Text
from builder.pages.former import address_there, former_addresses, pages_of_texts
from builder.urls import CONTENT, page_of

# At the end of `/2015/01/20/title/`, of `/posts/2015-01-20-title.html`
_DAY_AND_NAME = re.compile(
    r"(?:^|/)(\d{4})[-/](\d{2})[-/](\d{2})[-/]([^/]+?)(?:/|/index\.html?|\.html?|\.md)?$"
)
_INDEXES = ("/index.html", "/index.htm")

Size = tuple[int, int]  # width and height in pixels


class Targets:
    """Finds what answers at an address of the site, also in the forms that other sites have."""

    def __init__(self, archive: Archive, addresses: Iterable[str]) -> None:
        """Take the archive, and all addresses that its site has."""
        self._archive = archive
        self._known = frozenset(addresses)
        self._redirects = {one.page: one.target for one in archive.redirects}
        self._base = archive.config.base_path
        self._assets = assets_folder(archive.config)
        self._site = archive.config.former_site
        self._former = former_addresses(archive)

    def find(self, path: str) -> str:
        """The page or file that answers for a path from the root; empty if there is none."""
        tried = [path]
        if self._base != "/" and path.startswith(self._base):
            tried.append(path.removeprefix(self._base))
        forms = (form for one in tried for form in self._forms(one))
        found = next((self.end(form) for form in forms if form in self._known), "")
        return found or self._before.get(path.rstrip("/"), "") or self._of_day(path)

    def _forms(self, path: str) -> Iterator[str]:
        yield from forms_of(path)
        yield from self._in_assets(path)
        yield from forms_of(f"/articles/{path.lstrip('/')}")  # a site's content may be moved there

    def _of_day(self, path: str) -> str:
        """The article at an address of its day and name, as other generators give them."""
        match = _DAY_AND_NAME.search(path)
        pages = self._by_day.get("-".join(match.groups()).casefold(), ()) if match else ()
        return pages[0] if len(pages) == 1 else ""

    def address_before(self, link: Link) -> str:
        """The address at the former site of what a link names, if nothing here answers for it."""
        site = self._site
        if site is None or link.path in self._known:
            return ""
        return address_there(link, site, self._former.get(link.place.path, ""), self._base)

    @cached_property
    def _before(self) -> dict[str, str]:
        """The pages of texts by their addresses at the former site."""
        pages = pages_of_texts(self._archive)
        return {way.rstrip("/"): pages[path] for path, way in self._former.items()}

    @cached_property
    def _by_day(self) -> dict[str, list[str]]:
        """The pages of articles by day and name: `2015-01-20-title`."""
        found: dict[str, list[str]] = defaultdict(list)
        for article in self._archive.articles:
            name = article.page.rpartition("/")[2].removesuffix(".html")
            named = _DAY_AND_NAME.fullmatch(name)
            dated = f"{article.date.start.iso}-{named[4] if named else name}"
            for key in dict.fromkeys((dated, name) if named else (dated,)):
                found[key.casefold()].append(article.page)
        return found

    def end(self, address: str) -> str:
        """Where a redirect leads; any other address itself."""
        return self._redirects.get(address, address)

    def _in_assets(self, path: str) -> Iterator[str]:
        """The files that a path may mean in the folder which stands for the assets of a site."""
        if not self._assets or path.endswith("/"):
            return
        whole, name = path.lstrip("/"), self._assets.rpartition("/")[2]
        below = (whole.partition("/")[2], whole, path.partition(f"/{name}/")[2])
        yield from (f"{self._assets}/{one}" for one in below)


def assets_folder(config: SiteConfig) -> str:
    """The address of the folder named by the setting `assets`; empty without it."""
    inside = assets_inside(config)
    return page_of(f"{CONTENT}/{inside}/_").removesuffix("/_") if inside else ""


def assets_inside(config: SiteConfig) -> str:
    """The path of that folder below `content/`; empty without the setting."""
    return config.assets.text.removeprefix(f"{CONTENT}/").strip("/") if config.assets else ""


def forms_of(path: str) -> Iterator[str]:
    """The addresses that a path may mean: with `.html`, as a folder, as a file of `content/`."""
    whole = path.strip("/")
    if not whole:
        yield "index.html"
        return
    for one in dict.fromkeys((whole, page_of(f"{CONTENT}/{whole}"), page_of(whole))):
        ends = ("/index.html", ".html") if path.endswith("/") else ("", ".html", "/index.html")
        yield from (f"{one}{end}" for end in ends)
        for index in _INDEXES:
            if one.endswith(index):
                yield f"{one.removesuffix(index)}.html"


def resolve_links(
    archive: Archive, addresses: Callable[[], Iterable[str]], drafts: Collection[str] = ()
) -> Archive:
    """The archive with the links from the root of all texts resolved, as far as they can be.

    `addresses` gives those that the site has; it is called only if a text has such a link, or if
    there is a former site. To that lead the links for which nothing answers; none leads there for
    something that is a draft here, whose pages are `drafts`.
    """
    former = archive.config.former_site is not None
    links = (link for text in archive.texts.values() for link in text.links)
    if not any(former or link.path[:1] == "/" for link in links):
        return archive
    targets = Targets(archive, addresses())

    def resolve(link: Link) -> Link:
        if link.path.startswith("/"):
            link = link._replace(path=targets.find(link.path) or link.path)
        if former and not any(form in drafts for form in forms_of(link.path)):
            link = link._replace(former=targets.address_before(link))
        return link

    return _with_links(archive, resolve)


def with_sizes(archive: Archive, sizes: Mapping[str, Size]) -> Archive:
    """The archive with the sizes of the pictures that its texts show; they are by address."""
    if not sizes:
        return archive
    return _with_links(
        archive, lambda link: link._replace(size=sizes.get(link.path)) if link.shown else link
    )


def shown_pictures(archive: Archive) -> set[str]:
    """The addresses of all pictures that texts show."""
    texts = archive.texts.values()
    return {link.path for text in texts if text.links for link in text.links if link.shown}


def _with_links(archive: Archive, change: Callable[[Link], Link]) -> Archive:
    """The archive with other links; what an article with other links is made of is other, too."""
    texts: dict[str, Text] = {}
    for path, text in archive.texts.items():
        if text.links and (links := tuple(map(change, text.links))) != text.links:
            texts[path] = msgspec.structs.replace(text, links=links)
    if not texts:
        return archive
    fingerprints = tuple(
        fingerprint((own, texts[article.path].links)) if article.path in texts else own
        for article, own in zip(archive.articles, archive.fingerprints, strict=True)
    )
    return replace(archive, texts={**archive.texts, **texts}, fingerprints=fingerprints)
