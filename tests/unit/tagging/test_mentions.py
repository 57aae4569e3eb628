"""What a sentence names."""

import pytest

from builder.model import Entity, Kind
from builder.tagging.mentions import mentions_in
from builder.tagging.names import Names
from builder.tagging.words import sentence_of

ENTITIES = [
    Entity(Kind.ORGANIZATIONS, "bank-of-japan", "Bank of Japan"),
    Entity(Kind.PEOPLE, "a-smith", "Ann Smith"),
    Entity(Kind.PEOPLE, "b-smith", "Bob Smith"),
    Entity(Kind.TOPICS, "it", "IT"),
    Entity(Kind.TOPICS, "oil", "OIL"),
]
NAMES = Names(ENTITIES, "en", "en", {})


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Ships left the Gulf of Mexico for New Jersey", []),
        ("Ships left South Africa for Mexico", ["south-africa", "mexico"]),
        ("The Bank of Japan intervened", ["bank-of-japan", "japan"]),
        ("Ann Smith came", ["a-smith"]),
        ("Smith came", ["a-smith", "b-smith"]),
        ("BANK OF JAPAN WARNS U.S.", ["bank-of-japan", "japan", "united-states"]),
        ("he told us of a turkey", []),
        ("he said it of oil", ["oil"]),
        ("he works in IT", ["it"]),
        ("JOBS IN IT", ["it"]),
    ],
)
def test_the_longest_name_is_meant(text: str, slugs: list[str]) -> None:
    found = mentions_in(sentence_of(text, "en"), NAMES)
    assert [one.named.slug for one in found] == slugs
