"""Names and bytes in a folder: read, kept whole, listed, walked through."""

import errno
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.content.files import Oddity
from builder.errors import MachineError
from builder.store.storage import LocalStorage, scratch_file

NAMES = st.sampled_from(["a", "ab", "b.txt", "x/a", "x/y/a", "ж"])
CHANGES = st.lists(st.tuples(NAMES, st.none() | st.binary(max_size=3)), max_size=8)
HOUR = 3600


@given(CHANGES, st.sampled_from(["", "a", "x", "x/", "x/y/a", "none/"]))
def test_it_is_a_dictionary(changes: list[tuple[str, bytes | None]], prefix: str) -> None:
    expected: dict[str, bytes] = {}
    with TemporaryDirectory() as folder:
        storage = LocalStorage(Path(folder))
        for name, data in changes:
            if data is None:
                storage.delete(name)
                expected.pop(name, None)
            else:
                storage.put(name, data[:1], memoryview(data)[1:])
                expected[name] = data
        assert {name: storage.get(name) for name in storage.names()} == expected
        names = [name for name in expected if name.startswith(prefix)]
        assert [*storage.names(prefix)] == sorted(names)
        assert [storage.has(name) for name in expected] == [True] * len(expected)
        views = {name: bytes(storage.view(name)) for name, data in expected.items() if data}
        assert views == {name: data for name, data in expected.items() if data}


@pytest.mark.parametrize("size", [0, 10, 65_535, 65_536, 65_537, 200_000])
@pytest.mark.parametrize("most", [None, 5, 65_536, 100_000])
def test_a_file_or_its_beginning(size: int, most: int | None, tmp_path: Path) -> None:
    data = bytes(at % 251 for at in range(size))
    (tmp_path / "a").write_bytes(data)
    assert LocalStorage(tmp_path).get("a", most)[:most] == data[:most]
    assert LocalStorage(tmp_path).get("a") == data


def test_what_is_not_there(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path / "nothing")
    assert not storage.has("a")
    assert [*storage.names()] == []
    storage.delete("a")
    for read in (storage.get, storage.view):
        with pytest.raises(FileNotFoundError):
            read("a")


