"""The codes of problems, read from the source of the builder; nothing of it is run."""

import ast
import re
from collections.abc import Iterator

from builder.errors import Severity
from tests.helpers import ROOT

# The functions that are given a code, and at which place among their arguments.
_PLACES = {"problem_at": 1, "report": 1, "report_at": 1, "_problem": 1, "checked": 2, "_checked": 2}
_PLACES |= {"report_once": 2}
_PLACES |= {"problem": 2, "restore": 1, "Fault": 1, "_Verdict": 0}
_OF_WARNINGS = frozenset({"report_once"})  # functions that report nothing else
_CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")


def codes() -> set[str]:
    """Every code that a problem can have."""
    return {*severities()}


def severities() -> dict[str, set[Severity]]:
    """What the problems of every code are: errors, warnings or, of a code that is both, both."""
    found: dict[str, set[Severity]] = {}
    for path in (ROOT / "builder").rglob("*.py"):
        for code, severity in codes_in(path.read_text(encoding="utf-8")):
            found.setdefault(code, set()).add(severity)
    return found


def codes_in(source: str) -> Iterator[tuple[str, Severity]]:
    """The codes of a module, at each place where one is given."""
    tree = ast.parse(source)
    constants = _constants(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=arguments):
                place = _PLACES.get(name)
                if place is not None and len(arguments) > place:
                    given = arguments[place]
                    given = constants.get(given.id, given) if isinstance(given, ast.Name) else given
                    for code in _texts(given):
                        yield code, "warning" if name in _OF_WARNINGS else _severity(node)
            # A code with its message and its hint.
            case ast.Tuple(elts=[ast.Constant(value=str(text)), _, _]) if _CODE.fullmatch(text):
                yield text, "error"


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    """What the names of a module stand for, as far as it is written at its top."""
    found: dict[str, ast.expr] = {}
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant() as value):
                found[name] = value
    return found


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _severity(call: ast.Call) -> Severity:
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return "warning" if "warning" in {text for one in given for text in _texts(one)} else "error"
