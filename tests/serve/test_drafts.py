"""`builder serve --drafts`, as a person starts it."""

from tests.helpers import SiteTest
from tests.serve.served import serving

MARK = b'<strong class="draft">Draft</strong>'


def test_drafts_are_served_and_the_site_is_left_alone(site: SiteTest) -> None:
    site.article("a").article("b", more="status: draft").build()
    before = site.pages()
    with serving(site, "--drafts") as served:
        served.until("1 article, 1 draft, ")
        response, page = served.get("/articles/b")
        assert (response.status, page.count(MARK)) == (200, 1)
        site.article("b", more="status: draft", body="Water rises.")
        served.until("1 article, 1 draft, ")
        assert b"Water rises." in served.get("/articles/b.html")[1]
        assert served.end()[0] == 0
    assert site.pages() == before
    assert "articles/b.html" not in before


def test_without_the_option_a_draft_is_not_there(site: SiteTest) -> None:
    site.article("a").article("b", more="status: draft")
    with serving(site) as served:
        assert served.until("1 article, ").startswith("1 article, ")
        assert served.get("/articles/a")[0].status == 200
        assert served.get("/articles/b")[0].status == 404
