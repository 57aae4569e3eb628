"""Every hint is followed to the letter; then its problem is gone, and nothing else has changed."""

import re
from pathlib import Path

import pytest

from builder.explanations import explanations
from tests.broken.by_hand import ADVICE, BY_HAND
from tests.broken.hints import follow, told
from tests.broken.test_broken import HERE, MESSAGES, RULES
from tests.helpers import SiteTest


def lines_of(rule: str) -> list[str]:
    return (HERE / rule / "expected.txt").read_text(encoding="utf-8").splitlines()


def plain(line: str) -> str:
    """A problem without the number of its line, which other lines may have moved."""
    return re.sub(r":\d+:\d+: ", ": ", line, count=1)


CASES = [(rule, line) for rule in RULES for line in lines_of(rule)]


@pytest.mark.parametrize(("rule", "line"), CASES, ids=lambda value: value.partition(": ")[0])
def test_a_hint_that_is_followed_cures_and_harms_nothing(
    rule: str, line: str, tmp_path: Path
) -> None:
    site = SiteTest.copy_of(tmp_path, HERE / rule)
    problem = told(line)
    if not follow(site, rule, problem):
        assert (rule, problem.place) in ADVICE, f"nobody knows how to follow: {problem.hint}"
        return
    before = {plain(other) for other in lines_of(rule)}
    left = {plain(other) for other in site.problems()}
    assert plain(line) not in left
    assert [other for other in left - before if "[unused-allow]" not in other] == []


def test_what_is_left_to_people_is_there() -> None:
    places = {(rule, told(line).place) for rule, line in CASES}
    assert {*BY_HAND} | {*ADVICE} <= places


def test_every_code_is_asked_about() -> None:
    """Of those that have no rule the messages are made in a test, of what Git cannot hold."""
    lines = [line for _, line in CASES] + MESSAGES
    assert {told(line).code for line in lines} == {*explanations()}


def test_nearly_all_hints_are_followed() -> None:
    assert len(ADVICE) < len(CASES) / 8
