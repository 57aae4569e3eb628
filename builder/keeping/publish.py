"""Bringing what is published up to date with a site.

Readers come at any time, and a publish may be killed at any time. So files are sent in an order in
which nothing leads to what is not there: new ones first, then changed ones, of these pages after
what they need, then what everything is found through. The files of the search index have names that
change with their contents; whoever holds an old manifest still finds those that it names, as files
that are gone stay for a time of grace.

What is there is known by the list of checksums that the place itself publishes, and by
`.archive-published.json` beside it: which files were being sent, of which the list may be wrong,
and since when files are gone.
"""

import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec

from builder.errors import UsageError
from builder.exports.checksums import PATH as CHECKSUMS
from builder.exports.checksums import read_checksums
from builder.keeping.built_site import BuiltSite
from builder.store.media_types import media_type
from builder.store.objects import ObjectTarget
from builder.store.targets import FolderTarget, Headers, Target
from builder.urls import as_one_file, folders_of, is_page

# How long files may be kept: of the search index those that have a new name when they change, and
# all others, as GitHub Pages says it.
_NAMED = re.compile(r"search/[a-z]-[a-z2-7]{10}\.js")
_LONG, _SHORT = "public, max-age=31536000, immutable", "public, max-age=600"

STATE = ".archive-published.json"
CONNECTIONS = 8  # files that are sent at a time

Told = Callable[[int, int], None]  # files that were sent, of how many

# Files under one name, and with the front page those that all others are found through: a reader
# who has the old one finds what it names, so the new one comes last.
_HOME = "index.html"
_POINTERS = ("search/manifest.js", "feed", "sitemap", "robots.txt", "llms.txt", "data/")


class State(msgspec.Struct):
    """What a place remembers: files that were being sent, and since when files are gone.

    Times are seconds since 1970; `format` tells another builder how to read this.
    """

    sending: list[str] = []
    gone: dict[str, int] = {}
    format: int = 1


