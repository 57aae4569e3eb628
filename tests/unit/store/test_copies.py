"""Copies of a site in folders and archives: what is there, and whether it has a digest."""

import hashlib
import os
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from builder.errors import UsageError
from builder.exports.checksums import PATH
from builder.store.copies import Copy, CopyError, FolderCopy, ZipCopy

PAGE = b"page" * 400_000
FILES = {"index.html": b"home", "a/\u0436 b.html": PAGE, PATH: b"list\n", ".nojekyll": b""}


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def folder_of(folder: Path) -> Path:
    for path, data in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def zip_of(path: Path, root: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        if root:
            file.mkdir(root)
        for name, data in FILES.items():
            file.writestr(root + name, data)
    return path


@pytest.fixture(params=["folder", "zip", "zip of a folder"])
def copy(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Copy]:
    if request.param == "folder":
        yield FolderCopy(folder_of(tmp_path / "site"))
        return
    root = "_site/" if "folder" in request.param else ""
    with closing(ZipCopy(zip_of(tmp_path / "site.zip", root))) as archive:
        yield archive


def test_what_is_there(copy: Copy) -> None:
    assert copy.names() == frozenset(FILES)
    for path, data in FILES.items():
        assert copy.get(path, 100) == data[:100]
        assert copy.has(path, sha256(data)) is True
        assert copy.has(path, sha256(data + b"x")) is False


@pytest.mark.parametrize("path", ["b", "index.html/a", "a"])
def test_what_is_not_there(copy: Copy, path: str) -> None:
    assert copy.get(path, 100) is None
    assert copy.has(path, sha256(b"")) is None


def test_a_checkout_is_not_looked_into(tmp_path: Path) -> None:
    (folder_of(tmp_path) / ".git").mkdir()
    (tmp_path / ".git/config").write_bytes(b"")
    assert FolderCopy(tmp_path).names() == {*FILES}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_is_no_file_and_does_not_hold_us_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    assert FolderCopy(tmp_path).has("a", b"") is None
    assert FolderCopy(tmp_path).get("a", 1) is None


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links")
def test_links_in_a_circle_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    with pytest.raises(CopyError, match="cannot read"):
        FolderCopy(tmp_path).has("a", b"")
    with pytest.raises(CopyError, match="cannot read"):
        FolderCopy(tmp_path).get("a", 1)


def test_a_folder_that_has_gone_cannot_be_looked_into(tmp_path: Path) -> None:
    with pytest.raises(CopyError, match="cannot look into"):
        FolderCopy(tmp_path / "gone").names()


def test_what_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"nonsense")
    with pytest.raises(UsageError, match="neither a folder nor a ZIP archive"):
        ZipCopy(tmp_path / "a.zip")
    with pytest.raises(CopyError, match="cannot read"):
        ZipCopy(tmp_path / "gone.zip")


def test_a_damaged_file_of_an_archive_differs(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a", b"0123456789")
    path.write_bytes(path.read_bytes().replace(b"0123456789", b"0123456780", 1))
    with closing(ZipCopy(path)) as copy:
        assert copy.has("a", sha256(b"0123456789")) is False
        with pytest.raises(CopyError, match="cannot read a"):
            copy.get("a", 100)
