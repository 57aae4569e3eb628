"""What a worker of a cluster looks at: the builder, and folders that it shares."""

import os
import sys
from pathlib import Path

import pytest

from builder.errors import ArchiveError, MachineError
from builder.store import shared
from builder.store.shared import shared_folders


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "site.yaml").write_text("title: T\n")
    return folder


def test_who_sees_the_same_finds_no_fault_and_nothing_is_left(source: Path) -> None:
    cache, output = source / ".cache/build", source / "_site/deep"
    with shared_folders(source, cache, output) as look:
        look()
        assert not output.exists()
        assert len([*cache.iterdir()]) == 1
        assert len([*source.glob(".archive-new-probe-*")]) == 1
    assert [*cache.iterdir()] == []
    assert {path.name for path in source.iterdir()} == {".cache", "site.yaml"}


def test_another_builder(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with shared_folders(source, source / "cache", source / "site") as look:
        monkeypatch.setattr(shared, "builder_version", lambda: b"other")
        with pytest.raises(MachineError, match="has another builder than this one; install the"):
            look()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be renamed there")
@pytest.mark.parametrize("folder", ["cache", "site"])
def test_a_folder_that_is_not_shared(source: Path, folder: str) -> None:
    (source / "site").mkdir()
    with shared_folders(source, source / "cache", source / "site") as look:
        (probe,) = (source / folder).glob(".archive-new-probe-*")
        probe.rename(source / "elsewhere")
        with pytest.raises(MachineError, match=rf"does not see the files in .*{folder}; source, "):
            look()
        (source / "elsewhere").rename(probe)
        look()  # and an answer is kept only if it is that nothing is wrong


def test_another_source(source: Path) -> None:
    settings = source / "site.yaml"
    with shared_folders(source, source / "cache", source / "site") as look:
        os.utime(settings, ns=(1, 1))
        with pytest.raises(MachineError, match=r"sees another .*site.yaml than this; source, "):
            look()


def test_a_cache_that_cannot_be_made(source: Path) -> None:
    in_a_file = source / "site.yaml" / "cache"
    with (
        pytest.raises(ArchiveError, match=r"cannot write to .*cache"),
        shared_folders(source, in_a_file, source / "site"),
    ):
        pass


def test_probes_of_builds_that_were_killed_go_after_a_day(source: Path) -> None:
    old, new = (source / f".archive-new-probe-{name}" for name in ("old", "new"))
    for probe in (old, new):
        probe.touch()
    os.utime(old, (0, 0))
    with shared_folders(source, source / "cache", source / "site"):
        assert not old.exists()
    assert new.exists()