class Changes(NamedTuple):
    """What is to be done to a place.

    `phases` are the files to send, one phase after the other. `in_the_way` are to be removed
    before, as they have the names of folders, or have folders of the names of files. `expired` are
    to be removed after, `waiting` when their time of grace is over; `others` are files of nobody
    known, which stay. `gone` says since when files of earlier versions are gone; `is_known` is
    whether the place remembers it.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    phases: tuple[tuple[str, ...], ...]
    in_the_way: tuple[str, ...]
    expired: tuple[str, ...]
    waiting: tuple[str, ...]
    others: tuple[str, ...]
    gone: dict[str, int]
    is_known: bool


def target_at(place: str) -> Target:
    """The place that a site is to be published to.

    Raises:
        UsageError: it is none, or takes a library that is not there.
    """
    if "://" in place:
        return ObjectTarget(place)
    if os.path.lexists(place) and not os.path.isdir(place):
        raise UsageError(f"{place} is no folder; name a folder, or s3://BUCKET/FOLDER")
    return FolderTarget(Path(place))


def changes(site: BuiltSite, target: Target, now: int, grace: int, over: bool) -> Changes:
    """What a place lacks of a site; `over` allows that there are files of others.

    `now` is in seconds since 1970, `grace` in seconds.

    Raises:
        UsageError: there is something else.
        MachineError: the place cannot be read.
    """
    there = target.sizes()
    state, listed = _state(target, site.paths), _listed(target)
    if there and listed is None and state is None and not over:
        some = ", ".join(sorted(there)[:3])
        raise UsageError(
            f"{target.name} has files and is no site of ours ({some}); name an empty place, "
            "or say --over-others to write beside and over them"
        )
    sent = _surely_there(site, there, listed or {}, state or State())
    own = {*site.paths}
    new = [path for path in site.paths if path not in there]
    changed = [path for path in site.paths if path in there and path not in sent]
    known = {*(listed or ()), *(state.gone if state else ()), *(state.sending if state else ())}
    since = state.gone if state else {}
    gone = {path: since.get(path, now) for path in sorted(known) if path in there}
    gone = {path: time for path, time in gone.items() if path not in own}
    in_the_way = _in_the_way(gone, own)
    forms = {*map(as_one_file, own)}  # by these a file that is gone is another that is there
    expired = {
        path
        for path, time in gone.items()
        if now - time >= grace and path not in in_the_way and as_one_file(path) not in forms
    }
    return Changes(
        tuple(new),
        tuple(changed),
        _phases(new, changed),
        tuple(sorted(in_the_way)),
        tuple(sorted(expired)),
        tuple(sorted(gone.keys() - expired - in_the_way)),
        tuple(sorted(there.keys() - own - gone.keys() - {STATE, CHECKSUMS})),
        gone,
        gone == since and not (state and state.sending),
    )


def send(site: BuiltSite, target: Target, found: Changes, told: Told) -> None:
    """Do what is to be done; killed at any moment, it is done by the next call.

    Raises:
        MachineError: the site or the place cannot be read or written.
    """
    sending = [path for phase in found.phases for path in phase]
    steps = len(sending) + len(found.in_the_way) + len(found.expired)
    if not steps and found.is_known:
        return
    target.tidy()
    # Until the end nobody knows of these files whether they are the old ones or the new ones.
    _remember(target, State(sending, found.gone))
    done = 0
    with closing(_Sender(site, target)) as sender:
        work = [sender.remove(found.in_the_way)]
        work += (sender.send(phase) for phase in found.phases)
        for results in [*work, sender.remove(found.expired)]:
            for _ in results:
                done += 1
                told(done, steps)
    left = {path: found.gone[path] for path in found.waiting}
    _remember(target, State([], left))


class _Sender:
    """Sends several files at a time."""

    def __init__(self, site: BuiltSite, target: Target) -> None:
        self._site, self._target = site, target
        self._threads = ThreadPoolExecutor(CONNECTIONS)

    def send(self, paths: Sequence[str]) -> Iterator[None]:
        yield from self._threads.map(self._one, paths)

    def remove(self, paths: Sequence[str]) -> Iterator[None]:
        yield from self._threads.map(self._target.delete, paths)

    def close(self) -> None:
        self._threads.shutdown(cancel_futures=True)

    def _one(self, path: str) -> None:
        self._target.put(path, self._site.read(path), headers(path))


def headers(path: str) -> Headers:
    """What a store is to say of a file."""
    return Headers(media_type(path), _LONG if _NAMED.fullmatch(path) else _SHORT)


def _in_the_way(gone: Collection[str], own: Set[str]) -> set[str]:
    """What is gone, and leaves in a folder no room for what is there now."""
    folders = {folder for path in own for folder in folders_of(path)}
    return {path for path in gone if path in folders or not own.isdisjoint(folders_of(path))}


def _surely_there(
    site: BuiltSite, there: Mapping[str, int], listed: Mapping[str, bytes], state: State
) -> set[str]:
    """The files of the site that the place has as they are."""
    unsure = {*state.sending}
    same = {path for path, size in site.sizes.items() if there.get(path) == size} - unsure
    # Of what stands in no list, as `.nojekyll`, the size alone is known.
    same = {path for path in same if listed.get(path) == site.digests.get(path)}
    return same - ({CHECKSUMS} if listed != site.digests else set())


def _phases(new: Iterable[str], changed: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """The files to send in their order; those of one phase in any."""
    found: list[list[str]] = [[] for _ in range(6)]
    for is_new, paths in ((True, new), (False, changed)):
        for path in paths:
            found[_phase(path, is_new)].append(path)
    return tuple(tuple(phase) for phase in found if phase)


def _phase(path: str, is_new: bool) -> int:
    if path == CHECKSUMS:  # tells that all is there
        return 5
    if path == _HOME or (path.startswith(_POINTERS) and not is_page(path)):
        return 4
    return is_page(path) + (0 if is_new else 2)


def _state(target: Target, paths: Iterable[str]) -> State | None:
    data = target.get(STATE)
    if data is None:
        return None
    try:
        found = msgspec.json.decode(data, type=State)
    except msgspec.MsgspecError:  # any file may be another than the list says
        return State([*paths])
    if found.format != State().format:
        raise UsageError(f"{target.name} was published by a newer builder; use that one")
    return found


def waiting_at(data: bytes | None) -> frozenset[str]:
    """The files of earlier versions that a place still has, by what it remembers."""
    try:
        return frozenset(msgspec.json.decode(data, type=State).gone) if data else frozenset()
    except msgspec.MsgspecError:
        return frozenset()


def _listed(target: Target) -> dict[str, bytes] | None:
    data = target.get(CHECKSUMS)
    try:
        return None if data is None else read_checksums(data)
    except ValueError:  # all is sent anew
        return {}


def _remember(target: Target, state: State) -> None:
    data = json.dumps(msgspec.to_builtins(state), indent=1, ensure_ascii=False).encode() + b"\n"
    target.put(STATE, data, Headers("application/json", "no-cache"))
