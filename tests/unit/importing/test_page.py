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


WORDS = "Farmers on both sides of the border say that the fence cuts their pastures in two. "
BODY = f"<article><h1>A & b</h1><p>{WORDS * 3}</p></article><footer>Imprint of it</footer></body>"


@pytest.fixture
def _no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The head alone is read."""
    monkeypatch.setattr(page, "markdown_of", lambda *_: "# A & b\n\nText.")


def test_what_it_says() -> None:
    found = read_page(HTML.replace("</body>", BODY))
    assert (found.title, found.text, found.source) == ("A & b", (WORDS * 3).strip(), "Paper")
    assert (found.authors, found.language) == (("Ann Example",), "pt-BR")
    assert found.address == "https://example.org/2015/01/20/a"


def test_a_page_without_a_text() -> None:
    with pytest.raises(ValueError, match="no text that could be told from what is around it"):
        read_page("<html><body></body></html>")


def test_what_is_too_long_is_cut_and_noted() -> None:
    found = read_page(HTML.replace("A &amp; b", "word " * 500).replace("</body>", BODY))
    assert found.cut == ("og:title: cut to 2,000 of its 2,499 characters",)
    assert len(found.title) <= 2000


@pytest.mark.usefixtures("_no_text")
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


@pytest.mark.usefixtures("_no_text")
def test_pages_of_nonsense_are_read_in_a_moment() -> None:
    for html in ("", "<" * 100_000, "<meta " * 50_000, "<script type=ld+json>" + "[" * 100_000):
        assert read_page(html).dates == ()


@pytest.mark.usefixtures("_no_text")
def test_a_title_of_the_window_loses_the_name_of_the_site() -> None:
    (found,) = {read_page(f"<title>{title}</title>").title for title in ("A & b - Paper", "A & b")}
    assert found == "A & b"
    assert read_page("<title>Paper: A & b</title>").title == "Paper: A & b"
