"""Cards: what has one, and what it says."""

from builder.config import SiteConfig
from builder.model import Entity, Kind, text_of
from builder.search.cards import ABOUT, Card, cards_of
from tests.archives import about, archive_of, article_of

HUT = Entity(
    Kind.ORGANIZATIONS, "hut", "Hizb ut-Tahrir", ("hizb-ut-tahrir",), ("HuT",), record="hut.md"
)


def test_a_card_has_names_articles_years_and_the_first_words() -> None:
    article = article_of("a", "2015-01-20", entities=about(organizations="hut"))
    other = article_of("b", "2017", entities=about(organizations="hut"))
    texts = {"hut.md": text_of("", "A party. " * 50)}
    [card] = cards_of(archive_of(article, other, entities=[HUT], texts=texts))
    assert card[:4] == ("organizations", "hut", ("Hizb ut-Tahrir", "HuT"), 2)
    assert card.years == ("2015", "2017")
    assert card.about.startswith("A party. A party.")
    assert len(card.about) <= ABOUT


def test_those_come_first_that_most_articles_name() -> None:
    one = article_of("a", entities=about(topics="x y", people="z"))
    two = article_of("b", entities=about(topics="y"))
    assert [card.slug for card in cards_of(archive_of(one, two))] == ["y", "z", "x"]


def test_what_has_no_page_has_no_card() -> None:
    unnamed = Entity(Kind.TOPICS, "unnamed", "Unnamed")
    withdrawn = article_of("a", entities=about(topics="secret"), withdrawn=True)
    named = article_of("b", entities=about(topics="shown", people="hidden"))
    config = SiteConfig(indexes=(Kind.TOPICS,))
    archive = archive_of(withdrawn, named, entities=[unnamed], config=config)
    assert [card.slug for card in cards_of(archive)] == ["shown"]


def test_a_country_has_codes_and_names_in_the_languages_of_the_articles() -> None:
    country = Entity(Kind.COUNTRIES, "kyrgyz", "The Republic", code="KG")
    named = article_of("a", entities=about(countries="kyrgyz"), language="fa")
    [card] = cards_of(archive_of(named, entities=[country]))
    assert {"KG", "KGZ", "Kyrgyzstan", "قرقیزستان"} <= {*card.names}
    assert card.names[0] == "The Republic"


def test_a_code_that_may_be_of_several_countries_is_none() -> None:
    country = Entity(Kind.COUNTRIES, "congo", "Congo", code="CG")
    named = article_of("a", entities=about(countries="congo"))
    assert "Congo" in cards_of(archive_of(named, entities=[country]))[0].names


def test_a_person_is_sought_by_what_the_name_is_sorted_by() -> None:
    person = Entity(Kind.PEOPLE, "deng", "Deng Xiaoping", sort="Deng, Xiaoping")
    topic = Entity(Kind.TOPICS, "deng", "Deng", sort="Deng, the")
    named = article_of("a", entities=about(people="deng", topics="deng"))
    cards = cards_of(archive_of(named, entities=[person, topic]))
    assert [(card.kind, card.family) for card in cards] == [("people", "Deng"), ("topics", "")]


def test_a_card_can_be_a_key() -> None:
    card = Card("topics", "x", ("X",), 1, ("2015", "2015"), "")
    assert {card: 1}[card] == 1
