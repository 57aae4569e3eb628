"""Addresses that the site had, and would have no more: found, and perhaps found again elsewhere."""

import posixpath
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from builder.config import SiteConfig
from builder.content.files import DECISIONS
from builder.dates.values import is_month, year_of
from builder.errors import Place, Problem, Severity, printable, problem_at
from builder.exports.addresses import FILE, GONE, PAGE, REDIRECT
from builder.hashing import sha256
from builder.metadata.writing import scalar
from builder.model import Earlier, Kind, Listed
from builder.suggest import nearest
from builder.urls import CONTENT, SITE_FILE, as_one_file, dates_page, file_at, is_page

LOST = "address-lost"  # the code of the problem

_SHOWN = 3  # addresses of an index that is switched off
_COMPARED = 1000  # new pages, at most, among which a similar name is looked for
_ARTICLES, _DATES = "articles/", "dates/"


def lost_addresses(
    earlier: Earlier,
    now: Mapping[str, Listed],
    config: SiteConfig,
    told: Container[str] = frozenset(),
) -> Iterator[Problem]:
    """A problem for each address that nothing answers for now; one for an index switched off.

    Of those in `told`, which another site had as well, nothing is said.
    """
    found = _Found(earlier.addresses, now)
    off = {f"{kind.value}/": kind for kind in Kind if kind not in config.indexes}
    of_index = defaultdict(list)
    for path, one in earlier.addresses.items():
        if path in now or path in told or _is_answered(one, now):
            continue
        if alike := found.alike(path):
            yield _lost(earlier, path, _renamed(path, alike))
        elif target := found.target(one):
            yield _lost(earlier, path, _moved(path, target))
        elif kind := off.get(_folder(path)):
            of_index[kind].append(path)
        else:
            yield _lost(earlier, path, _gone(path))
    for kind, paths in of_index.items():
        yield _switched_off(earlier, kind, paths)


def is_emptied(earlier: Earlier, now: Iterable[Listed]) -> bool:
    """Whether there were articles, and there is none now, nor what one has left."""
    had = any(map(_is_article, earlier.addresses.values()))
    return had and not any(
        one.path.startswith(_ARTICLES) and one.answers in {PAGE, GONE} for one in now
    )


def archive_emptied(earlier: Earlier) -> Problem:
    """The problem that there are no articles, and were some."""
    count = sum(map(_is_article, earlier.addresses.values()))
    message = f"there are no articles any more; {earlier.name} had {count:,}"
    hint = "put them back, or allow this with build --allow-empty"
    return problem_at(Place(f"{CONTENT}/articles"), "archive-emptied", message, hint)


class _Found:
    """Finds pages again that have another address now."""

    def __init__(self, before: Mapping[str, Listed], now: Mapping[str, Listed]) -> None:
        self._before = before
        self._now = now

    def target(self, lost: Listed) -> str:
        """The address that could answer for a lost one, or an empty string."""
        if lost.answers == REDIRECT:
            return self._end_of(lost.target)
        if lost.answers == GONE:
            return self._by_contents(lost)
        if lost.answers != PAGE:
            return ""
        if _folder(lost.path) == _DATES:
            return self._period(lost.path)
        return self._by_contents(lost) or self._by_name(lost)

    def alike(self, path: str) -> str:
        """The address of now that is the same on file systems that ignore case and form."""
        return self._alike.get(as_one_file(path), "")

    def _end_of(self, target: str) -> str:
        """Where a redirect leads now, whose target may be lost itself."""
        if target in self._now:
            return target
        page = self._before.get(target)
        return self.target(page) if page and page.answers == PAGE else ""

    def _period(self, path: str) -> str:
        """For a month its year, for a year the list of all."""
        month = posixpath.basename(path).removesuffix(".html")
        year = dates_page(year_of(month) if is_month(month) else "")
        return next((one for one in (year, dates_page()) if one in self._now), "")

    def _by_contents(self, lost: Listed) -> str:
        """The only new page with the same id, with the same title and text, or one of these."""
        folder = _folder(lost.path)
        for key_of in (_by_id, _by_title_and_text, _by_title, _by_text):
            pages = self._new_by(key_of).get((folder, *key_of(lost)), ())
            if len(pages) == 1 and all(key_of(lost)):
                return pages[0]
        return ""

    def _by_name(self, lost: Listed) -> str:
        """The new page of the same folder with the most similar name."""
        pages = self._new_in.get(_folder(lost.path), ())
        if len(pages) > _COMPARED:
            return ""
        names = {_name(path): path for path in pages}
        near = nearest(_name(lost.path), names)
        return names[near] if near else ""

    def _new_by(self, key_of: "_Key") -> Mapping[tuple[str, ...], list[str]]:
        if key_of not in self._indexes:
            index = self._indexes[key_of] = defaultdict(list)
            for one in self._new:
                index[_folder(one.path), *key_of(one)].append(one.path)
        return self._indexes[key_of]

    @cached_property
    def _indexes(self) -> dict["_Key", dict[tuple[str, ...], list[str]]]:
        return {}

    @cached_property
    def _new(self) -> Sequence[Listed]:
        """The pages that were not there before: one that was is no other page moved.

        Among them are those of withdrawn articles, which have a title.
        """
        new = (one for path, one in self._now.items() if path not in self._before)
        return [one for one in new if one.answers == PAGE or (one.answers == GONE and one.title)]

    @cached_property
    def _alike(self) -> dict[str, str]:
        return {as_one_file(path): path for path in self._now}

    @cached_property
    def _new_in(self) -> dict[str, list[str]]:
        folders = defaultdict(list)
        for one in self._new:
            folders[_folder(one.path)].append(one.path)
        return folders


