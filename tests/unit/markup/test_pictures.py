"""Pictures: figures with captions, a text for each."""

import pytest

from builder.markup.pictures import finish_pictures
from builder.markup.render import render, text_blocks
from builder.model import Body

IMAGE = '<img alt="Map" src="m.png" loading="lazy">'


def html(markdown: str) -> str:
    return render(Body(markdown), "content/articles/a.md")[0].html


def figure(caption: str, shown: str = IMAGE) -> str:
    return f"<figure>{shown}\n<figcaption>{caption}</figcaption></figure>"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ('![Map](m.png "The border")', figure("The border")),
        ("![Map](m.png 'A & \"B\" <i> *c*')", figure('A &amp; "B" &lt;i&gt; *c*')),
        ("![Map](m.png)\n*The **border***", figure("The <strong>border</strong>")),
        ("![Map](m.png)  \n_The border_", figure("The border")),
        ("![Map](m.png)\n\n*The border*", figure("The border")),
        (
            "![Map](m.png)\n\n*See [b](https://b.org)*",
            figure('See <a href="https://b.org" rel="noopener noreferrer">b</a>'),
        ),
        (
            '[![Map](m.png "The border")](m.png)',
            figure("The border", f'<a href="m.png">{IMAGE}</a>'),
        ),
        ("- a\n\n    ![Map](m.png)\n    *b*", f"<ul>\n<li>\n<p>a</p>\n{figure('b')}\n</li>\n</ul>"),
    ],
)
def test_a_picture_with_a_caption(markdown: str, expected: str) -> None:
    assert html(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("![Map](m.png)", f"<p>{IMAGE}</p>"),
        ("![Map](m.png)\n\n*One* and two", f"<p>{IMAGE}</p>\n<p><em>One</em> and two</p>"),
        ("![Map](m.png)\n*One* two *three*", f"<p>{IMAGE}\n<em>One</em> two <em>three</em></p>"),
        ("![Map](m.png)\n\n*One\ntwo*", f"<p>{IMAGE}</p>\n<p><em>One\ntwo</em></p>"),
        ("See ![Map](m.png)\n*One*", f"<p>See {IMAGE}\n<em>One</em></p>"),
        ("![Map](m.png)\n\nText\n\n*One*", f"<p>{IMAGE}</p>\n<p>Text</p>\n<p><em>One</em></p>"),
        ('![Map](m.png " ") x', '<p><img alt="Map" src="m.png" title=" " loading="lazy"> x</p>'),
    ],
)
def test_a_picture_without_one(markdown: str, expected: str) -> None:
    assert html(markdown) == expected


def test_a_title_beside_a_caption_stays() -> None:
    image = '<img alt="Map" src="m.png" title="Tip" loading="lazy">'
    assert html('![Map](m.png "Tip")\n*Caption*') == figure("Caption", image)


def test_a_picture_has_a_text_even_an_empty_one() -> None:
    assert finish_pictures('<p>a <img src="m.png"></p>') == '<p>a <img src="m.png" alt=""></p>'


def test_a_caption_is_searched_apart_from_what_follows() -> None:
    assert text_blocks(html('![Map](m.png "The border")\n\n- item')) == ["The border", "item"]
