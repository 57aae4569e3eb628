"""A theme as it is on disk, read once; how one lies over another."""

from pathlib import Path

import pytest

from builder.errors import ThemeError
from builder.store.storage import LocalStorage
from builder.theming.theme import names_of, read_theme


def write(folder: Path, **files: bytes) -> LocalStorage:
    """A theme; `__` stands for a folder, `_` for the dot of a suffix."""
    for name, data in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return LocalStorage(folder)


def test_templates_are_texts_and_static_files_bytes_by_their_paths(tmp_path: Path) -> None:
    files = {"templates__a_html": "Ж".encode(), "templates__parts__b_html": b"b"}
    theme = read_theme(write(tmp_path, **files, static__x__y_bin=b"\xff\0", other_txt=b""))
    assert theme.templates == {"a.html": "Ж", "parts/b.html": "b"}
    assert theme.static == {"x/y.bin": b"\xff\0"}
    assert theme.place("parts/b.html") == str(tmp_path / "templates/parts/b.html")
    assert theme.place("none.html") == "none.html"


def test_a_theme_lies_over_another_file_by_file(tmp_path: Path) -> None:
    below = write(
        tmp_path / "below", templates__a_html=b"1", templates__b_html=b"2", static__a_css=b"3"
    )
    above = write(
        tmp_path / "above", templates__b_html=b"4", templates__c_html=b"5", static__b_css=b"6"
    )
    theme = read_theme(below, above)
    assert theme.templates == {"a.html": "1", "b.html": "4", "c.html": "5"}
    assert theme.static == {"a.css": b"3", "b.css": b"6"}
    assert theme.place("a.html") == str(tmp_path / "below/templates/a.html")
    assert theme.place("b.html") == str(tmp_path / "above/templates/b.html")
    assert read_theme(above, below).templates["b.html"] == "2"


def test_it_may_have_files_of_one_sort_alone(tmp_path: Path) -> None:
    below = write(tmp_path / "below", templates__a_html=b"1")
    above = write(tmp_path / "above", static__a_css=b"2")
    assert read_theme(below, above).static == {"a.css": b"2"}
    assert read_theme(below, above).templates == {"a.html": "1"}


def test_files_of_the_machine_are_no_files_of_a_theme(tmp_path: Path) -> None:
    theme = write(tmp_path, static__a_css=b"")
    for name in (".DS_Store", ".git/config"):
        (tmp_path / "static" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "static" / name).write_bytes(b"")
    assert read_theme(theme).static == {"a.css": b""}
    assert [*names_of(theme)] == ["static/a.css"]


def test_a_file_that_no_site_can_have_is_refused(tmp_path: Path) -> None:
    theme = write(tmp_path, **{"static__100%_png": b""})
    with pytest.raises(ThemeError, match=r"'static/100%\.png' has the character '%'; rename it$"):
        read_theme(theme)


def test_what_changes_later_changes_nothing(tmp_path: Path) -> None:
    theme = read_theme(write(tmp_path, templates__a_html=b"before"))
    (tmp_path / "templates/a.html").write_bytes(b"after")
    assert theme.templates == {"a.html": "before"}
    assert theme.static == {}


def test_a_folder_that_is_no_theme(tmp_path: Path) -> None:
    own = write(tmp_path / "own", templates__a_html=b"")
    for path in (tmp_path / "nothing", tmp_path):
        message = f"{path} is not a theme: there are no files in its folders 'templates' and"
        with pytest.raises(ThemeError, match=message):
            read_theme(own, LocalStorage(path))


def test_a_template_that_is_no_text(tmp_path: Path) -> None:
    folder = write(tmp_path, templates__a_html=b"\xff")
    with pytest.raises(ThemeError, match=r"templates/a\.html is not UTF-8"):
        read_theme(folder)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    folder = write(tmp_path, templates__a_html=b"", static__a_css=b"")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LocalStorage, "get", refuse)
        with pytest.raises(ThemeError, match=r"a file of the theme cannot be read: .* refused"):
            read_theme(folder)


def refuse(storage: LocalStorage, name: str) -> bytes:
    raise OSError(13, "refused", name)
