"""A new archive: its files are good, name all that there is, and take no other's place."""

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from builder.config import SiteConfig, parse_config
from builder.errors import UsageError
from builder.keeping import new_archive as module
from builder.keeping.new_archive import PLACES, check_new, new_archive
from builder.keeping.pins import Pin
from builder.metadata.keys import ARTICLE_KEYS
from tests.helpers import ROOT, SiteTest

PIN = Pin("./vendor/a.whl --hash=sha256:00", "a.whl", b"wheel")
SKELETON = ROOT / "builder/keeping/skeleton"
WORKFLOW = ".github/workflows/pages.yml"


def begin(folder: Path, title: str = "Osh: {date} #1") -> Path:
    new_archive(folder, title, "2015-01-20", PIN)
    return folder


def files(folder: Path) -> set[str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in paths}


def test_its_files(tmp_path: Path) -> None:
    places = {place.replace("{month}", "2015/01") for place in PLACES.values()}
    builder = {"requirements.txt", "requirements-builder.txt", "vendor/a.whl"}
    assert files(begin(tmp_path / "a/new")) == places | builder
    assert {path.name for path in SKELETON.iterdir()} == {*PLACES}


def test_nothing_in_it_is_left_to_fill(tmp_path: Path) -> None:
    """But for a part of an address, which has its name between slashes."""
    begin(tmp_path, title="Osh")
    for path in files(tmp_path):
        text = (tmp_path / path).read_text(encoding="utf-8")
        assert not re.search(r"(?<![$/])\{[a-z_]+\}", text), path


def test_it_passes_the_strictest_check_and_shows_its_title(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    for path in (site.source / "site.yaml", site.source / "content/articles/.keep"):
        path.unlink()
    for folder in ("content/articles", "content"):
        (site.source / folder).rmdir()
    begin(site.source)
    assert site.problems("--strict") == []
    site.build("--strict")
    assert "<title>Osh: {date} #1</title>" in site.page("index.html")
    assert "What an article can have" in site.text("countries/kyrgyzstan.html")
    assert "What an article can have" in site.text("organizations/united-nations.html")
    assert (site.source / "README.md").read_text("utf-8").startswith("# Osh: {date} #1\n")


def test_its_article_explains_every_key() -> None:
    text = (SKELETON / "article.md").read_text(encoding="utf-8")
    assert [key for key in ARTICLE_KEYS if f"`{key}`" not in text] == []


def test_its_settings_are_all_that_there_are() -> None:
    text = (SKELETON / "site.yaml").read_text(encoding="utf-8")
    names = [field.name for field in fields(SiteConfig)]
    assert sorted(re.findall(r"^(?:# )?(\w+):", text, re.MULTILINE)) == sorted(names)
    chosen = re.sub(r"^# |   \(.*", "", text.partition("\n")[2], flags=re.MULTILINE)
    config, problems = parse_config(chosen.replace("{yaml_title}", "Osh"))
    assert problems == []
    assert (config.title, config.indexes) == ("Osh", SiteConfig().indexes)
    assert config.extra_fields == SiteConfig().extra_fields


def test_its_workflow_is_ours_but_for_the_builder(tmp_path: Path) -> None:
    ours = (ROOT / WORKFLOW).read_text(encoding="utf-8").splitlines()[1:]
    text = (begin(tmp_path) / WORKFLOW).read_text(encoding="utf-8")
    hashed = ("hashFiles('builder/**', 'requirements.txt')", "hashFiles('requirements*.txt')")
    assert text.splitlines()[1:] == [line.replace(*hashed) for line in ours]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    command += ["vendor.github-workflows", str(tmp_path / WORKFLOW)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_its_readme_is_of_one_screen() -> None:
    assert len((SKELETON / "README.md").read_text(encoding="utf-8").splitlines()) <= 50


def test_a_repository_and_its_readme_may_be_there(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "readme.md").write_text("mine", encoding="utf-8")
    assert not files(begin(tmp_path)) & {"README.md"}
    assert (tmp_path / "readme.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["site.yaml", "content/a.md", ".gitignore", "notes"])
def test_a_folder_with_files_of_others_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        begin(tmp_path)
    found = name.partition("/")[0]
    message = f"{tmp_path} is not empty, it has '{found}'; name a new folder, or an empty one"
    assert str(caught.value) == message
    assert files(tmp_path) == {name}


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(UsageError) as caught:
        check_new(tmp_path / "a")
    assert str(caught.value) == f"{tmp_path / 'a'} is a file; name a new folder"


def test_a_file_that_comes_meanwhile_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site.yaml").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(module, "check_new", lambda folder: None)
    with pytest.raises(UsageError, match="File exists"):
        begin(tmp_path)
    assert (tmp_path / "site.yaml").read_text(encoding="utf-8") == "mine"


def test_a_title_that_cannot_be_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the title has nothing that can be seen"):
        begin(tmp_path / "new", title=" ")
    assert not (tmp_path / "new").exists()
