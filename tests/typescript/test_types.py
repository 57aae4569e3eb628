"""The types that the scripts say of themselves, as TypeScript sees them."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from builder.search.box import LOADER, SUGGEST, whole_scripts
from builder.search.client import FILES
from tests.helpers import ROOT
from tests.tools import need

CLIENT = ROOT / "builder/search/client"
BOX = ROOT / "builder/search/box" / LOADER
THEME = sorted((ROOT / "theme/static").rglob("*.js"))
TSC = Path(__file__).parent / "node_modules/typescript/bin/tsc"
OPTIONS = "--noEmit --allowJs --checkJs --strict --pretty false --types".split()


def faults(scripts: Sequence[Path], folder: Path) -> list[str]:
    """What is wrong in the scripts of a page; skips the test where TypeScript cannot run."""
    need("node", TSC)
    target = ["--target", "es2022", "--lib", "es2022,dom,dom.iterable"]
    command = ["node", str(TSC), *OPTIONS, "", *target, *map(str, scripts)]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert result.stderr == ""
    return [line for line in result.stdout.splitlines() if ": error " in line]


@pytest.fixture
def client(tmp_path: Path) -> Path:
    """The client as one script, in which its files share a scope; line 1 is that of the first."""
    parts = [(CLIENT / name).read_text(encoding="utf-8") for name in FILES]
    script = tmp_path / "archive-search.js"
    text = "var ArchiveSearch = (() => {" + "".join(parts) + "return { open, put };\n})();\n"
    script.write_text(text, encoding="utf-8")
    return script


def test_the_scripts_of_the_search_page(client: Path, tmp_path: Path) -> None:
    """With the client, whose interface they use."""
    found = faults([client, BOX, *THEME], tmp_path)
    assert [fault for fault in found if not fault.startswith(client.name)] == []


def test_the_client(client: Path, tmp_path: Path) -> None:
    assert [of_file(fault) for fault in faults([client], tmp_path)] == []


def test_search_boxes(tmp_path: Path) -> None:
    suggest = tmp_path / SUGGEST
    suggest.write_text(whole_scripts()[SUGGEST], encoding="utf-8")
    assert faults([BOX, suggest], tmp_path) == []


def of_file(fault: str) -> str:
    """A fault of the whole client, at its place in one of its files."""
    found = re.match(r"[^(]*\((\d+),(\d+)\): (.*)", fault)
    assert found, fault
    number, column, message = found.groups()
    lines = [
        f"{name}:{line}"
        for name in FILES
        for line, _ in enumerate((CLIENT / name).read_text(encoding="utf-8").splitlines(), 1)
    ]
    return f"{lines[int(number) - 1]}:{column}: {message}"


def test_a_fault_would_be_found(client: Path, tmp_path: Path) -> None:
    script = tmp_path / "page.js"
    script.write_text("ArchiveSearch.open('search/').then((one) => one.search(1));\n")
    [fault] = [fault for fault in faults([client, script], tmp_path) if "page.js" in fault]
    assert "'number' is not assignable to parameter of type 'string'" in fault
