"""`builder new`: prints the path of the article that it has begun."""

import time

from builder.cli import new
from tests.helpers import SiteTest


def test_the_path_is_printed(site: SiteTest) -> None:
    result = site.run("new", "Syria calling", "--date=2015-01-20")
    assert (result.exit_code, result.stdout) == (0, "content/articles/2015/01/syria-calling.md\n")
    assert (site.source / result.stdout.strip()).is_file()


def test_an_article_is_of_today_unless_its_date_is_given(site: SiteTest) -> None:
    before = time.strftime("%Y/%m")
    path = site.run("new", "A").stdout
    assert path in {
        f"content/articles/{month}/a.md\n" for month in (before, time.strftime("%Y/%m"))
    }


def test_it_is_added_today_whatever_its_date(site: SiteTest) -> None:
    before = time.strftime("%Y-%m-%d")
    path = site.source / site.run("new", "A", "--date=2015-01-20").stdout.strip()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert "date: 2015-01-20" in lines
    assert {f"added: {day}" for day in (before, time.strftime("%Y-%m-%d"))} & {*lines}


def test_another_folder(site: SiteTest) -> None:
    (site.source / "deep").mkdir()
    result = site.run("new", "A", "--date=2015", "--source=../source")
    assert result.stdout == "../source/content/articles/2015/01/a.md\n"


def test_what_is_wrong_is_one_line(site: SiteTest) -> None:
    result = site.run("new", "A", "--date=soon")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: 'soon' is not a date; write 2015, ")
    assert result.stderr.count("\n") == 1


def test_the_command_is_called_new() -> None:
    assert new.new_command.name == "new"
