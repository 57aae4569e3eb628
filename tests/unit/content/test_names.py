"""What the names of files say: dates and titles."""

import pytest

from builder.content.names import date_in_name, name_for, title_for
from builder.model import Body
from tests.helpers import SiteTest


@pytest.mark.parametrize(
    ("stem", "day"),
    [
        ("2015-01-20-title", "2015-01-20"),
        ("news/2015-01-20-title", "2015-01-20"),
        ("2015_01_20 title", "2015-01-20"),
        ("20150120-title", "2015-01-20"),
        ("2015-01-20", "2015-01-20"),
        ("2015-01-title", ""),
        ("2015-02-30-title", ""),
        ("201501201-title", ""),
        ("title-2015-01-20", ""),
    ],
)
def test_the_day_that_a_name_begins_with(stem: str, day: str) -> None:
    assert date_in_name(stem) == day


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# War: the end\n\nText.", 'title: "War: the end"'),
        ("War\n===\n", "title: War"),
        ("Text.", "title: Syria calling"),
        ("# *War*", "title: Syria calling"),
        ("### War", "title: Syria calling"),
    ],
)
def test_a_title(text: str, line: str) -> None:
    assert title_for("content/articles/2015-01-20-syria-calling.md", Body(text)) == line


def test_names_of_files_without_words() -> None:
    assert title_for("content/articles/2015-01-20.md", Body("")) == "title: 2015 01 20"
    assert name_for("content/people/islam-karimov.yaml") == "name: Islam karimov"


def test_the_date_of_a_name_is_that_of_the_article_if_the_archive_says_so(site: SiteTest) -> None:
    site.write("content/articles/2015-01-20-a.md", "---\ntitle: A\n---\n\nText.\n")
    site.write("content/articles/2014-01-20-b.md", "---\ntitle: B\ndate: 2013\n---\n\nText.\n")
    [problem] = site.problems()
    hint = "date: 2015-01-20, or 'date_from_name: true' into site.yaml"
    assert problem.endswith(f"write the day when it was published: {hint}")
    site.write("site.yaml", "title: S\ndate_from_name: true\n").build()
    assert "January 20, 2015" in site.text("articles/2015-01-20-a.html")
    assert "2013" in site.text("articles/2014-01-20-b.html")
    assert "2014" not in site.text("articles/2014-01-20-b.html")


def test_the_hint_for_a_title_is_ready_to_paste(site: SiteTest) -> None:
    site.write("content/articles/a-war.md", "---\ndate: 2015\n---\n\nText.\n")
    assert site.problems()[0].endswith("write the article's title: title: A war")


def test_many_spaces_take_no_time() -> None:
    spaces = " " * 50_000
    assert title_for("a.md", Body(f"{spaces}b")) == "title: A"
    assert title_for("a.md", Body(f"# b{spaces}c #")) == "title: b c"
