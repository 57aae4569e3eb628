"""Files of others are measured before they are believed."""

import os
from pathlib import Path

import pytest

from builder.errors import UsageError
from builder.importing.inputs import files_below, read_bytes, read_text


def test_what_is_no_file_or_too_large(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    os.mkfifo(tmp_path / "pipe")
    for name, said in (("a", "larger than"), ("pipe", "no regular file"), ("b", "there is no")):
        with pytest.raises(UsageError, match=said):
            read_bytes(tmp_path / name, 4)
    with pytest.raises(UsageError, match="is a folder"):
        read_bytes(tmp_path)


def test_encodings(tmp_path: Path) -> None:
    file = tmp_path / "a"
    for data in ("é\r\n".encode("utf-8-sig"), "é\n".encode("utf-16")):
        file.write_bytes(data)
        assert read_text(file) == "é\n"
    file.write_bytes("а\nПривет как дела сегодня".encode("cp1251"))
    with pytest.raises(UsageError, match="looks like windows-1251"):
        read_text(file)


def test_files_below(tmp_path: Path) -> None:
    for path in ("b/x.md", "a.md", ".hidden/x.md", "node_modules/x.md", ".x.md"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("")
    (tmp_path / "out.md").symlink_to("/etc/hostname")
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "in.md").symlink_to("a.md")
    assert [*files_below(tmp_path)] == ["a.md", "in.md", "b/x.md"]
    with pytest.raises(UsageError, match="is not there"):
        [*files_below(tmp_path / "no")]
