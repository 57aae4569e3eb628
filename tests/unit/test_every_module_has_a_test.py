"""Every module of the builder is imported by a test that is about it."""

import ast
from pathlib import Path

from tests.helpers import ROOT

# Modules whose tests are still to be written. This must shrink to nothing.
_BUILD = """
cache derived documents executor fingerprints inputs load locks making output parts
pipeline searching source state
"""
_SEARCH = """
batches changes codec cuts impacts invert lexicon merge pairs results shards sizes streams
"""
MISSING = {
    *(f"builder.build.{name}" for name in _BUILD.split()),
    *(f"builder.search.{name}" for name in _SEARCH.split()),
}


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def has_code(path: Path) -> bool:
    """Whether a file holds more than a docstring."""
    return any(not isinstance(node, ast.Expr) for node in tree_of(path).body)


def modules() -> set[str]:
    paths = (path for path in (ROOT / "builder").rglob("*.py") if path.stem != "__main__")
    names = (path.relative_to(ROOT).with_suffix("").parts for path in paths if has_code(path))
    return {".".join(part for part in parts if part != "__init__") for parts in names}


def imported(path: Path, known: set[str]) -> set[str]:
    """The modules that a file imports, or imports something from."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in known else node.module)
    return found & known


def untested() -> set[str]:
    """The modules that no file of tests with their name imports, `test_lists.py` for `lists`."""
    known = modules()
    tests = (path for path in ROOT.glob("tests/**/test_*.py") if "node_modules" not in path.parts)
    names = [(path.stem, imported(path, known)) for path in tests]
    return {
        module
        for module in known
        if not any(
            stem.startswith(f"test_{module.rpartition('.')[2]}") and module in modules
            for stem, modules in names
        )
    }


def test_every_module_has_a_test() -> None:
    """The list names the modules that no test of their name imports."""
    assert sorted(untested() - MISSING) == []


def test_what_is_noted_as_missing_is_missing() -> None:
    """The list names the modules to take out of MISSING, for they have a test now."""
    assert sorted(MISSING - untested()) == []
