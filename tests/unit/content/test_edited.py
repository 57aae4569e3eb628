"""Places of values in a file as it is, with its marks and line ends."""

import pytest

from builder.content.edited import Source
from builder.metadata.splicing import Span

TEXT = "---\ntitle: A b\npeople: [C, 'D']\n---\nBody\n"


@pytest.mark.parametrize("text", [TEXT, "\ufeff" + TEXT, TEXT.replace("\n", "\r\n"), "\n" + TEXT])
def test_a_value_is_found_where_it_stands(text: str) -> None:
    source = Source("content/articles/a.md", text)
    entry = source.entries["title"]
    span = source.span(entry, entry.value)
    assert span == Span(text.index("A b"), text.index("A b") + 3)
    assert text[source.body_start :].strip() == "Body"
    assert text[source.end :].startswith("---")
    assert text[source.top :].startswith("title")
    assert source.items("people") == ["C", "D"]


def test_a_file_of_yaml_has_no_body() -> None:
    source = Source("content/topics/a.yaml", "name: A\naliases:\n")
    assert (source.body, source.end, source.items("aliases")) == ("", 17, [])
    assert [*source.values()] == ["name"]
    assert Source("content/topics/a.yaml", "name: [\n").has_errors
