"""The machine fails, or somebody ends the build: a message, a status, the old site, and no more."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers import ROOT, SiteTest
from tests.pipeline.test_atomic import command, fill, times
from tests.tools import need


@pytest.fixture
def built(site: SiteTest) -> SiteTest:
    fill(site, 20, "Old")
    site.build("--no-cache")
    fill(site, 450, "New")
    return site


def run(site: SiteTest, script: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """The build below a script of the shell, which calls it as `"$@"`."""
    need("bash")
    line = ["bash", "-c", script, "bash", *command(site, *arguments)]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)


def remains(site: SiteTest) -> Iterator[str]:
    for path in site.output.glob(".archive-*"):
        if path.name != ".archive-manifest":
            yield path.name


@pytest.mark.parametrize(
    ("script", "status", "said"),
    [
        ('ulimit -n 12; "$@"', 3, "Too many open files; allow more open files (ulimit -n)"),
        ('ulimit -v 100000; "$@"', 3, "not enough memory"),
        ('ulimit -f 4; "$@"', 3, "File too large"),
        ('"$@" 2>&1 >/dev/full', 3, "No space left on device"),
        ('"$@" >&-', 0, ""),
        ('"$@" 2>&-', 0, ""),
    ],
)
def test_statuses(script: str, status: int, said: str, built: SiteTest) -> None:
    before = times(built.output)
    done = run(built, script, "--no-cache")
    output = done.stdout + done.stderr
    assert (done.returncode, "Traceback" in output) == (status, False), output
    assert said in output
    assert [*remains(built)] == []
    if status and "full" not in script:  # there the site was done
        assert times(built.output) == before


@pytest.mark.parametrize("option", ["--output", "--source", "--theme", "--cache"])
def test_links_in_a_circle(option: str, site: SiteTest, tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    result = site.article("a").run("build", "--jobs=1", f"{option}={tmp_path / 'circle'}")
    assert (result.exit_code, "Traceback" in result.output) == (2, False)
    assert "circle" in result.output


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="modes are those of POSIX")
@pytest.mark.parametrize("path", ["site", "source/.cache/build"])
def test_a_folder_that_may_not_be_written(path: str, built: SiteTest) -> None:
    """A site must be; without a cache it is built as well, and somebody is told."""
    script = '"$@"'
    if os.geteuid() == 0:  # who may write everywhere, but for this
        need("setpriv")
        script = 'exec setpriv --bounding-set=-all --inh-caps=-all "$@"'
    folder = built.output.parent / path
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o555)
    before = times(built.output)
    done = run(built, script)
    folder.chmod(0o755)
    if folder == built.output:
        assert (done.returncode, times(built.output)) == (3, before)
        assert "Permission denied; give yourself the right to it" in done.stderr
    else:
        assert (done.returncode, [*folder.iterdir()]) == (0, [])
        assert "Permission denied" in done.stderr
    assert [*remains(built)] == []


def test_a_clock_that_was_set_back(site: SiteTest) -> None:
    """Then files are of the future, and none of their times tells that it was written again."""
    path = "content/articles/2015/a.md"
    site.article("2015/a", body="Old.").build()
    future = time.time() + 86_400
    for place in (*site.output.rglob("*"), *site.source.rglob("*")):
        os.utime(place, (future, future))
    for text in ("New.", "Now."):
        site.article("2015/a", body=text)
        os.utime(site.source / path, (future, future))
        assert f"<p>{text}</p>" in site.build().page("articles/2015/a.html")
        assert [*remains(site)] == []


@pytest.mark.parametrize("is_group", [False, True])
@pytest.mark.parametrize(("by", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_signals(by: str, status: int, is_group: bool, built: SiteTest) -> None:
    """When the build has read half of its texts, and its processes are at work."""
    before = times(built.output)
    with subprocess.Popen(
        ["bash", "-c", f'trap - {by}; exec "$@"', "bash", *command(built, "--no-cache")],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as build:
        assert build.stderr
        said = build.stderr.readline()
        (os.killpg if is_group else os.kill)(build.pid, signal.Signals[by])
        said += build.stderr.read()
    assert (build.returncode, "Traceback" in said) == (status, False), said
    assert [*remains(built)] == []
    assert times(built.output) == before
