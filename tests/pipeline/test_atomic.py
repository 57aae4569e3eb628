"""A build that is killed, refused or out of space: what is left, and what the next one makes of it.

ARCHIVE_KILLS says how often a build is killed, ARCHIVE_KILLED how many articles it has.
"""

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Self

import pytest

from tests.helpers import ROOT, SiteTest
from tests.pipeline.test_reproducible import digest

KILLS = int(os.environ.get("ARCHIVE_KILLS", "6"))
ARTICLES = int(os.environ.get("ARCHIVE_KILLED", "300"))


def command(site: SiteTest, *arguments: str) -> list[str]:
    start = [sys.executable, "-m", "builder", "build", "--jobs=2", f"--source={site.source}"]
    return [*start, f"--output={site.output}", *arguments]


def fill(site: SiteTest, articles: int, title: str) -> None:
    for number in range(articles):
        more = f"topics: [T{number % 40}]\ncountries: [KZ]"
        site.article(f"many/{number:05}", more=more, title=f"{title} {number}")


def times(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What would show that a file was written, even with the same bytes."""
    return {
        path.relative_to(folder).as_posix(): (status.st_ino, status.st_mtime_ns, status.st_size)
        for path in folder.rglob("*")
        if path.is_file() and (status := path.stat())
    }


def test_a_second_build_writes_nothing(site: SiteTest) -> None:
    fill(site, 120, "Title")
    site.write("content/articles/many/a.png", b"picture").build()
    before = times(site.output)
    assert "; 0 of " in site.build().result.stdout
    assert times(site.output) == before


def test_a_new_article_leaves_the_pages_of_others_alone(site: SiteTest) -> None:
    fill(site, 120, "Title")
    site.build()
    before = times(site.output)
    site.article("new", more="countries: [KG]", date="2016-01-01").build()
    after = times(site.output)
    changed = {path for path in after if after[path] != before.get(path)}
    articles = {path for path in changed if path.startswith("articles/")}
    assert articles == {"articles/new.html", "articles/many/00119.html"}
    assert {path for path in changed if path.startswith("topics/")} == set()


def test_two_builds_at_once_into_one_folder(site: SiteTest) -> None:
    """One is refused as long as the other is at work, and makes nothing worse."""
    fill(site, ARTICLES, "Title")
    site.build("--no-cache")
    expected = digest(site.output)
    builds = [
        subprocess.Popen(
            command(site, "--no-cache"),
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    said = [build.communicate()[1] for build in builds]
    codes = [build.returncode for build in builds]
    assert set(codes) == {0, 2}
    for code, text in zip(codes, said, strict=True):
        assert code == 0 or "another build is writing to" in text
    assert digest(site.output) == expected


def test_two_builds_at_once_with_one_cache(site: SiteTest) -> None:
    fill(site, 150, "Title")
    outputs = [site.output.with_name(f"site-{number}") for number in range(3)]
    arguments = [[*command(site), f"--output={output}"] for output in outputs]
    for _ in range(2):
        builds = [
            subprocess.Popen(one, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            for one in arguments
        ]
        assert [build.communicate() and build.returncode for build in builds] == [0, 0, 0]
    site.build("--no-cache")
    for output in outputs:
        assert digest(output) == digest(site.output)


def test_builds_and_checks_at_once_with_one_cache(site: SiteTest) -> None:
    """A check says the same with a cache that builds are writing, and spoils nothing of theirs."""
    fill(site, 150, "Title")
    outputs = [site.output.with_name(f"site-{number}") for number in range(2)]
    commands = [[*command(site), f"--output={output}"] for output in outputs]
    check = [sys.executable, "-m", "builder", "check", "--jobs=2", f"--source={site.source}"]
    for number in range(3):
        site.article(f"many/{number:05}", more="topics: [New]", title=f"Edited {number}")
        runs = [
            subprocess.Popen(one, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            for one in (check, *commands, check)
        ]
        said = [run.communicate()[0] for run in runs]
        assert [run.returncode for run in runs] == [0, 0, 0, 0]
        assert said[0] == said[3]
        assert said[0].endswith(b": no errors\n")
    site.build("--no-cache")
    for output in outputs:
        assert digest(output) == digest(site.output)


def test_a_build_may_be_killed_at_any_moment(site: SiteTest, tmp_path: Path) -> None:
    """Every file is the one from before or the one from after; the next build completes them.

    So it is for whoever reads the site meanwhile.
    """
    fill(site, ARTICLES, "Old")
    folder = tmp_path / "other"
    folder.mkdir()
    other = SiteTest(folder)
    fill(other, ARTICLES, "New")
    other.article("extra", more="people: [Somebody]").remove("content/articles/many/00000.md")
    expected = {one: digest(one.build("--no-cache").output) for one in (site, other)}
    other.output = site.output
    run(command(other))  # fills its cache
    with Visitor(site.output, *expected.values()) as visitor:
        started = time.monotonic()
        run(command(site))
        longest = time.monotonic() - started
        chance = random.Random(ARTICLES)
        for number in range(KILLS):
            one, before = (other, site) if number % 2 == 0 else (site, other)
            kill(command(one), chance.uniform(0, longest))
            for path, data in digest(site.output).items():
                whole = {expected[one].get(path), expected[before].get(path)}
                assert data in whole or path.startswith(".archive-"), path
            run(command(one))
            assert digest(site.output) == expected[one]
    assert visitor.visits > 0
    assert not visitor.broken


class Visitor:
    """Reads the files of two sites in turn in one folder, all the time; a context manager.

    `broken` are those that were neither of the one nor of the other, or not there.
    """

    def __init__(self, folder: Path, *sites: dict[str, bytes]) -> None:
        self.folder = folder
        self.sites = sites
        self.visits = 0
        self.broken: set[str] = set()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._visit)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _visit(self) -> None:
        paths = [path for path in set().union(*self.sites) if not path.startswith(".archive-")]
        while not self._ended.is_set():
            for path in paths:
                try:
                    found = (self.folder / path).read_bytes()
                except FileNotFoundError:
                    found = None
                if found not in {site.get(path) for site in self.sites}:
                    self.broken.add(path)
            self.visits += 1


def run(arguments: list[str]) -> None:
    subprocess.run(arguments, cwd=ROOT, check=True, capture_output=True)


def kill(arguments: list[str], seconds: float) -> None:
    """Start a command and kill it after a time, if it has not ended by itself."""
    process = subprocess.Popen(
        arguments, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.mark.parametrize("cache", [["--no-cache"], []])
def test_a_full_disk_leaves_the_site_as_it_was(cache: list[str], site: SiteTest) -> None:
    """No file may be larger than 4 KB: some of the new ones can be written, others cannot."""
    fill(site, 120, "Old")
    site.build("--no-cache")
    before = times(site.output)
    fill(site, 130, "New")
    limited = ["bash", "-c", 'ulimit -f 4; exec "$@"', "bash", *command(site, *cache)]
    result = subprocess.run(limited, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 3, result.stderr
    assert "Error: cannot " in result.stderr
    assert "Traceback" not in result.stderr
    assert times(site.output) == before
    assert "articles/many/00129.html" in site.build().pages()


def test_a_theme_that_fails_late_leaves_the_site_as_it_was(site: SiteTest) -> None:
    shutil.copytree(ROOT / "theme", site.source / "theme")
    fill(site, 120, "Old")
    site.build()
    before = times(site.output)
    late = "{% extends 'base.html' %}{% block main %}{{ 1 / (119 - title[6:]|int) }}{% endblock %}"
    fill(site, 120, "Title")
    site.write("theme/templates/article.html", late)
    result = site.run("build", "--jobs=1", f"--output={site.output}")
    assert result.exit_code == 2
    assert "division by zero" in result.output
    assert times(site.output) == before


def test_processes_have_stopped_writing_when_a_build_fails(site: SiteTest) -> None:
    """One of them fails at once; what the other is still writing must not be left behind."""
    shutil.copytree(ROOT / "theme", site.source / "theme")
    fill(site, 1200, "Title")
    early = "{% extends 'base.html' %}{% block main %}{{ 1 / title[6:]|int }}{% endblock %}"
    site.write("theme/templates/article.html", early)
    result = subprocess.run(command(site), cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 2, result.stderr
    assert "division by zero" in result.stderr
    assert not site.output.exists()


def test_a_change_anywhere_among_many_articles(site: SiteTest) -> None:
    """What many articles give together is made part by part; the parts fit however they change."""
    fill(site, 900, "Title")
    site.build()
    site.article("many/00450a", more="topics: [T1]", date="1999", title="The oldest").build()
    site.article("many/00450", body="Another text, *longer* than the one before.").build()
    site.remove("content/articles/many/00007.md").build()
    incremental = digest(site.output)
    assert site.run("build", f"--output={site.output}", "--no-cache").exit_code == 0
    assert digest(site.output) == incremental
