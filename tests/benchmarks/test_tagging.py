"""What the benchmark of `tag` counts."""

import pytest

from tests.benchmarks.tagging import Tally, is_longer


def test_precision_and_recall_add_up_from_tier_to_tier() -> None:
    tally = Tally()
    tally.add([("sure", "a"), ("likely", "b"), ("named", "c")], ["a", "c", "d"])
    row = "| x | 1.000 | 0.333 | 0.500 | 0.333 | 0.667 | 0.667 |"
    assert tally.row("x") == row


@pytest.mark.parametrize(
    ("old", "new", "is_right"),
    [
        (b"a: 1\r\n", b"a: 1\r\nb: [c]\r\n", True),
        (b"b: [c] # d\n", b"b: [c, e] # d\n", True),
        (b"b: [c] # d\n", b"b: [c, e]\n", False),
        (b"a: 1\r\n", b"a: 1\nb: [c]\n", False),
    ],
)
def test_every_line_must_stay(old: bytes, new: bytes, is_right: bool) -> None:
    assert is_longer(old, new) == is_right
