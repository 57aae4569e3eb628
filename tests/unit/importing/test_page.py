"""What a page says of itself, and all its dates with their places."""

import pytest

from builder.importing import page
from builder.importing.page import Found, day_of, read_page

HTML = """\
<html lang="pt_BR"><head><title>Other | Site</title>
<meta property="og:title" content="A &amp; b"><meta property="og:site_name" content="Paper">
<meta name="author" content="Ann Example"><meta name="author" content="https://e.org/ann">
<link rel="canonical" href="https://example.org/2015/01/20/a">
<meta property="article:published_time" content="2015-01-20T10:00:00Z">
<meta property="article:modified_time" content="2015-02-01"><meta name="x-date" content="soon">
<script type="application/ld+json">[{"@graph": [{"datePublished": "2015-01-20"}]}]</script>
<script type="application/ld+json">{"a": </script>
</head><body><time datetime="2014-12-31">x</time></body></html>
"""


@pytest.fixture(autouse=True)
def _text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library that finds the text is an extra."""
    monkeypatch.setattr(page, "markdown_of", lambda html, address: "# A & b\n\nText.")


def test_what_it_says() -> None:
    found = read_page(HTML)
    assert (found.title, found.text, found.source) == ("A & b", "Text.", "Paper")
    assert (found.authors, found.language) == (("Ann Example",), "pt-BR")
    assert found.address == "https://example.org/2015/01/20/a"


def test_all_dates_with_their_places() -> None:
    found = read_page(HTML)
    assert found.dates == (
        Found("2015-01-20", "meta article:published_time", True),
        Found("2015-02-01", "meta article:modified_time", False),
        Found("2015-01-20", "JSON-LD datePublished", True),
        Found("2014-12-31", "time", True),
        Found("2015-01-20", "date in its address", False),
    )
    assert day_of(found) == ""  # two are said to be that of the publication
    assert day_of(found._replace(dates=found.dates[:3])) == "2015-01-20"


def test_pages_of_nonsense_are_read_in_a_moment() -> None:
    for html in ("", "<" * 100_000, "<meta " * 50_000, "<script type=ld+json>" + "[" * 100_000):
        assert read_page(html).dates == ()


def test_a_title_of_the_window_loses_the_name_of_the_site() -> None:
    (found,) = {read_page(f"<title>{title}</title>").title for title in ("A & b - Paper", "A & b")}
    assert found == "A & b"
    assert read_page("<title>Paper: A & b</title>").title == "Paper: A & b"
