"""Figures of the house: `python -m tests.figures [FOLDER]`; FOLDER is another checkout.

Modules and functions in lines, floors of rooms, tests a module, comments that say why: every
comment of a line's own counts, of a line's end those with two words or more.
"""

import ast
import statistics
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tests.helpers import ROOT

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "node_modules" not in path.parts)


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """Lines of a function without its docstring."""
    documented = ast.get_docstring(function) is not None
    docstring = function.body[0]
    own = (docstring.end_lineno or 0) - docstring.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - own


def parameters(function: Function) -> int:
    own = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
    named = [name for name in own if name not in {"self", "cls"}]
    return len(named) + len(function.args.kwonlyargs)


def comments(path: Path) -> int:
    with tokenize.open(path) as file:
        found = list(tokenize.generate_tokens(file.readline))
    marked = [token for token in found if token.type == tokenize.COMMENT]
    words = [token.string.strip("# ") for token in marked]
    return sum(len(text.split()) > 1 and not text.startswith(("noqa", "type:")) for text in words)


def rooms_of(package: Path) -> dict[str, set[str]]:
    """For each folder of the package, and each module beside them, those that it imports from."""
    found: dict[str, set[str]] = {}
    for path in sources(package):
        own = path.relative_to(package).parts[0].removesuffix(".py")
        arrows = found.setdefault(own, set())
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("builder."):
                arrows.add((node.module or "").split(".")[1])
    return {room: {other for other in others if other != room} for room, others in found.items()}


def floors(rooms: dict[str, set[str]]) -> int:
    """How many rooms stand above each other at most; circles count as one."""
    height: dict[str, int] = {}

    def of(room: str, under: tuple[str, ...]) -> int:
        if room in under or room not in rooms:
            return 0
        if room not in height:
            height[room] = 1 + max((of(one, (*under, room)) for one in rooms[room]), default=0)
        return height[room]

    return max(of(room, ()) for room in rooms)


def spread(values: list[int]) -> str:
    ordered = sorted(values)
    ninth = ordered[len(ordered) * 9 // 10]
    return f"median {statistics.median(ordered):g}, nine of ten {ninth}, most {ordered[-1]}"


def report(root: Path) -> None:
    package = root / "builder"
    modules = [path for path in sources(package) if path.stat().st_size > 200]
    every = [one for path in modules for one in functions(path)]
    tests = [path for path in sources(root / "tests") if path.name.startswith("test_")]
    counted = sum(one.name.startswith("test_") for path in tests for one in functions(path))
    lines = [len(path.read_text(encoding="utf-8").splitlines()) for path in modules]
    many = [f"{one.name} {parameters(one)}" for one in every if parameters(one) > 5]
    rooms = rooms_of(package)
    print(f"modules: {len(modules)}, lines: {spread(lines)}")
    print(f"functions: {len(every)}, lines: {spread([length(one) for one in every])}")
    print(f"functions of more than five parameters: {len(many)}: {', '.join(many)}")
    print(f"rooms: {len(rooms)}, arrows {sum(map(len, rooms.values()))}, floors {floors(rooms)}")
    print(
        f"files of tests: {len(tests)}, functions {counted}, a module {counted / len(modules):.1f}"
    )
    print(f"comments that say something: {sum(map(comments, modules))} in {sum(lines)} lines")


if __name__ == "__main__":
    report(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
