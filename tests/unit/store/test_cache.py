"""The cache: what was kept comes back as it was, and whatever is not that is not there."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.store.cache import NO_CACHE, Cache
from tests.unit.pipeline.reading import folder_of
from tests.unit.store.other import CONTEXT

HOUR = 3_600_000_000_000  # nanoseconds

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False)
    | TEXTS
    | st.binary()
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=20
)


class Thing(NamedTuple):
    name: str
    sizes: dict[str, int]


THING = Thing("a", {"b": 1, "ж": 2})


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", b"1")


def names_in(cache: Cache) -> list[str]:
    return [path.name for path in folder_of(cache).iterdir()]


def file_of(cache: Cache, name: str) -> Path:
    return folder_of(cache) / name


@given(VALUES, st.binary())
def test_any_value_comes_back_as_it_was(value: object, key: bytes) -> None:
    with TemporaryDirectory() as folder:
        cache = Cache(Path(folder), b"1")
        cache.store("x", [value], key)
        assert cache.load("x", list[object], key) == [value]


def test_a_value_comes_back_as_its_type(cache: Cache) -> None:
    cache.store("x", THING)
    loaded = cache.load("x", Thing)
    assert type(loaded) is Thing
    assert loaded == THING


def test_what_was_never_stored_is_not_there(cache: Cache) -> None:
    assert cache.load("x", Thing) is None
    assert not cache.has("x")


def test_the_last_value_counts(cache: Cache) -> None:
    cache.store("x", 1)
    cache.store("x", 2)
    assert cache.load("x", int) == 2


def test_names_keep_their_values_apart(cache: Cache) -> None:
    cache.store("x", 1)
    cache.store("y", 2)
    assert (cache.load("x", int), cache.load("y", int)) == (1, 2)


@pytest.mark.parametrize("key", [b"", b"ke", b"key2", b"KEY"])
def test_another_key_finds_nothing(key: bytes, cache: Cache) -> None:
    cache.store("x", 1, b"key")
    assert cache.load("x", int, key) is None
    assert cache.load("x", int, b"key") == 1


def test_another_version_finds_nothing(cache: Cache) -> None:
    cache.store("x", 1)
    assert Cache(folder_of(cache), b"2").load("x", int) is None
    assert Cache(folder_of(cache), b"1").load("x", int) == 1


def test_version_name_and_key_cannot_be_taken_for_each_other(cache: Cache) -> None:
    cache.store("x", 1, b"yz")
    file_of(cache, "x").rename(file_of(cache, "xy"))
    assert cache.load("xy", int, b"z") is None
    assert Cache(folder_of(cache), b"1x").load("xy", int, b"yz") is None


def test_a_file_under_another_name_is_not_there(cache: Cache) -> None:
    cache.store("x", 1)
    file_of(cache, "x").rename(file_of(cache, "y"))
    assert cache.load("y", int) is None


@pytest.mark.parametrize("bits", [0x01, 0x80, 0xFF])
def test_a_damaged_byte_anywhere(bits: int, cache: Cache) -> None:
    cache.store("x", THING)
    path = file_of(cache, "x")
    good = path.read_bytes()
    for at in range(len(good)):
        path.write_bytes(good[:at] + bytes([good[at] ^ bits]) + good[at + 1 :])
        assert cache.load("x", Thing) is None, at


def test_a_file_that_was_cut_short_anywhere_or_grew(cache: Cache) -> None:
    cache.store("x", THING)
    path = file_of(cache, "x")
    good = path.read_bytes()
    for length in range(len(good)):
        path.write_bytes(good[:length])
        assert cache.load("x", Thing) is None, length
    path.write_bytes(good + b"\0")
    assert cache.load("x", Thing) is None


def test_whether_a_file_is_there_says_nothing_of_its_content(cache: Cache) -> None:
    cache.store("x", 1)
    file_of(cache, "x").write_bytes(b"")
    assert cache.has("x")
    assert cache.load("x", int) is None


def test_a_folder_in_the_place_of_a_file(cache: Cache) -> None:
    file_of(cache, "x").mkdir(parents=True)
    assert not cache.has("x")
    assert cache.load("x", int) is None


def test_a_value_of_another_type_is_not_there(cache: Cache) -> None:
    cache.store("x", ["a", "b"])
    assert cache.load("x", int) is None
    assert cache.load("x", Thing) is None


def test_what_was_loaded_stays_when_the_file_is_replaced(cache: Cache) -> None:
    """Values may still be read from the file's bytes, which are never changed in place."""
    cache.store("x", "old" * 5000)
    loaded = cache.load("x", msgspec.Raw)
    cache.store("x", "new" * 5000)
    cache.prune("x", ())
    assert loaded is not None
    assert msgspec.msgpack.decode(loaded, type=str) == "old" * 5000


