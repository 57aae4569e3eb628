"""Keys of others that are read under the names they have here."""

import pytest

from builder.errors import Place
from builder.metadata.block import Block
from builder.metadata.entries import read_entries
from builder.metadata.fields import Fields
from builder.metadata.mapping import translate
from tests.helpers import SiteTest

SETTINGS = """\
title: S
field_map: {tags: topics, categories: topics, link: source_url, outlet: source, shelf: shelf_mark}
extra_fields: [shelf_mark]
"""


@pytest.fixture
def mapped(site: SiteTest) -> SiteTest:
    return site.write("site.yaml", SETTINGS)


def test_a_key_is_read_as_another(mapped: SiteTest) -> None:
    mapped.article("a", "tags: [War]\nlink: https://x.org/a\nshelf: B 17").build()
    assert "topics/war.html" in mapped.pages()
    assert 'href="https://x.org/a"' in mapped.main("articles/a.html")
    assert "Shelf mark B 17" in mapped.text("articles/a.html")
    assert mapped.problems() == []


@pytest.mark.parametrize(
    "lines",
    [
        "tags: [War, Peace]\ncategories: [Peace]",
        "tags: [War]\ntopics: [Peace]",
        "tags: War, Peace",
        "categories: 'War, Peace'\ntags:",
    ],
)
def test_lists_are_joined_and_texts_divided(lines: str, mapped: SiteTest) -> None:
    mapped.article("a", lines).build()
    assert {"topics/war.html", "topics/peace.html"} < mapped.pages()
    assert mapped.text("articles/a.html").partition("Topics")[2].count("Peace") == 1
    assert mapped.problems() == []


def test_two_values_for_one_key(mapped: SiteTest) -> None:
    mapped.article("a", "outlet: BBC\nsource: CNN")
    assert mapped.problems() == [
        "content/articles/a.md:4:1: error[mapped-twice]: 'outlet' is 'source' here, and so is "
        "'source' in line 5; keep one of the two"
    ]
    mapped.article("a", "outlet: BBC\nsource: BBC")
    assert mapped.problems() == []


def test_what_is_wrong_is_told_where_it_stands(mapped: SiteTest) -> None:
    mapped.article("a", "link: www.x.org\ntags: [[a]]\noutlet: [BBC, CNN]")
    assert [line.partition(": ")[0] for line in mapped.problems()] == [
        "content/articles/a.md:4:7",
        "content/articles/a.md:5:8",
        "content/articles/a.md:6:9",
    ]


def test_of_a_page_only_keys_that_pages_have_are_mapped(site: SiteTest) -> None:
    site.write("site.yaml", "title: S\nfield_map: {about: summary, tags: topics}\n")
    site.write("content/pages/a.md", "---\ntitle: A\nabout: Of it.\n---\n\nText.\n")
    assert 'content="Of it."' in site.build().page("a.html")
    site.write("content/pages/a.md", "---\ntitle: A\ntags: [x]\n---\n\nText.\n")
    assert "warning[key-of-articles]: 'tags' is a key of articles" in site.problems()[0]


def test_places_stay_those_of_what_was_written() -> None:
    entries, _ = read_entries("x: 1\ntags: [a, b]\n", Block("a.md"))
    found, problems = translate(entries, {"tags": "topics"}, {"topics"})
    assert problems == []
    assert [name.place for name in Fields(found, Place("a.md")).names("topics")] == [
        ("a.md", 2, 8),
        ("a.md", 2, 11),
    ]
