"""Colours and their contrast."""

import pytest

from builder.metadata.colours import check_colour, contrast, mixed, readable


# Pairs of which the contrast is known: from the explanations of WCAG, and of two equal ones.
@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#8a2b1d", "#8a2b1d", 1)],
)
def test_contrast(first: str, second: str, expected: float) -> None:
    assert contrast(first, second) == contrast(second, first) == pytest.approx(expected, abs=0.005)


def test_three_digits_and_capitals_are_read() -> None:
    assert check_colour("#FA0") == "#ffaa00"
    with pytest.raises(ValueError, match="'red' is not a colour of the form"):
        check_colour("red")


def test_between_two() -> None:
    assert mixed("#000000", "#ff8000", 0.5) == "#804000"
    assert mixed("#102030", "#ff8000", 0) == "#102030"


def test_the_nearest_that_can_be_read() -> None:
    found = readable("#cc8899", "#000000", 5, "#ffffff", "#f4f1ea")
    assert contrast(found, "#f4f1ea") == pytest.approx(5, abs=0.15)
    assert readable("#333333", "#000000", 5, "#ffffff") == "#333333"
    assert readable("#333333", "#000000", 30, "#ffffff") == "#000000"
