"""A tree that grows: bare text gets its paragraph, blocks their lines."""

from xml.etree.ElementTree import tostring

from builder.markup.elements import Elements


def test_bare_text_beside_blocks_gets_a_paragraph() -> None:
    elements = Elements()
    elements.bare_text("\n")
    elements.bare_text(" a ")
    elements.add("br")
    elements.open_block("ul")
    elements.open_block("li")
    elements.bare_text("b")
    elements.close_block()
    elements.close_block()
    elements.bare_text("c")
    assert tostring(elements.finish(), "unicode") == (
        "<div><p>a <br /></p>\n<ul>\n<li>b</li>\n</ul>\n<p>c</p></div>"
    )


def test_an_element_that_would_do_nothing_is_opened_again() -> None:
    elements = Elements()
    elements.open_inline("strong")
    elements.open_again()
    elements.text("a")
    elements.close_inline()
    elements.text("b")
    elements.close_inline()
    assert tostring(elements.finish(), "unicode") == "<div><strong>ab</strong></div>"
