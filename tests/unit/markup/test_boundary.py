"""The boundary that makes HTML safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.markup.boundary import is_safe_address, sanitize, sanitize_again
from builder.markup.render import render
from builder.model import Body
from tests.unit.markup.texts import TEXTS


@given(TEXTS)
def test_what_was_sanitized_stays_as_it_is(markdown: str) -> None:
    html = render(Body(markdown), "content/articles/a.md")[0].html
    assert sanitize_again(html) == html


@given(st.lists(st.sampled_from(["<p>", "</p>", "<", ">", "p>", "x", "<script>", "&lt;"])))
def test_nothing_passes_the_second_time_that_does_not_the_first(parts: list[str]) -> None:
    html = "".join(parts)
    again = sanitize_again(html)
    assert sanitize(again).replace("<p></p>", "") == sanitize(html).replace("<p></p>", "")
    assert "<script" not in again


@pytest.mark.parametrize("html", ['<pre tabindex="0">\n\na</pre>', '<pre tabindex="0">\na</pre>'])
def test_code_keeps_its_first_line(html: str) -> None:
    assert sanitize_again(html) == html


@pytest.mark.parametrize("address", ["", "https://example.org", "HTTP://example.org"])
def test_addresses_of_the_web_are_safe(address: str) -> None:
    assert is_safe_address(address)


@pytest.mark.parametrize("address", ["javascript:a()", "data:text/html,a", " https:", "x"])
def test_others_are_not(address: str) -> None:
    assert not is_safe_address(address)
