"""Links from the site's root, as other generators write them, find what answers for them."""

import pytest

from builder.errors import Place
from builder.model import Link, text_of
from builder.pages.targets import forms_of, resolve_links, shown_pictures, with_sizes
from tests.archives import archive_of, article_of
from tests.helpers import SiteTest, broken_links

HERE = "content/articles/2015/a.md"
ADDRESSES = "redirects: {/2013/x.html: /2014/y/, /2014/y/: articles/2015/b.html}\n"


SETTINGS = """title: T
url: https://x.org/archive/
assets: pages/images
unlinked_files: publish
"""


@pytest.fixture
def site(site: SiteTest) -> SiteTest:
    """A site to which another one has moved."""
    site.write("site.yaml", SETTINGS)
    site.article(
        "2015/b", "redirects: [/2015/old/, /old.html]\ncountries: [KG]", "## Part\n\nText."
    )
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    site.write("content/pages/images/x.png", "x").write("content/articles/2015/scan.pdf", "x")
    return site.write("content/addresses.yaml", ADDRESSES)


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("/2015/old/", "articles/2015/b.html"),
        ("/2015/old", "articles/2015/b.html"),
        ("/2015/old/index.html#part", "articles/2015/b.html"),
        ("/old.html?x=1", "articles/2015/b.html"),
        ("/old/", "articles/2015/b.html"),
        ("/2013/x", "articles/2015/b.html"),
        ("/articles/2015/b.html", "articles/2015/b.html"),
        ("/articles/2015/b/", "articles/2015/b.html"),
        ("/2015/b/", "articles/2015/b.html"),
        ("/2015/01/20/b/", "articles/2015/b.html"),
        ("/news/2015/01/20/B.html", "articles/2015/b.html"),
        ("/articles/2015/b.md", "articles/2015/b.html"),
        ("/content/articles/2015/b.md", "articles/2015/b.html"),
        ("/about/", "about.html"),
        ("/about", "about.html"),
        ("/about.html", "about.html"),
        ("/pages/about.md", "about.html"),
        ("/archive/about/", "about.html"),
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/countries/", "countries/index.html"),
        ("/countries/kyrgyzstan/", "countries/kyrgyzstan.html"),
        ("/articles/2015/scan.pdf", "articles/2015/scan.pdf"),
        ("/images/x.png", "images/x.png"),
        ("/assets/x.png", "images/x.png"),
        ("/wp-content/images/x.png", "images/x.png"),
        ("/x.png", "images/x.png"),
        ("/assets/style.css", "assets/style.css"),
    ],
)
def test_what_answers(written: str, target: str, site: SiteTest) -> None:
    site.article("2015/a", body=f"[a]({written})\n\n![p](/images/x.png)").build()
    assert site.links("articles/2015/a.html")[0] == target
    assert 'src="../../images/x.png"' in site.main("articles/2015/a.html")
    assert broken_links(site.output, "/archive/") == []


def test_query_and_fragment_stay(site: SiteTest) -> None:
    site.article("2015/a", body="[a](/2015/old/?x=1&y#part)").build()
    assert 'href="b.html?x=1&amp;y#part"' in site.main("articles/2015/a.html")
    site.article("2015/a", body="[a](/2015/old/#prat)")
    (problem,) = site.problems()
    assert problem.endswith("leads to no heading or note of that page; did you mean 'part'?")


def test_text_that_looks_like_a_link_stays(site: SiteTest) -> None:
    body = 'href="/old.html" `<a href="/old.html">` [a](/old.html "b \\"href=/old.html\\"")'
    main = site.article("2015/a", body=body).build().main("articles/2015/a.html")
    assert main.count("/old.html") == 3


def test_pages_and_records_have_such_links_too(site: SiteTest) -> None:
    site.write("content/index.md", "[a](/old.html)")
    site.write("content/countries/kyrgyzstan.md", "---\nname: Kyrgyzstan\n---\n\n[a](/old.html)\n")
    site.write("content/pages/deep/er.md", "---\ntitle: T\n---\n\n[a](/old.html)\n").build()
    for page in ("index.html", "countries/kyrgyzstan.html", "deep/er.html"):
        main = site.main(page)
        assert "/old.html" not in main
        assert 'articles/2015/b.html">a</a>' in main
    assert broken_links(site.output, "/archive/") == []


