"""The layout of the house: a room imports only from those above it, and touches what it may."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import HEAVY, ROOT, SiteTest
from tests.layout import ROOMS, circular, faults, modules, room_of
from tests.sample import IS_THERE
from tests.tools import need

# A module of the room `pages`, and what the test says of it.
WAYS_AROUND = {
    "import builder.cli": "imports builder.cli, which is below it",
    "from builder import cli": "imports builder.cli, which is below it",
    "from builder.pipeline.build import Built": "imports builder.pipeline.build, which is below it",
    "def f() -> None:\n    import builder.serve.server as server": "imports builder.serve.server",
    "import shutil\nshutil.rmtree('x')": "imports shutil",
    "import io\nio.FileIO('x', 'wb')": "imports io",
    "import os\nos.rename('a', 'b')": "imports os",
    "from os import _exit": "imports os",
    "open('x', 'w')": "calls open",
    "from pathlib import Path\nPath('x').write_text('')": "imports pathlib.Path",
    "print('x')": "calls print",
    "import sys\nsys.stdout.write('x')": "imports sys",
    "import importlib\nimportlib.import_module('builder.cli')": "imports importlib",
    "__import__('os')": "calls __import__",
    "from . import labels": "imports relatively",
    "from builder.pages import *": "imports everything",
    "exec('import os')": "calls exec",
    "import subprocess": "imports subprocess",
}


def test_every_module_is_in_a_room() -> None:
    assert {room_of(name) for name in modules(ROOT)} == {*ROOMS}


def test_rooms_import_only_from_those_above_and_touch_only_what_they_may() -> None:
    found = [fault for name, path in modules(ROOT).items() for fault in faults(name, path)]
    assert found == []


def test_no_room_has_a_circle() -> None:
    assert circular(ROOT) == []


@pytest.mark.parametrize("source", WAYS_AROUND)
def test_a_bad_module_is_found(source: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text(f'"""A bad module."""\n\n{source}\n', encoding="utf-8")
    assert any(WAYS_AROUND[source] in fault for fault in faults("pages.bad", bad))


def test_a_circle_is_found(tmp_path: Path) -> None:
    package = tmp_path / "builder" / "pages"
    package.mkdir(parents=True)
    for name, other in (("one", "two"), ("two", "one"), ("three", "one")):
        (package / f"{name}.py").write_text(f"from builder.pages.{other} import x\n")
    assert circular(tmp_path) == ["pages.one", "pages.two"]


def test_the_top_level_is_what_people_know() -> None:
    expected = {"content", "theme", "builder", "tests", "site.yaml", "Makefile"}
    assert expected <= {path.name for path in ROOT.iterdir()}


def test_nothing_is_kept_that_nobody_meant_to_keep() -> None:
    """A cache or a site that was built by the way, and added with the rest, would show here."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is not a checkout")
    need("git")
    done = subprocess.run(["git", "ls-files"], check=True, cwd=ROOT, capture_output=True, text=True)
    known = {
        *("content", "theme", "builder", "tests", "docs", "site.yaml", "Makefile", "README.md"),
        *("CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "SECURITY.md"),
        *("pyproject.toml", "requirements.txt"),
        *(
            "requirements-test.txt",
            "requirements-dist.txt",
            "requirements-import.txt",
            "requirements-storage.txt",
            "requirements-cluster.txt",
            ".ci",
            ".github",
            ".gitignore",
            ".gitattributes",
        ),
    }
    assert {path.partition("/")[0] for path in done.stdout.splitlines()} - known == set()


def test_no_file_of_tests_is_passed_over(request: pytest.FixtureRequest) -> None:
    files = (path for path in ROOT.glob("tests/**/test_*.py") if "node_modules" not in path.parts)
    expected = {path.relative_to(ROOT).as_posix() for path in files}
    options = request.config.option
    if request.config.args == ["tests"] and not options.keyword and not options.markexpr:
        # This run has looked for all tests; what it skipped as a whole, it may have seen.
        found = {item.nodeid.partition("::")[0] for item in request.session.items}
        expected -= set() if IS_THERE else {path for path in expected if "tests/sample/" in path}
    else:
        found = _collected()
    assert expected <= found


def _collected() -> set[str]:
    """The files in which pytest finds tests when it looks for all."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q"]
    done = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
    # A file of the sample is skipped as a whole where `content/` holds another archive.
    return set(re.findall(r"^(?:SKIPPED \[\d+\] )?(tests/[^:]+\.py):", done.stdout, re.MULTILINE))


def test_a_build_with_nothing_to_do_imports_no_more_than_it_needs(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).article("2015/a").build()
    script = f"""
import sys
from builder.cli import main
try:
    main(["build", "--source={site.source}", "--output={site.output}"])
finally:
    found = sys.modules.keys() & {{*{HEAVY}, "yaml"}}
    assert not found, found
"""
    done = subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, capture_output=True)
    assert b"; 0 of " in done.stdout
