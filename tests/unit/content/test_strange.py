"""Keys that are not ours: passed over where the archive says so, with nothing of them shown."""

import pytest

from builder.content.strange import way_out
from tests.helpers import SiteTest

KEYS = "layout: post\ncomments: true\nmein Feld: 1\n"


@pytest.mark.parametrize(
    ("path", "head"),
    [
        ("content/articles/a.md", "title: A\ndate: 2015"),
        ("content/pages/a.md", "title: A"),
        ("content/topics/a.md", "name: A"),
    ],
)
def test_ignored_fields_are_passed_over_in_all_texts(path: str, head: str, site: SiteTest) -> None:
    site.write(path, f"---\n{head}\n{KEYS}---\n\nText.\n")
    assert len(site.problems()) == 3
    site.write("site.yaml", "title: S\nignored_fields: [layout, comments, mein Feld]\n")
    assert site.build().problems() == []
    assert not [page for page in site.pages() if "post" in site.page(page).split()]


def test_the_sidecar_too(site: SiteTest) -> None:
    site.write("site.yaml", "title: S\nignored_fields: [layout]\nfield_map: {tags: topics}\n")
    site.write("content/articles/a.md", "---\ntitle: A\n---\n\nText.\n")
    site.write("content/articles/a.yaml", "date: 2015\nlayout: post\ntags: [war]\n").build()
    assert "topics/war.html" in site.pages()


def test_a_key_of_articles_cannot_be_ignored(site: SiteTest) -> None:
    site.write("content/topics/a.md", "---\nname: A\ndate: 2015\n---\n\nText.\n")
    assert site.problems()[0].endswith("; remove it")


@pytest.mark.parametrize("path", ["content/pages/a.md", "content/topics/a.md"])
def test_what_pages_and_records_have(path: str, site: SiteTest) -> None:
    kind, key = ("page", "title") if "pages" in path else ("record", "name")
    site.write(path, f"---\n{key}: A\nlayout: x\n---\n\nText.\n")
    [problem] = site.problems()
    assert f"unknown key 'layout'; a {kind} has {key}, " in problem
    assert problem.endswith(
        "list it in site.yaml under ignored_fields to pass over it, or remove it"
    )


def test_a_key_that_cannot_be_kept_is_not_said_to_be() -> None:
    assert "extra_fields" in way_out("layout")
    assert "extra_fields" not in way_out("mein Feld")
