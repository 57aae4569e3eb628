"""The pages of articles: what they show, and what their bases tell of the rest."""

from builder.config import SiteConfig
from builder.dates import parse_date
from builder.errors import Place
from builder.model import Article, Correction, Redirect, text_of
from builder.pages.articles import (
    article_context,
    page_inputs,
    partition_inputs,
    redirect_context,
    tombstone_context,
)
from builder.pages.contexts import ArticleContext, CorrectionLine, Detail, Translation, When
from builder.pages.lookup import ArchiveLookup
from tests.archives import about, archive_of, article_of

TEXT = text_of("<p>Its body.</p>", "Its body.")


def shown(article: Article) -> ArticleContext:
    lookup = ArchiveLookup(archive_of(article, texts={article.path: TEXT}))
    return article_context(article, TEXT, page_inputs(lookup, 0))


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
    text = "January 20, 2015, 14:05 UTC+06:00"
    assert page.when == When(text, "2015-01-20T14:05:00+06:00")


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
    lookup = ArchiveLookup(archive_of(*articles))
    bases = [page_inputs(lookup, at) for at in range(3)]
    assert [one.older and one.older.page for one in bases] == [
        None,
        "articles/a.html",
        "articles/b.html",
    ]
    assert [one.newer and one.newer.page for one in bases] == [
        "articles/b.html",
        "articles/c.html",
        None,
    ]
    assert bases[1].translations == (Translation("articles/c.html", "ky", "кыргызча"),)


def archive(**changes: dict[str, str]) -> ArchiveLookup:
    """Four articles, two of them (b, c) in the part that is looked at."""
    articles = [
        article_of(
            id, f"2015-01-0{day}", **{"entities": about(topics="war"), **changes.get(id, {})}
        )
        for day, id in enumerate("abcd", 1)
    ]
    return ArchiveLookup(archive_of(*articles))


def test_the_shared_basis_of_a_part_changes_with_its_surroundings_alone() -> None:
    before = partition_inputs(archive(), 1, 3)
    assert partition_inputs(archive(), 1, 3) == before
    assert partition_inputs(archive(b={"title": "Own"}), 1, 3) == before  # its mark tells of that
    assert partition_inputs(archive(a={"title": "Before"}), 1, 3) != before
    assert partition_inputs(archive(d={"title": "After"}), 1, 3) != before
    assert partition_inputs(archive(c={"entities": about(topics="peace")}), 1, 3) != before
    assert partition_inputs(archive(a={"entities": about(topics="peace")}), 1, 3) == before


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
