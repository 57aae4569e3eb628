"""Explanations of codes: one for each code that the builder reports, and in the manual the same."""

import re

import pytest

from builder.explanations import Explanation, allowable_codes, explanations
from tests.broken.test_broken import MESSAGES, RULES
from tests.codes import codes, codes_in, severities
from tests.helpers import ROOT
from tests.troubleshooting import DOCUMENT, missing, renewed, section_of, sections

MESSAGE = re.compile(r"[^ :]+:\d+:\d+: (error|warning)\[([a-z0-9-]+)\]: .+")

SOURCE = """
LOST = "lost-page"
problem_at(place, LOST, message, hint)
problem_at(place, "no-record", message, hint, "warning")
problem_at(place, "no-such", message, severity="warning")
self.report(place, "bad-id", "'id': a-b")
fields.checked("url", check, "bad-url", hint)
fault = "not-text", message, ""
many = "not-a", "code"
"""


def expected_codes() -> set[str]:
    """The codes that the tests with broken sites see."""
    files = (ROOT / "tests/broken" / rule / "expected.txt" for rule in RULES)
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    lines += MESSAGES
    return {found[2] for line in lines if (found := MESSAGE.fullmatch(line))}


def test_codes_are_found_in_a_source() -> None:
    assert sorted(codes_in(SOURCE)) == [
        ("bad-id", "error"),
        ("bad-url", "error"),
        ("lost-page", "error"),
        ("no-record", "warning"),
        ("no-such", "warning"),
        ("not-text", "error"),
    ]


def test_the_codes_that_tests_expect_are_found_in_the_source() -> None:
    """Or the tests below would look for too few."""
    assert expected_codes() <= codes()
    assert {"unreadable", "yaml-boolean", "hidden-file"} <= codes()


def test_every_code_has_an_explanation_and_every_explanation_a_code() -> None:
    assert sorted(explanations()) == sorted(codes())


def test_a_code_is_of_errors_or_of_warnings_as_its_example_shows() -> None:
    shown = {code: {one.severity} for code, one in explanations().items()}
    assert shown == severities()
    warnings = {one.code for one in explanations().values() if one.severity == "warning"}
    assert {*allowable_codes()} == warnings - {"unused-allow"}
    assert allowable_codes() == ["html-as-text", "html-entity", "no-record", "unseen-character"]


@pytest.mark.parametrize("one", explanations().values(), ids=lambda one: one.code)
def test_an_explanation_has_a_message_and_whole_sentences(one: Explanation) -> None:
    found = MESSAGE.fullmatch(one.example)
    assert found
    assert found.groups() == (one.severity, one.code)
    for text in (one.cause, one.cure, one.summary):
        assert re.fullmatch(r"\S.*[.`]", text), text
    assert len(one.summary) <= 160


def test_the_first_sentence_is_the_summary() -> None:
    one = Explanation("a-b", "", "There is a.b here: one. And another.", "Mend it.")
    assert one.summary == "There is a.b here: one."
    assert one._replace(cause="Only one.").summary == "Only one."


def test_the_manual_says_the_same() -> None:
    if not DOCUMENT.exists():
        pytest.skip("there is no manual of codes")
    text = DOCUMENT.read_text(encoding="utf-8")
    assert missing(text) == []
    found = sections(text)
    expected = {code: section_of(one) for code, one in explanations().items()}
    for code, section in expected.items():
        assert found[code].split() == section.split(), "python -m tests.troubleshooting renews it"


def test_sections_of_codes_are_renewed_and_the_rest_is_left() -> None:
    text = "# A\n\n## B\n\nb\n\n### bad-id\n\nold\n\n### Others\n\no\n\n## C\n\n### no-record\n"
    new = renewed(text)
    bad, no_record = (section_of(explanations()[code]) for code in ("bad-id", "no-record"))
    others = "### Others\n\no\n\n## C\n\n"
    assert new == f"# A\n\n## B\n\nb\n\n### bad-id\n{bad}{others}### no-record\n{no_record}"
    assert renewed(new) == new
    assert sections(new)["bad-id"] == bad
    assert {*missing(new)} == {*explanations()} - {"bad-id", "no-record"}
