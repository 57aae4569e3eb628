"""What is done while calls fail, and what must be true afterwards, whatever has failed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.faults.inject import FAULTS, KILL, Ended, Injector, contents, copied, remains
from tests.helpers import SiteTest, picture


class Case(NamedTuple):
    """A command in a folder with `source`, `site` and perhaps a cache; what it makes is `made`."""

    name: str
    prepare: Callable[[SiteTest], None]
    arguments: tuple[str, ...]
    made: str


class Fault(NamedTuple):
    """Which call fails, and how."""

    at: int
    kind: str


def _change(site: SiteTest) -> None:
    for number in range(10):
        site.article(f"2015/{number:02}", f"topics: [T{number % 5}]\ncountries: [KZ]")
    site.write("content/articles/2015/a.png", picture(3, 2))
    site.article("2015/01", body="![A map](a.png)").build()
    site.article("2015/02", "topics: [T1, New]", title="Another title")
    site.article("2016/added", "people: [Somebody]", "![A map](b.png)", date="2016-02-03")
    site.write("content/articles/2016/b.png", picture(5, 4))
    site.remove("content/articles/2015/03.md").article("2015/03/inner")


def _first(site: SiteTest) -> None:
    for number in range(5):
        site.article(f"2015/{number:02}", f"topics: [T{number % 5}]")


_OUTPUT = ("--output={site}", "--jobs=1")
CASES = (  # the quickest first
    Case("new", _first, ("new", "A title", "--date=2015-03-04", "--source={source}"), "source"),
    Case("first", _first, ("build", "--source={source}", "--no-cache", *_OUTPUT), "site"),
    Case("change", _change, ("build", "--source={source}", *_OUTPUT), "site"),
)


def some_of(faults: list[Fault], every: int) -> list[Fault]:
    """Each of so many: of an odd number, so that all kinds come."""
    return faults[:: max(1, every) | 1]


class Trial:
    """A case, tried with faults: each begins with the same files."""

    def __init__(self, case: Case, folder: Path, injector: Injector) -> None:
        """Make the files, and see what the command makes of them when nothing fails."""
        self.case, self.injector = case, injector
        self.original, self.folder = folder / "original", folder / "tried"
        self.folder.mkdir(parents=True)
        site = SiteTest(self.folder)
        case.prepare(site)
        for folder_of in ("source", "site"):
            copied(self.folder / folder_of, self.original / folder_of)
        self.old = contents(self.folder / case.made)
        places = {name: self.folder / name for name in ("source", "site")}
        self.arguments = [argument.format(**places) for argument in case.arguments]
        self.calls = injector.run(self.arguments).calls
        self.new = contents(self.folder / case.made)

    def faults(self) -> list[Fault]:
        """Every call with every kind of fault."""
        return [Fault(at, kind) for at in range(1, self.calls + 1) for kind in FAULTS]

    def wrong(self, fault: Fault) -> Iterator[str]:
        """Try one fault; what is not as it must be."""
        for name in ("source", "site"):
            copied(self.original / name, self.folder / name)
        ended = self.injector.run(self.arguments, fault.at, FAULTS[fault.kind])
        there = contents(self.folder / self.case.made)
        yield from _wrong_end(ended, fault)
        if fault.kind != "kill" and (left := [*remains(self.folder)]):
            yield f"{fault}: left {left}"
        if ended.status == 0 and there != self.new:
            yield f"{fault}: it ended with 0, and the new site is not there"
        if there not in (self.old, self.new):
            if fault.kind != "kill" or not self._is_each_whole(there):
                yield f"{fault}: neither the old files nor the new: {self._differing(there)}"
            else:
                yield from self._not_mended(fault)
        if fault.kind == "kill":
            yield from self._not_complete(fault)

    def _not_complete(self, fault: Fault) -> Iterator[str]:
        """The next run does what one does that was never killed."""
        again = self.injector.run(self.arguments)
        if self.case.made == "site" and (again.status, self._now()) != (0, self.new):
            yield f"{fault}: the next run ends with {again.status}: {again.printed}"

    def _is_each_whole(self, there: dict[str, bytes]) -> bool:
        return all(data in (self.old.get(path), self.new.get(path)) for path, data in there.items())

    def _not_mended(self, fault: Fault) -> Iterator[str]:
        """A build that was killed while it renamed: the next one gives the old site back first.

        The content is broken here, so that the next one does no more than that.
        """
        settings = self.folder / "source/site.yaml"
        before = settings.read_bytes()
        settings.unlink()  # not written into: the original has the same file
        settings.write_bytes(before + b"x: 1\n")
        ended = self.injector.run(self.arguments)
        if ended.status != 1 or self._now() != self.old:
            yield f"{fault}: the next run does not give the old site back: {ended}"
        settings.write_bytes(before)

    def _now(self) -> dict[str, bytes]:
        return contents(self.folder / self.case.made)

    def _differing(self, there: dict[str, bytes]) -> list[str]:
        paths = there.keys() | self.old.keys() | self.new.keys()
        return [path for path in sorted(paths) if there.get(path) != self.old.get(path)]


def _wrong_end(ended: Ended, fault: Fault) -> Iterator[str]:
    """What it printed, and its status; it may do without what failed, and be done."""
    expected = {-9} if FAULTS[fault.kind] == KILL else {0, 3}
    if ended.status not in expected:
        yield f"{fault}: status {ended.status}: {ended.printed}"
    if "Traceback" in ended.printed or (ended.status == 3 and "Error: " not in ended.printed):
        yield f"{fault}: said {ended.printed}"
