"""Links and pictures of a text on its page."""

from builder.errors import Place
from builder.messages import messages_for
from builder.model import Link, text_of
from builder.pages.bodies import body_of

PLACE = Place("content/articles/a.md")
PAGE = "articles/a.html"


def body(html: str, *links: Link) -> str:
    return str(body_of(text_of(html, links=links), PAGE, messages_for("en")))


def test_a_link_from_the_root_becomes_the_way_to_what_answers() -> None:
    link = Link("b.html", "y", "/old/?x#y", PLACE)
    assert body('<p><a href="/old/?x#y">b</a> /old/?x#y</p>', link) == (
        '<p><a href="../b.html?x#y">b</a> /old/?x#y</p>'
    )


def test_a_picture_has_its_size_wherever_it_is_shown() -> None:
    link = Link("articles/m p.png", "", "m p.png", PLACE, True, (30, 20))
    img = '<img alt="a &gt; b" src="m%20p.png" loading="lazy"'
    assert body(f'{img}><a href="m%20p.png">{img}></a>', link) == (
        f'{img} width="30" height="20"><a href="m%20p.png">{img} width="30" height="20"></a>'
    )


def test_a_size_that_is_written_stays() -> None:
    link = Link("articles/m.png", "", "m.png", PLACE, True, (30, 20))
    written = '<img src="m.png" width="15" loading="lazy">'
    assert body(written, link) == written


def test_a_text_without_such_links_stays() -> None:
    html = '<p><a href="b.html">b</a><img src="c.png" loading="lazy"></p>'
    assert body(html, Link("articles/b.html", "", "b.md", PLACE)) == html


def test_what_is_not_safe_does_not_reach_the_page() -> None:
    html = '<p>a</p><img src="x" onerror="a()"><script>b()</script><a href="javascript:c()">d</a>'
    shown = '<p>a</p><img src="x" loading="lazy">b()<a>d</a>'
    assert body(html) == shown


def test_neither_does_a_link_that_the_text_never_had() -> None:
    link = Link("javascript:a()//", "", "/b", Place("content/pages/a.md"))
    html = text_of('<p><a href="/b">c</a></p>', links=(link,))
    assert "javascript:" not in str(body_of(html, "a.html", messages_for("en")))
