"""The work that a text asks for grows as the text does, whatever is in it."""

import sys
from types import FrameType
from typing import Any

import pytest

from builder.errors import Place
from builder.limits import Limits, TooComplexError
from builder.markup.complexity import check_brackets, check_size
from builder.markup.foreign import without_code
from builder.markup.notes import Notes
from builder.markup.render import render
from builder.model import Body
from tests.unit.markup.patterns import PATTERNS

SMALL, TIMES = 800, 4
PATH = "content/articles/a.md"


def work_for(markdown: str) -> int:
    """The calls of functions that reading a text takes."""
    calls = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    render(Body("# *a* http://x.org\n\n: b"), PATH)  # so that what is made once is there
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        render(Body(markdown), PATH)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("name", PATTERNS)
def test_work_grows_as_the_text_does(name: str) -> None:
    small, large = (PATTERNS[name](size) for size in (SMALL, TIMES * SMALL))
    most = 1.6 * TIMES * work_for(small) + 2_000
    assert work_for(large) <= most or refused(large)


def refused(markdown: str) -> bool:
    return any(one.code == "text-too-complex" for one in render(Body(markdown), PATH)[1])


def test_cells_that_rows_lack_are_counted_too() -> None:
    table = f"{'a|' * 500}\n{'-|' * 500}\n" + "b\n" * 120
    assert not refused(table)
    assert refused(f"{table}\n\n" * 5)


@pytest.mark.parametrize(
    ("limits", "limit", "found"),
    [
        (Limits(characters=3), "characters", 4),
        (Limits(marks=2), "marks", 3),
        (Limits(notes=1), "notes", 2),
    ],
)
def test_what_is_too_much_is_counted(limits: Limits, limit: str, found: int) -> None:
    text = {"characters": "abcd", "marks": "*a*\n", "notes": "[^a][^b]"}[limit]
    with pytest.raises(TooComplexError) as error:
        check_size(text, limits)
    assert (error.value.limit, error.value.found) == (limit, found)


@pytest.mark.parametrize(
    ("inline", "depth"), [("[[]]", 2), ("[] [] []", 1), ("[[[", 3), ("\\[\\[[", 1), ("]]][", 1)]
)
def test_brackets_that_nobody_closed_are_nested_too(inline: str, depth: int) -> None:
    check_brackets(inline, Limits(nesting=depth), 0)
    if inline.count("[") > depth - 1 > 0:
        with pytest.raises(TooComplexError):
            check_brackets(inline, Limits(nesting=depth - 1), 0)


@pytest.mark.parametrize(
    ("inline", "rest"),
    [
        ("a", "a"),
        ("a `b` c", "a     c"),
        ("`a ``b`` c", "`a       c"),
        ("``a`b`` `c", "        `c"),
        ("`a` b `c`", "    b    "),
        ("``` `a", "``` `a"),
    ],
)
def test_code_is_left_out(inline: str, rest: str) -> None:
    assert without_code(inline) == rest


def test_places_are_right_until_they_would_take_too_long() -> None:
    notes = Notes()
    notes.begin(Body("x\n" * 1_000 + "y", 4), PATH)
    assert notes.place("y") == Place(PATH, 1_005, 1)
    for _ in range(500):
        notes.place("z")
    notes.begin(Body("y\n\nx", 4), PATH)
    assert notes.place("x") == Place(PATH, 7, 1)
