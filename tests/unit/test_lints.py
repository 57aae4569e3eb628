"""Allowed warnings: which paths fit a pattern, what remains, and what is for no warning."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.errors import Name, Place, Problem, problem_at
from builder.lints import Allowed, fits, read_allowed, without_allowed
from builder.metadata.block import Block
from builder.metadata.entries import read_entries
from builder.metadata.fields import Fields

UNUSED = "unused-allow"
NAMES = st.text("ab", min_size=1, max_size=4)
PATHS = st.lists(NAMES, min_size=1, max_size=5).map("/".join)
PATTERNS = st.lists(
    st.text("ab*", min_size=1, max_size=4) | st.just("**"), min_size=1, max_size=5
).map("/".join)


@pytest.mark.parametrize(
    ("pattern", "path", "does"),
    [
        ("**", "articles/2015/01/a.md", True),
        ("articles/2015/**", "articles/2015/a.md", True),
        ("articles/2015/**", "articles/2015/01/02/a.md", True),
        ("articles/2015/**", "articles/20150/a.md", False),
        ("articles/*/a.md", "articles/2015/a.md", True),
        ("articles/*/a.md", "articles/2015/01/a.md", False),
        ("articles/**/a.md", "articles/a.md", True),
        ("articles/**/a.md", "articles/2015/01/a.md", True),
        ("articles/2015/*.md", "articles/2015/a.yaml", False),
        ("articles/2015/*-en.md", "articles/2015/-en.md", True),
        ("articles/a.md", "articles/A.md", False),
        ("articles/[a].md", "articles/[a].md", True),
        ("articles/[a].md", "articles/a.md", False),
        ("articles/?.md", "articles/a.md", False),
        ("a.md", "articles/a.md", False),
        ("articles", "articles/a.md", False),
    ],
)
def test_what_fits_a_pattern(pattern: str, path: str, does: bool) -> None:
    for one, other in product(("", "content/"), repeat=2):
        assert fits(f"{one}{path}", f"{other}{pattern}") is does


def naive(items: list[str], pattern: list[str], wild: str) -> bool:
    """The same by trying everything."""
    if not pattern:
        return not items
    if pattern[0] == wild:
        return any(naive(items[at:], pattern[1:], wild) for at in range(len(items) + 1))
    if not items:
        return False
    item, first = items[0], pattern[0]
    same = item == first if wild == "*" else naive([*item], [*first], "*")
    return same and naive(items[1:], pattern[1:], wild)


@given(PATHS, PATTERNS)
def test_patterns_fit_as_if_everything_were_tried(path: str, pattern: str) -> None:
    assert fits(path, pattern) is naive(path.split("/"), pattern.split("/"), "**")


def test_no_pattern_takes_long() -> None:
    assert not fits("a" * 1000, "*a" * 100 + "b")
    assert not fits("a/" * 500 + "a", "**/a/" * 100 + "b")


def warning(path: str, code: str = "no-record") -> Problem:
    return problem_at(Place(path, 4, 2), code, "A message.", severity="warning")


def allowed(text: str) -> tuple[Allowed, ...]:
    """The setting as it stands in a file, in which it must be right."""
    entries, problems = read_entries(f"allow:\n{text}", Block("site.yaml"))
    fields = Fields(entries, Place("site.yaml"))
    found = read_allowed(fields)
    assert [*problems, *fields.problems] == []
    return found


BOTH = allowed("  no-record: [articles/2015/**, articles/a.md]\n  html-as-text: ['**']\n")


def unused(problems: list[Problem], allow: tuple[Allowed, ...]) -> list[tuple[int, int, str]]:
    found = without_allowed(problems, allow)
    return [(one.line, one.column, one.message) for one in found if one.code == UNUSED]


def test_without_the_setting_all_problems_remain() -> None:
    problems = [warning("content/articles/a.md"), problem_at(Place("site.yaml"), "bad-url", "x")]
    assert without_allowed(problems, ()) == problems
    assert allowed("") == ()


def test_warnings_of_the_code_in_files_that_fit_are_left_out() -> None:
    stays = [warning("content/articles/b.md"), warning("content/pages/a.md")]
    goes = [warning("content/articles/2015/01/b.md"), warning("content/articles/a.md")]
    goes.append(warning("content/pages/a.md", "html-as-text"))
    assert without_allowed([*stays, *goes], BOTH) == stays


def test_two_patterns_for_one_file_are_both_used() -> None:
    allow = allowed("  no-record: ['**', articles/a.md]\n")
    assert without_allowed([warning("content/articles/a.md")], allow) == []


def test_an_entry_and_a_pattern_that_are_for_nothing() -> None:
    assert unused([warning("content/articles/a.md")], BOTH) == [
        (2, 15, "'allow': no file that fits 'articles/2015/**' has the warning 'no-record'"),
        (3, 3, "'allow': no file that is named here has the warning 'html-as-text'"),
    ]
    assert unused([], allowed("  no-record: []\n  html-as-text:\n")) == [
        (2, 3, "'allow': no file that is named here has the warning 'no-record'"),
        (3, 3, "'allow': no file that is named here has the warning 'html-as-text'"),
    ]


def test_an_error_remains_and_hides_what_is_for_nothing() -> None:
    error = problem_at(Place("content/articles/a.md"), "no-record", "x")
    assert without_allowed([error], BOTH) == [error]


def test_that_a_pattern_is_for_nothing_cannot_be_allowed() -> None:
    assert unused([], allowed("  unused-allow: ['**']\n  no-record: [a]\n")) == [
        (2, 3, "'allow': no file that is named here has the warning 'unused-allow'"),
        (3, 3, "'allow': no file that is named here has the warning 'no-record'"),
    ]


@given(st.lists(st.tuples(PATHS, st.sampled_from(["no-record", "html-as-text"])), max_size=6))
def test_everywhere_is_every_warning(places: list[tuple[str, str]]) -> None:
    problems = [warning(f"content/{path}", code) for path, code in places]
    everywhere = tuple(
        Allowed(Name(code, Place("site.yaml", line)), (Name("**", Place("site.yaml", line, 9)),))
        for line, code in enumerate(("no-record", "html-as-text"), 2)
    )
    codes = {code for _, code in places}
    found = without_allowed(problems, everywhere)
    assert {one.code for one in found} <= {UNUSED}
    assert len(found) == 2 - len(codes)
