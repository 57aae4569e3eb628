"""When a source has changed."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import watchfiles

from builder.errors import UsageError
from builder.serve.watch import changes

LONGEST = 60  # seconds, after which a change was missed


class Watch:
    """Changes of a folder and a file, waited for with an end."""

    def __init__(self, folder: Path) -> None:
        self.content, self.theme, self.file = (
            folder / "content",
            folder / "theme",
            folder / "s.yaml",
        )
        self.content.mkdir()
        self.file.write_text("a")
        self.changes = changes([self.content, self.theme], self.file)
        self.next()  # the watch stands

    def next(self) -> None:
        """Wait for a change; what stood before is no change."""
        waiting = threading.Thread(target=next, args=(self.changes,), daemon=True)
        waiting.start()
        waiting.join(LONGEST)
        assert not waiting.is_alive(), "a change was missed"


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    watch = Watch(tmp_path)
    yield watch
    watch.changes.close()  # type: ignore[attr-defined]


def test_a_file_below_a_folder(watch: Watch) -> None:
    (watch.content / "deep").mkdir()
    watch.next()
    (watch.content / "deep/a.md").write_text("a")
    watch.next()
    (watch.content / "deep/a.md").unlink()
    watch.next()


def test_a_folder_comes_goes_and_is_replaced(watch: Watch) -> None:
    watch.theme.mkdir()
    watch.next()
    (watch.theme / "a.html").write_text("a")
    watch.next()
    watch.theme.rename(watch.theme.with_name("before"))
    watch.next()
    watch.theme.mkdir()
    watch.next()


def test_the_file_is_written_replaced_and_deleted(watch: Watch) -> None:
    watch.file.write_text("longer")
    watch.next()
    other = watch.file.with_name("new")
    other.write_text("as editors do")
    other.rename(watch.file)
    watch.next()
    watch.file.unlink()
    watch.next()


def test_a_change_while_the_caller_was_at_work_is_told_once(watch: Watch) -> None:
    watch.file.write_text("at work")
    watch.file.write_text("still at work")
    watch.next()
    watch.file.write_text("after")
    watch.next()


def test_a_system_that_allows_no_more_watches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*folders: Path, **options: Any) -> Iterator[Any]:
        raise OSError(28, "no space left")

    monkeypatch.setattr(watchfiles, "watch", refuse)
    with pytest.raises(UsageError, match=r"^cannot watch the source: .*no space left"):
        next(changes([tmp_path], tmp_path / "s.yaml"))
