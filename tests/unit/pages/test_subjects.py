"""What articles name, in the words of schema.org."""

from builder.model import Entity, Kind
from builder.pages.contexts import Subject
from builder.pages.subjects import subject_of


def test_a_record_with_its_number_in_wikidata() -> None:
    kyrgyzstan = Entity(Kind.COUNTRIES, "kyrgyzstan", "Kyrgyzstan", wikidata="Q813")
    address = "https://www.wikidata.org/wiki/Q813"
    assert subject_of(kyrgyzstan) == Subject("Country", "Kyrgyzstan", address)


def test_every_kind_has_a_type() -> None:
    types = {subject_of(Entity(kind, "a", "A")).type for kind in Kind}
    assert types == {"Country", "Organization", "Person", "DefinedTerm"}
