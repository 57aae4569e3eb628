"""How a text names what it names."""

import pytest

from builder.model import Entity, Kind
from builder.tagging.evidence import Finding, Told, findings, place_of
from builder.tagging.names import Names

ENTITIES = [
    Entity(Kind.ORGANIZATIONS, "council", "Security Council"),
    Entity(Kind.PEOPLE, "yuri-luzhkov", "Юрий Лужков"),
    Entity(Kind.PEOPLE, "ann-smith", "Ann Smith"),
    Entity(Kind.PEOPLE, "bob-smith", "Bob Smith"),
    Entity(Kind.PEOPLE, "theresa-may", "Theresa May"),
    Entity(Kind.PEOPLE, "ann-sunday", "Ann Sunday"),
    Entity(Kind.PEOPLE, "hamid-jordan", "Hamid Jordan"),
]
PEOPLE = {one.slug for one in ENTITIES if one.kind is Kind.PEOPLE}


def found(
    text: str, title: str = "A title", language: str = "en", place: str = ""
) -> dict[str, Finding]:
    """What there is of each entity, by its slug, if its name counts."""
    names = Names(ENTITIES, language, language, {}, plain={"того"})
    told = Told("a", language, title, text.split("\n"), place)
    all_of = findings(told, names).found
    return {key[1]: one for key, one in all_of.items() if one.count or one.doubtful}


def test_where_and_how_often_a_country_is_named() -> None:
    text = "Oil from Iraq.\nIt came over Turkey. Iraqi ships left Iraq."
    one = found(text, "Iraq and oil", place="BASRA, Iraq")["iraq"]
    assert (one.count, one.title, one.lead, one.place, one.demonyms) == (4, 1, 1, 1, 1)
    assert one.sentence == "Oil from Iraq."
    assert found(text)["turkiye"].sentence == "It came over Turkey."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He came from Georgia.", "en"),
        ("The ferry «Germany» sank.", "en"),
        ("Того человека не нашли.", "ru"),
    ],
)
def test_what_may_be_something_else_is_doubtful(text: str, language: str) -> None:
    (one,) = found(text, language=language).values()
    assert (one.count, one.doubtful) == (0, 1)


def test_a_phrase_is_what_the_name_stands_in() -> None:
    assert found("He left by Air France Cargo.")["france"].phrase == "Air France Cargo"
    assert found("He left France.")["france"].phrase == ""
    assert found("He left by Air France Cargo. He left France.")["france"].phrase == ""


@pytest.mark.parametrize(
    ("text", "is_doubtful"),
    [
        ("It was the Security Council.", False),
        ("It was the UN Security Council.", False),
        ("It was the State Security Council.", True),
    ],
)
def test_the_end_of_a_longer_name_is_doubtful(text: str, is_doubtful: bool) -> None:
    assert bool(found(text)["council"].doubtful) == is_doubtful


def test_a_surname_is_of_the_person_who_is_named_in_whole() -> None:
    both = found("Smith came.\nThe other Smith left.")
    assert {slug: (one.count, one.doubtful) for slug, one in both.items()} == {
        "ann-smith": (0, 2),
        "bob-smith": (0, 2),
    }
    assert {*found("Smith came.\nThen Ann Smith left.")} == {"ann-smith"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rained in May.", 0),
        ("It rained on Sunday.", 0),
        ("He went to Jordan.", 0),
        ("Then Mrs May left.", 1),
        ("Then Prime Minister May left, in May.", 1),
        ("In May Theresa May left.", 1),
    ],
)
def test_a_month_or_a_country_is_no_surname(text: str, count: int) -> None:
    assert sum(one.count for slug, one in found(text).items() if slug in PEOPLE) == count


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        ("Пришёл мэр Лужков.", True),
        ("Пришёл Ю. Лужков.", True),
        ("Пришёл И. Лужков.", False),
        ("Пришёл Иван Лужков.", False),
        ("Если Лужкова нет.", True),
    ],
)
def test_another_first_name_is_of_another_person(text: str, is_meant: bool) -> None:
    assert ("yuri-luzhkov" in found(text, language="ru")) == is_meant


@pytest.mark.parametrize(
    ("dateline", "first", "place"),
    [
        ("CAMPINAS, Brazil, March 15", "", "CAMPINAS, Brazil"),
        ("CAMPINAS, Brazil", "", "CAMPINAS, Brazil"),
        ("", "BISHKEK, Dec 5 (AKIpress) - Rain fell.", "BISHKEK"),
        ("", "МОСКВА, 5 мая — Шёл дождь.", "МОСКВА"),
        ("", "Rain fell - and how.", ""),
        ("", "Rain fell.", ""),
    ],
)
def test_the_place_of_a_dateline(dateline: str, first: str, place: str) -> None:
    assert place_of(dateline, first) == place
