"""The codes of problems, read from the source of the builder; nothing of it is run."""

import ast
import re
from collections.abc import Iterator

from tests.helpers import ROOT

# The functions that are given a code, and at which place among their arguments.
_PLACES = {"problem_at": 1, "report": 1, "_problem": 1, "checked": 2, "_checked": 2}
_CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")


def codes() -> set[str]:
    """Every code that a problem can have."""
    files = (ROOT / "builder").rglob("*.py")
    return {code for path in files for code in _codes_in(path.read_text(encoding="utf-8"))}


def _codes_in(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=arguments):
                place = _PLACES.get(name)
                if place is not None and len(arguments) > place:
                    yield from _texts(arguments[place])
            # A code with its message and its hint.
            case ast.Tuple(elts=[ast.Constant(value=str(text)), _, _]) if _CODE.fullmatch(text):
                yield text


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
