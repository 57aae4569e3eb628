"""The local index, for the most part through the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from builder.search.local.index import LocalIndex
from tests.archives import archive_of, article_of
from tests.helpers import SiteTest


def search(site: SiteTest, query: str, *options: str) -> dict[str, Any]:
    result = site.run("search", query, "--json", "--jobs=1", "--limit=100", *options)
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


def ids(site: SiteTest, query: str, *options: str) -> list[str]:
    return [hit["id"] for hit in search(site, query, *options)["hits"]]


@pytest.fixture
def archive(site: SiteTest) -> SiteTest:
    record = "name: Al-Qaida\naliases: [Al-Qaeda]\nformer_names: [The Base]\n"
    site.write("content/organizations/al-qaida.yaml", record)
    site.article("border", title="Clashes on the border", body="Shots at Osh.", date="2010-06-10")
    site.article("osh", title="Osh", body="A market and a border post.", date="2014-03-01")
    site.article(
        "karimov",
        title="Karimov in Tashkent",
        body="The U.S. sent 2,000 letters about elections.",
        more="countries: [UZ]\nsource: A paper",
    )
    site.article(
        "ru", title="Каримов", body="Встреча в Ташкенте.", more="language: ru\ncountries: [KG]"
    )
    site.article("uz", title="Тошкент", body="Шаҳар.", more="language: uz\ncountries: [Kyrgyzstan]")
    site.article("base", title="A group", more="organizations: [Al-Qaida]", date="2001-09-11")
    site.article(
        "part", body="hidden", more="rights: excerpt\nsource_url: https://x.org/\nsummary: shown"
    )
    return site.article("draft", title="Osh draft", more="status: draft")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("osh", {"osh", "border"}),
        ("election", {"karimov"}),
        ("elected", {"karimov"}),
        ("tashkent", {"karimov", "ru", "uz"}),
        ("Тошкент", {"karimov", "ru", "uz"}),
        ("Ташкент", {"karimov", "ru", "uz"}),
        ("karimov", {"karimov", "ru"}),
        ("Каримов", {"karimov", "ru"}),
        ("US", {"karimov"}),
        ("2000", {"karimov"}),
        ("al-qaeda", {"base"}),
        ("alqaeda", {"base"}),
        ('"al qaeda"', {"base"}),
        ('"the base"', {"base"}),
        ('"border post"', {"osh"}),
        ('"post border"', set()),
        ("osh -market", {"border"}),
        ("+osh +market", {"osh"}),
        ("osh AND clashes", {"border"}),
        ("market OR shots", {"osh", "border"}),
        ("osh NOT (market OR letters)", {"border"}),
        ("mark*", {"osh"}),
        ("title:osh", {"osh"}),
        ("country:kg", {"ru", "uz"}),
        ("country:KGZ", {"ru", "uz"}),
        ("country:uzbekistan", {"karimov"}),
        ("country:atlantis", set()),
        ('source:"a paper"', {"karimov"}),
        ("organization:al-qaeda", {"base"}),
        ("date:2010..2014", {"osh", "border"}),
        ("osh date:..2012", {"border"}),
        ("-osh date:2010..2014", set()),
        ("hidden", set()),
        ("shown", {"part"}),
        ("draft", set()),
        ("the", {"border", "karimov", "base"}),
        ("zzz", set()),
        ("", set()),
        ('"', set()),
        ("the osh", {"osh", "border"}),
    ],
)
def test_what_is_found(archive: SiteTest, query: str, expected: set[str]) -> None:
    assert set(ids(archive, query or " ")) == expected


def test_what_comes_first(archive: SiteTest) -> None:
    # In the title before in the text.
    assert ids(archive, "osh") == ["osh", "border"]
    # More of the words before fewer, though one is in a title.
    assert ids(archive, "osh clashes shots")[0] == "border"


def test_a_text_that_repeats_itself_is_not_long(site: SiteTest) -> None:
    site.article("same", body="A needle. " + "Nothing new here. " * 50)
    site.article("other", body="A needle. " + " ".join(f"thing{number}" for number in range(80)))
    assert ids(site, "needle") == ["same", "other"]


def test_the_best_tell_which_words_matter(site: SiteTest) -> None:
    """As many have river as zinc; those with most of the query are about the river."""
    for number in range(5):
        site.article(f"best-{number}", body="Water treaty river.", date="2001-01-20")
        site.article(f"zinc-{number}", body="Zinc report three.", date="2003-01-20")
        site.article(f"else-{number}", body="Something else there.", date="2004-01-20")
    site.article("river", body="River report three.", date="2001-01-20")
    site.article("zinc", body="Zinc report three.", date="2003-01-20")
    found = ids(site, "water treaty river zinc")
    assert [one.partition("-")[0] for one in found] == ["best"] * 5 + ["river"] + ["zinc"] * 6


def test_order_by_date(archive: SiteTest) -> None:
    assert ids(archive, "osh", "--sort=newest") == ["osh", "border"]
    assert ids(archive, "osh", "--sort=oldest") == ["border", "osh"]


def test_pages_of_results(archive: SiteTest) -> None:
    assert search(archive, "date:2000..")["total"] == 7
    everything = ids(archive, "date:2000..", "--sort=oldest")
    some = [
        ids(archive, "date:2000..", "--sort=oldest", f"--offset={at}", "--limit=3")
        for at in (0, 3, 6)
    ]
    assert [one for part in some for one in part] == everything


def test_snippets_show_why(archive: SiteTest) -> None:
    archive.article("long", body=("Filler words. " * 100) + "The needle here." + " More." * 100)
    hit = search(archive, "needle")["hits"][0]
    text, marks = hit["snippet"]["text"], hit["snippet"]["marks"]
    assert [text[first:last] for first, last in marks] == ["needle"]
    assert text.startswith("\u2026")
    assert text.endswith("\u2026")
    assert len(text) < 300


def test_the_index_follows_the_content(archive: SiteTest) -> None:
    assert ids(archive, "market") == ["osh"]
    archive.remove("content/articles/osh.md").article("new", body="A new market in Naryn.")
    assert ids(archive, "market") == ["new"]
    archive.write("content/organizations/al-qaida.yaml", "name: Al-Qaida\naliases: [Tanzim]\n")
    assert ids(archive, "tanzim") == ["base"]
    assert ids(archive, '"the base"') == []
    archive.article("base", title="A group", more="status: draft")
    assert ids(archive, "tanzim") == []


def test_only_what_changed_is_indexed_again(archive: SiteTest) -> None:
    from builder.search.local.store import Index

    ids(archive, "osh")
    added: list[str] = []
    update = Index.update

    def spy(self: Index, delete: Any, add: Any) -> None:
        documents = list(add)
        added.extend(document.key for document in documents)
        update(self, delete, documents)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Index, "update", spy)
        ids(archive, "market")
        assert added == []
        archive.article("new", body="A new market at the edge of town.")  # of the usual length
        assert set(ids(archive, "market")) == {"osh", "new"}
    assert added == ["new"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # of Whoosh
def test_a_lost_or_broken_index_is_made_again(archive: SiteTest) -> None:
    before = ids(archive, "osh")
    for state in archive.source.glob(".cache/*/state.json"):
        state.write_text("not JSON", encoding="utf-8")
    assert ids(archive, "osh") == before
    for toc in archive.source.glob(".cache/*/_MAIN_*.toc"):
        toc.write_bytes(b"broken")
    assert ids(archive, "osh") == before


def test_content_with_errors_is_told_instead(archive: SiteTest) -> None:
    archive.article("bad", more="contries: [KZ]")
    result = archive.run("search", "osh")
    assert result.exit_code == 1
    assert "unknown key 'contries'" in result.stdout


def test_results_for_people(archive: SiteTest) -> None:
    result = archive.run("search", "osh", "--limit=1")
    lines = result.stdout.splitlines()
    assert lines[0] == "1. Osh"
    assert lines[1] == "   2014-03-01    articles/osh.html"
    assert lines[-1] == "2 articles"


def test_filters_lose_nothing_of_a_large_archive(site: SiteTest) -> None:
    """Whoosh, asked for the best few alone, lost most of these."""
    for number in range(400):
        country = "KG" if number % 3 else "US"
        body = "alpha " * (number % 7 + 1) + "beta " * (number % 5)
        more = f"countries: [{country}]"
        site.article(f"{number:03}", more=more, body=body, date=f"200{number % 4}-01-20")
    found = search(site, "beta country:kg date:2001..2002", "--limit=3")
    expected = [n for n in range(400) if n % 3 and n % 4 in {1, 2} and n % 5]
    assert found["total"] == len(expected)
    assert len(found["hits"]) == 3


def test_an_index_remembers_what_it_was_made_from(tmp_path: Path) -> None:
    one, two = article_of("a"), article_of("b", title="Another")
    index = LocalIndex(tmp_path)
    assert (index.stamp(), index.search("title").total) == ("", 0)
    assert index.refresh(archive_of(one, two), "first") == 2
    again = LocalIndex(tmp_path)
    assert again.stamp() == "first"
    assert again.refresh(archive_of(one, two), "second") == 0
    assert again.refresh(archive_of(one), "third") == 1
    assert [id for id, _ in LocalIndex(tmp_path).matches("title OR another")] == ["a"]
    assert again.stamp() == "third"


def test_scores_are_those_of_a_new_index_after_any_edits(tmp_path: Path) -> None:
    first = [article_of(f"{number:02}", title="A market") for number in range(20)]
    left = [article_of("00", title="A market of Osh"), *first[1:5]]
    edited, new = LocalIndex(tmp_path / "edited"), LocalIndex(tmp_path / "new")
    edited.refresh(archive_of(*first), "first")
    edited.refresh(archive_of(*left), "second")
    new.refresh(archive_of(*left), "second")
    for query in ("market", "osh", "osh market"):
        assert dict(edited.matches(query)) == pytest.approx(dict(new.matches(query)))


def test_an_archive_without_articles_has_no_results(site: SiteTest) -> None:
    queries = ("osh", "o*", '"osh market"', "date:2015..", "-osh", "country:kg")
    assert [ids(site, query) for query in queries] == [[]] * len(queries)
    assert ids(site.article("a", body="Osh."), "osh") == ["a"]
    site.remove("content/articles/a.md")
    assert [ids(site, query) for query in queries] == [[]] * len(queries)
