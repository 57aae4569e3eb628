"""The present of a source is what the environment or its last commit says, never the clock."""

import subprocess
from pathlib import Path

import pytest

from builder.dates.present import Present
from builder.errors import UsageError
from builder.keeping.present import VARIABLE, present_of
from tests.helpers import SiteTest


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def commit(folder: Path, day: str) -> None:
    when = f"{day}T12:00:00Z"
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message=x"]):
        own = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        env = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": "2001-01-01T12:00:00Z"}
        command = ["git", *own, "-C", str(folder), *arguments]
        subprocess.run(command, check=True, env=env, capture_output=True)


def test_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site.yaml").write_text("title: A\n", encoding="utf-8")
    commit(tmp_path, "2016-05-01")
    assert present_of(tmp_path) == Present((2016, 5, 1), "the last commit", 31)
    monkeypatch.setenv(VARIABLE, "1420416000")
    assert present_of(tmp_path) == Present((2015, 1, 5), VARIABLE, 1)


def test_the_last_commit_is_that_of_the_source(tmp_path: Path) -> None:
    source = tmp_path / "archive"
    source.mkdir()
    (source / "site.yaml").write_text("title: A\n", encoding="utf-8")
    (tmp_path / "ignored").mkdir()
    commit(tmp_path, "2016-05-01")
    (tmp_path / "other").write_text("", encoding="utf-8")
    commit(tmp_path, "2020-05-01")
    assert present_of(source) == Present((2016, 5, 1), "the last commit", 31)
    assert present_of(tmp_path / "ignored") is None


def test_without_a_repository_or_a_commit_there_is_none(tmp_path: Path) -> None:
    assert present_of(tmp_path) is None
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    assert present_of(tmp_path) is None


def test_without_git_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("PATH", "")
    assert present_of(tmp_path) is None


@pytest.mark.parametrize("written", ["soon", "1.5", "9" * 30])
def test_an_environment_that_says_nothing(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, written)
    with pytest.raises(UsageError, match="must be the seconds since 1970-01-01"):
        present_of(tmp_path)


def test_dates_after_the_last_commit_are_of_the_future(site: SiteTest) -> None:
    site.article("a", date="2016-06-30").article("b", date="2016-05-30")
    commit(site.source, "2016-05-01")
    (line,) = site.problems()
    assert line.startswith(
        "content/articles/a.md:3:7: warning[date-unlikely]: 'date': 2016-06-30 is in the future: "
        "the last commit is of 2016-05-01; "
    )
