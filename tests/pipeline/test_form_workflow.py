"""The workflow of a form, step by step by its own scripts; GitHub is a program that writes down."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from builder.editors.issue_form import TEXT
from builder.keeping.editor_files import editor_files
from tests.helpers import ROOT, SiteTest
from tests.tools import need
from tests.unit.editors.filled import filled

MAKE = f"""#!/bin/sh
target=$1; shift
exec {sys.executable} -m builder $target ${{1#ARGS=}}
"""
GH = """#!/bin/sh
echo "$@" >> "$RUNNER_TEMP/gh.log"
test "$1 $2" != "pr view"
"""
GIVEN = {"Title": "Talks on water", "Date": "2015-01-20", TEXT: "Words."}
HOSTILE = "$(touch hacked)`touch hacked`; touch hacked #'\" ${{ github.token }}"


@pytest.fixture
def archive(site: SiteTest) -> SiteTest:
    """An archive in Git, with a server to push to."""
    need("git")
    for folder, name, script in ((site.source.parent / "bin", n, s) for n, s in STUBS.items()):
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(script, encoding="utf-8")
        (folder / name).chmod(0o755)
    git(site.source.parent, "init", "--quiet", "--bare", "server")
    git(site.source, "init", "--quiet", "--initial-branch=main")
    git(site.source, "remote", "add", "origin", str(site.source.parent / "server"))
    git(site.source, "add", ".")
    git(site.source, "-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "A")
    return site


STUBS = {"make": MAKE, "gh": GH}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def run(site: SiteTest, body: str) -> dict[str, int]:
    """Each step that is a script, with its status, up to the first that fails."""
    text = editor_files(site.source, ["github"], "")[".github/workflows/article.yml"]
    folder = site.source.parent
    found: dict[str, int] = {}
    for step in yaml.safe_load(text)["jobs"]["propose"]["steps"]:
        has_failed = any(found.values())
        if "run" not in step or has_failed != (step.get("if") == "failure()"):
            continue
        env = dict.fromkeys(step.get("env", {}), "x")
        env |= {"FORM": body, "NUMBER": "7", "CHECK": "success", "RUNNER_TEMP": str(folder)}
        env |= {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
        env |= {"HOME": str(folder)}
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]], cwd=site.source, env=env, capture_output=True
        )
        found[step["name"]] = 0 if step.get("continue-on-error") else done.returncode
    return found


@pytest.mark.parametrize("title", ["Talks on water", HOSTILE])
def test_a_form_is_proposed(title: str, archive: SiteTest) -> None:
    steps = run(archive, filled({**GIVEN, "Title": title, TEXT: HOSTILE}))
    assert steps == {"Write the article": 0, "Check the archive with it": 0, "Propose it": 0}
    server = archive.source.parent / "server"
    [article] = git(server, "diff", "--name-only", "article-7~", "article-7").splitlines()
    assert article.startswith("content/articles/2015/01/")
    assert HOSTILE in git(server, "show", f"article-7:{article}")
    said = (archive.source.parent / "gh.log").read_text(encoding="utf-8")
    assert "pr create --head article-7 --title Article of issue 7" in said
    assert title not in said
    assert [*archive.source.parent.rglob("hacked")] == []


def test_what_cannot_be_read_is_said_below_the_issue(archive: SiteTest) -> None:
    steps = run(archive, filled({**GIVEN, "Date": HOSTILE}))
    assert steps == {"Write the article": 2, "Say that it could not be read": 0}
    assert git(archive.source, "status", "--porcelain") == ""
    assert git(archive.source.parent / "server", "branch") == ""
    said = (archive.source.parent / "gh.log").read_text(encoding="utf-8")
    assert said.startswith("issue comment 7")
    assert "touch" not in said
