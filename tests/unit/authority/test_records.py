"""Records: who is meant by which name, and the clashes between them."""

import pytest

from builder.authority.records import Authority, build_authority
from builder.errors import Name, Place, Problem
from builder.model import Kind, ParsedRecord


def record(slug: str, name: str, kind: Kind = Kind.ORGANIZATIONS, **more: str) -> ParsedRecord:
    """A record; lists of names have commas."""
    path = f"content/{kind.value}/{slug}.yaml"
    place = Place(path)
    named: dict[str, object] = {}
    for key, text in more.items():
        names = tuple(Name(one, place) for one in text.split(", "))
        named[key] = names[0] if key in {"parent", "merged_into"} else names
    return ParsedRecord(kind, path, slug, Name(name, place), **named)  # type: ignore[arg-type]


def build(*records: ParsedRecord, language: str = "en") -> tuple[Authority, list[str]]:
    authority, problems = build_authority(records[0].kind, records, language)
    return authority, [line(one) for one in problems]


def line(problem: Problem) -> str:
    return f"{problem.path.rpartition('/')[2]} {problem.code}: {problem.message}"


UN = record("un", "United Nations", acronyms="UN", aliases="U.N.", former_names="The Alliance")


def test_a_record_is_found_by_all_its_names_and_its_slug() -> None:
    authority, problems = build(UN)
    assert problems == []
    for name in ("united  nations", "UN", "u.n.", "the alliance", "Un"):
        assert authority.find(name) == "un"
    assert authority.find("League of Nations") == ""
    assert authority.suggest("United Nation") == "did you mean 'United Nations'?"


def test_a_name_that_two_records_claim() -> None:
    _, problems = build(UN, record("union", "Union", acronyms="U-N, un"))
    assert problems == ["union.yaml alias-claimed-twice: 'un' is claimed by 'union' and by 'un'"]


def test_two_files_of_one_slug() -> None:
    _, problems = build(UN, ParsedRecord(UN.kind, "content/organizations/un.md", "un", UN.name))
    path = "content/organizations/un.yaml"
    assert problems == [f"un.yaml second-record: 'un' has a record in {path} already"]


def test_merged_records_give_their_names_to_the_last_of_the_chain() -> None:
    old = record("league", "League", aliases="The League", merged_into="alliance")
    authority, problems = build(UN, old, record("alliance", "Allies", merged_into="un"))
    assert problems == []
    assert authority.merged == {"league": "un", "alliance": "un"}
    assert {authority.find(name) for name in ("League", "the league", "allies")} == {"un"}
    assert authority.entity("un").aliases == ("U.N.", "League", "The League", "Allies")


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"merged_into": "nun"}, "unknown-record: there is no record 'nun' to be merged into"),
        ({"merged_into": "a"}, "merge-cycle: the records are merged in a circle: a -> a"),
        ({"parent": "Nobody"}, "unknown-record: there is no organization 'Nobody'"),
        ({"parent": "A"}, "record-circle: 'A' is this record itself"),
        ({"successors": "B"}, "unknown-record: there is no organization 'B'"),
    ],
)
def test_references_that_lead_nowhere(more: dict[str, str], problem: str) -> None:
    assert build(record("a", "A", Kind.ORGANIZATIONS, **more))[1] == [f"a.yaml {problem}"]


def test_circles_are_told_once() -> None:
    a, b = record("a", "A", parent="B"), record("b", "B", parent="A")
    message = "the records are parts of each other: a -> b -> a"
    assert build(b, a)[1] == [f"a.yaml record-circle: {message}"]


def test_a_record_of_a_country_takes_its_names_and_code() -> None:
    authority, problems = build(record("kirgizia", "Kyrgyz Republic", Kind.COUNTRIES))
    assert problems == []
    assert {authority.find(name) for name in ("KG", "Kyrgyzstan", "kirgizia")} == {"kirgizia"}
    entity = authority.entity("kirgizia")
    assert (entity.name, entity.code) == ("Kyrgyz Republic", "KG")
    assert authority.find("KZ") == "kazakhstan"
    assert authority.entity("kazakhstan").code == "KZ"
    with pytest.raises(KeyError):
        authority.entity("atlantis")


def test_a_record_must_not_take_the_name_of_another_country() -> None:
    _, problems = build(record("kirgizia", "Kyrgyzstan", Kind.COUNTRIES, aliases="Turkey"))
    message = "'Turkey' means Türkiye, not 'kirgizia'"
    assert problems == [f"kirgizia.yaml alias-claimed-twice: {message}"]


def test_two_records_of_one_country() -> None:
    records = [record("kg", "KG", Kind.COUNTRIES), record("kyrgyzstan", "Kyrgyz", Kind.COUNTRIES)]
    message = "'kyrgyzstan' and 'kg' are records of one country, KG"
    assert build(*records)[1] == [f"kyrgyzstan.yaml second-record: {message}"]
