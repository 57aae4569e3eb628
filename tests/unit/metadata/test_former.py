"""The setting `former_site`."""

import pytest

from builder.config import parse_config
from builder.metadata.former import FormerSite


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("https://example.org/", "'former_site' must be lines of 'key: value'"),
        ("{articles: /post/}", "'former_site' has no 'url'"),
        ("{url: example.org}", "'url': 'example.org' is not an address on the web"),
        ("{url: 'https://x.org', article: /a/}", "unknown key 'article'"),
        (
            "{url: 'https://x.org', pages: '/{year}/'}",
            "'pages': '{year}' is nothing that an address can be made of",
        ),
        (
            "{url: 'https://x.org', articles: '/{path.x}/'}",
            "'articles': '{path.x}' is nothing that an address can be made of",
        ),
        (
            "{url: 'https://x.org', articles: '/{path:9}/'}",
            "'articles': '{path}' is nothing that an address can be made of",
        ),
        ("{url: 'https://x.org', articles: '/{path/'}", "'articles': '/{path/' has a brace"),
        ("{url: 'https://x.org', articles: 'post/'}", "'articles': 'post/' does not begin with"),
    ],
)
def test_what_is_wrong_is_said(written: str, message: str) -> None:
    _, problems = parse_config(f"title: T\nformer_site: {written}\n")

    assert [one.message[: len(message)] for one in problems] == [message]
    assert problems[0].hint


def test_an_address_needs_a_day_only_if_its_form_has_one() -> None:
    site = FormerSite("https://x.org", "/{year}/{name}/", "/{path}.html")

    assert site.article("a/2015-01-20-osh", 2015, 21, 0) == "/2015/osh/"
    assert site.page("about/index") == "/about.html"
    assert FormerSite("https://x.org", "/{month}/").article("osh", 2015, 21, 0) == ""
    assert FormerSite("https://x.org", "/{day}/").article("osh", 2015, 1, 5) == "/05/"
