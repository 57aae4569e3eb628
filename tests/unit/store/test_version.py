"""The version of the builder: another for any other file of it, wherever it is."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import builder
from builder.store.version import builder_version


def version_of(folder: Path) -> str:
    """The version of the builder that is in a folder."""
    script = "from builder.store.version import builder_version as f; print(f().hex())"
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def change(path: Path) -> None:
    """Another character in the first sentence of a module, or in any line of another file."""
    data = path.read_bytes()
    path.write_bytes(data[:3] + b"%" + data[4:])


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the builder."""
    shutil.copytree(Path(builder.__file__).parent, tmp_path / "builder")
    return tmp_path / "builder"


def test_the_version_is_that_of_all_files_that_make_pages(package: Path) -> None:
    before = version_of(package.parent)
    for name in ("errors.py", "search/fields.py", "locale/messages.pot"):
        change(package / name)
        after = version_of(package.parent)
        assert after != before, name
        before = after
    (package / "new.py").touch()
    assert version_of(package.parent) != before


def test_what_makes_no_page_does_not_count(package: Path) -> None:
    before = version_of(package.parent)
    (package / "left.pyc").write_bytes(b"compiled")
    for name in ("cli/report.py", "explanations.yaml", "serve/server.py", "search/index/FORMAT.md"):
        change(package / name)
    assert version_of(package.parent) == before


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("jinja2-3.2.0.dist-info", True),
        ("Jinja2-3.2.0.egg-info", True),
        ("typing_extensions-9.dist-info", True),
        ("pytest-8.0.0.dist-info", False),
        ("jinja2", False),
        ("jinja2_cli-0.8.dist-info", False),
    ],
)
def test_distributions_count_if_the_builder_needs_them(
    name: str, counts: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder_version.cache_clear()
    before = builder_version()
    (tmp_path / name).mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.syspath_prepend(tmp_path / "nothing")
    builder_version.cache_clear()
    assert (builder_version() != before) == counts
    builder_version.cache_clear()


def test_where_the_builder_is_does_not_matter(tmp_path: Path) -> None:
    for name in ("a", "b"):
        shutil.copytree(Path(builder.__file__).parent, tmp_path / name / "builder")
    assert version_of(tmp_path / "a") == version_of(tmp_path / "b")
    assert builder_version() == builder_version()
