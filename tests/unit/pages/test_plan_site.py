"""Every page of a site through the front door."""

from itertools import pairwise

import pytest

from tests.helpers import SiteTest, broken_links


def test_long_lists_are_cut_and_lead_to_every_article(site: SiteTest) -> None:
    for number in range(320):
        year = 2000 + number // 100
        site.article(f"{year}/{number:03}", more="countries: [KZ]", date=f"{year}-01-20")
    site.build()
    assert {f"countries/kazakhstan/{number}.html" for number in (1, 2)} <= site.pages()
    assert "countries/kazakhstan/3.html" not in site.pages()
    page, found = "countries/kazakhstan.html", []
    while page:
        links = site.links(page)
        found += [link for link in links if link.startswith("articles/")]
        hrefs = [link for link in links if link.startswith("countries/kazakhstan/")]
        page = _older(page, hrefs)
    assert found == [f"articles/{2000 + n // 100}/{n:03}.html" for n in reversed(range(320))]
    assert "320 articles" in site.text("countries/kazakhstan.html")
    assert broken_links(site.output) == []


def _older(page: str, links: list[str]) -> str:
    number = page.removesuffix(".html").rpartition("/")[2]
    at = int(number) if number.isdigit() else 3
    return next((link for link in links if link.endswith(f"/{at - 1}.html")), "")


def test_a_new_article_changes_few_pages(site: SiteTest) -> None:
    for number in range(320):
        site.article(f"{number:03}", more="countries: [KZ]", date="2000-01-20")
    site.build()
    before = {page: site.page(page) for page in site.pages()}
    site.article("new", more="countries: [KZ]", date="2000-01-21").build()
    changed = {page for page in site.pages() if site.page(page) != before.get(page)}
    assert changed == {
        "articles/319.html",
        "articles/new.html",
        "countries/index.html",
        "countries/kazakhstan.html",
        "dates/2000-01.html",
        "dates/2000.html",
        "dates/index.html",
        "downloads.html",
        "index.html",
        "recent.html",
        "search.html",
    }


def test_a_year_with_very_many_articles_shows_its_months(site: SiteTest) -> None:
    for number in range(200):
        site.article(f"{number:03}", date="2000-01-20")
    site.build()
    assert site.links("dates/2000.html") == ["dates/index.html", "dates/2000-01.html"]
    site.remove("content/articles/000.md").build()
    assert len(site.links("dates/2000.html")) == 2 + 199


def test_previous_and_next_are_by_date_then_by_id(site: SiteTest) -> None:
    site.article("b", date="2015-01-20").article("a", date="2015-01-20")
    site.article("z", date="2015-01-19").article("y", date="2015-01-20 10:00").build()
    order = ["z", "a", "b", "y"]
    for older, newer in pairwise(order):
        assert f"articles/{newer}.html" in site.links(f"articles/{older}.html")
        assert f"articles/{older}.html" in site.links(f"articles/{newer}.html")


def test_an_archive_without_articles_has_a_front_page(site: SiteTest) -> None:
    site.build()
    assert site.pages() == {"index.html", "404.html", "accessibility.html"}
    assert "0 articles" in site.text("index.html")
    assert broken_links(site.output) == []


def test_an_archive_may_do_without_search(site: SiteTest) -> None:
    site.write("site.yaml", "title: A\nsearch: false\n").article("a").build()
    assert "search.html" not in site.pages()
    assert not (site.output / "search").exists()
    assert "<form" not in site.page("index.html")


def test_drafts_are_left_out_everywhere(site: SiteTest) -> None:
    site.article("a").article("b", more="status: draft\ncountries: [FR]", title="Secret").build()
    assert not any("Secret" in site.page(page) for page in site.pages())
    assert "countries/france.html" not in site.pages()


def test_a_withdrawn_article_leaves_a_tombstone_alone(site: SiteTest) -> None:
    more = "status: withdrawn\nwithdrawn_reason: It was false.\ncountries: [FR]"
    site.article("a", more=more, body="Its body.").article("b").build()
    assert "It was false." in site.text("articles/a.html")
    assert 'content="noindex"' in site.page("articles/a.html")
    assert not any("Its body." in site.page(page) for page in site.pages())
    assert "countries/france.html" not in site.pages()
    assert "articles/a.html" not in site.links("dates/2015-01.html")


def test_redirects_know_their_target_from_any_depth(site: SiteTest) -> None:
    site.write("site.yaml", "title: A\nurl: https://x.org/archive\n")
    site.article("2015/a", more="redirects: [/old/one/, /two.html, three]").build()
    for page in ("old/one/index.html", "two.html", "three.html"):
        assert site.links(page) == ["articles/2015/a.html"]
        canonical = '<link rel="canonical" href="https://x.org/archive/articles/2015/a.html">'
        assert canonical in site.page(page)
        assert 'http-equiv="refresh" content="0; url=' in site.page(page)


