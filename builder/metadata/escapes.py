r"""Escapes in double quotes that nobody meant: `"C:\new"`."""

import re

from builder.errors import Problem, problem_at
from builder.metadata.characters import describe
from builder.metadata.quoting import in_one_line
from builder.metadata.written import Written

_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
# What YAML makes of them; nobody types such characters.
_STRANGE = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "v": "\v",
    "t": "\t",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_NAMES = {"n": "a line break", "r": "a line break", "t": "a tab", "\t": "a tab"}
_NO_CHARACTER = 0x110000  # and what comes after it
# A line break that may be the name of a folder: "C:\new", "logs\raw".
_IN_A_WORD = re.compile(r"(?<![^\w:.\\])\\[nr](?=[a-z0-9_])")


def check_escapes(value: Written) -> Problem | None:
    """The first escape that makes a character which was hardly meant."""
    raw = value.raw[1:-1]
    if value.node.style != '"' or "\\" not in raw:
        return None
    odd = next((e for e in _ESCAPE.finditer(raw) if _is_odd(e, raw)), None)
    if odd is None:
        return None
    character = _NAMES.get(odd[1]) or describe(_STRANGE[odd[1]])
    message = f"in double quotes YAML reads '{odd[0]}' as {character}"
    meant = as_meant(raw)
    problem = problem_at(
        value.place(value.start + 1 + odd.start()), "yaml-escape", message, value.hint(meant)
    )
    return value.mend(meant, problem)


def as_meant(raw: str) -> str:
    """What stands between double quotes, if backslashes were meant as such.

    Those before quotes and backslashes are escapes for everyone, and so are numbers of characters.
    """
    return in_one_line(_ESCAPE.sub(_meant, raw))


def _is_odd(escape: re.Match[str], raw: str) -> bool:
    return escape[1] in _STRANGE or bool(_IN_A_WORD.match(raw, escape.start()))


def _meant(escape: re.Match[str]) -> str:
    what = escape[1]
    if what in {'"', "\\", "'", "/"}:
        return what
    number = int(what[1:], 16) if len(what) > 1 else _NO_CHARACTER
    is_character = number < _NO_CHARACTER and not 0xD800 <= number < 0xE000  # halves of others
    return chr(number) if is_character else escape[0]
