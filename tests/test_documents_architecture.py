"""What docs/internals/architecture.md shows is so: its new export works as it stands there."""

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT, SiteTest
from tests.tools import need

ARCHITECTURE = ROOT / "docs/internals/architecture.md"


def patch_in(document: Path) -> str:
    """The only diff of a document."""
    text = document.read_text(encoding="utf-8")
    [patch] = re.findall(r"^```diff\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return str(patch)


def changed_lines(patch: str) -> dict[str, list[str]]:
    """The lines that a patch adds or takes away, by file, of the files that it does not make."""
    found: dict[str, list[str]] = {}
    for part in patch.split("diff --git ")[1:]:
        head, _, body = part.partition("\n@@")
        if "new file mode" not in head:
            path = head.split()[0].removeprefix("a/")
            found[path] = [line for line in body.splitlines() if line[:1] in {"+", "-"}]
    return found


@pytest.fixture
def patched(tmp_path: Path) -> Path:
    """A copy of the builder and its theme with the new export."""
    need("git")
    copy = tmp_path / "copy"
    for name in ("builder", "theme"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run(
        ["git", "apply", "-"],
        input=patch_in(ARCHITECTURE).encode(),
        check=True,
        cwd=copy,
        env={"PATH": os.environ["PATH"], "GIT_CEILING_DIRECTORIES": str(tmp_path)},
    )
    return copy


def test_a_new_export_is_one_file_and_one_line() -> None:
    assert changed_lines(patch_in(ARCHITECTURE)) == {
        "builder/pipeline/derive.py": ['+    "builder.exports.titles",']
    }


def test_the_new_export_makes_its_table(patched: Path, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.article("2016/late", title="Late", date="2016-03")
    site.article("2015/early", 'id: "first"', title='Early, and "quoted"')
    site.article("2015/draft", "status: draft")
    command = [sys.executable, "-m", "builder", "build", "--no-cache", "--jobs=1"]
    folders = [f"--source={site.source}", f"--output={site.output}"]
    subprocess.run([*command, *folders], check=True, cwd=patched, capture_output=True)
    with (site.output / "data/titles.csv").open(encoding="utf-8", newline="") as file:
        assert [*csv.reader(file)] == [
            ["id", "date", "title", "url"],
            ["first", "2015-01-20", 'Early, and "quoted"', "articles/2015/early.html"],
            ["2016/late", "2016-03", "Late", "articles/2016/late.html"],
        ]
