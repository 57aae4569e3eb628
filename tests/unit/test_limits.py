"""The setting `limits`, and what a text is told that asks for more."""

from pathlib import Path

import pytest

from builder.config import parse_config
from builder.limits import Limits
from tests.helpers import SiteTest


@pytest.mark.parametrize(
    ("setting", "limits"),
    [
        ("", Limits()),
        ("limits: {marks: 5}", Limits(marks=5)),
        ("limits:\n  nesting: 7\n  names: 2", Limits(nesting=7, names=2)),
    ],
)
def test_the_setting_is_read(setting: str, limits: Limits) -> None:
    assert parse_config(setting) == (parse_config("")[0].__class__(limits=limits), [])


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "x", "'5'", "true", "[1]", "101", "9" * 5000])
def test_what_is_no_limit_is_a_problem(value: str) -> None:
    config, problems = parse_config(f"limits: {{nesting: {value}}}")
    assert config.limits == Limits()
    assert problems
    assert all(problem.path == "site.yaml" for problem in problems)


def test_an_unknown_limit_is_a_problem() -> None:
    assert "did you mean 'marks'?" in str(parse_config("limits: {mark: 5}")[1][0])


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path)


@pytest.mark.parametrize(
    ("limit", "body"),
    [
        ("characters: 9", "0123456789"),
        ("marks: 9", "*a* " * 5),
        ("marks: 9", "a\n" * 5 + "b|c\n" * 5),
        ("notes: 2", "x[^1] [^1]\n\n[^1]: y"),
        ("nesting: 5", "> " * 5 + "x"),
        ("nesting: 5", "[" * 6 + "x"),
        ("nesting: 5", "<b><i>" * 3 + "x" + "</i></b>" * 3),
    ],
)
def test_a_text_over_a_limit_is_a_problem_with_its_cure(
    limit: str, body: str, site: SiteTest
) -> None:
    site.article("a", body=body)
    site.write("site.yaml", f"limits: {{{limit}}}\n")
    (problem,) = site.problems()
    assert problem.startswith("content/articles/a.md:")
    assert "error[text-too-complex]" in problem
    if "in site.yaml: " in problem:
        site.write("site.yaml", problem.partition("in site.yaml: ")[2] + "\n")
    else:
        assert "take some apart" in problem
        site.write("site.yaml", "limits: {nesting: 100}\n")
    site.build()


@pytest.mark.parametrize("key", ["topics", "people", "authors", "redirects", "corrections"])
def test_lists_of_metadata_have_a_limit(key: str, site: SiteTest) -> None:
    items = "".join(f"\n- a{number}" for number in range(1_001))
    site.article("a", f"{key}:{items}")
    found = site.problems()
    assert f"'{key}' has 1,001 items; at most 1,000 are read" in found[0]
    assert len(found) == 1


def test_a_number_of_any_length_is_the_text_that_it_is(site: SiteTest) -> None:
    for digits in (4_300, 4_301, 50_000):
        for number in ("1" * digits, "-" + "1" * digits, "0." + "1" * digits, "1e" + "1" * digits):
            site.article("a", f"dateline: {number}\nexchanges: [[{number}], {{a: {number}}}]")
            site.build()
