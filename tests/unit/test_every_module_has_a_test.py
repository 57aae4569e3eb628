"""Every module of the builder has a test that is named after it, in the folder of its room."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.helpers import ROOT

PACKAGE = ROOT / "builder"
UNIT = ROOT / "tests/unit"


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def has_code(path: Path) -> bool:
    """Whether a file holds more than a docstring."""
    return any(not isinstance(node, ast.Expr) for node in tree_of(path).body)


def modules() -> set[str]:
    paths = (path for path in PACKAGE.rglob("*.py") if path.stem != "__main__")
    return {name_of(path) for path in paths if has_code(path)}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


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


def paths_of_tests() -> Iterator[Path]:
    paths = ROOT.glob("tests/**/test_*.py")
    return (path for path in paths if "node_modules" not in path.parts)


def is_named_after(test: Path, module: str) -> bool:
    """Whether it is `test_lists.py` or `test_lists_of_many.py` for `lists`.

    A package with code of its own may have its tests in a folder of its name.
    """
    name = module.rpartition(".")[2]
    if test.stem == f"test_{name}" or test.stem.startswith(f"test_{name}_"):
        return True
    return test.parent.name == name and PACKAGE.joinpath(*module.split(".")[1:]).is_dir()


def test_every_module_has_a_test() -> None:
    """The list names the modules that no test of their name imports."""
    known = modules()
    about = [(path, imported(path, known)) for path in paths_of_tests()]
    tested = {one for path, found in about for one in found if is_named_after(path, one)}
    assert sorted(known - tested) == []


def test_every_test_stands_where_its_module_does() -> None:
    """The list names the tests of this folder that are named after no module beside theirs."""
    known = modules()
    lost = []
    for path in UNIT.rglob("test_*.py"):
        room = ".".join(["builder", *path.parent.relative_to(UNIT).parts])
        beside = [one for one in known if one == room or one.rpartition(".")[0] == room]
        if not any(is_named_after(path, one) for one in beside) and path != Path(__file__):
            lost.append(path.relative_to(UNIT).as_posix())
    assert sorted(lost) == []
