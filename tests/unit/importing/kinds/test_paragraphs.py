"""Blank lines divide paragraphs, as WordPress shows them."""

import pytest

from builder.importing.kinds.paragraphs import with_paragraphs


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("a\nb\r\n\r\nc", "<p>a<br>b</p>\n<p>c</p>"),
        ("<ul>\n<li>a</li>\n</ul>\nb", "<ul>\n<li>a</li>\n</ul>\nb"),
        ("a<!--more-->b", "<p>ab</p>"),
        ("<pre>a\n\nb</pre>\n\nc", "<pre>a\n\nb</pre>\n<p>c</p>"),
        ("<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->", "\n<p>a</p>\n"),
    ],
)
def test_paragraphs(html: str, made: str) -> None:
    assert with_paragraphs(html).strip("\n") == made.strip("\n")
