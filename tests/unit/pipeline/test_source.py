"""A source as it is found: its files, and what tells it from others."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.errors import UsageError
from builder.pipeline.source import scan
from builder.store.cache import NO_CACHE
from tests.helpers import SiteTest

Change = Callable[[SiteTest], object]


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    site = SiteTest(tmp_path).article("a").article("b").write("content/articles/b.yaml", "")
    site.write("content/topics/war.yaml", "name: War\n").write("content/articles/x.png", b"x")
    return site.write("content/pages/about.md", "---\ntitle: About\n---\n")


def mark(folder: Path) -> bytes:
    """The fingerprint of a source of which all files are known."""
    source = scan(folder, NO_CACHE)
    assert source.inputs.read_rest()
    return source.fingerprint()


def test_there_must_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("nothing", "file"):
        with pytest.raises(UsageError, match=f"there is no folder .*{name}"):
            scan(tmp_path / name, NO_CACHE)


def test_a_folder_without_content_is_a_problem(tmp_path: Path) -> None:
    source = scan(tmp_path, NO_CACHE)
    assert [problem.code for problem in source.problems] == ["no-content"]
    assert [*source.files.all_paths()] == []


def test_files_are_found_by_what_they_are(site: SiteTest) -> None:
    files = scan(site.source, NO_CACHE).files
    assert files.articles == {
        "content/articles/a.md": "",
        "content/articles/b.md": "content/articles/b.yaml",
    }
    assert files.records == {"content/topics/war.yaml": ""}
    assert files.pages == {"content/pages/about.md": ""}
    assert [(file.path, file.page) for file in files.attachments] == [
        ("content/articles/x.png", "articles/x.png")
    ]


def test_all_of_them_are_inputs(site: SiteTest) -> None:
    source = scan(site.source, NO_CACHE)
    assert source.inputs.stamps.keys() == {
        *("content/articles/a.md", "content/articles/b.md", "content/articles/b.yaml"),
        *("content/articles/x.png", "content/pages/about.md", "content/topics/war.yaml"),
    }
    assert source.inputs.digests == {}


def test_a_file_of_no_use_is_a_problem_and_no_input(site: SiteTest) -> None:
    source = scan(site.write("content/articles/run.js", "x").source, NO_CACHE)
    assert [problem.code for problem in source.problems] == ["active-file"]
    assert "content/articles/run.js" not in source.inputs.stamps


def rename(site: SiteTest) -> None:
    """To a name that is in the same place among the others."""
    (site.source / "content/articles/a.md").rename(site.source / "content/articles/a2.md")


def exchange(site: SiteTest) -> None:
    """The same names and the same bytes, but not together."""
    for one, other in (("a", "t"), ("b", "a"), ("t", "b")):
        folder = site.source / "content/articles"
        (folder / f"{one}.md").rename(folder / f"{other}.md")


@pytest.mark.parametrize(
    "change",
    [
        lambda site: site.article("a", body="Other."),
        lambda site: site.article("c"),
        lambda site: site.remove("content/articles/a.md"),
        lambda site: site.write("content/articles/b.yaml", "dateline: OSH"),
        lambda site: site.remove("content/articles/b.yaml"),
        lambda site: site.write("content/articles/x.png", b"y"),
        lambda site: site.write("content/topics/war.yaml", "name: Wars\n"),
        lambda site: site.write("content/pages/about.md", "---\ntitle: Other\n---\n"),
        lambda site: site.write("site.yaml", "title: Other\n"),
        lambda site: site.write("site.yaml", ""),
        lambda site: site.remove("site.yaml"),
        rename,
        exchange,
    ],
)
def test_a_changed_source_has_another_fingerprint(change: Change, site: SiteTest) -> None:
    before = mark(site.source)
    change(site)
    assert mark(site.source) != before


def test_no_settings_are_not_empty_settings(site: SiteTest) -> None:
    before = mark(site.write("site.yaml", "").source)
    assert mark(site.remove("site.yaml").source) != before


def touch(site: SiteTest) -> None:
    for path in site.source.rglob("*"):
        os.utime(path, ns=(1, 1))


@pytest.mark.parametrize(
    "change",
    [
        touch,
        lambda site: site.article("a"),
        lambda site: site.write("content/articles/.DS_Store", "x"),
        lambda site: site.write("README.md", "x"),
        lambda site: (site.source / "content/articles/empty").mkdir(),
    ],
)
def test_what_does_not_matter(change: Change, site: SiteTest) -> None:
    before = mark(site.source)
    change(site)
    assert mark(site.source) == before


def test_a_copy_has_the_same_fingerprint(site: SiteTest, tmp_path: Path) -> None:
    shutil.copytree(site.source, tmp_path / "copy")
    assert mark(tmp_path / "copy") == mark(site.source)
