"""What an archive has is known by address and text."""

import pytest

from builder.importing.existing import look_through, plain_url, text_keys
from tests.helpers import SiteTest


@pytest.mark.parametrize(
    "written",
    [
        "https://example.org/a",
        "http://www.example.org/a/",
        "https://EXAMPLE.org:443/a?utm_source=x#part",
    ],
)
def test_addresses_of_one_page_are_equal(written: str) -> None:
    assert plain_url(written) == "example.org/a"


def test_other_addresses_are_not() -> None:
    assert plain_url("https://example.org/a?id=1") == "example.org/a?id=1"
    assert plain_url("https://dx.doi.org/10.1/ABC") == plain_url("https://doi.org/10.1/abc")
    assert plain_url("nothing") == plain_url("https://[bad") == ""


def test_articles_are_looked_through(site: SiteTest) -> None:
    site.article("a", "source_url: https://example.org/x\nimported_from: csv:1", body="Long. " * 40)
    site.write("content/articles/b.yaml", "title: x\n")
    found = look_through(site.source)
    assert found.by_identity == {"csv:1": "content/articles/a.md"}
    assert found.by_address == {"example.org/x": "content/articles/a.md"}
    assert [found.by_text[key] for key in text_keys("long. " * 40)] == ["content/articles/a.md"]
    assert found.takes("A")
    assert found.takes("b")
    assert not found.takes("c")


def test_files_in_another_encoding_are_known_again(site: SiteTest) -> None:
    text = "---\ntitle: Ош и Джалал-Абад\nimported_from: hugo:сайт/статья.md\n---\nТекст статьи\n"
    site.write_as_it_is("content/articles/a.md", text.encode("cp1251"))
    site.write_as_it_is("content/articles/b.md", b"---\nid: b\nx: caf\xe9\n---\n")
    found = look_through(site.source)
    assert found.by_identity == {"hugo:сайт/статья.md": "content/articles/a.md"}
    assert found.by_id == {"a": "content/articles/a.md", "b": "content/articles/b.md"}


def test_ids_and_what_answers(site: SiteTest) -> None:
    site.article("2015/a", "id: x\nredirects: [/old/]").article("b", "translation_of: x")
    site.write("content/articles/c.md", "---\ntitle: C\n---\n")
    found = look_through(site.source)
    assert {*found.by_id} == {"x", "b", "c"}
    assert found.derived == {("translation_of", "b")}
    assert {"/old", "/articles/2015/a", "/articles/c"} <= found.answers.keys()
