"""Dates of the future, and of a time that no other article is of."""

import re

import pytest

from builder.content.unlikely_dates import CODE
from tests.helpers import SiteTest

NOW = {"SOURCE_DATE_EPOCH": "1420416000"}  # 2015-01-05


def problems(site: SiteTest, env: dict[str, str] | None = None) -> list[str]:
    site.run("check", "--jobs=1", env={"SOURCE_DATE_EPOCH": None, **(env or {})})  # type: ignore[dict-item]
    return [line for line in site.result.stdout.splitlines() if f"[{CODE}]" in line]


def test_what_is_said_and_how_it_is_allowed(site: SiteTest) -> None:
    site.article("2015/a", date="3015-01-05").article("2015/b", date="0015-01-05")
    site.article("2015/c")
    hint = "correct it, or allow it in site.yaml: allow: {date-unlikely: [articles/2015/%s.md]}"
    assert problems(site) == [
        "content/articles/2015/a.md:3:7: warning[date-unlikely]: 'date': 3015-01-05 is far in the "
        f"future; {hint % 'a'}",
        "content/articles/2015/b.md:3:7: warning[date-unlikely]: 'date': 0015-01-05 is of the year "
        f"15, and no other article is so old; {hint % 'b'}",
    ]
    site.write("site.yaml", "title: A\nallow: {date-unlikely: [articles/2015/a.md]}\n")
    assert [line.partition(":")[0] for line in problems(site)] == ["content/articles/2015/b.md"]
    site.write("site.yaml", "title: A\nallow: {date-unlikely: [articles/2015/*]}\n")
    assert problems(site) == []
    assert "unused-allow" not in site.result.stdout


@pytest.mark.parametrize("name", ["a, b", "[a]", "a: b", "#a", 'a"b', "ä b"])
def test_the_hint_is_yaml_whatever_the_file_is_called(name: str, site: SiteTest) -> None:
    site.article(name, date="3015")
    lines = problems(site)
    if not lines:  # no file may be called so
        return
    site.write("site.yaml", f"title: A\n{lines[0].partition('site.yaml: ')[2]}\n")
    assert problems(site) == []
    assert site.result.exit_code == 0


@pytest.mark.parametrize(
    ("date", "is_unlikely"),
    [
        ("2015-01-05", False),
        ("2015-01-06", False),  # where it is later
        ("2015-01-07", True),
        ("2015", False),
        ("2016", True),
        ("201X", False),
        ("202X", True),
        ("2015/..", False),
        ("2016/..", True),
        ("2010/2016", True),
        ("../2016", True),
        ("../2014", False),
        ("2015-01-05 23:00 -0500", False),
        ("2015-02~", True),
    ],
)
def test_of_the_future_is_what_begins_after_the_present(
    date: str, is_unlikely: bool, site: SiteTest
) -> None:
    site.article("a", date=date)
    lines = problems(site, NOW)
    assert len(lines) == is_unlikely
    assert not lines or "is in the future: SOURCE_DATE_EPOCH is of 2015-01-05" in lines[0]


def test_without_a_present_nothing_is_of_the_future_but_what_is_far_in_it(site: SiteTest) -> None:
    for name, date in [("a", "2099"), ("b", "2100-12-31"), ("c", "2101"), ("d", "21XX")]:
        site.article(name, date=date)
    assert [line.partition(":")[0] for line in problems(site)] == ["content/articles/c.md"]


def test_all_dates_of_an_article_have_their_places(site: SiteTest) -> None:
    lines = ["added: 3015", "updated: 2015-06", "corrections:", "  - date: 2015-01-05"]
    lines += ["    note: A.", "  - {note: B., date: 2015-07}"]
    site.article("a", "\n".join(lines))
    assert [line.split(": ")[0] for line in problems(site, NOW)] == [
        "content/articles/a.md:4:8",  # and all others are not after it
    ]
    site.article("a", "\n".join(lines[1:]))
    assert [line.split(": ")[0] for line in problems(site, NOW)] == [
        "content/articles/a.md:3:7",
        "content/articles/a.md:4:10",
        "content/articles/a.md:8:22",
    ]


def test_a_date_in_a_sidecar(site: SiteTest) -> None:
    site.write("content/articles/a.md", "Text.\n")
    site.write("content/articles/a.yaml", "title: T\ndate: 3015\n")
    assert [line.split(": ")[0] for line in problems(site)] == ["content/articles/a.yaml:2:7"]


def test_what_says_when_it_was_added_may_be_newer_than_the_present(site: SiteTest) -> None:
    site.article("a", "added: 2015-06-01", date="2015-06-01")
    assert problems(site, NOW) == []
    site.article("a", "added: 2015-06-01", date="2015-06-02")
    assert len(problems(site, NOW)) == 1


@pytest.mark.parametrize(
    ("dates", "unlikely"),
    [
        (["0015-01-05"], "0"),
        (["0000"], "0"),
        (["0999", "2015"], "0"),
        (["1000", "2015"], ""),
        (["0015", "0016", "2015"], ""),
        (["0015", "-0043", "2015"], ""),
        (["-0043", "2015"], ""),
        (["001X", "2015"], ""),
        (["../0015", "2015"], ""),
        (["0015", "0016", *["2015"] * 30], "01"),
        (["0015", "0016", *["2015"] * 18], ""),
    ],
)
def test_ancient_is_unlikely_where_nothing_else_is(
    dates: list[str], unlikely: str, site: SiteTest
) -> None:
    for number, date in enumerate(dates):
        site.article(f"{number:02}", date=date)
    lines = problems(site)
    assert [line.partition(".md")[0] for line in lines] == [
        f"content/articles/{number:02}" for number in map(int, unlikely)
    ]
    rarity = "hardly any" if len(unlikely) > 1 else "no"
    assert all(f"and {rarity} other article is so old" in line for line in lines)


def test_a_build_remembers_the_present(site: SiteTest) -> None:
    """Whoever builds again with another present is told what a clean build would tell."""
    site.article("a", date="2015-06-01")

    def warnings(seconds: str) -> list[str]:
        places = (f"--output={site.output}", f"--cache={site.source / '.cache'}")
        result = site.run("build", "--jobs=1", *places, env={"SOURCE_DATE_EPOCH": seconds})
        assert result.exit_code == 0
        return re.findall(r"warning\[date-unlikely", result.stdout)

    early, late = "1420416000", "1451606400"
    assert [len(warnings(one)) for one in (late, late, early, early, late)] == [0, 0, 1, 1, 0]
