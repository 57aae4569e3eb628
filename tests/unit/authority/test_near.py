"""Near names of a closed list: a good guess, or none."""

import pytest

from builder.authority.near import nearest_name
from builder.authority.records import build_authority
from builder.model import Kind


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kazakstania", "Kazakhstan"),
        ("Kazakstan", "Kazakhstan"),
        ("kazahkstan", "Kazakhstan"),
        ("Kyrgystan", "Kyrgyzstan"),
        ("Ukrane", "Ukraine"),
        ("Untied Kingdom", "United Kingdom"),
        ("Great Britian", "Great Britain"),
        ("Phillipines", "Philippines"),
        ("Росия", "Россия"),
        ("Узбекитан", "Узбекистан"),
    ],
)
def test_a_slip_or_two(name: str, expected: str) -> None:
    assert suggested(name) == expected


def suggested(name: str) -> str:
    """The country that is suggested for a name in a Russian text of an English site."""
    authority, _ = build_authority(Kind.COUNTRIES, [], "en")
    return authority.suggest(name, language="ru").removeprefix("did you mean '").removesuffix("'?")


@pytest.mark.parametrize(
    "name",
    "Scotlandia|Pollandia|West Timor|North Sudan|South Ossetia|Karakalpakstan|Slavonia|"
    "Siberia|Bavaria|Catalonia|Galicia|Prussia|Transnistria|Northern Cyprus|Abkhazia|Kurdistan|"
    "Ingushetia|Ossetia|Iram|Crimea|Gaza|QQ|Somaliland|Tatarstan|Dagestan".split("|"),
)
def test_no_guess_is_better_than_a_bad_one(name: str) -> None:
    assert suggested(name) == ""


def test_of_two_names_as_near_neither_unless_they_are_one_thing() -> None:
    assert nearest_name("Iram", {"Iran": "iran", "Iraq": "iraq"}) == ""
    assert nearest_name("Osha", {"Osh": "osh", "Ossa": "osh"}) == "Osh"
    assert nearest_name("Osha", {}) == ""
