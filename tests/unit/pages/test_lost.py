"""Addresses that would be lost, and where their pages may be now."""

import pytest
import yaml

from builder.config import SiteConfig
from builder.model import Earlier, Kind, Listed
from builder.pages.lost import archive_emptied, is_emptied, lost_addresses


def page(path: str, id: str = "", title: str = "", text: str = "") -> Listed:
    return Listed("page", path, id=id, title=title, text=text)


def by_path(*listed: Listed) -> dict[str, Listed]:
    return {one.path: one for one in listed}


def hints(before: list[Listed], now: list[Listed]) -> list[str]:
    earlier = Earlier("the published site", by_path(*before))
    return [one.hint for one in lost_addresses(earlier, by_path(*now), SiteConfig())]


REDIRECT = "add below 'redirects:', indented: "
A = page("articles/alpha.html", "1", "Alpha", "aa")


@pytest.mark.parametrize(
    ("candidates", "found"),
    [
        ([page("articles/x.html", "1"), page("articles/y.html", "", "Alpha", "aa")], "x"),
        ([page("articles/x.html", "", "Alpha", "aa"), page("articles/y.html", "", "Alpha")], "x"),
        ([page("articles/x.html", "", "Alpha"), page("articles/y.html", "", "", "aa")], "x"),
        ([page("articles/x.html", "", "", "aa"), page("articles/alphas.html")], "x"),
        ([page("articles/alphas.html"), page("articles/omega.html")], "alphas"),
    ],
)
def test_a_page_is_found_by_id_title_and_text_then_name(
    candidates: list[Listed], found: str
) -> None:
    hint = f"add below 'redirects:', indented: articles/alpha.html: articles/{found}.html"
    assert hints([A], candidates) == hints([A], candidates[::-1]) == [hint]


@pytest.mark.parametrize(
    "candidates",
    [
        [],
        [page("topics/alpha.html", "1", "Alpha", "aa")],
        [page("articles/x.html", "", "Alpha"), page("articles/y.html", "", "Alpha")],
        [Listed("redirect", "articles/alphas.html", "about.html")],
    ],
)
def test_what_is_elsewhere_of_two_or_no_page_is_not_taken_for_it(candidates: list[Listed]) -> None:
    assert hints([A], candidates) == [
        "add below 'gone:', indented: - {address: articles/alpha.html, "
        "reason: This article was removed.}"
    ]


def test_a_page_that_was_there_before_is_no_other_page_moved() -> None:
    other = page("articles/alphas.html", "", "Alpha", "aa")
    assert "'gone:'" in hints([A, other], [other])[0]


def test_a_redirect_follows_its_page() -> None:
    before = [A, Listed("redirect", "old.html", "articles/alpha.html")]
    assert hints(before, [A]) == ["add below 'redirects:', indented: old.html: articles/alpha.html"]
    assert hints(before, [page("articles/x.html", "1")])[1] == (
        "add below 'redirects:', indented: old.html: articles/x.html"
    )


def test_a_month_leads_to_its_year_and_a_year_to_all() -> None:
    month, year, every = map(page, ["dates/2015-01.html", "dates/2015.html", "dates/index.html"])
    assert hints([month], [year]) == [
        "add below 'redirects:', indented: dates/2015-01.html: dates/2015.html"
    ]
    assert hints([month], [every]) == [
        "add below 'redirects:', indented: dates/2015-01.html: dates/index.html"
    ]


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("articles/a map, of: osh.png", '"articles/a map, of: osh.png"'),
        ("articles/a\u00a0b.png", '"articles/a\\xa0b.png"'),
        (f"articles/{'x' * 240}/{'y' * 240}", f"articles/{'x' * 240}/{'y' * 240}"),
    ],
)
def test_a_path_that_yaml_would_read_otherwise_is_quoted(path: str, written: str) -> None:
    [hint] = hints([Listed("file", path)], [])
    item = f"- {{address: {written}, reason: This file was removed.}}"
    assert hint == f"add below 'gone:', indented: {item}"
    assert yaml.safe_load(item)[0]["address"] == path