def test_a_page_follows_what_answers_now(site: SiteTest) -> None:
    """What another file says decides where a link leads; the page is made again."""
    site.article("2015/a", body="[a](/old.html)").build()
    site.article("2015/b").article("2016/c", "redirects: [/old.html]")
    site.write("content/addresses.yaml", "{}\n").build()
    assert site.links("articles/2015/a.html")[0] == "articles/2016/c.html"


def test_drafts_are_named(site: SiteTest) -> None:
    site.article("2015/d", "status: draft", body="[a](/articles/2015/e/)")
    site.article("2015/e", "status: draft")
    assert site.problems() == []
    site.article("2015/a", body="[a](/articles/2015/d/)")
    assert site.problems()[0].endswith("; what it leads to is a draft")


@pytest.mark.parametrize(
    ("named", "hint"),
    [
        ("pages/image", "did you mean 'pages/images'?"),
        ("nowhere-at-all", "name a folder of content/ with files, such as pages/images"),
    ],
)
def test_assets_must_be_a_folder_with_files(named: str, hint: str, site: SiteTest) -> None:
    site.write("site.yaml", f"title: T\nassets: {named}\nunlinked_files: publish\n")
    (problem,) = site.problems()
    assert problem.startswith("site.yaml:2:9: error[unknown-value]: 'assets': there are no files")
    assert problem.endswith(f"; {hint}")


def test_a_file_that_is_missing_belongs_into_the_folder(site: SiteTest) -> None:
    site.article("2015/a", body="![p](/assets/entirely-different.jpg)")
    (problem,) = site.problems()
    assert problem.endswith("from the site's root; put the file into content/pages/images/")


def test_assets_may_be_written_as_a_path(site: SiteTest) -> None:
    site.write("site.yaml", "title: T\nassets: content/pages/images/\nunlinked_files: publish\n")
    site.article("2015/a", body="![p](/assets/x.png)").build()


@pytest.mark.parametrize(
    ("path", "forms"),
    [
        ("/", ["index.html"]),
        ("/a", ["a", "a.html", "a/index.html"]),
        ("/a/", ["a/index.html", "a.html"]),
        (
            "a/index.html",
            ["a/index.html", "a/index.html.html", "a/index.html/index.html", "a.html"],
        ),
    ],
)
def test_the_addresses_that_a_path_may_mean(path: str, forms: list[str]) -> None:
    assert list(forms_of(path)) == forms


PLACE = Place("content/articles/a.md")


def test_only_an_article_with_other_links_is_made_of_something_else() -> None:
    root, picture = Link("/b", "", "/b", PLACE), Link("x.png", "", "x.png", PLACE, True)
    a, b = article_of("a"), article_of("b")
    archive = archive_of(
        a, b, texts={a.path: text_of("", links=(root, picture)), b.path: text_of("")}
    )
    found = resolve_links(archive, lambda: ["b.html"])
    assert [link.path for link in found.texts[a.path].links] == ["b.html", "x.png"]
    assert found.fingerprints[0] != archive.fingerprints[0]
    assert found.fingerprints[1] == archive.fingerprints[1]
    sized = with_sizes(found, {"x.png": (3, 2), "b.html": (1, 1)})
    assert [link.size for link in sized.texts[a.path].links] == [None, (3, 2)]
    assert sized.fingerprints[0] != found.fingerprints[0]
    assert shown_pictures(sized) == {"x.png"}
    assert with_sizes(archive, {}) is archive


def test_addresses_are_asked_for_only_if_a_text_needs_them() -> None:
    def addresses() -> list[str]:
        raise AssertionError("nobody needs them")

    archive = archive_of(article_of("a"))
    assert resolve_links(archive, addresses) is archive
