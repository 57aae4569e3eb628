"""The tables of the order: what all languages have in common, and what each changes of it.

They are files beside this module, made of CLDR (https://cldr.unicode.org/) by `tests/collation.py`.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from builder.languages import locale_of

_FOLDER = files("builder.collation")
_ESCAPED = re.compile(r"\\(?:x|u)([0-9a-f]{2,4})")
_CARRIER = "\u25cc"  # what a mark stands on where it stands alone
_READINGS = re.compile(r"\((.*?)\)|(.)")
_SIGNS = re.compile(r"(<{1,3}|=)")


class Root(NamedTuple):
    """The common order: groups of letters by script, marks, and what is made of others."""

    scripts: dict[str, tuple[str, ...]]
    marks: str
    made: tuple[str, ...]


class Move(NamedTuple):
    """A letter that a language has after another; `level` is that at which the two differ."""

    after: str
    level: int
    letter: str


class Tailoring(NamedTuple):
    """What a language changes.

    `first` are scripts that come before others, `apart` letters that are a letter and a mark,
    `light` marks that count as letter case does, `made` what is made of other letters: `ccs:cs+cs`.
    """

    first: tuple[str, ...] = ()
    capitals_first: bool = False
    backwards: bool = False
    apart: str = ""
    light: str = ""
    moves: tuple[Move, ...] = ()
    marks: tuple[Move, ...] = ()
    made: tuple[str, ...] = ()


@cache
def root() -> Root:
    """What all languages have in common; groups as they are written, see `read_group`."""
    *scripts, marks, made = _rows("root.txt")
    words = [row.split(" ") for row in scripts]
    groups = {script: tuple(written) for script, *written in words}
    return Root(groups, marks.removeprefix("marks "), tuple(made.split(" ")[1:]))


def read_group(word: str) -> list[list[str]]:
    """The letters of a word of the root's table: its forms, of each its spellings."""
    if "\\" in word:
        return [[_ESCAPED.sub(lambda match: chr(int(match[1], 16)), word)]]
    return [list(form) for form in word.split(",")]


def tailoring(language: str) -> Tailoring:
    """What a language changes; nothing if CLDR does not know its order."""
    rows = _tailorings()
    parts = language.split("-")
    names = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    names.append(locale_of(language).language)  # such as fa of prs, Dari
    row = next((rows[name] for name in names if name in rows), "")
    return _read_tailoring(row.split())


@cache
def _tailorings() -> dict[str, str]:
    found = {}
    for row in _rows("tailorings.txt"):
        names, _, rules = row.partition(": ")
        found.update(dict.fromkeys(names.split(), rules))
    return found


def _read_tailoring(rules: list[str]) -> Tailoring:
    settings = {key: value for key, _, value in (rule.partition("=") for rule in rules)}
    chains = [rule for rule in rules if "<" in rule]
    return Tailoring(
        tuple(filter(None, settings.get("reorder", "").split(","))),
        "upper" in settings,
        "backwards" in settings,
        settings.get("apart", ""),
        settings.get("light", "").removeprefix(_CARRIER),
        tuple(move for chain in chains if chain[0] != _CARRIER for move in _moves(chain)),
        tuple(move for chain in chains if chain[0] == _CARRIER for move in _moves(chain)),
        tuple(rule for rule in rules if ":" in rule),
    )


def _moves(chain: str) -> Iterator[Move]:
    after, *rest = _SIGNS.split(chain.replace(_CARRIER, ""))
    for sign, letter in zip(rest[::2], rest[1::2], strict=True):
        yield Move(after, 4 if sign == "=" else len(sign), letter)
        after = letter


def read_made(rule: str) -> tuple[str, list[str]]:
    """What is made of others, and of what: letters, marks, other forms of letters (`a*`)."""
    whole, parts = rule.split(":")
    return whole, parts.replace(_CARRIER, "").split("+")


@cache
def pinyin() -> dict[str, tuple[int, str]]:
    """The place of each Chinese character by its reading, and the first letter of that.

    Also of the words in which a character is read otherwise.
    """
    found: dict[str, tuple[int, str]] = {}
    for row in _rows("pinyin.txt"):
        letter, text = row.split()
        readings = [word or one for word, one in _READINGS.findall(text)]
        found.update({one: (len(found) + at, letter) for at, one in enumerate(readings)})
    return found


def _rows(name: str) -> list[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return [line for line in lines if not line.startswith("#")]
