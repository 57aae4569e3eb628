"""The workflows: that which publishes an archive, the tests, the release; and forms beside them."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder import __version__
from tests.helpers import ROOT
from tests.tools import need

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PAGES = ROOT / ".github/workflows/pages.yml"
RELEASE = ROOT / ".github/workflows/release.yml"
TESTS = ROOT / ".github/workflows/tests.yml"

# Files that GitHub reads, and the published schemas that the checker has with it.
SCHEMAS = {
    **dict.fromkeys(WORKFLOWS, "github-workflows"),
    ROOT / ".github/ISSUE_TEMPLATE/mistake.yml": "github-issue-forms",
    ROOT / ".github/ISSUE_TEMPLATE/idea.yml": "github-issue-forms",
    ROOT / ".github/ISSUE_TEMPLATE/config.yml": "github-issue-config",
    ROOT / "CITATION.cff": "citation-file-format",
}


@pytest.fixture(scope="module")
def workflow() -> Any:
    return read(PAGES)


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def steps(workflow: Any, using: str) -> list[Any]:
    every = [step for job in workflow["jobs"].values() for step in job["steps"]]
    return [step for step in every if using in step.get("uses", step.get("run"))]


@pytest.mark.parametrize("file", SCHEMAS, ids=lambda file: file.name)
def test_it_is_what_github_reads(file: Path) -> None:
    schema = ["--builtin-schema", f"vendor.{SCHEMAS[file]}", "--default-filetype", "yaml"]
    command = [sys.executable, "-m", "check_jsonschema", *schema, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_form_and_workflow_is_looked_at() -> None:
    assert {*(ROOT / ".github").rglob("*.yml")} < {*SCHEMAS}
    assert {PAGES, RELEASE, TESTS} == {*WORKFLOWS}


def test_actions_are_pinned_to_commits_each_with_its_version() -> None:
    """A tag can be moved to other code by whoever gets into the action's repository."""
    files = [
        *WORKFLOWS,
        ROOT / "builder/keeping/skeleton/pages.yml",
        ROOT / "builder/keeping/editing/article.yml",
    ]
    used = {
        line
        for file in files
        for line in re.findall(r"uses: (.*)", file.read_text(encoding="utf-8"))
    }
    assert [
        line for line in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", line)
    ] == []
    pins = {re.sub(r"^(\w+/[\w-]+)[^@]*@", r"\1@", line) for line in used}
    assert len(pins) == len({pin.partition("@")[0] for pin in pins})  # one version of each


def test_it_builds_as_its_document_says(workflow: Any) -> None:
    [build] = steps(workflow, "make ")
    assert build["run"] == 'make build ARGS="--strict --published auto"'
    assert f"`{build['run']}`" in (ROOT / "docs/publishing.md").read_text(encoding="utf-8")


def test_only_publishing_may_write_and_a_pull_request_never_publishes(workflow: Any) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    assert [name for name, job in workflow["jobs"].items() if "permissions" in job] == ["deploy"]
    deploy = workflow["jobs"]["deploy"]
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert deploy["if"] == "github.event_name != 'pull_request'"
    [site] = steps(workflow, "upload-artifact@")
    assert site["if"] == "github.event_name == 'pull_request'"


def test_a_cache_is_of_one_builder_and_one_state_of_its_requirements(workflow: Any) -> None:
    [restore], [save] = steps(workflow, "cache/restore"), steps(workflow, "cache/save")
    prefix = restore["with"]["restore-keys"]
    assert restore["with"]["key"] == prefix + "${{ steps.content.outputs.hash }}"
    assert "hashFiles('builder/**', 'requirements.txt')" in prefix
    assert "steps.python.outputs.python-version" in prefix
    assert save["with"]["path"] == restore["with"]["path"] == ".cache"


def test_the_hash_of_the_content_is_of_all_that_makes_a_site(workflow: Any, tmp_path: Path) -> None:
    need("git", "bash")
    [step] = steps(workflow, "git ls-tree")
    names = ["content/a.md", "theme/a.css", "site.yaml", "README.md"]
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "--quiet"], check=True)
    hashes = {}
    for number, changed in enumerate(["", *names]):
        for name in names:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            text = f"{number}" if name == changed else ""
            (tmp_path / name).write_text(text, encoding="utf-8")
        subprocess.run([*git, "add", "."], check=True)
        subprocess.run([*git, "commit", "--quiet", "--message=x"], check=True)
        output = tmp_path / ".git/output"
        environment = {**os.environ, "GITHUB_OUTPUT": str(output)}
        subprocess.run(["bash", "-ec", step["run"]], cwd=tmp_path, env=environment, check=True)
        hashes[changed] = output.read_text(encoding="utf-8").splitlines()[-1]
    assert hashes["README.md"] == hashes[""]
    assert len(set(hashes.values())) == 4


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actions_are_those_of_github(file: Path) -> None:
    workflow = read(file)
    used = [step["uses"] for step in steps(workflow, "actions/")]
    assert len(used) >= 4
    assert used == [step["uses"] for step in steps(workflow, "") if "uses" in step]
    assert [name for name in used if not re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40}", name)] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_jobs_end_by_themselves_and_read_only(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {"contents": "read"}
    assert "concurrency" in workflow
    assert [name for name, job in workflow["jobs"].items() if "timeout-minutes" not in job] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_there_is_no_secret_but_the_token_of_the_run(file: Path) -> None:
    assert "secrets" not in file.read_text(encoding="utf-8")


def test_the_tests_run_on_every_python_that_is_supported() -> None:
    linux = read(TESTS)["jobs"]["linux"]
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    [oldest] = re.findall(r'^requires-python = ">=(.*)"', project, re.MULTILINE)
    assert linux["strategy"]["matrix"]["python"][0] == oldest
    runs = [step["run"] for step in linux["steps"] if "run" in step]
    assert runs == ["make build", "make test"]


def test_a_release_has_the_changes_of_its_version(tmp_path: Path) -> None:
    [step] = steps(read(RELEASE), "awk ")
    later = "## 9.0.0, 2030-01-01\n\n- Later.\n\n"
    changes = f"# Changes\n\n{later}## 1.2.0, 2027-03-01\n\n- This.\n\n## 1.1.0\n\n- Before.\n"
    assert release_notes(step["run"], "v1.2.0", changes, tmp_path) == "\n- This.\n\n"
    assert release_notes(step["run"], "v1.1.0", changes, tmp_path) == "\n- Before.\n"


def test_a_release_without_changes_or_without_a_date_fails(tmp_path: Path) -> None:
    [step] = steps(read(RELEASE), "awk ")
    for changes in ("## 1.2.0\n\n## 1.1.0\n\n- x\n", "## 1.2.0, not released yet\n\n- x\n"):
        with pytest.raises(subprocess.CalledProcessError):
            release_notes(step["run"], "v1.2.0", changes, tmp_path)


def release_notes(script: str, tag: str, changes: str, folder: Path) -> str:
    """What the step makes of a list of changes."""
    (folder / "CHANGELOG.md").write_text(changes, encoding="utf-8")
    environment = {**os.environ, "GITHUB_REF_NAME": tag}
    subprocess.run(["bash", "-ec", script], cwd=folder, env=environment, check=True)
    return (folder / "changes.md").read_text(encoding="utf-8")


def test_the_version_is_one_everywhere() -> None:
    assert read(ROOT / "CITATION.cff")["version"] == __version__
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+?),? ", changes, re.MULTILINE)[0] == __version__
