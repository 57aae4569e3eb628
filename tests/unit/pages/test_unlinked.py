"""Files that no text links to are named; those that may be articles are answered by what to do."""

import pytest

from builder.errors import Place
from builder.model import Link, text_of
from builder.pages.unlinked import named_files
from tests.helpers import SiteTest


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("note.docx", "make an article of it: pandoc -t gfm -o note.md note.docx, then title"),
        ("note.odt", "pandoc -t gfm -o note.md note.odt"),
        ("note.rtf", "pandoc -t gfm -o note.md note.rtf"),
        ("note.epub", "pandoc -t gfm -o note.md note.epub"),
        ("note.DOCX", "pandoc -t gfm -o note.md note.DOCX"),
        ("note.doc", "save it as .docx, and make an article of that: pandoc"),
        ("note.txt", "rename it to note.md, and write title and date between lines '---'"),
    ],
)
def test_an_article_in_another_form(name: str, said: str, site: SiteTest) -> None:
    [problem] = site.article("2015/a").write(f"content/articles/2015/{name}", "x").problems()
    assert f"content/articles/2015/{name}:1:1: error[unread-text]: an article in this" in problem
    assert said in problem
    site.article("2015/a", body=f"See [it]({name}).").build()
    assert site.problems() == []
    assert (site.output / "articles/2015" / name).exists()


def test_a_file_that_no_text_names(site: SiteTest) -> None:
    site.article("a").write("content/articles/map.png", "x").write("content/pages/x.docx", "x")
    site.build()
    assert [line.partition(": no text")[0] for line in site.problems()] == [
        "content/articles/map.png:1:1: warning[unlinked-file]",
        "content/pages/x.docx:1:1: warning[unlinked-file]",
    ]
    assert not (site.output / "articles/map.png").exists()
    assert "and it is not published; link to it, or remove it" in site.problems()[0]


@pytest.mark.parametrize(("setting", "published"), [("publish", True), ("leave_out", False)])
def test_the_archive_says_what_becomes_of_them(
    setting: str, published: bool, site: SiteTest
) -> None:
    site.write("site.yaml", f"title: S\nunlinked_files: {setting}\n").article(
        "a", body="[x](x.png)"
    )
    site.write("content/articles/x.png", "x").write("content/articles/y.png", "y").build()
    assert site.problems() == []
    assert (site.output / "articles/x.png").exists()
    assert (site.output / "articles/y.png").exists() == published


@pytest.mark.parametrize("path", ["content/pages/about.md", "content/topics/war.md"])
def test_links_of_every_text_count(path: str, site: SiteTest) -> None:
    name = "title" if "pages" in path else "name"
    site.write(path, f"---\n{name}: A\n---\n\n[map](../articles/map.png)\n")
    site.article("a", "topics: [A]").write("content/articles/map.png", "x")
    assert site.problems() == []


def test_redirects_count(site: SiteTest) -> None:
    site.article("a").write("content/articles/map.png", "x")
    site.write("content/addresses.yaml", "redirects:\n  old.html: articles/map.png\n")
    assert site.problems() == []


def test_a_file_of_a_draft_is_told(site: SiteTest) -> None:
    site.article("a", "status: draft", "[map](map.png)").write("content/articles/map.png", "x")
    [problem] = site.problems()
    assert (
        "warning[unlinked-file]: only a draft links to this file, and it is not published; it will "
        "be with the draft; leave it here, or allow 'unlinked-file' for it in site.yaml" in problem
    )


def test_it_may_be_allowed_like_every_warning(site: SiteTest) -> None:
    site.write("site.yaml", "title: S\nallow: {unlinked-file: [articles/scans/**]}\n")
    site.article("a").write("content/articles/scans/1.png", "x")
    assert site.problems() == []


def test_named_files_are_the_targets_of_links() -> None:
    link = Link("articles/a.png", "", "a.png", Place("content/articles/a.md"))
    assert named_files([text_of("", links=(link,))]) == {"articles/a.png"}


@pytest.mark.parametrize("more", ["status: draft", "status: withdrawn\nwithdrawn_reason: Wrong."])
def test_links_of_texts_that_nobody_sees_do_not_count(more: str, site: SiteTest) -> None:
    site.article("a", more, "[map](map.png)").write("content/articles/map.png", "x")
    assert not (site.article("b").build().output / "articles/map.png").exists()


def test_a_link_of_an_excerpt_does_not_count(site: SiteTest) -> None:
    more = "rights: excerpt\nsource_url: https://example.org/\nsummary: S."
    site.article("a", more, "[map](map.png)").write("content/articles/map.png", "x").build()
    assert not (site.output / "articles/map.png").exists()


def test_a_link_from_the_root_counts(site: SiteTest) -> None:
    site.write("site.yaml", "title: S\nassets: pages/images\n").article("a", body="[x](/img/x.png)")
    site.write("content/pages/images/x.png", "x").build()
    assert (site.output / "images/x.png").exists()
    assert site.problems() == []


def test_a_link_of_the_file_system_to_what_only_a_draft_links_to(site: SiteTest) -> None:
    site.article("d", "status: draft", "[map](map.png)").write("content/articles/map.png", "x")
    site.article("a", body="[x](leak.png)")
    (site.source / "content/articles/leak.png").symlink_to("map.png")
    assert "leak.png:1:1: error[link-to-text]: this link leads to" in "".join(site.problems())
