"""Keys of an archive's own: kept as JSON could say them, or refused with a reason."""

import pytest

from tests.helpers import SiteTest

SETTINGS = "title: A\nextra_fields: [x]\n"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1", "1"),
        ("1.5", "1.5"),
        ("007", "007"),
        ("1:30", "1:30"),
        (".inf", ".inf"),
        ("yes", "yes"),
        ("Off", "no"),
        ("2015-01-02", "2015-01-02"),
        ("[a, {b: 2}]", "a, b: 2"),
        ("'<b>'", "<b>"),
        ("https://x.org/", "https://x.org/"),
    ],
)
def test_extra_fields_are_shown_as_they_were_written(
    written: str, shown: str, site: SiteTest
) -> None:
    site.write("site.yaml", SETTINGS).article("a", more=f"x: {written}").build()
    assert f"X {shown}" in site.text("articles/a.html")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{a: 1, a: 2}", "duplicate-key"),
        ("{[q]: 1}", "yaml-key"),
        ("!foo bar", "yaml-tag"),
        ("!!python/name:os.system", "yaml-tag"),
        ("[1, !!binary YQ==]", "yaml-tag"),
    ],
)
def test_extra_fields_that_would_lose_something(written: str, code: str, site: SiteTest) -> None:
    site.write("site.yaml", SETTINGS).article("a", more=f"x: {written}")
    assert [line.split("[")[1].split("]")[0] for line in site.problems()] == [code]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ('authors: ["", a]', "empty-item"),
        ("authors: [~]", "empty-item"),
        ('summary: "a\\eb"', "control-character"),
        ("summary: !!null text", "yaml-tag"),
        ("summary: !!binary YQ==", "yaml-tag"),
    ],
)
def test_values_that_are_no_text(more: str, code: str, site: SiteTest) -> None:
    site.article("a", more=more)
    assert f"error[{code}]" in "".join(site.problems())


def test_a_title_must_be_seen(site: SiteTest) -> None:
    site.article("a", title='"\\u200b"')
    assert "'title' is missing" in site.problems()[0]


def test_a_message_stays_on_its_line_whatever_it_quotes(site: SiteTest) -> None:
    site.article("a", more=f'"foo\\nbar\\e[31m": 1\nlanguage: {"x" * 5000}')
    lines = site.run("check").stdout.splitlines()
    assert len(lines) == 3
    assert all(line.isprintable() and len(line) < 1200 for line in lines)


def test_a_value_with_other_line_breaks_shifts_no_place(site: SiteTest) -> None:
    site.article("a", title='"a\u2028b\x85c"', more="contries: [KZ]")
    assert site.problems()[0].startswith("content/articles/a.md:4:1: ")
