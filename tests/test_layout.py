"""The layout of the house: a module imports only from those above it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT, SiteTest

# The order in which data flows. A new module gets a line here, where it belongs.
ORDER = """
authority folding languages errors suggest runtime.executor runtime.progress pipeline.settings
content dates hashing exports markup markup.shortcuts metadata pages pages.contexts pipeline
runtime.background search.client search.index.codec search.index.sizes runtime search
search.romanize search.stopwords search.index search.keys search.local serve serve.live
serve.resolve store store.locks theming messages metadata.entries serve.rebuild serve.watch
theming.theme cli.options model search.query content.reader store.cache store.version
search.index.chunking search.index.segments search.analysis theming.words pages.labels
search.fields urls content.frontmatter store.inputs search.index.packing search.index.merge
search.local.snippets theming.templates search.weights authority.countries content.files
markup.notes metadata.fields pages.pagination store.output search.index.diff search.index.postings
search.local.store authority.records markup.dialect config serve.server store.state
search.index.lexicon search.local.matching authority.resolve markup.paragraphs archive
content.articles content.records pipeline.source serve.session cli.report search.index.bigrams
markup.render pages.lookup content.pages cli.serve search.texts pages.articles pages.dates
pages.entities pipeline.documents exports.articles search.index.documents search.index.invert
pipeline.load pages.special search.index.files pipeline.partitions search.local.index pages.plan
pipeline.derive pipeline.local_search pages.checks theming.render cli.search pipeline.write
pipeline.build cli.build cli.check cli __main__
""".split()

# The site; what is kept beside it; a pipe.
WRITERS = {"store.output", "store.locks", "store.cache", "search.local.index", "runtime.background"}
SPEAKERS = {"cli", "runtime"}

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
    main(["pipeline", "--source={site.source}", "--output={site.output}"])
finally:
    found = sys.modules.keys() & {{*{HEAVY}}}
    assert not found, found
"""
    done = subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, capture_output=True)
    assert b"; 0 of " in done.stdout
