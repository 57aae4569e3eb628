"""A text is written as the value was that it replaces."""

import pytest

from builder.content.edit_forms import with_other_item, with_text
from builder.content.edited import Source


@pytest.mark.parametrize(
    ("before", "after"),
    [("A", "B c"), ("'A'", "'B c'"), ('"A"', '"B c"'), ("", "B c"), ("~", "B c")],
)
def test_quotes_stay(before: str, after: str) -> None:
    source = Source("content/topics/a.yaml", f"name: {before}".rstrip() + "\nx: 1\n")
    assert next(iter(with_text(source, "name", "B c"))).text == f"name: {after}\nx: 1\n"


def test_quotes_of_items_stay() -> None:
    source = Source("content/topics/a.yaml", "aliases: ['A', B]\n")
    texts = [next(iter(with_other_item(source, "aliases", at, "C"))).text for at in (0, 1)]
    assert texts == ["aliases: ['C', B]\n", "aliases: ['A', C]\n"]
