"""`builder init`: begins an archive and says where; what is wrong is one line."""

import hashlib
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder import __version__
from builder.cli import init
from builder.cli.init import init_command
from builder.keeping.pins import Pin

NAME = f"archive_builder-{__version__}-py3-none-any.whl"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(init_command, list(map(str, arguments)))


def test_an_archive_of_the_builder_that_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(init, "running_pin", lambda: Pin("the pin"))
    monkeypatch.setattr(time, "strftime", lambda form: "2015-01-20")
    result = call(tmp_path / "new", "--title=Osh")
    assert (result.exit_code, result.output) == (
        0,
        f"An archive is in {tmp_path / 'new'}; 'make serve' there shows it. "
        "README.md says the rest.\n",
    )
    assert (tmp_path / "new/requirements-builder.txt").read_text("utf-8") == "the pin\n"
    assert "\ntitle: Osh\n" in (tmp_path / "new/site.yaml").read_text("utf-8")
    article = tmp_path / "new/content/articles/2015/01/what-an-article-can-have.md"
    assert "\ndate: 2015-01-20\n" in article.read_text("utf-8")


def test_an_archive_of_a_wheel_that_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"wheel")
    assert call(tmp_path / "new", "--builder", tmp_path / NAME).exit_code == 0
    line = f"./vendor/{NAME} --hash=sha256:{hashlib.sha256(b'wheel').hexdigest()}\n"
    assert (tmp_path / "new/requirements-builder.txt").read_text("utf-8") == line
    assert "\ntitle: My archive\n" in (tmp_path / "new/site.yaml").read_text("utf-8")


def test_a_folder_of_others(tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    result = call(tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    hint = "name a new folder, or an empty one"
    assert result.stderr == f"Error: {tmp_path} is not empty, it has 'mine'; {hint}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_builder_that_cannot_be_pinned(tmp_path: Path) -> None:
    result = call(tmp_path / "new", "--builder=archive-builder")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: 'archive-builder' is not a wheel of the builder, such ")
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "new").exists()
