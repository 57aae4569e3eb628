"""Rules that differ from those of the library: held against GitHub's own parser."""

import pytest

from builder.markup.rules import Labels
from tests.unit.markup.github import githubs, ours


@pytest.mark.parametrize(
    "text",
    [
        "Chapter 1 |\n---",
        "|a\n---",
        "abc\n|-|",
        "abc\n|-",
        "a\n---|\nb",
        "a\n:-\nb\n\nc",
        "a\n-:",
        "Sentence\na\n:-:",
        "> a\n> |-|\n> b",
        "- a\n  |-|\n  b",
        "a\n-\n:b",
        "- [x] 1986. A year",
        "- [ ] # h",
        "- [ ] - a\n- [X] > q",
        "1. [ ] ```\n   a\n   ```",
        "- [ ]\n  a",
        "- [x]a\n- [ ]    code\n- [ ]",
        "-\n\n  [ ] a",
        "a\\  \nb",
        "a\\ \nb",
        "> q[^1]\n[^1]: src",
        "|a|\n|-|\n|b[^1]|\n[^1]: src",
        "- q[^1]\n[^1]: src",
        "x[^A] y[^a]\n\n[^a]: n",
        "x[^\u0416]\n\n[^\u0436]: n",
        "x[^a%20b]\n\n[^a%20b]: n",
    ],
)
def test_what_github_reads_otherwise(text: str) -> None:
    assert ours(text) == (githubs(text), [])


def test_labels_fold_case_and_remember_it() -> None:
    labels = Labels()
    labels[":A"] = -1
    labels[":a"] = 0
    assert (labels[":A"], ":a" in labels, labels.get(":b", 5)) == (0, True, 5)
    assert labels.written == {":a": "A"}
