"""What search boxes and cards say."""

from builder.config import SiteConfig
from builder.model import Kind
from builder.notation import Notation
from builder.pages.box_texts import about_text, box_texts
from builder.search.cards import Card


def card(*years: str) -> Card:
    first, last = years
    return Card("topics", "a", ("A",), 1, (first, last), "First words.")


def test_every_kind_has_a_word_for_one_of_it() -> None:
    texts = box_texts(SiteConfig())
    assert texts["organizations"] == "organization"
    assert {kind.value for kind in Kind} <= texts.keys()


def test_articles_are_counted_in_every_plural_form() -> None:
    assert box_texts(SiteConfig())["articles-one"] == "{count} article"


def test_a_card_has_years_and_the_first_words() -> None:
    english = Notation("en-GB")
    assert about_text(card("1987", "1991"), english) == "1987–1991\tFirst words."
    assert about_text(card("1987", "1987"), english) == "1987\tFirst words."
    assert about_text(card("-0043", "0014"), english).startswith("44 BC\u2009–\u200914")
