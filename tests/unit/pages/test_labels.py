"""What kinds, types of records and sizes are called, in several languages."""

import pytest

from builder.config import KindLabels, SiteConfig
from builder.messages import messages_for
from builder.model import Kind
from builder.notation import Notation
from builder.pages.labels import kind_labels, labels_of_one, size_text, type_label

ENGLISH = messages_for("en")


def test_every_kind_has_a_label() -> None:
    labels = kind_labels(SiteConfig(), ENGLISH)
    assert labels.keys() == set(Kind)
    assert labels[Kind.PEOPLE] == "People"
    assert kind_labels(SiteConfig(), messages_for("ru"))[Kind.PEOPLE] == "Люди"


def test_an_archive_calls_kinds_as_it_likes() -> None:
    config = SiteConfig(kinds={Kind.TOPICS: KindLabels("Rubrics", "rubric")})
    assert kind_labels(config, ENGLISH)[Kind.TOPICS] == "Rubrics"
    assert labels_of_one(config, ENGLISH)[Kind.TOPICS] == "rubric"
    assert labels_of_one(config, ENGLISH)[Kind.PEOPLE] == "person"


def test_types_of_records() -> None:
    config = SiteConfig(record_types={"state-agency": "госорган"})
    assert type_label(config, "state-agency") == "госорган"
    assert type_label(config, "news-agency") == "news agency"


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
    assert size_text(size, Notation(language)) == text


def test_sizes_have_the_digits_of_the_site() -> None:
    assert size_text(1_250_000, Notation("fa", digits="native")).startswith("۱٫۲")
