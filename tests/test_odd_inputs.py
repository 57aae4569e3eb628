"""Inputs that nobody means: a few of the million that `make bench ARGS=inputs` makes."""

import pytest

from tests.odd_inputs import TARGETS, Odd

MADE = 120


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_fails(name: str) -> None:
    for number in range(MADE):
        TARGETS[name](Odd(f"{name} {number}"))
