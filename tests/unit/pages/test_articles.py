"""The pages of articles: what they show, and what of the rest they are made of."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from builder.archive import Archive
from builder.config import SiteConfig
from builder.dates.edtf import parse_date
from builder.errors import Place
from builder.model import Article, Correction, Redirect, text_of
from builder.pages.articles import (
    ArticlePages,
    PageInputs,
    partition_inputs,
    redirect_context,
    sooner_inputs,
    tombstone_context,
)
from builder.pages.contexts import (
    ArticleContext,
    CorrectionLine,
    Detail,
    EntityLink,
    Group,
    Translation,
    When,
)
from builder.pages.lookup import ArchiveLookup
from tests.archives import about, archive_of, article_of

TEXT = text_of("<p>Its body.</p>", "Its body.")


def pages(archive: Archive, first: int, last: int) -> ArticlePages:
    inputs = partition_inputs(ArchiveLookup(archive), first, last)
    return ArticlePages(archive.partition(first, last), inputs)


def shown(article: Article) -> ArticleContext:
    archive = archive_of(article, texts={article.path: TEXT})
    ((path, _, context),) = pages(archive, 0, 1)
    assert path == article.page
    return context()


def inputs_of(archive: Archive, *cuts: int) -> list[PageInputs]:
    """What all pages are made of, if the archive is cut so."""
    ranges = pairwise((0, *cuts, len(archive.articles)))
    return [inputs for first, last in ranges for _, inputs, _ in pages(archive, first, last)]


def test_the_summary_is_the_description_its_own_before_that_of_the_text() -> None:
    assert shown(article_of("a")).description == "Its body."
    assert shown(article_of("a", summary="In short.")).description == "In short."


def test_of_an_excerpt_the_page_has_the_summary_alone() -> None:
    page = shown(article_of("a", excerpt=True, summary="In short."))
    assert (page.body, page.excerpt) == ("", "In short.")
    page = shown(article_of("a"))
    assert (page.body, page.excerpt) == ("<p>Its body.</p>", "")


def test_the_date_has_the_time_where_it_is_known() -> None:
    page = shown(article_of("a", "2015-01-20 14:05 +0600"))
    assert page.when == When("January 20, 2015", "2015-01-20T14:05:00+06:00")
    assert page.time == "14:05 UTC+06:00"


def test_corrections_and_the_archive_s_own_keys() -> None:
    correction = Correction(parse_date("2015-02"), "A name.")
    extra = (
        ("wire_code", "R"),
        ("see-also", "https://x.org/"),
        ("all", {"a": [1, True], "b": None}),
    )
    page = shown(article_of("a", corrections=(correction,), extra=extra))
    assert page.corrections == (CorrectionLine(When("February 2015", "2015-02"), "A name."),)
    assert page.details == (
        Detail("Wire code", "R"),
        Detail("See also", "https://x.org/", "https://x.org/"),
        Detail("All", "a: 1, yes; b: "),
    )


def test_neighbours_and_translations_that_are_published() -> None:
    articles = [
        article_of("a", "2015-01-01"),
        article_of("b", "2015-01-02", translations=("gone", "c")),
        article_of("c", "2015-01-03", language="ky", translations=("gone", "b")),
        article_of("gone", withdrawn=True),
    ]
    archive = archive_of(*articles)
    every = inputs_of(archive)
    assert [one.older and one.older.page for one in every] == [
        None,
        "articles/a.html",
        "articles/b.html",
    ]
    assert [one.newer and one.newer.page for one in every] == [
        "articles/b.html",
        "articles/c.html",
        None,
    ]
    assert every[1].translations == (Translation("articles/c.html", "ky", "кыргызча", "Kyrgyz"),)


@pytest.mark.parametrize("cuts", [(1,), (2,), (1, 2), (1, 2, 3)])
def test_where_partitions_begin_shows_on_no_page(cuts: tuple[int, ...]) -> None:
    articles = [
        article_of(id, f"2015-01-0{day}", entities=about(topics="war", sources=f"s{day}"))
        for day, id in enumerate("abcd", 1)
    ]
    archive = archive_of(*articles)
    assert inputs_of(archive, *cuts) == inputs_of(archive)


def test_what_an_article_is_about_stands_in_groups_its_source_does_not() -> None:
    named = about(topics="war peace", countries="kg", sources="paper")
    (inputs,) = inputs_of(archive_of(article_of("a", entities=named)))
    assert inputs.source == EntityLink("PAPER", "sources/paper.html")
    assert inputs.groups == (
        Group("Countries", (EntityLink("KG", "countries/kg.html"),)),
        Group(
            "Topics",
            (EntityLink("WAR", "topics/war.html"), EntityLink("PEACE", "topics/peace.html")),
        ),
    )


def test_another_fingerprint_makes_another_page() -> None:
    one, other = (archive_of(article_of("a")), archive_of(article_of("a")))
    other = replace(other, fingerprints=(b"another",))
    assert inputs_of(one) != inputs_of(other)


def lookup_of(**changes: dict[str, Any]) -> ArchiveLookup:
    """Four articles, two of them (b, c) in the partition that is looked at."""
    articles = [
        article_of(
            id, f"2015-01-0{day}", **{"entities": about(topics="war"), **changes.get(id, {})}
        )
        for day, id in enumerate("abcd", 1)
    ]
    return ArchiveLookup(archive_of(*articles))


def test_what_a_partition_shows_of_the_rest_changes_with_its_surroundings_alone() -> None:
    before = sooner_inputs(lookup_of(), 1, 3)
    assert sooner_inputs(lookup_of(), 1, 3) == before
    assert sooner_inputs(lookup_of(b={"title": "Own"}), 1, 3) == before  # has a fingerprint
    assert sooner_inputs(lookup_of(a={"title": "Before"}), 1, 3) != before
    assert sooner_inputs(lookup_of(d={"title": "After"}), 1, 3) != before
    assert sooner_inputs(lookup_of(c={"entities": about(topics="peace")}), 1, 3) != before
    assert sooner_inputs(lookup_of(a={"entities": about(topics="peace")}), 1, 3) == before


def test_a_tombstone_has_the_reason_and_no_summary() -> None:
    article = article_of("a", withdrawn=True, withdrawn_reason="It was false.", summary="Secret.")
    page = tombstone_context(ArchiveLookup(archive_of(article)), article)
    assert (page.title, page.reason) == ("Title of a", "It was false.")
    assert "Secret" not in page.description


def test_a_redirect_knows_the_whole_address_if_the_site_s_is_known() -> None:
    redirect = Redirect("old/index.html", "articles/a b.html", "A", Place("x"))
    pages = [
        redirect_context(ArchiveLookup(archive_of(config=SiteConfig(url=url))), redirect)
        for url in ("", "https://x.org/a/")
    ]
    assert [page.target_address for page in pages] == ["", "https://x.org/a/articles/a%20b.html"]
    assert {page.target for page in pages} == {"articles/a b.html"}
