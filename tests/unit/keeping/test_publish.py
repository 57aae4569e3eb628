"""Publishing: what is sent, in which order; killed anywhere, a reader meets no half of a change."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.errors import MachineError, UsageError
from builder.exports.checksums import PATH as CHECKSUMS
from builder.exports.checksums import checksums_file
from builder.hashing import sha256
from builder.keeping.built_site import BuiltSite
from builder.keeping.publish import STATE, Changes, State, changes, headers, send, waiting_at
from builder.store.exchange import HEADER, MANIFEST
from builder.store.targets import FolderTarget, Headers

HOUR = 3600


class Killed(BaseException):
    """In the place of a signal that ends the process."""


class MemoryTarget:
    """A place that tells what was done to it, and that is killed after so many changes."""

    name = "memory"

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        self.files = dict(files or {})
        self.done: list[str] = []
        self.left = 10_000
        self.seen: Callable[[], None] = lambda: None

    def sizes(self) -> dict[str, int]:
        return {path: len(data) for path, data in self.files.items()}

    def get(self, path: str) -> bytes | None:
        return self.files.get(path)

    def put(self, path: str, data: bytes, headers: Headers) -> None:
        self._count(path)
        self.files[path] = data
        self.seen()

    def delete(self, path: str) -> None:
        self._count(f"-{path}")
        self.files.pop(path, None)
        self.seen()

    def tidy(self) -> None:
        """Nothing is left behind here."""

    def _count(self, what: str) -> None:
        self.left -= 1
        if self.left < 0:
            raise Killed
        self.done.append(what)


def built(folder: Path, files: Mapping[str, str]) -> BuiltSite:
    """A site of these files, with list and manifest."""
    data = {path: text.encode() for path, text in files.items()}
    data[CHECKSUMS] = checksums_file({path: sha256(one) for path, one in data.items()})
    data[MANIFEST] = "\n".join([HEADER, *data, ""]).encode()
    for path, one in data.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(one)
    return BuiltSite(folder)


def publish(site: BuiltSite, target: Any, now: int = 0, grace: int = 24 * HOUR) -> Changes:
    found = changes(site, target, now, grace, over=False)
    send(site, target, found, lambda done, total: None)
    return found


def own(target: MemoryTarget) -> dict[str, str]:
    """What readers are meant to see."""
    return {path: data.decode() for path, data in target.files.items() if path != STATE}


FIRST = {"index.html": "1", "a.html": "a", "search/manifest.js": "x1", "search/x1.js": "1"}
SECOND = FIRST | {"index.html": "2", "b.html": "b", "search/manifest.js": "x2", "search/x2.js": "2"}
del SECOND["search/x1.js"]


def test_all_of_it_comes_to_an_empty_place_and_nothing_the_second_time(tmp_path: Path) -> None:
    site, target = built(tmp_path, FIRST), MemoryTarget()
    found = publish(site, target)
    assert own(target).keys() == {*FIRST, CHECKSUMS}
    assert (len(found.new), found.changed, found.expired) == (5, (), ())
    target.done.clear()
    assert publish(site, target).phases == ()
    assert target.done == []


def test_only_what_has_changed_is_sent_new_first_pointers_last(tmp_path: Path) -> None:
    target = MemoryTarget()
    publish(built(tmp_path / "1", FIRST), target)
    target.done.clear()
    found = publish(built(tmp_path / "2", SECOND), target)
    sent = [path for phase in found.phases for path in phase]
    assert sent == ["search/x2.js", "b.html", "index.html", "search/manifest.js", CHECKSUMS]
    assert [target.done[0], *target.done[-2:]] == [STATE, CHECKSUMS, STATE]
    assert found.waiting == ("search/x1.js",)


def test_what_is_gone_is_removed_after_its_time_of_grace(tmp_path: Path) -> None:
    target, second = MemoryTarget(), built(tmp_path / "2", SECOND)
    publish(built(tmp_path / "1", FIRST), target)
    publish(second, target, now=10 * HOUR)
    assert publish(second, target, now=33 * HOUR).expired == ()
    assert "search/x1.js" in target.files
    assert publish(second, target, now=34 * HOUR).expired == ("search/x1.js",)
    assert own(target).keys() == {*SECOND, CHECKSUMS}
    assert b"x1" not in target.files[STATE]


def test_without_grace_it_is_removed_at_once(tmp_path: Path) -> None:
    target = MemoryTarget()
    publish(built(tmp_path / "1", FIRST), target)
    publish(built(tmp_path / "2", SECOND), target, grace=0)
    assert own(target).keys() == {*SECOND, CHECKSUMS}


def test_what_came_back_is_not_removed(tmp_path: Path) -> None:
    target, first = MemoryTarget(), built(tmp_path / "1", FIRST)
    publish(first, target)
    publish(built(tmp_path / "2", SECOND), target)
    publish(first, target, now=1)
    publish(first, target, now=99 * HOUR)
    assert own(target).keys() == {*FIRST, CHECKSUMS}


def test_files_of_others_stay(tmp_path: Path) -> None:
    site, target = built(tmp_path, FIRST), MemoryTarget()
    publish(site, target)
    target.files["CNAME"] = b"example.org"
    assert publish(site, target, now=99 * HOUR, grace=0).others == ("CNAME",)
    assert "CNAME" in target.files


def test_a_place_of_others_is_left_alone(tmp_path: Path) -> None:
    site, target = built(tmp_path, FIRST), MemoryTarget({"index.html": b"of others"})
    with pytest.raises(UsageError, match=r"no site of ours \(index.html\); name an empty place"):
        publish(site, target)
    assert target.files == {"index.html": b"of others"}
    found = changes(site, target, 0, HOUR, over=True)
    assert found.changed == ("index.html",)


def test_a_damaged_state_has_everything_sent(tmp_path: Path) -> None:
    site, target = built(tmp_path, FIRST), MemoryTarget()
    publish(site, target)
    target.files[STATE] = b"{"
    target.files["a.html"] = b"!"  # as long as the right one
    publish(site, target)
    assert own(target)["a.html"] == "a"


def test_a_file_that_was_changed_after_the_build_is_not_published(tmp_path: Path) -> None:
    site, target = built(tmp_path, FIRST), MemoryTarget()
    (tmp_path / "a.html").write_text("b")
    with pytest.raises(MachineError, match=r"a\.html is not as it was built; build it again"):
        publish(site, target)
    assert "a.html" not in target.files
    assert CHECKSUMS not in target.files


def test_the_list_that_is_published_is_of_the_files_that_are(tmp_path: Path) -> None:
    """Also if a build has ended meanwhile."""
    site, target = built(tmp_path, FIRST), MemoryTarget()
    known = site.read(CHECKSUMS)
    built(tmp_path, FIRST | {"a.html": "b"})
    assert site.read(CHECKSUMS) == known
    with pytest.raises(MachineError):
        publish(site, target)


def test_a_removal_that_was_broken_off_is_done_by_the_next_call(tmp_path: Path) -> None:
    target, second = MemoryTarget(), built(tmp_path / "2", SECOND)
    publish(built(tmp_path / "1", FIRST), target)
    publish(second, target, now=1)
    target.left = 1  # the state, and then nothing
    with pytest.raises(Killed):
        publish(second, target, now=99 * HOUR)
    target.left = 10_000
    assert waiting_at(target.files[STATE]) == {"search/x1.js"}
    publish(second, target, now=99 * HOUR)
    assert own(target).keys() == {*SECOND, CHECKSUMS}


@pytest.mark.parametrize(("before", "after"), [("f", "f/x.html"), ("f/x.html", "f")])
def test_a_file_becomes_a_folder_and_the_reverse(before: str, after: str, tmp_path: Path) -> None:
    target = FolderTarget(tmp_path / "public")
    publish(built(tmp_path / "1", {before: "1"}), target)
    publish(built(tmp_path / "2", {after: "2"}), target)
    assert {*target.sizes()} == {after, CHECKSUMS, STATE}


def test_a_name_in_other_case_may_be_the_same_file(tmp_path: Path) -> None:
    target = MemoryTarget()
    publish(built(tmp_path / "1", {"A.html": "1"}), target)
    publish(built(tmp_path / "2", {"a.html": "1"}), target, grace=0)
    assert {"A.html", "a.html"} <= target.files.keys()


def test_a_state_of_a_newer_builder_is_left_alone(tmp_path: Path) -> None:
    site, target = built(tmp_path, FIRST), MemoryTarget()
    publish(site, target)
    target.files[STATE] = b'{"format": 2}'
    with pytest.raises(UsageError, match="published by a newer builder; use that one"):
        publish(site, target)


@pytest.mark.parametrize(
    ("path", "type", "is_long"),
    [
        ("a.html", "text/html; charset=utf-8", False),
        ("search/manifest.js", "text/javascript; charset=utf-8", False),
        ("search/k-a56cga3ick.js", "text/javascript; charset=utf-8", True),
        ("search/b/0-83-231-0.js", "text/javascript; charset=utf-8", False),
        ("data/articles.csv.gz", "application/gzip", False),
        ("a.md", "text/markdown; charset=utf-8", False),
        ("a.odd", "application/octet-stream", False),
    ],
)
def test_headers_by_type(path: str, type: str, is_long: bool) -> None:
    found = headers(path)
    assert (found.type, "immutable" in found.caching) == (type, is_long)


# A site is a number a page, and the pages that lead to each other; its manifest names its block.
SITES = st.lists(
    st.dictionaries(st.sampled_from("abcd"), st.integers(0, 2)), min_size=2, max_size=4
)


def site_of(pages: Mapping[str, int]) -> dict[str, str]:
    files = {f"{name}.html": str(number) for name, number in pages.items()}
    key = "".join(f"{name}{number}" for name, number in sorted(pages.items()))
    return {
        **files,
        "index.html": ",".join(sorted(files)),
        "search/manifest.js": f"search/k{key}.js,{','.join(sorted(files))}",
        f"search/k{key}.js": key,
    }


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sites=SITES, data=st.data())
def test_killed_anywhere_a_reader_finds_what_he_is_led_to(
    sites: list[dict[str, int]], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The list is that of an index page and of a manifest, also of those read an hour ago."""
    target, known = MemoryTarget(), set[str]()

    def read() -> None:
        for pointer in ("index.html", "search/manifest.js"):
            if found := target.files.get(pointer):
                known.update(filter(None, found.decode().split(",")))
        assert known <= target.files.keys()

    target.seen = read
    for now, pages in enumerate(sites):
        site = built(tmp_path_factory.mktemp("site"), site_of(pages))
        target.left = data.draw(st.integers(0, 14))
        try:
            publish(site, target, now)
        except Killed:
            continue
    target.left = 10_000
    last = site_of(sites[-1])
    publish(built(tmp_path_factory.mktemp("site"), last), target, 99)
    assert own(target).items() >= last.items()
    known.clear()
    target.seen = lambda: None
    publish(built(tmp_path_factory.mktemp("site"), last), target, 99 * HOUR)
    assert {path: text for path, text in own(target).items() if path != CHECKSUMS} == last


def test_a_state_says_of_which_format_it_is() -> None:
    assert State().format == 1


def test_a_folder_gets_files_that_everybody_may_read(tmp_path: Path) -> None:
    site, target = built(tmp_path / "site", FIRST), FolderTarget(tmp_path / "public")
    publish(site, target)
    publish(built(tmp_path / "site2", SECOND), target, grace=0)
    found = {path for path in target.sizes() if path != STATE}
    assert found == {*SECOND, CHECKSUMS}
    assert {(tmp_path / "public" / path).stat().st_mode & 0o777 for path in found} == {0o644}