_Key = Callable[[Listed], tuple[str, ...]]


def _by_id(one: Listed) -> tuple[str, ...]:
    return (one.id,)


def _by_title_and_text(one: Listed) -> tuple[str, ...]:
    return (one.title, one.text)


def _by_title(one: Listed) -> tuple[str, ...]:
    return (one.title,)


def _by_text(one: Listed) -> tuple[str, ...]:
    return (one.text,)


# A line to add can stand below others of its kind, so any number of them can be pasted as they are.
def _moved(path: str, target: str) -> str:
    return f"add below 'redirects:', indented: {scalar(path)}: {scalar(target)}"


def _gone(path: str) -> str:
    item = f"{{address: {scalar(path, in_list=True)}, reason: {_reason(path)}}}"
    hint = f"add below 'gone:', indented: - {item}"
    if _folder(path) == f"{Kind.PEOPLE.value}/":  # whose address is a name
        hint += f"; if nothing may remain, below 'forgotten:', indented: - {address_hash(path)}"
    return hint


def address_hash(path: str) -> str:
    """What stands for an address that is to be in no file any more."""
    return sha256(path.encode()).hex()


def _renamed(path: str, now: str) -> str:
    """A redirect could not stand beside a page that some file systems take for the same."""
    return f"give the file its old name back: {path}, which differs only in case from {now}"


def _lost(earlier: Earlier, path: str, hint: str) -> Problem:
    return _problem(earlier, f"'{path}' would be gone, an address of {earlier.name}", hint)


def _switched_off(earlier: Earlier, kind: Kind, paths: list[str]) -> Problem:
    some = ", ".join([*paths[:_SHOWN], *(["..."] if len(paths) > _SHOWN else [])])
    count = f"{len(paths):,} address{'' if len(paths) == 1 else 'es'}"
    message = f"{count} of {earlier.name} would be gone: {some}"
    hint = f"add '{kind.value}' to 'indexes' in {SITE_FILE} again, or each address to 'gone'"
    if len(paths) > _SHOWN:
        hint += "; --json has all of them"
    return replace(_problem(earlier, message, hint), addresses=tuple(paths))


def _problem(earlier: Earlier, message: str, hint: str) -> Problem:
    """A hint must be whole to be pasted; paths may be long."""
    severity: Severity = "error" if earlier.published else "warning"
    problem = problem_at(Place(DECISIONS), LOST, message, severity=severity)
    return replace(problem, hint=printable(hint))


def _is_answered(one: Listed, now: Mapping[str, Listed]) -> bool:
    """Whether a page answers at the address of a file without a suffix: `README.html` at `README`.

    That page is what `gone` with such an address leaves. Files with data are cut as they grow.
    """
    if one.path.startswith("data/articles."):
        return "data/datapackage.json" in now
    return one.answers == FILE and file_at(one.path) in now


def _reason(path: str) -> str:
    """What a reader could be told, until someone writes what is better."""
    folder = _folder(path).removesuffix("/")
    if folder == "articles" and is_page(path):
        return "This article was removed."
    if folder in {kind.value for kind in Kind}:
        return "No article names it any more."
    return "This page was removed." if is_page(path) else "This file was removed."


def _is_article(one: Listed) -> bool:
    return one.answers == PAGE and one.path.startswith(_ARTICLES)


def _folder(path: str) -> str:
    """The outermost folder of a path, with a slash; empty at the top."""
    return path[: path.find("/") + 1]


def _name(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]
