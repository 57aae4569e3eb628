"""The exchange of an old site for a new one: given back as a whole wherever it breaks off."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from builder.store.exchange import HEADER, KEPT, MANIFEST, Exchange, read_manifest, undo

OLD = {"a": b"1", "b/c": b"2", "d": b"3", "e/f": b"4"}
NEW = {"a": b"one", "b": b"two", "d/g": b"three", "e/f": b"4", "h/i/j": b"five"}


class BrokenOffError(Exception):
    """The process is killed here."""


def fill(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def found(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def manifest(files: dict[str, bytes]) -> dict[str, bytes]:
    return {MANIFEST: "\n".join([HEADER, *sorted(files), ""]).encode()} if files else {}


def exchanged(folder: Path, staged: Path, old: dict[str, bytes]) -> None:
    """All that a build does at its end."""
    one = Exchange(folder, str(staged), sorted(old))
    stale = sorted(old.keys() - NEW.keys())
    for path in stale:
        one.delete(path)
    one.list(sorted(old.keys() | NEW.keys()))
    one.replace()
    one.list(sorted(NEW))
    one.end()


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    folder, staged = tmp_path / "site", tmp_path / "staged"
    folder.mkdir()
    staged.mkdir()
    fill(staged, NEW)
    return folder, staged


def test_the_new_site_is_there_and_nothing_else(folders: tuple[Path, Path]) -> None:
    folder, staged = folders
    fill(folder, OLD | manifest(OLD))
    exchanged(folder, staged, OLD)
    assert found(folder) == NEW | manifest(NEW)
    undo(folder)
    assert found(folder) == NEW | manifest(NEW)


@pytest.mark.parametrize("old", [OLD, {}])
def test_wherever_it_breaks_off_the_old_site_comes_back(
    old: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before each call that changes something; and the giving back may break off, too."""
    done, calls = False, 0
    while not done:
        folder, staged = tmp_path / f"site{calls}", tmp_path / f"staged{calls}"
        fill(folder, {**old, **manifest(old), "mine/x": b"mine"})
        fill(staged, NEW)
        with monkeypatch.context() as patch:
            _break_at(calls, patch)
            try:
                exchanged(folder, staged, old)
                done = True
            except BrokenOffError:
                pass
        if not done:
            is_done = not (folder / KEPT).exists()
            with monkeypatch.context() as patch:
                _break_at(calls % 7, patch)
                with suppress(BrokenOffError):
                    undo(folder)
            undo(folder)
            there = {path: data for path, data in found(folder).items() if path[0] != "."}
            whole = [old, NEW] if is_done else [old]
            assert there in [{**site, "mine/x": b"mine"} for site in whole], calls
        calls += 1
    assert calls > (15 if old else 10)


def _break_at(number: int, patch: pytest.MonkeyPatch) -> None:
    left = [number]

    def breaking(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if not left[0]:
                raise BrokenOffError
            left[0] -= 1
            return real(*given, **named)

        return call

    for name in ("replace", "rename", "link", "unlink", "rmdir"):
        patch.setattr(os, name, breaking(getattr(os, name)))


def test_a_file_system_without_links(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: str, target: str) -> None:
        raise PermissionError

    folder, staged = folders
    fill(folder, OLD | manifest(OLD))
    monkeypatch.setattr(os, "link", refuse)
    one = Exchange(folder, str(staged), sorted(OLD))
    for path in ("b/c", "d"):
        one.delete(path)
    one.list(sorted(OLD.keys() | NEW.keys()))
    one.replace()
    undo(folder)
    assert {path: data for path, data in found(folder).items() if path in OLD} == OLD


def test_a_damaged_list_deletes_nothing(folders: tuple[Path, Path]) -> None:
    folder, staged = folders
    fill(folder, OLD)
    (folder / MANIFEST).write_bytes(f"{HEADER}\n../outside\n".encode())
    Exchange(folder, str(staged), ["a"])
    with pytest.raises(ValueError, match="outside"):
        undo(folder)
    assert {path: data for path, data in found(folder).items() if path in OLD} == OLD
    (folder / MANIFEST).write_bytes(b"other\n")
    with pytest.raises(ValueError, match="another version"):
        read_manifest(folder)