def test_a_file_without_a_suffix_is_answered_by_a_page() -> None:
    assert hints([Listed("file", "articles/README2")], [page("articles/README2.html")]) == []
    assert len(hints([Listed("file", "articles/a.mp3")], [page("articles/a.mp3.html")])) == 1


def test_what_differs_only_in_case_or_form_is_taken_back() -> None:
    taken_back = "give the file its old name back: a/\u00e9.png"
    for now in ("a/\u00c9.png", "a/e\u0301.png"):
        [hint] = hints([Listed("file", "a/\u00e9.png")], [Listed("file", now)])
        assert hint.startswith(taken_back)


def test_what_a_withdrawn_article_leaves_is_found_by_id_and_title() -> None:
    lost = Listed("gone", "articles/a.html", id="7", title="Alpha")
    for now in (
        Listed("gone", "articles/b.html", id="7", title="Beta"),
        Listed("gone", "articles/b.html", title="Alpha"),
        page("articles/b.html", "7"),
    ):
        assert hints([lost], [now])[0].endswith(": articles/a.html: articles/b.html")
    assert "'gone:'" in hints([lost], [Listed("gone", "articles/aa.html")])[0]
    assert "'gone:'" in hints([Listed("gone", "articles/a.html")], [A])[0]


def test_of_what_was_told_nothing_is_said() -> None:
    earlier = Earlier("the commit main", by_path(A, page("b.html")))
    [problem] = lost_addresses(earlier, {}, SiteConfig(), {A.path})
    assert problem.message.startswith("'b.html'")


def test_many_of_an_index_are_told_once_if_it_is_switched_off() -> None:
    pages = [page(f"topics/{number}.html") for number in range(139)]
    earlier = Earlier("the last build", by_path(*pages), published=False)
    assert len([*lost_addresses(earlier, {}, SiteConfig())]) == 139
    [problem] = lost_addresses(earlier, {}, SiteConfig(indexes=(Kind.PEOPLE,)))
    assert problem.severity == "warning"
    assert problem.message == (
        "139 addresses of the last build would be gone: topics/0.html, topics/1.html, "
        "topics/2.html, ..."
    )
    assert problem.hint == (
        "add 'topics' to 'indexes' in site.yaml again, or each address to 'gone'; "
        "--json has all of them"
    )
    assert problem.addresses == tuple(one.path for one in pages)
    one = Earlier("the last build", by_path(pages[0]))
    [problem] = lost_addresses(one, {}, SiteConfig(indexes=(Kind.PEOPLE,)))
    assert problem.message == "1 address of the last build would be gone: topics/0.html"


@pytest.mark.parametrize("answers", ["page", "file", "redirect", "gone", "feed"])
@pytest.mark.parametrize("now", ["page", "redirect", "gone"])
def test_an_address_is_kept_whatever_answers_now(answers: str, now: str) -> None:
    assert hints([Listed(answers, "a.html", "b.html")], [Listed(now, "a.html")]) == []


def test_an_archive_is_emptied_if_nothing_is_left_of_its_articles() -> None:
    earlier = Earlier("the last build", by_path(A, page("about.html")))
    assert is_emptied(earlier, [page("about.html")])
    assert is_emptied(earlier, [Listed("redirect", A.path, "about.html")])
    assert not is_emptied(earlier, [page("articles/other.html")])
    assert not is_emptied(earlier, [Listed("gone", A.path)])
    assert not is_emptied(Earlier("the last build", by_path(page("about.html"))), [])
    assert archive_emptied(earlier).message == (
        "there are no articles any more; the last build had 1"
    )


def test_very_many_moved_pages_are_found_in_time() -> None:
    before = [page(f"articles/{number}.html", "", f"T{number}") for number in range(20_000)]
    now = [page(f"articles/x/{number}.html", "", f"T{number}") for number in range(20_000)]
    assert len(hints(before, now)) == 20_000
    assert len(hints(before, [page(one.path) for one in now])) == 20_000
