"""Exports as files: whole or not there, and always the same bytes."""

from pathlib import Path
from zipfile import ZipFile

import bagit
import pytest

from builder.errors import MachineError, UsageError
from builder.keeping.packing import Item, write_bag, write_folder, write_zip


@pytest.fixture
def items(tmp_path: Path) -> list[Item]:
    (tmp_path / "empty").write_bytes(b"")
    return [
        Item("b/ж.txt", "ж".encode()),
        Item("a.gz", b"a"),
        Item("b/empty", tmp_path / "empty"),
    ]


def contents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_folder_has_the_files(items: list[Item], tmp_path: Path) -> None:
    folder = tmp_path / "more/folder"
    write_folder(folder, items)
    assert contents(folder) == {"b/ж.txt": "ж".encode(), "a.gz": b"a", "b/empty": b""}


def test_an_empty_folder_may_be_there(items: list[Item], tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to("there")
    write_folder(tmp_path / "link", items)
    assert (tmp_path / "link").is_symlink()
    assert len(contents(tmp_path / "there")) == 3
    write_folder(tmp_path / "lost/../new", items)
    assert len(contents(tmp_path / "new")) == 3


def test_bagit_finds_no_fault_in_a_bag(items: list[Item], tmp_path: Path) -> None:
    folder = tmp_path / "bag"
    write_bag(folder, items, {"External-Identifier": "https://example.org/", "X": ""})
    bag = bagit.Bag(str(folder))
    bag.validate()
    assert bag.version_info == (1, 0)
    assert bag.info["External-Identifier"] == "https://example.org/"
    assert bag.info["Payload-Oxum"] == "3.3"
    assert "X" not in bag.info
    assert {*bag.algorithms} == {"sha256", "sha512"}
    (folder / "data/a.gz").write_bytes(b"b")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(folder)).validate()


def test_a_zip_has_no_time_of_its_own(items: list[Item], tmp_path: Path) -> None:
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    write_zip(one, items)
    write_zip(two, reversed(items))
    assert one.read_bytes() == two.read_bytes()
    with ZipFile(one) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["a.gz", "b/empty", "b/ж.txt"]
        assert {member.date_time[0] for member in archive.infolist()} == {1980}


def test_what_is_there_stays(items: list[Item], tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/file").write_bytes(b"mine")
    for write in (write_folder, lambda folder, own: write_bag(folder, own, {})):
        with pytest.raises(UsageError, match="is not an empty folder; empty it, or name a new"):
            write(tmp_path / "folder", items)
    with pytest.raises(UsageError, match="file already; remove it, or name another file"):
        write_zip(tmp_path / "folder/file", items)
    assert contents(tmp_path / "folder") == {"file": b"mine"}


def test_an_export_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    broken = [Item("a", b"a"), Item("b", tmp_path / "lost")]
    for name, write in (("one", write_folder), ("two", write_zip)):
        with pytest.raises(MachineError, match="cannot write"):
            write(tmp_path / name, broken)
    assert [*tmp_path.iterdir()] == []
