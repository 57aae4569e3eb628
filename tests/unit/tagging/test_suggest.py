"""What an article may be about."""

from builder.model import Entity, Kind
from builder.tagging.evidence import Told
from builder.tagging.suggest import Suggester

TOPIC = Entity(Kind.TOPICS, "water", "Water")


def told(id: str, title: str, text: str = "", place: str = "", *countries: str) -> Told:
    named = {Kind.COUNTRIES: countries} if countries else {}
    return Told(id, "en", title, [text], place, named=named)


TAGGED = [told(str(at), "Rain", "It rained.", "OSH", "kyrgyzstan") for at in range(100)]


def suggested(suggester: Suggester, one: Told) -> list[tuple[str, str]]:
    return [(each.tier, each.slug) for each in suggester.suggestions(one)]


def test_what_the_archive_did_before_comes_again() -> None:
    suggester = Suggester([], "en", {}, TAGGED)
    assert suggested(suggester, told("x", "Snow", "It snowed.", "Osh")) == [("sure", "kyrgyzstan")]
    assert suggested(suggester, told("x", "Snow", "It snowed.", "Rome")) == []


def test_the_surest_comes_first_and_what_is_named_already_not_at_all() -> None:
    suggester = Suggester([TOPIC], "en", {}, [])
    one = told("x", "Iraq", "Iraq has no water. Turkey has.")
    assert suggested(suggester, one) == [
        ("sure", "iraq"),
        ("likely", "turkiye"),
        ("likely", "water"),
    ]
    known = one._replace(named={Kind.COUNTRIES: ("iraq", "turkiye")})
    assert suggested(suggester, known) == [("likely", "water")]


def test_the_order_of_articles_changes_nothing() -> None:
    one = told("x", "Snow in Italy", "It snowed.", "Osh")
    first, second = (Suggester([], "en", {}, some) for some in (TAGGED, TAGGED[::-1]))
    assert first.suggestions(one) == second.suggestions(one)


def test_how_words_are_written_is_learnt_before_anything_is_named() -> None:
    person = Entity(Kind.PEOPLE, "ann-price", "Ann Price")
    one = told("x", "Trade", "Price falls.")
    assert suggested(Suggester([person], "en", {}, [one]), one) == [("sure", "ann-price")]
    other = told("y", "Oil", "The price of oil rose.")
    assert suggested(Suggester([person], "en", {}, [one, other]), one) == [("named", "ann-price")]
