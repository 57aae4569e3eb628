"""Files of a source change all at once, or not at all, whenever the process is killed."""

import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.errors import MachineError, UsageError
from builder.store import journal
from builder.store.journal import BEFORE as KEPT
from builder.store.journal import FOLDER, changing, complete, write_all

Files = dict[str, bytes]

BEFORE: Files = {"content/a.md": b"A", "content/b.md": b"B", "content/keep.md": b"K"}
CHANGE: dict[str, bytes | None] = {
    "content/a.md": None,
    "content/new/a.md": b"A2",
    "content/b.md": b"B2",
}
AFTER: Files = {"content/new/a.md": b"A2", "content/b.md": b"B2", "content/keep.md": b"K"}


def fill(folder: Path, files: Files = BEFORE) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def files_of(folder: Path) -> Files:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def change(folder: Path, after: Mapping[str, bytes | None] = CHANGE) -> None:
    with changing(folder):
        write_all(folder, BEFORE, after)


def test_all_files_change_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    change(fill(tmp_path))
    assert files_of(tmp_path) == AFTER
    assert not (tmp_path / FOLDER).exists()


def test_a_mode_stays_and_a_link_still_leads_to_the_file(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "content/b.md").rename(tmp_path / "content/real.md")
    (tmp_path / "content/b.md").symlink_to("real.md")
    (tmp_path / "content/real.md").chmod(0o640)
    change(tmp_path)
    assert (tmp_path / "content/b.md").is_symlink()
    assert (tmp_path / "content/real.md").read_bytes() == b"B2"
    assert (tmp_path / "content/real.md").stat().st_mode & 0o777 == 0o640


def test_nothing_is_written_over_what_somebody_has_changed(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "content/b.md").write_bytes(b"mine")
    with pytest.raises(UsageError, match="changed meanwhile"):
        change(tmp_path)
    assert files_of(tmp_path) == {**BEFORE, "content/b.md": b"mine"}


def test_a_file_that_was_changed_after_an_interruption_is_named(tmp_path: Path) -> None:
    fill(tmp_path)
    assert next(
        at
        for at in range(200)
        if killed_at(tmp_path, at) and (tmp_path / FOLDER / "journal").exists()
    )
    assert (tmp_path / FOLDER / "journal").exists()
    (tmp_path / "content/b.md").write_bytes(b"mine")
    with pytest.raises(UsageError, match=r"b\.md was changed after"):
        complete(tmp_path)
    assert (tmp_path / "content/b.md").read_bytes() == b"mine"


def test_the_files_as_they_were_can_be_put_back_by_hand(tmp_path: Path) -> None:
    fill(tmp_path)
    kept = tmp_path / FOLDER / KEPT
    decided = (
        killed_at(tmp_path, at) and (tmp_path / FOLDER / "journal").exists() for at in range(99)
    )
    assert any(decided)
    assert files_of(kept) == {"content/a.md": b"A", "content/b.md": b"B"}


def killed_at(folder: Path, number: int) -> bool:
    """Change the files in a process that is killed at the call of that number to the system."""
    child = os.fork()
    if child == 0:
        left = number

        def count(event: str, _: object) -> None:
            nonlocal left
            if event.startswith(("open", "os.", "shutil.")) and event != "os.kill":
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(count)
            change(folder)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_killed_at_any_moment_nothing_is_half_done(tmp_path: Path) -> None:
    outcomes = []
    for number in range(200):
        folder = fill(tmp_path / str(number))
        was_killed = killed_at(folder, number)
        complete(folder)
        found = files_of(folder)
        assert found in (BEFORE, AFTER), number
        assert not (folder / FOLDER).exists()
        outcomes.append(found == AFTER)
        if not was_killed:
            break
    assert len(outcomes) > 20
    assert outcomes == sorted(outcomes)  # once it is decided it stays so
    assert outcomes[0] is False


def test_who_comes_while_another_is_at_it_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_SECONDS", 0.1)
    fill(tmp_path)
    child = os.fork()
    if child == 0:
        try:
            with changing(tmp_path):
                signal.pause()
        finally:
            os._exit(0)
    while not (tmp_path / FOLDER / "lock").exists():
        pass
    try:
        with pytest.raises(MachineError, match="another command"):
            complete(tmp_path)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    complete(tmp_path)
    assert not (tmp_path / FOLDER).exists()
