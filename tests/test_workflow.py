"""The workflow that publishes an archive."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers import ROOT
from tests.tools import need

FILE = ROOT / ".github/workflows/pages.yml"


@pytest.fixture(scope="module")
def workflow() -> Any:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def steps(workflow: Any, using: str) -> list[Any]:
    every = [step for job in workflow["jobs"].values() for step in job["steps"]]
    return [step for step in every if using in step.get("uses", step.get("run"))]


def test_it_is_a_workflow() -> None:
    """By the published schema, which the checker has with it."""
    schema = ["--builtin-schema", "vendor.github-workflows"]
    command = [sys.executable, "-m", "check_jsonschema", *schema, str(FILE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_it_builds_as_its_document_says(workflow: Any) -> None:
    [build] = steps(workflow, "make ")
    assert build["run"] == "make build ARGS=--strict"
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


def test_actions_have_a_major_version(workflow: Any) -> None:
    used = [step["uses"] for step in steps(workflow, "@")]
    assert len(used) >= 8
    assert [name for name in used if not re.fullmatch(r"actions/[a-z/-]+@v\d+", name)] == []
