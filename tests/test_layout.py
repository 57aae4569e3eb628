"""The layout of the house: a module imports only from those above it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT, SiteTest

# The order in which data flows. A new module gets a line here, where it belongs.
ORDER = """
errors dates authority.names messages yamltext fields languages model urls config
content content.files content.frontmatter content.articles content.records content.plain
authority authority.countries authority.records authority.resolve
archive shortcuts dialect paragraphs text
search search.fields search.texts search.weights search.engine search.romanize search.analysis
search.query search.snippets search.codec search.batches search.invert search.merge search.sizes
search.matching search.local search.changes search.cuts search.impacts search.streams search.lexicon
search.pairs search.results search.shards search.client
exports.articles exports
pages pages.contexts pages.labels pages.lists pages.views pages.articles pages.entities
pages.dates pages.front pages.plan pages.checks pages.theme pages.words pages.templates
pages.render
build build.aside build.executor build.fingerprints build.cache build.inputs build.source
build.documents build.load build.locks build.output build.state build.parts build.making
build.derived build.pipeline build.searching
serve serve.resolve serve.live serve.server serve.rebuild serve.watch serve.session
progress cli.options cli.report cli.build cli.check cli.serve cli.search cli __main__
""".split()

# The site; what is kept beside it; a pipe.
WRITERS = {"build.output", "build.locks", "build.cache", "search.local", "build.aside"}
SPEAKERS = {"cli", "progress"}

HEAVY = "babel jinja2 markdown nh3 numpy pycountry rapidfuzz whoosh".split()


def modules() -> dict[str, Path]:
    package = ROOT / "builder"
    names = {}
    for path in package.rglob("*.py"):
        parts = path.relative_to(package).with_suffix("").parts
        names[".".join(part for part in parts if part != "__init__")] = path
    names.pop("")
    return names


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("builder."):
            found.add((node.module or "").removeprefix("builder."))
    return found


def test_every_module_has_its_place_in_the_order() -> None:
    assert sorted(modules()) == sorted(ORDER)


def test_modules_import_only_from_those_above_them() -> None:
    upward = {
        f"{name} imports {other}"
        for name, path in modules().items()
        for other in imports(path)
        if ORDER.index(other) >= ORDER.index(name)
    }
    assert upward == set()


def test_only_the_output_writes_and_only_the_edges_print() -> None:
    guilty = set()
    for name, path in modules().items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            writes = called.endswith((".write_text", ".write_bytes", "os.replace", ".unlink"))
            opens = called == "open" and any("w" in ast.unparse(arg) for arg in node.args[1:])
            if (writes or opens) and name not in WRITERS:
                guilty.add(f"{name} writes: {called}")
            if called in {"print", "click.echo", "sys.exit"} and name.split(".")[0] not in SPEAKERS:
                guilty.add(f"{name} speaks: {called}")
    assert guilty == set()


def test_the_top_level_is_what_people_know() -> None:
    expected = {"content", "theme", "builder", "tests", "site.yaml", "Makefile"}
    assert expected <= {path.name for path in ROOT.iterdir()}


def test_nothing_is_kept_that_nobody_meant_to_keep() -> None:
    """A cache or a site that was built by the way, and added with the rest, would show here."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is not a checkout")
    done = subprocess.run(["git", "ls-files"], check=True, cwd=ROOT, capture_output=True, text=True)
    assert {path.partition("/")[0] for path in done.stdout.splitlines()} == {
        *("content", "theme", "builder", "tests", "site.yaml", "Makefile", "README.md"),
        *("CHANGELOG.md", "LICENSE", "pyproject.toml", "requirements.txt"),
        *("requirements-test.txt", ".ci", ".github", ".gitignore", ".gitattributes"),
    }


def test_no_file_of_tests_is_passed_over() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q"]
    done = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
    found = {line.partition("::")[0] for line in done.stdout.splitlines() if "::" in line}
    files = (path for path in ROOT.glob("tests/**/test_*.py") if "node_modules" not in path.parts)
    assert {path.relative_to(ROOT).as_posix() for path in files} == found


def test_a_build_with_nothing_to_do_imports_no_more_than_it_needs(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).article("2015/a").build()
    script = f"""
import sys
from builder.cli import main
try:
    main(["build", "--source={site.source}", "--output={site.output}"])
finally:
    found = sys.modules.keys() & {{*{HEAVY}}}
    assert not found, found
"""
    done = subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, capture_output=True)
    assert b"; 0 of " in done.stdout
