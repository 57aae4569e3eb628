"""`builder search`: queries as they are typed, results for people and for programs."""

import json

import pytest
from click.testing import CliRunner, Result

from builder.cli.search import search_command
from tests.helpers import SiteTest


def search(site: SiteTest, *arguments: str, color: bool = False) -> Result:
    given = [f"--source={site.source}", "--jobs=1", *arguments]
    return CliRunner().invoke(search_command, given, color=color)


def ids(site: SiteTest, *arguments: str) -> list[str]:
    return [hit["id"] for hit in json.loads(search(site, "--json", *arguments).stdout)["hits"]]


def test_several_words_are_one_query_and_a_word_may_begin_with_a_hyphen(site: SiteTest) -> None:
    site.article("a", body="Osh market.").article("b", body="Osh border.")
    assert ids(site, "osh", "-market") == ["b"]
    assert ids(site, "-market", "osh") == ["b"]
    assert set(ids(site, "osh")) == {"a", "b"}
    assert search(site).exit_code == 2


def test_results_for_people_are_numbered_from_the_first_of_all(site: SiteTest) -> None:
    for number in range(3):
        site.article(f"a{number}", body="A market.", more="source: A paper", date=f"201{number}")
    result = search(site, "market", "--offset=1", "--limit=1", "--sort=oldest")
    assert result.stdout.splitlines() == [
        "2. Title of a1",
        "   2011  A paper  articles/a1.html",
        "   A market.",
        "3 articles",
    ]


def test_what_matches_is_bold_at_a_terminal(site: SiteTest) -> None:
    site.article("a", body="A market, two markets.")
    shown = search(site, "market", color=True).stdout
    assert "   A \x1b[1mmarket\x1b[0m, two \x1b[1mmarkets\x1b[0m.\n" in shown


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2015-01-20 14:05", "2015-01-20"),
        ("1992-05/1997-06", "1992-05/1997-06"),
        ("1998~", "1998~"),
    ],
)
def test_a_date_for_people_is_whole_but_for_the_time(date: str, shown: str, site: SiteTest) -> None:
    site.article("a", body="A market.", date=date)
    assert search(site, "market").stdout.splitlines()[1].split() == [shown, "articles/a.html"]


def test_results_for_programs(site: SiteTest) -> None:
    site.article("a", body="Ош. A market.", date="2015-01-20 14:05")
    found = json.loads(search(site, "market", "--json").stdout)
    (hit,) = found["hits"]
    assert found["total"] == 1
    assert (hit["id"], hit["page"], hit["source"]) == ("a", "articles/a.html", "")
    assert hit["date"] == "2015-01-20T14:05:00"
    assert hit["score"] > 0
    assert hit["snippet"] == {"text": "Ош. A market.", "marks": [[6, 12]]}


def test_the_index_is_kept_where_it_is_told(site: SiteTest) -> None:
    search(site.article("a"), "text", f"--cache={site.source / 'kept'}")
    assert any((site.source / "kept").iterdir())
    assert not (site.source / ".cache").exists()


def test_what_becomes_a_translation_moves_to_its_original(site: SiteTest) -> None:
    site.article("a", body="Osh").article("m", body="Osh").article("z", body="Nothing")
    assert ids(site, "osh", "--sort=newest") == ["m", "a"]
    site.article("a", body="Osh", more="language: ru\ntranslation_of: z")
    assert ids(site, "osh", "--sort=newest") == ["a", "m"]
