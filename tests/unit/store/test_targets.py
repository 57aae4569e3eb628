"""A folder as a place to publish to."""

import os
from pathlib import Path

import pytest

from builder.errors import MachineError, OutputError
from builder.store.targets import FolderTarget, Headers

HEADERS = Headers("text/html", "")


def test_files_come_and_go(tmp_path: Path) -> None:
    target = FolderTarget(tmp_path / "new")
    assert target.sizes() == {}
    target.put("a/b/c.html", b"123", HEADERS)
    target.put("d.html", b"1", HEADERS)
    target.put("d.html", b"12", HEADERS)
    assert target.sizes() == {"a/b/c.html": 3, "d.html": 2}
    assert (target.get("d.html"), target.get("e.html")) == (b"12", None)
    target.delete("a/b/c.html")
    target.delete("e.html")
    assert [one.name for one in (tmp_path / "new").iterdir()] == ["d.html"]


def test_what_a_killed_process_had_half_written_goes(tmp_path: Path) -> None:
    half = tmp_path / ".archive-half-1-1"
    half.write_text("<ht")
    target = FolderTarget(tmp_path)
    target.tidy()  # somebody may be writing it
    assert (target.sizes(), half.exists()) == ({}, True)
    os.utime(half, (0, 0))
    target.tidy()
    assert not half.exists()


def test_every_file_is_seen_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files/x.tmp").write_text("1")
    assert FolderTarget(tmp_path).sizes() == {"files/x.tmp": 1}


def test_a_link_to_another_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "public/data").symlink_to(tmp_path)
    with pytest.raises(OutputError, match=r"public/data is a link; publish to where it leads"):
        FolderTarget(tmp_path / "public").sizes()


def test_what_cannot_be_written_or_read_is_told(tmp_path: Path) -> None:
    target = FolderTarget(tmp_path)
    target.put("a", b"", HEADERS)
    with pytest.raises(OutputError, match=r"cannot write .*/a/b"):
        target.put("a/b", b"", HEADERS)
    (tmp_path / "c").mkdir()
    with pytest.raises((MachineError, OutputError), match=r"cannot read .*/c"):
        target.get("c")
