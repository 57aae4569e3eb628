"""What an answer says of its query."""

from builder.search.notes import MOST, TEXTS, Note, english, note_of


def test_a_note_is_a_sentence() -> None:
    assert english(Note("field", "contry", "country")) == (
        "There is no field “contry”. Did you mean “country:”?"
    )
    for code in TEXTS:
        assert "{" not in english(Note(code, "a", "b"))


def test_what_it_repeats_has_no_signs_of_its_own() -> None:
    assert english(Note("star", "{near}*", "b")).count("b”") == 1


def test_no_more_is_repeated_than_is_needed() -> None:
    assert note_of("cut", " " + "x" * 100) == Note("cut", "x" * (MOST - 1) + "…")
    assert note_of("cut", "x" * MOST) == Note("cut", "x" * MOST)
