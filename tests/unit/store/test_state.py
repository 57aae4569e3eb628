"""What is remembered of a site by its folder, and which files are as they were left."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.errors import Problem
from builder.model import Kind
from builder.store.cache import NO_CACHE, Cache
from builder.store.output import FileStamp
from builder.store.state import (
    Derived,
    LastBuild,
    SiteFile,
    Summary,
    load_last_build,
    store_last_build,
)
from tests.unit.pipeline.reading import folder_of

STAMPS = st.builds(FileStamp, *[st.integers(0, 2)] * 3)
SITES = st.dictionaries(st.sampled_from("abcd"), STAMPS)


def state_of(stamps: dict[str, FileStamp]) -> LastBuild:
    warning = Problem("content/articles/a.md", 3, 7, "no-record", "x", severity="warning")
    summary = Summary(2, 5, {Kind.TOPICS: 3}, (warning,))
    files = {path: SiteFile(path.encode(), stamp) for path, stamp in stamps.items()}
    return LastBuild(
        b"made of", files, [b"part"], {"search": Derived(b"derived", ("a", "b"))}, summary
    )


STATE = state_of({"a": FileStamp(1, 2, 3), "ж/b": FileStamp(4, 5, 6)})


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", b"1")


def test_a_state_comes_back_as_it_was(cache: Cache, tmp_path: Path) -> None:
    store_last_build(cache, tmp_path / "site", STATE)
    assert load_last_build(cache, tmp_path / "site") == STATE


def test_nothing_is_known_of_another_folder(cache: Cache, tmp_path: Path) -> None:
    store_last_build(cache, tmp_path / "site", STATE)
    assert load_last_build(cache, tmp_path / "site2") is None
    assert load_last_build(cache, tmp_path) is None


def test_several_folders_have_states_of_their_own(cache: Cache, tmp_path: Path) -> None:
    other = STATE._replace(fingerprint=b"other")
    store_last_build(cache, tmp_path / "site", STATE)
    store_last_build(cache, tmp_path / "other", other)
    assert load_last_build(cache, tmp_path / "site") == STATE
    assert load_last_build(cache, tmp_path / "other") == other


def test_a_folder_is_the_same_by_any_path(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_last_build(cache, tmp_path / "site", STATE)
    (tmp_path / "link").symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    for path in (Path("site"), tmp_path / "x/../site", tmp_path / "link/site"):
        assert load_last_build(cache, path) == STATE, path


def test_a_name_that_is_not_unicode(cache: Cache, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xff")
    store_last_build(cache, folder, STATE)
    assert load_last_build(cache, folder) == STATE


def test_what_another_builder_left_is_not_known(cache: Cache, tmp_path: Path) -> None:
    store_last_build(cache, tmp_path / "site", STATE)
    assert load_last_build(Cache(folder_of(cache), b"2"), tmp_path / "site") is None


def test_without_a_cache_nothing_is_known(tmp_path: Path) -> None:
    store_last_build(NO_CACHE, tmp_path / "site", STATE)
    assert load_last_build(NO_CACHE, tmp_path / "site") is None


@given(left=SITES, there=SITES)
def test_unchanged_is_what_is_there_and_looks_as_it_was_left(
    left: dict[str, FileStamp], there: dict[str, FileStamp]
) -> None:
    lost = {path for path in left if path not in there or there[path] != left[path]}
    state = state_of(left)
    assert state.unchanged(there).keys() == left.keys() - lost
    assert state.unchanged(there).items() <= state.files.items()