def test_the_page_for_missing_addresses_works_at_any_depth(site: SiteTest) -> None:
    site.write("site.yaml", "title: A\nurl: https://x.org/archive/\n").article("a").build()
    assert 'href="/archive/assets/style.css"' in site.page("404.html")
    assert 'href="/archive/dates/"' in site.page("404.html")


def test_indexes_that_are_not_wanted_are_not_made(site: SiteTest) -> None:
    site.write("site.yaml", "title: A\nindexes: [countries]\n")
    site.article("a", more="countries: [KZ]\ntopics: [War]\nsource: A paper").build()
    assert not any(page.startswith(("topics", "sources")) for page in site.pages())
    assert "War" in site.text("articles/a.html")
    assert broken_links(site.output) == []


def test_many_names_are_cut_by_letter(site: SiteTest) -> None:
    names = [f"{letter}{number} name" for letter in "ABZ" for number in range(20)]
    site.article("a", more=f"topics: [{', '.join(names)}, Émile, Ёлка]").build()
    main = site.main("topics/index.html")
    assert [part.split("<")[0] for part in main.split('<h2 id="letter:')[1:]] == [
        f'{letter}">{letter}' for letter in "ABEZЕ"
    ]
    assert broken_links(site.output) == []


def test_a_right_to_left_article_on_a_left_to_right_site(site: SiteTest) -> None:
    site.article("a", more="language: fa", title="آرشیو").build()
    assert '<h1 lang="fa" dir="rtl">' in site.main("articles/a.html")
    assert 'lang="en" dir="ltr"' in site.page("articles/a.html")


@pytest.mark.parametrize(
    ("tag", "direction", "shown"),
    [
        ("prs", "rtl", "جنوری"),
        ("arb", "rtl", "يناير"),
        ("RU", "ltr", "января"),
        ("uz-cyrl", "ltr", "январ"),
        ("zh-hant-tw", "ltr", "1月"),
        ("tlh", "ltr", "January"),
    ],
)
def test_dates_in_many_languages(tag: str, direction: str, shown: str, site: SiteTest) -> None:
    site.write("site.yaml", f"title: A\nlanguage: {tag}\n").article("a", date="2015-01-20").build()
    page = site.page("articles/a.html").lower()
    assert f'dir="{direction}"' in page
    assert shown.lower() in page


def test_the_language_of_a_text_may_be_written_in_any_case(site: SiteTest) -> None:
    site.article("a", more="language: EN").build()
    assert " lang=" not in site.main("articles/a.html")


def test_a_summary_without_spaces_is_cut_all_the_same(site: SiteTest) -> None:
    site.article("a", body="新华社 " + "字" * 600).build()
    assert f"新华社 {'字' * 235}\u2026" in site.text("index.html")


def test_a_right_to_left_site(site: SiteTest) -> None:
    site.write("site.yaml", "title: آرشیو\nlanguage: fa\n").article("a").build()
    assert '<html lang="fa" dir="rtl">' in site.page("articles/a.html")


def test_titles_are_text_not_html(site: SiteTest) -> None:
    title = "'<script>alert(1)</script> & <b>'"
    site.article("a", title=title, more="topics: ['<i>x</i>']\nsource: '<u>'").build()
    for page in site.pages():
        assert "<script>" not in site.page(page)
        assert "<i>x" not in site.page(page)
    assert "<script>alert(1)</script> & <b>" in site.text("articles/a.html")


def test_translations_lead_to_one_another(site: SiteTest) -> None:
    site.article("en").article("ru", more="language: ru\ntranslation_of: en")
    site.article("ky", more="language: ky\ntranslation_of: en").build()
    assert {"articles/ru.html", "articles/ky.html"} <= set(site.links("articles/en.html"))
    assert {"articles/en.html", "articles/ky.html"} <= set(site.links("articles/ru.html"))
    assert "Кыргызча".casefold() in site.text("articles/en.html").casefold()


def test_a_number_of_any_length_is_shown_as_it_was_written(site: SiteTest) -> None:
    site.article("a", more=f"exchanges: [{'1234567890' * 9}, 7]").build()
    assert f"{'1234567890' * 9}, 7" in site.text("articles/a.html")


def test_search_engines_are_asked_to_leave_an_article_out(site: SiteTest) -> None:
    site.article("a", more="noindex: true").article("b", more="noindex: false").build()
    assert '<meta name="robots" content="noindex">' in site.page("articles/a.html")
    assert "robots" not in site.page("articles/b.html")
    assert "articles/a.html" in site.article("b").build().links("index.html")


def test_noindex_is_true_or_false(site: SiteTest) -> None:
    (problem,) = site.article("a", more="noindex: perhaps").problems()
    assert problem.endswith(
        "'noindex' must be true or false; write noindex: true or noindex: false"
    )
