"""Footnotes as a page shows them."""

from builder.markup.render import render
from builder.messages import messages_for
from builder.model import Body
from builder.pages.bodies import body_of
from builder.pages.footnotes import with_named_notes


def shown(markdown: str) -> str:
    text, _ = render(Body(markdown), "content/articles/a.md")
    return str(body_of(text, "articles/a.html", messages_for("en")))


def test_a_note_that_several_places_refer_to_has_a_letter_for_each() -> None:
    html = shown("A.[^1] B.[^1] C.[^2]\n\n[^1]: One.\n[^2]: Two.\n")
    assert '<h2 lang="en">Notes</h2>' in html
    for target, letter in (("#fnref:1", "a"), ("#fnref2:1", "b")):
        link = f'href="{target}" aria-label="Back to the text: {letter}">{letter}</a>'
        assert link in html
    assert 'href="#fnref:2" aria-label="Back to the text">\u21a9</a>' in html
    assert "<hr>" not in html


def test_notes_with_links_are_sources() -> None:
    html = shown("A.[^1]\n\n[^1]: [One](https://example.org/).\n")
    assert '<h2 lang="en">Sources</h2>' in html


def test_a_text_without_notes_stays() -> None:
    assert with_named_notes("<p>A.</p>", messages_for("en")) == "<p>A.</p>"
    assert shown("A.\n") == "<p>A.</p>"