def test_prune_removes_what_begins_so_and_is_not_named(cache: Cache) -> None:
    for name in ("part-a", "part-b", "part-c", "other"):
        cache.store(name, name)
    cache.prune("part-", ["part-b"])
    kept = {name for name in ("part-a", "part-b", "part-c", "other") if cache.has(name)}
    assert kept == {"part-b", "other"}


def test_prune_leaves_what_another_build_is_writing(cache: Cache) -> None:
    cache.store("part-a", 1)
    file_of(cache, "part-b.1.tmp").write_bytes(b"half")
    cache.prune("part-", ())
    assert file_of(cache, "part-b.1.tmp").exists()


def test_nothing_but_the_values_is_left(cache: Cache) -> None:
    cache.now()
    cache.store("x", 1)
    assert names_in(cache) == ["x"]


def test_what_killed_builds_have_left_goes(cache: Cache) -> None:
    cache.store("value", 1)
    now = cache.now()
    ages = {"old.1.tmp": 2 * HOUR, "young.1.tmp": HOUR // 2, "value": 2 * HOUR}
    for name, age in ages.items():
        path = file_of(cache, name)
        path.touch()
        os.utime(path, ns=(now - age, now - age))
    cache.now()
    assert {name for name in ages if file_of(cache, name).exists()} == {"young.1.tmp", "value"}


def test_the_time_is_that_of_the_file_system(cache: Cache, tmp_path: Path) -> None:
    (tmp_path / "before").touch()
    now = cache.now()
    (tmp_path / "after").touch()
    first, last = ((tmp_path / name).stat().st_mtime_ns for name in ("before", "after"))
    assert first <= now <= last


def write_often(folder: Path, value: list[int]) -> None:
    for _ in range(300):
        Cache(folder, b"1").store("x", value)


def test_with_two_writers_a_reader_finds_a_whole_value(cache: Cache) -> None:
    values = [[1] * 3000, [2] * 30_000]
    cache.store("x", values[0])
    writers = [CONTEXT.Process(target=write_often, args=(folder_of(cache), one)) for one in values]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        assert cache.load("x", list[int]) in values
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert names_in(cache) == ["x"]


def test_without_a_folder_nothing_is_kept() -> None:
    NO_CACHE.store("x", 1)
    NO_CACHE.prune("", ())
    assert not NO_CACHE.has("x")
    assert NO_CACHE.load("x", int) is None
    assert NO_CACHE.now() == 0


def test_the_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "a/b/c", b"1")
    cache.prune("x", ())
    assert not (tmp_path / "a").exists()
    cache.store("x", 1)
    assert cache.load("x", int) == 1


def test_a_cache_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    cache = Cache(tmp_path / "cache", b"1")
    assert not cache.can_keep()
    cache.store("x", 1)
    assert cache.now() == 0
    assert cache.fault
    assert cache.load("x", int) is None


def test_a_value_that_cannot_take_its_place_leaves_nothing_behind(cache: Cache) -> None:
    file_of(cache, "x").mkdir(parents=True)
    cache.store("x", 1)
    assert cache.fault
    assert cache.can_keep()
    assert names_in(cache) == ["x"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_nobody_waits_for_a_pipe(cache: Cache) -> None:
    cache.store("y", 1)
    os.mkfifo(file_of(cache, "x"))
    assert cache.load("x", int) is None
    cache.store("x", 1)
    assert (cache.load("x", int), cache.fault) == (1, "")


def test_bytes_that_are_no_text_are_not_there_whoever_made_the_checksum(cache: Cache) -> None:
    cache.store("x", "text")
    content = b"\xa4\xff\xff\xff\xff"
    file_of(cache, "x").write_bytes(cache._header("x", b"", content) + content)
    assert cache.load("x", str) is None
