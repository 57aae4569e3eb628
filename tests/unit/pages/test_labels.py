"""Words and numbers as people read them, in several languages."""

import pytest

from builder.messages import messages_for
from builder.model import Kind
from builder.pages.labels import kind_labels, list_text, number_text, size_text


def test_every_kind_has_a_label() -> None:
    labels = kind_labels(messages_for("en"))
    assert labels.keys() == set(Kind)
    assert labels[Kind.PEOPLE] == "People"


def test_lists_and_numbers() -> None:
    assert list_text(["a", "b", "c"], messages_for("en")) == "a, b, c"
    assert [number_text(1234567, one) for one in ("en", "de")] == ["1,234,567", "1.234.567"]


@pytest.mark.parametrize(
    ("size", "language", "text"),
    [
        (0, "en", "0 byte"),
        (1, "en", "1 byte"),
        (999, "en", "999 byte"),
        (1_000, "en", "1 kB"),
        (9_940, "en", "9.9 kB"),
        (12_345, "en", "12 kB"),
        (999_499, "en", "999 kB"),
        (999_500, "en", "1 MB"),
        (1_250_000, "ru", "1,2 \u041c\u0411"),
        (5_000_000_000_000, "en", "5,000 GB"),
    ],
)
def test_sizes_of_files(size: int, language: str, text: str) -> None:
    assert size_text(size, language) == text
