"""The setting `theme`."""

import re

import pytest

from builder.config import parse_config
from builder.metadata.look import Look


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{accent: red}", "'accent': 'red' is not a colour of the form #8a2b1d"),
        ("{accent: '#cc8899'}", "the contrast of '#cc8899' and '#fffdf9' is 2.7:1"),
        ("{accent: '#767676', paper: '#eeeeee'}", "'#767676' and '#eeeeee'"),
        ("{paper: '#333'}", "'paper': the contrast of '#333333' and '#1a1a18' is 1.4:1"),
        ("{type: bold}", "'type' cannot be 'bold'"),
        ("{color: red}", "unknown key 'color'"),
        ("red", "'theme' must be lines of 'key: value'"),
    ],
)
def test_what_is_wrong_is_told(written: str, message: str) -> None:
    _, problems = parse_config(f"title: T\ntheme: {written}\n")
    assert [message in problem.message for problem in problems] == [True], problems


@pytest.mark.parametrize("written", ["accent: '#cc8899'", "paper: '#333'", "accent: '#fff'"])
def test_the_colour_of_a_hint_cures(written: str) -> None:
    _, problems = parse_config(f"title: T\ntheme: {{{written}}}\n")
    cure = re.match(r"write (\w+: '#\w{6}')", problems[0].hint)
    assert cure
    config, problems = parse_config(f"title: T\ntheme: {{{cure[1]}}}\n")
    assert problems == []
    assert config.theme != Look()
