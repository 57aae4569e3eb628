"""What search boxes and cards say."""

from builder.messages import messages_for
from builder.model import Kind
from builder.pages.box_texts import about_text, box_texts
from builder.search.cards import Card


def card(*years: str) -> Card:
    first, last = years
    return Card("topics", "a", ("A",), 1, (first, last), "First words.")


def test_every_kind_has_a_word_for_one_of_it() -> None:
    texts = box_texts(messages_for("en"))
    assert texts["organizations"] == "organization"
    assert {kind.value for kind in Kind} <= texts.keys()


def test_articles_are_counted_in_every_plural_form() -> None:
    assert box_texts(messages_for("en"))["articles-one"] == "{count} article"


def test_a_card_has_years_and_the_first_words() -> None:
    assert about_text(card("1987", "1991"), "en") == "1987–1991\tFirst words."
    assert about_text(card("1987", "1987"), "en") == "1987\tFirst words."
    assert about_text(card("-0043", "0014"), "en").startswith("44 BC–14")
