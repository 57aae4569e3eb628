"""The files for editors in an archive: which there are, who reads them, and whose they are."""

import json
import re
import subprocess
import sys

import pytest
import yaml

from builder.keeping.editor_files import EDITORS, editor_files, write_editor_files
from tests.helpers import SiteTest

CHECKED = {
    ".github/ISSUE_TEMPLATE/article.yml": "github-issue-forms",
    ".github/workflows/article.yml": "github-workflows",
}


def test_they_are_made_once_and_again_when_something_has_changed(site: SiteTest) -> None:
    site.article("2015/a").write("site.yaml", "title: A\nurl: https://somebody.github.io/texts/\n")
    result = site.run("editors")
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) == len(editor_files(site.source, [*EDITORS], ""))
    assert "repo: somebody/texts" in (site.source / "admin/config.yml").read_text(encoding="utf-8")
    assert site.run("editors").stdout == ""
    site.article("2016/a")
    assert site.run("editors").stdout.splitlines() == [".pages.yml", "admin/config.yml"]
    assert [line for line in site.problems() if "no-record" not in line] == []


def test_a_file_of_somebody_else_stays(site: SiteTest) -> None:
    site.write(".vscode/settings.json", "{}")
    result = site.run("editors", "vscode")
    assert result.exit_code == 2
    assert "settings.json was not made by this command" in result.output
    assert [path.name for path in (site.source / ".vscode").iterdir()] == ["settings.json"]
    assert site.run("editors", "pages-cms").exit_code == 0


@pytest.mark.parametrize("settings", ["titel: A", ""])
def test_without_good_settings_there_is_nothing_to_say(settings: str, site: SiteTest) -> None:
    site.write("site.yaml", settings) if settings else site.remove("site.yaml")
    assert site.run("editors").exit_code == 2


def test_each_can_be_read(site: SiteTest) -> None:
    texts = editor_files(site.source, [*EDITORS], "a/b")
    for path, text in texts.items():
        if path.endswith(".json"):
            json.loads(re.sub(r"^//.*\n", "", text))
        elif path.endswith(".yml"):
            yaml.safe_load(text)
    assert write_editor_files(site.source, texts) == [*texts]


@pytest.mark.parametrize("path", CHECKED)
def test_github_reads_form_and_workflow(path: str, site: SiteTest) -> None:
    write_editor_files(site.source, editor_files(site.source, ["github"], ""))
    schema = ["--builtin-schema", f"vendor.{CHECKED[path]}"]
    command = [sys.executable, "-m", "check_jsonschema", *schema, str(site.source / path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_command_of_the_workflow_holds_what_strangers_wrote(site: SiteTest) -> None:
    text = editor_files(site.source, ["github"], "")[".github/workflows/article.yml"]
    workflow = yaml.safe_load(text)
    steps = workflow["jobs"]["propose"]["steps"]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    given = re.findall(r"\$\{\{ (.*?) \}\}", json.dumps([step.get("env") for step in steps]))
    from_strangers = [one for one in given if one.startswith("github.event.")]
    assert {*from_strangers} == {"github.event.issue.number"}
    assert workflow["permissions"] == {"contents": "read"}
    used = [step["uses"] for step in steps if "uses" in step]
    assert [one for one in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", one)] == []
