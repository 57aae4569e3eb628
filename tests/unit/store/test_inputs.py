"""Files of a source: which are known without being read, and when the last look found others."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.hashing import digest
from builder.store.cache import NO_CACHE, Cache
from builder.store.inputs import Inputs, stamp_of
from tests.unit.pipeline.reading import LaterCache, folder_of, inodes

FORGED = b"forged"  # a digest that shows that a file was not read
SECOND = 1_000_000_000  # nanoseconds
LONG_AGO = 1_000_000_000 * SECOND

SOURCES = st.dictionaries(st.sampled_from("abcd"), st.binary(max_size=3))


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return LaterCache(tmp_path / "cache", b"1")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    return fill(folder, {"a": b"1", "b": b"2"})


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
        os.utime(folder / name, ns=(LONG_AGO, LONG_AGO))
    return folder


def forge(source: Path, cache: Cache, paths: Iterable[str] = "ab") -> None:
    """Let the cache hold a digest for each file that none of them has."""
    inputs = Inputs(source, paths, cache)
    inputs.learn(paths, [FORGED for _ in paths])
    inputs.store()


def test_at_first_nothing_is_known(source: Path, cache: Cache) -> None:
    inputs = Inputs(source, "ab", cache)
    assert inputs.digests == {}
    assert inputs.read_rest()
    assert inputs.are_others


def test_what_is_not_known_is_read(source: Path, cache: Cache) -> None:
    inputs = Inputs(source, "ab", cache)
    assert inputs.digest("a") == digest(b"1")
    assert inputs.read_rest()
    assert inputs.digests == {"a": digest(b"1"), "b": digest(b"2")}


def test_files_that_look_as_before_are_not_read(source: Path, cache: Cache) -> None:
    forge(source, cache)
    inputs = Inputs(source, "ab", cache)
    assert inputs.read_rest()
    assert inputs.digests == {"a": FORGED, "b": FORGED}
    assert inputs.digest("a") == FORGED


def longer(path: Path) -> None:
    path.write_bytes(b"longer")
    os.utime(path, ns=(LONG_AGO, LONG_AGO))


def touched(path: Path) -> None:
    os.utime(path, ns=(LONG_AGO + 1, LONG_AGO + 1))


def another_in_its_place(path: Path) -> None:
    """Of the same size and time, as if it had been copied with all that it had."""
    other = path.with_name("other")
    other.write_bytes(b"x")
    os.utime(other, ns=(LONG_AGO, LONG_AGO))
    other.replace(path)


@pytest.mark.parametrize("change", [longer, touched, another_in_its_place])
def test_a_file_that_looks_otherwise_is_read(
    change: Callable[[Path], None], source: Path, cache: Cache
) -> None:
    forge(source, cache)
    change(source / "a")
    inputs = Inputs(source, "ab", cache)
    assert inputs.digest("a") == digest((source / "a").read_bytes())
    assert inputs.digest("b") == FORGED


@pytest.mark.parametrize(
    ("seconds", "is_known"), [(-3, True), (-1.9, False), (0, False), (60, False)]
)
def test_a_file_written_as_it_was_looked_at_is_read_again(
    seconds: float, is_known: bool, source: Path, cache: Cache
) -> None:
    """It may have been written once more without looking otherwise: it is racily clean."""
    written = Inputs(source, "ab", cache).since + int(seconds * SECOND)
    os.utime(source / "a", ns=(written, written))
    forge(source, cache)
    assert (Inputs(source, "ab", cache).digest("a") == FORGED) is is_known


def test_an_old_time_that_was_set_just_now_does_not_help(source: Path, tmp_path: Path) -> None:
    """As of a file that was unpacked; the status tells when that was."""
    cache = Cache(tmp_path / "cache", b"1")
    forge(source, cache)
    assert Inputs(source, "ab", cache).digests == {}


def test_a_new_file_is_read_and_one_that_has_gone_is_forgotten(source: Path, cache: Cache) -> None:
    forge(source, cache)
    fill(source, {"c": b"3"})
    inputs = Inputs(source, "bc", cache)
    assert inputs.read_rest()
    assert inputs.digests == {"b": FORGED, "c": digest(b"3")}


def test_another_source_is_read(source: Path, cache: Cache, tmp_path: Path) -> None:
    """Its files may have been moved there with their times and their names."""
    forge(source, cache)
    source.rename(tmp_path / "moved")
    assert Inputs(tmp_path / "moved", "ab", cache).digests == {}


def test_the_same_source_by_another_path_is_known(
    source: Path, cache: Cache, tmp_path: Path
) -> None:
    forge(source, cache)
    (tmp_path / "link").symlink_to(source)
    assert Inputs(tmp_path / "link", "ab", cache).digests == {"a": FORGED, "b": FORGED}


def test_the_file_that_a_link_leads_to_is_looked_at(
    source: Path, cache: Cache, tmp_path: Path
) -> None:
    fill(tmp_path / "elsewhere", {"x": b"1"})
    (source / "link").symlink_to(tmp_path / "elsewhere/x")
    forge(source, cache, ["link"])
    fill(tmp_path / "elsewhere", {"x": b"12"})
    assert Inputs(source, ["link"], cache).digest("link") == digest(b"12")


def test_what_was_read_is_known_the_next_time(source: Path, cache: Cache) -> None:
    Inputs(source, "ab", cache).read_rest()
    inputs = Inputs(source, "ab", cache)
    assert inputs.digests == {"a": digest(b"1"), "b": digest(b"2")}
    assert not inputs.are_others


def test_nothing_is_written_where_all_is_known(source: Path, cache: Cache) -> None:
    Inputs(source, "ab", cache).read_rest()
    before = inodes(folder_of(cache))
    assert Inputs(source, "ab", cache).read_rest()
    assert inodes(folder_of(cache)) == before


def test_a_file_that_cannot_be_read(source: Path, cache: Cache) -> None:
    inputs = Inputs(source, "abc", cache)
    assert not inputs.read_rest()
    with pytest.raises(OSError, match="No such file"):
        inputs.digest("c")
    assert "c" not in inputs.digests


def test_a_file_that_has_gone_looks_like_none_that_is_there(source: Path) -> None:
    (source / "empty").touch()
    os.utime(source / "empty", ns=(0, 0))
    assert stamp_of(f"{source}/gone") == stamp_of(f"{source}/gone too")
    assert stamp_of(f"{source}/gone") != stamp_of(f"{source}/empty")


def test_those_that_could_not_be_read_teach_nothing(source: Path, cache: Cache) -> None:
    inputs = Inputs(source, "ab", cache)
    inputs.learn("ab", [b"", FORGED])
    assert inputs.digests == {"b": FORGED}


def test_without_a_cache_everything_is_read(source: Path) -> None:
    for _ in range(2):
        inputs = Inputs(source, "ab", NO_CACHE)
        assert inputs.digests == {}
        assert inputs.read_rest()
        assert inputs.digests == {"a": digest(b"1"), "b": digest(b"2")}


def test_the_same_bytes_at_other_times_are_no_others(source: Path, cache: Cache) -> None:
    Inputs(source, "ab", cache).read_rest()
    touched(source / "a")
    inputs = Inputs(source, "ab", cache)
    assert inputs.read_rest()
    assert not inputs.are_others


def test_a_fresh_checkout_has_no_others(source: Path, cache: Cache, tmp_path: Path) -> None:
    Inputs(source, "ab", cache).read_rest()
    inputs = Inputs(fill(tmp_path / "fresh", {"a": b"1", "b": b"2"}), "ab", cache)
    assert inputs.read_rest()
    assert not inputs.are_others


@given(before=SOURCES, after=SOURCES)
def test_there_are_others_where_names_or_bytes_differ(
    before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    with TemporaryDirectory() as folder:
        cache = Cache(Path(folder) / "cache", b"1")
        Inputs(fill(Path(folder) / "first", before), before, cache).read_rest()
        inputs = Inputs(fill(Path(folder) / "second", after), after, cache)
        assert inputs.read_rest()
        assert inputs.are_others == (before != after)
        assert inputs.digests == {name: digest(data) for name, data in after.items()}