def test_an_empty_file_has_no_view(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(ValueError, match="empty"):
        LocalStorage(tmp_path).view("a")


def test_a_view_is_of_the_file_as_it_was(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path)
    storage.put("a", b"before")
    view = storage.view("a")
    storage.put("a", b"after")
    assert (bytes(view), storage.get("a")) == (b"before", b"after")


def test_a_value_that_cannot_take_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="a"):
        LocalStorage(tmp_path).put("a", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_killed_writers_have_left_goes_after_an_hour(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path)
    for name in ("old.1.tmp", "new.2.tmp", "old"):
        (tmp_path / name).touch()
        if name.startswith("old"):
            os.utime(tmp_path / name, (0, (tmp_path / name).stat().st_mtime - HOUR - 5))
    storage.now()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.2.tmp", "old"]
    assert [*storage.names()] == ["old"]


def test_the_clock_leaves_nothing_where_removing_fails_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink, calls = os.unlink, []

    def fails_once(path: str) -> None:
        calls.append(path)
        if len(calls) == 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        unlink(path)

    monkeypatch.setattr(os, "unlink", fails_once)
    LocalStorage(tmp_path).now()
    assert len(calls) == 2
    assert [*tmp_path.iterdir()] == []


def test_a_scratch_file_has_no_name_and_keeps_what_is_written() -> None:
    with scratch_file() as file:
        file.write(b"abc")
        file.seek(1)
        assert file.read() == b"bc"
        assert not Path(str(file.name)).exists()


# Walking through a folder.


def fill(folder: Path, files: Mapping[str, str]) -> None:
    """Files, and links to where a text that begins with an arrow says."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text.startswith("->"):
            path.symlink_to(text.removeprefix("->"))
        else:
            path.write_text(text, encoding="utf-8")


def test_all_files_below_a_folder_sorted(tmp_path: Path) -> None:
    fill(tmp_path, {"c/b.md": "", "c/a/z.png": "", "c/a.md": "", "other/x.md": ""})
    listing = LocalStorage(tmp_path).walk("c")
    assert listing == (["c/a.md", "c/a/z.png", "c/b.md"], [])


def test_hidden_ones_are_named_and_not_entered(tmp_path: Path) -> None:
    fill(tmp_path, {"c/.git/x.md": "", "c/.a.md": "", "c/b.md": ""})
    listing = LocalStorage(tmp_path).walk("c")
    assert listing.files == ["c/b.md"]
    assert {*listing.odd} == {Oddity("c/.git", "hidden"), Oddity("c/.a.md", "hidden")}


@pytest.mark.parametrize("link", ["->../out.md", "->/etc/passwd", "->nowhere", "->d", "->l", "->."])
def test_links_that_lead_to_no_file_of_the_folder(link: str, tmp_path: Path) -> None:
    fill(tmp_path, {"out.md": "", "c/d/a.md": "", "c/l": link})
    listing = LocalStorage(tmp_path).walk("c")
    assert listing == (["c/d/a.md"], [Oddity("c/l", "link-outside")])


def test_links_to_files_of_the_folder_are_files(tmp_path: Path) -> None:
    fill(tmp_path, {"c/d/a.png": "", "c/l.png": "->d/a.png", "c/e/m.png": "->../l.png"})
    links = [Oddity("c/e/m.png", "link", "c/d/a.png"), Oddity("c/l.png", "link", "c/d/a.png")]
    files, odd = LocalStorage(tmp_path).walk("c")
    assert (files, sorted(odd)) == (["c/d/a.png", "c/e/m.png", "c/l.png"], links)


@pytest.mark.parametrize("target", ["a.md", "A.YAML", "a.yml", ".a.png", ".d/a.png"])
def test_links_to_texts_and_hidden_files_are_odd(target: str, tmp_path: Path) -> None:
    fill(tmp_path, {f"c/{target}": "", "c/l.png": f"->{target}"})
    assert Oddity("c/l.png", "link-to-text") in LocalStorage(tmp_path).walk("c").odd


def test_a_folder_that_is_itself_a_link(tmp_path: Path) -> None:
    fill(tmp_path, {"real/a.png": "", "real/l.png": "->a.png", "c": "->real"})
    links = [Oddity("c/l.png", "link", "c/a.png")]
    assert LocalStorage(tmp_path).walk("c") == (["c/a.png", "c/l.png"], links)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among files")
def test_what_is_no_regular_file(tmp_path: Path) -> None:
    fill(tmp_path, {"c/a.md": ""})
    os.mkfifo(tmp_path / "c/pipe.png")
    assert LocalStorage(tmp_path).walk("c") == (["c/a.md"], [Oddity("c/pipe.png", "irregular")])


def test_a_folder_that_cannot_be_read_is_told_with_the_reason(tmp_path: Path) -> None:
    assert LocalStorage(tmp_path).walk("c") == ([], [Oddity("c", "closed", os.strerror(2))])


def test_a_new_file_takes_the_place_of_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: str, target: str) -> None:
        raise PermissionError

    storage = LocalStorage(tmp_path)
    storage.put_new("a/b", b"1")
    with pytest.raises(FileExistsError):
        storage.put_new("a/b", b"2")
    monkeypatch.setattr(os, "link", refuse)  # as on a file system without links
    storage.put_new("a/c", b"3")
    with pytest.raises(FileExistsError):
        storage.put_new("a/b", b"2")
    found = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert found == {"b": b"1", "c": b"3"}


def test_a_folder_that_is_renamed_while_it_is_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files would be in neither of the two."""
    storage = LocalStorage(tmp_path)
    for name in ("content/a/1.md", "content/m/2.md", "content/z/3.md"):
        storage.put(name, b"")
    real, looked = os.scandir, []

    def moving(path: str) -> object:
        looked.append(path)
        found = real(path)
        if len(looked) == 2:  # `z` or `a` has been listed
            (tmp_path / "content/a").rename(tmp_path / "content/m/a")
        return found

    monkeypatch.setattr(os, "scandir", moving)
    listing = storage.walk("content")
    assert listing.files == ["content/m/2.md", "content/m/a/1.md", "content/z/3.md"]


def test_a_folder_that_never_rests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = LocalStorage(tmp_path)
    storage.put("content/a", b"")
    real, calls = os.scandir, []

    def filling(path: str) -> object:
        calls.append(path)
        storage.put(f"content/{len(calls)}", b"")
        os.utime(tmp_path / "content", ns=(0, len(calls)))
        return real(path)

    monkeypatch.setattr(os, "scandir", filling)
    with pytest.raises(MachineError, match="changes all the time"):
        storage.walk("content")
