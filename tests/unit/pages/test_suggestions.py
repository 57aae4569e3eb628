"""Broken links: what is suggested is right, can be pasted, and cures the problem."""

import re

import pytest

from builder.errors import Place
from builder.model import Attachment, Link
from builder.pages.suggestions import Suggestions
from tests.archives import archive_of
from tests.helpers import SiteTest, broken_links

HERE = "content/articles/2015/a.md"


@pytest.fixture
def site(tmp_path: object, site: SiteTest) -> SiteTest:
    """A site with something of each kind to link to."""
    site.article("2015/b", body="## Method\n\nText.")
    site.article("2015/2015-01-20-old-title", more="redirects: [/2014/old/]")
    site.article("2015/sub/index").article("2015/caf\u00e9").article("2015/Osh")
    site.article("2015/part (one)").article("2016/elsewhere").article("2015/two/x")
    site.article("2015/topics/z", "countries: [KG]")
    site.write("site.yaml", "title: T\nunlinked_files: publish\n")
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    site.write("content/pages/images/map.png", "x")
    site.write("content/articles/2015/scan.pdf", "x")
    return site


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("b", "b.md"),
        ("b#method", "b.md#method"),
        ("b#nothing", "b.md"),
        ("b/", "b.md"),
        ("B.md", "b.md"),
        ("b.MD", "b.md"),
        ("osh.md", "Osh.md"),
        ("b.markdown", "b.md"),
        ("sub/", "sub/index.md"),
        ("sub", "sub/index.md"),
        (r"sub\index.md", "sub/index.md"),
        (r"..\2015\b.md", "b.md"),
        ("../../about", "../../pages/about.md"),
        ("about.html", "../../pages/about.md"),
        ("../../../pages/about.md", "../../pages/about.md"),
        ("pages/about.md", "../../pages/about.md"),
        ("articles/2015/b.md", "b.md"),
        ("content/articles/2015/b.md", "b.md"),
        ("elsewhere.md", "../2016/elsewhere.md"),
        ("old-title", "2015-01-20-old-title.md"),
        ("../../countries/kyrgyzstan/", "../../countries/kyrgyzstan.html"),
        ("../../countries", "../../countries/index.html"),
        ("CAFE\u0301.md", "caf\u00e9.md"),
        ("<Part (one)>", "part%20%28one%29.md"),
        ("scan.PDF", "scan.pdf"),
        ("skan.pdf", "scan.pdf"),
        ("images/map.png", "../../pages/images/map.png"),
        ("www.x.org", "https://www.x.org"),
        ("x.org/news", "https://x.org/news"),
        ("akipress.kg", "https://akipress.kg"),
        ("a@b.org", "mailto:a@b.org"),
        ("http:/x.org", "http://x.org"),
        ("https:x.org", "https://x.org"),
        ("https//x.org", "https://x.org"),
        ("http//:x.org", "http://x.org"),
        ("htttps://x.org/", "https://x.org/"),
        ("//x.org/y", "https://x.org/y"),
        ("\u201chttps://x.org/\u201d", "https://x.org/"),
        ("email:a@b.org", "mailto:a@b.org"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("/blog/b/", "b.md"),
        ("/blog/2015/01/21/old-title/", "2015-01-20-old-title.md"),
        ("/elsewhere.html#x", "../2016/elsewhere.md"),
        ("/assets/map.png", "../../pages/images/map.png"),
        ("{{ site.baseurl }}/us/about/", "../../pages/about.md"),
        ("{{ page.folder }}/map.png", "../../pages/images/map.png"),
    ],
)
def test_what_is_suggested_cures_the_problem(written: str, meant: str, site: SiteTest) -> None:
    site.article("2015/a", body=f"[a]({written})")
    (problem,) = site.problems()
    assert re.search(r"error\[(?:bad-link|broken-link|link-from-root)\]", problem)
    assert problem.endswith(f"; did you mean '{meant}'?")
    assert problem.startswith(f"{HERE}:6:")
    site.article("2015/a", body=f"[a]({meant})").build()
    assert broken_links(site.output) == []


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("two/", "broken-link", "a folder has no page; name a file in it, such as 'two/x.md'"),
        ("/nothing/", "link-from-root", "add it to the page that answers for it: redirects: "),
        ("/up/x.jpg", "link-from-root", "put the file into a folder of content/, and name that: "),
        ("C:/docs/x.pdf", "bad-link", "put the file into content/, and write the way to it"),
        ("file:///x.pdf", "bad-link", "put the file into content/, and write the way to it"),
        ("../../../LICENSE", "broken-link", "publish the file inside content/"),
    ],
)
def test_what_has_no_single_answer(written: str, code: str, hint: str, site: SiteTest) -> None:
    site.article("2015/a", body=f"[a]({written})")
    (problem,) = site.problems()
    assert f"error[{code}]" in problem
    assert f"; {hint}" in problem


def test_far_names_are_not_suggested(site: SiteTest) -> None:
    site.article("2015/a", body="[a](entirely-different.md)")
    assert site.problems()[0].endswith("leads to nothing")


@pytest.mark.parametrize("body", ["[a]()", "[a](<>)", "![x]()", "![x](<>)", "[a][r]\n\n[r]: <>"])
def test_a_link_without_a_target_is_a_problem(body: str, site: SiteTest) -> None:
    site.article("2015/a", body=f"Text.\n\n{body}")
    (problem,) = site.problems()
    assert "error[bad-link]: this " in problem
    assert re.match(rf"{HERE}:(8|10):\d+: ", problem)


def test_of_files_of_one_name_the_nearest_is_suggested() -> None:
    paths = ["articles/2014/01/x.png", "articles/2015/02/x.png", "x.png"]
    known = [*paths, "articles/2015/01/a.html"]
    files = [Attachment(f"content/{path}", path) for path in paths]
    suggestions = Suggestions(archive_of(attachments=files), known, {})
    place = Place("content/articles/2015/01/a.md")
    link = Link("articles/2015/01/x.png", "", "x.png", place)
    assert suggestions.hint(link) == "did you mean '../02/x.png'?"
