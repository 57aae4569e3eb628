"""A source as it was in a commit, and what Git says when it is not."""

import subprocess
from pathlib import Path

import pytest

from builder.errors import UsageError
from builder.keeping.history import addresses_since, source_at
from builder.pipeline.settings import Settings
from tests.helpers import SiteTest
from tests.unit.pipeline.reading import alone


def git(folder: Path, *arguments: str) -> str:
    own = ["user.name=x", "user.email=x@example.org", "protocol.file.allow=always"]
    command = ["git", *(part for one in own for part in ("-c", one)), "-C", str(folder), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=x")


@pytest.fixture
def kept(site: SiteTest) -> SiteTest:
    """A source below the root of a repository, with two commits."""
    root = site.source.parent
    git(root, "init", "--quiet", "--initial-branch=main")
    site.article("2015/a").write(".gitattributes", "* export-ignore\n")
    commit(root)
    (site.source / "content/articles/2015/a.md").rename(site.source / "content/articles/b.md")
    commit(root)
    return site


def since(site: SiteTest, name: str) -> set[str]:
    return {*addresses_since(Settings(site.source, site.output), name, alone()).addresses}


def test_the_addresses_of_a_commit(kept: SiteTest) -> None:
    assert {"articles/2015/a.html", "articles/b.html"} & since(kept, "main~1") == {
        "articles/2015/a.html"
    }
    assert "articles/b.html" in since(kept, "main")


def test_the_repository_stays_as_it_is(kept: SiteTest) -> None:
    kept.write("content/new.md", "")
    before = git(kept.source, "status", "--porcelain")
    with source_at(kept.source, "main~1") as folder:
        assert (folder / "content/articles/2015/a.md").exists()
        assert not (folder / "content/new.md").exists()
    assert not folder.exists()
    assert git(kept.source, "status", "--porcelain") == before
    assert git(kept.source, "worktree", "list").count("\n") == 1


@pytest.mark.parametrize("name", ["none", "main~9", "--help", "main:source"])
def test_a_commit_that_there_is_not(name: str, kept: SiteTest) -> None:
    with pytest.raises(UsageError, match=f"no commit '{name}': name a branch"):
        since(kept, name)


def test_a_commit_without_the_folder_of_the_source(kept: SiteTest) -> None:
    other = kept.source.parent / "other"
    other.mkdir()
    with pytest.raises(UsageError, match=r"^the commit main has no folder other/$"):
        addresses_since(Settings(other, kept.output), "main", alone())


def test_a_shallow_clone_says_what_it_needs(kept: SiteTest, tmp_path: Path) -> None:
    origin = f"file://{kept.source.parent}"
    git(tmp_path, "clone", "--quiet", "--depth=1", origin, str(tmp_path / "clone"))
    with pytest.raises(UsageError, match="fetch-depth: 0"):
        addresses_since(Settings(tmp_path / "clone/source", kept.output), "main~1", alone())


def test_a_folder_without_a_repository(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.source.parent))
    with pytest.raises(UsageError, match="not a git repository"):
        since(site, "main")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="Git cannot be called"):
        since(site, "main")


def test_a_commit_with_errors_has_no_addresses_to_compare(kept: SiteTest) -> None:
    commit(kept.article("c", more="contries: [KZ]").source)
    with pytest.raises(UsageError, match="the source of main has errors, the first: content/"):
        since(kept, "main")
