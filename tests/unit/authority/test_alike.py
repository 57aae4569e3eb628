"""Spellings of one thing are found, and names of different things are left alone."""

from pathlib import Path

import pycountry
import pytest

from builder.authority.alike import Spelling, alike

TRUE = [
    tuple(dict.fromkeys(line.split("|")))
    for line in (Path(__file__).parent / "spellings.txt").read_text(encoding="utf-8").splitlines()
]


def groups(*names: str, records: dict[str, str] | None = None) -> list[tuple[str, ...]]:
    spellings = [Spelling(name, 1) for name in names]
    spellings += [Spelling(name, 0, slug) for name, slug in (records or {}).items()]
    return [tuple(one.text for one in some) for some in alike(spellings)]


def test_all_spellings_of_a_thing_are_found() -> None:
    names = [name for some in TRUE for name in some]
    assert (len(names), len(TRUE)) == (61, 12)
    assert {frozenset(some) for some in groups(*names)} == {frozenset(some) for some in TRUE}


def test_names_of_many_things_are_seldom_taken_for_one() -> None:
    places = sorted({one.name for one in pycountry.subdivisions})
    assert len(places) > 4_500
    for at in range(3):
        assert len(groups(*places[at::3][:1_500])) <= 20


@pytest.mark.parametrize(
    "names",
    [
        ("North Western", "Western North"),
        ("Bursa", "Busia"),
        ("Article 19", "Article 18"),
        ("Iran", "Iraq"),
        ("OPEC", "OAPEC"),
        ("Elections (parliament)", "Economy", "War"),
        ("CIS", "Commonwealth of Independent States", "Center for International Studies"),
    ],
)
def test_what_differs_is_not_alike(names: tuple[str, ...]) -> None:
    assert groups(*names) == []


def test_a_record_comes_first_and_two_records_are_two_things() -> None:
    records = {"Human Rights Watch": "hrw", "Human Rights Match": "match"}
    assert groups("HRW", records={"Human Rights Watch": "hrw"}) == [("Human Rights Watch", "HRW")]
    assert groups("X", records=records) == []


def test_the_best_name_is_the_most_used_one_that_is_no_acronym() -> None:
    some = [
        Spelling("HRW", 9),
        Spelling("Watch, Human Rights", 3),
        Spelling("Human Rights Watch", 1),
    ]
    assert [one.text for one in alike(some)[0]] == [
        "Human Rights Watch",
        "Watch, Human Rights",
        "HRW",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Resolution 225", "Resolution 2255"),
        ("Alexander II", "Alexander III"),
        ("World War II", "World War III"),
        ("Flight 1 Fund", "Flight 11 Fund"),
        ("Hepatitis", "Hepatitis A"),
        ("20 budget", "200 budget"),
        ("Henry VII", "Henry VIII"),
        ("Plan", "Plan A"),
        ("Unit 1 23", "Unit 12 3"),
    ],
)
def test_what_numbers_tell_apart_is_two_things(one: str, other: str) -> None:
    assert alike([Spelling(one, 1), Spelling(other, 1)]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Olga Karimov", "Olga Karimova"),
        ("Sergei Ivanov", "Sergei Ivanova"),
        ("Paul Miller", "Paula Miller"),
        ("Alexander Petrov", "Alexandra Petrov"),
        (
            "\u041e\u043b\u0435\u0433 \u0418\u0432\u0430\u043d\u043e\u0432",
            "\u041e\u043b\u0435\u0433 \u0418\u0432\u0430\u043d\u043e\u0432\u0430",
        ),
    ],
)
def test_women_and_men_are_two_people(one: str, other: str) -> None:
    assert alike([Spelling(one, 1), Spelling(other, 1)], are_people=True) == []
