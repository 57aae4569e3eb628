"""What a link that leads to nothing may have meant, ready to paste in its place."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from urllib.parse import quote, unquote, urlsplit

from builder.archive import Archive
from builder.markup.elsewhere import AROUND, meant_elsewhere
from builder.model import Link
from builder.pages.targets import Targets, forms_of
from builder.suggest import nearest
from builder.urls import CONTENT, composed, entity_page, is_page

_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}-")  # in names of other generators: 2015-01-20-title.md
# What the suffixes of texts and pages elsewhere are here.
_SUFFIXES = {
    **dict.fromkeys([".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rst"], ".md"),
    **dict.fromkeys([".html", ".htm", ".php", ".asp", ".aspx", ".jsp"], ".html"),
}
_SAFE = "/!$&'*+,=:@~;"  # what a link's target in Markdown may have as it is


class Suggestions:
    """Finds pages and files that are near to what broken links name."""

    def __init__(
        self,
        archive: Archive,
        addresses: Iterable[str],
        anchors: Mapping[str, Collection[str]],
    ) -> None:
        """Take the archive, all addresses of the site, and the anchors of its pages."""
        self._archive = archive
        self._known = frozenset(addresses)
        self._anchors = anchors
        self._targets = Targets(archive, self._known)

    def hint(self, link: Link) -> str:
        """What to write instead; empty if nothing is near."""
        path = _path_of(link)
        if not path:
            address = meant_elsewhere(link.written)
            return f"did you mean '{address}'?" if address else ""
        meant = self._meant(link, path) or meant_elsewhere(link.written)
        meant = meant or self._same_name(link, path) or self._alike(link, path)
        if meant:
            return f"did you mean '{meant}'?"
        inside = self._in_folder(link, path)
        return f"a folder has no page; name a file in it, such as '{inside}'" if inside else ""

    def _meant(self, link: Link, path: str) -> str:
        """The page or file that the path means as other programs read it."""
        forms = [form for one in _places(link, path) for form in forms_of(one)]
        for form in forms:
            if form in self._known:
                return self._way(link, form)
        found = next((one for form in forms if (one := self._folded.get(form.casefold()))), "")
        if not found and "/" in path:
            found = self._targets.find("/" + path.lstrip("./"))
        return self._way(link, found) if found else ""

    def _same_name(self, link: Link, path: str) -> str:
        """The page or file of this name that is nearest to the link's file."""
        name = posixpath.basename(path.rstrip("/"))
        found = self._by_name.get(_key(name), ())
        ways = [self._way(link, one) for one in found]
        return min(ways, key=lambda way: (way.count("/"), way), default="")

    def _alike(self, link: Link, path: str) -> str:
        """The page or file of a similar name in the same folder."""
        folder, name = posixpath.split(next(_places(link, path)).rstrip("/"))
        beside = self._by_folder.get(_folder_of(folder), {}).items()
        key = _key(name)
        suffix = posixpath.splitext(key)[1]
        alike = {own: path for one, path in beside if (own := _key(one)).endswith(suffix)}
        near = nearest(key, alike)
        return self._way(link, alike[near]) if near else ""

    def _in_folder(self, link: Link, path: str) -> str:
        for place in _places(link, path):
            names = self._by_folder.get(_folder_of(place))
            if names:
                return self._way(link, names[min(names)])
        return ""

    def _way(self, link: Link, address: str) -> str:
        """The way from the link's file to the file behind an address, with the fragment."""
        target = self._targets.end(address)
        source = self._sources.get(target, f"{CONTENT}/{target}")
        way = posixpath.relpath(source, posixpath.dirname(link.place.path))
        has_anchor = link.fragment and link.fragment in self._anchors.get(target, ())
        anchor = "#" + urlsplit(link.written).fragment if has_anchor else ""
        return _escaped(way) + anchor

    @cached_property
    def _sources(self) -> dict[str, str]:
        """The files of `content/` by the addresses of what they become."""
        archive = self._archive
        found = {file.page: file.path for file in archive.attachments}
        found |= {
            entity_page(kind, slug): entity.record
            for (kind, slug), entity in archive.entities.items()
            if entity.record
        }
        found |= {page.page: page.path for page in archive.pages}
        return found | {one.page: one.path for one in (*archive.articles, *archive.withdrawn)}

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {path.casefold(): path for path in sorted(self._known, reverse=True)}

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """Addresses by the name of their page or file, also without the day before a title."""
        found = defaultdict(list)
        for path in self._known:
            found[_key(posixpath.basename(path))].append(path)
        return found

    @cached_property
    def _by_folder(self) -> dict[str, dict[str, str]]:
        """For each folder of `content/` the names of files in it that are published."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for path in self._known:
            source = self._sources.get(path, f"{CONTENT}/{path}")
            folder, name = posixpath.split(composed(source))
            found[folder][name] = path
        return found


def _path_of(link: Link) -> str:
    """The path that is written, without what other programs put into and around it."""
    text = _TEMPLATE.sub("", link.written).strip(AROUND).replace("\\", "/")
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc:
        return ""
    stem, suffix = posixpath.splitext(composed(unquote(parts.path)))
    return stem + _SUFFIXES.get(suffix.lower(), suffix)


def _places(link: Link, path: str) -> Iterator[str]:
    """Where below `content/` a path may lead: from the link's file, and from the root."""
    folder = posixpath.dirname(link.place.path).removeprefix(CONTENT).lstrip("/")
    end = "/" if path.endswith("/") else ""
    if not path.startswith("/"):
        yield posixpath.normpath(posixpath.join(folder, path)).lstrip("./") + end
    if "/" in path:
        yield posixpath.normpath(path.lstrip("/")).lstrip("./") + end


def _folder_of(path: str) -> str:
    return f"{CONTENT}/{path.strip('/')}".rstrip("/")


def _key(name: str) -> str:
    """What names that may mean each other have in common: `2015-01-20-Title.md` and `title`."""
    stem, suffix = posixpath.splitext(name)
    page = not suffix or suffix == ".md" or is_page(name)
    return _DAY.sub("", (stem if page else name).casefold()) + (".md" if page else "")


def _escaped(way: str) -> str:
    """A way as a target in Markdown: letters of any script as they are, no spaces and brackets."""
    return "".join(c if ord(c) > 127 else quote(c, safe=_SAFE) for c in way)
