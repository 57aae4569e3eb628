"""Files and folders of a site can be read by everyone."""

import os
from pathlib import Path

from builder.store.modes import FILE_MODE, FOLDER_MODE, make_folder, mode_of, open_file


def test_new_folders_are_open_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        make_folder(f"{tmp_path}/a/b")
    finally:
        os.umask(before)

    assert {mode_of(path.stat()) for path in (tmp_path / "a").rglob("*")} == {FOLDER_MODE}
    assert mode_of((tmp_path / "a").stat()) == FOLDER_MODE


def test_a_file_is_opened_and_its_status_is_the_one_after_that(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch()
    path.chmod(0o600)

    assert mode_of(open_file(os.fspath(path), path.stat())) == FILE_MODE
