"""A theme as it is on disk, read once."""

from pathlib import Path

import pytest

from builder.errors import ThemeError
from builder.theming.theme import Theme, read_theme


def write(folder: Path, **files: bytes) -> Path:
    """A theme; `__` stands for a folder, `_` for the dot of a suffix."""
    (folder / "templates").mkdir()
    for name, data in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def test_templates_are_texts_and_static_files_bytes_by_their_paths(tmp_path: Path) -> None:
    files = {"templates__a_html": "Ж".encode(), "templates__parts__b_html": b"b"}
    folder = write(tmp_path, **files, static__x__y_bin=b"\xff\0", other_txt=b"")
    theme = read_theme(folder)
    assert theme == Theme(folder, {"a.html": "Ж", "parts/b.html": "b"}, {"x/y.bin": b"\xff\0"})
    assert theme.place("parts/b.html") == str(folder / "templates/parts/b.html")


def test_what_changes_later_changes_nothing(tmp_path: Path) -> None:
    theme = read_theme(write(tmp_path, templates__a_html=b"before"))
    (tmp_path / "templates/a.html").write_bytes(b"after")
    assert theme.templates == {"a.html": "before"}
    assert theme.static == {}


def test_a_folder_that_is_no_theme(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="is not a theme: it has no folder 'templates'"):
        read_theme(tmp_path)


def test_a_template_that_is_no_text(tmp_path: Path) -> None:
    folder = write(tmp_path, templates__a_html=b"\xff")
    with pytest.raises(ThemeError, match=r"templates/a\.html is not UTF-8"):
        read_theme(folder)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    folder = write(tmp_path, templates__a_html=b"", static__a_css=b"")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(ThemeError, match=r"a file of the theme cannot be read: .* refused"):
            read_theme(folder)


def refuse(path: Path) -> bytes:
    raise OSError(13, "refused", str(path))
