from hypothesis import given, settings
from hypothesis import strategies as st

from builder.metadata.block import Block
from builder.metadata.entries import read_entries

SOURCE = Block("a.md", lines_before=1)


def test_places_are_those_of_the_file() -> None:
    entries, problems = read_entries("title: A\ncountries:\n  - KZ\n", SOURCE)
    assert problems == []
    assert entries["title"].place == ("a.md", 2, 1)
    assert entries["title"].value_place == ("a.md", 2, 8)
    assert entries["countries"].value_place == ("a.md", 4, 3)


def test_columns_count_characters() -> None:
    entries, _ = read_entries("{ключ: 1, b: 2}", SOURCE)
    assert entries["b"].place == ("a.md", 2, 11)


yaml_like = st.text("ab:-[]{}'\"#&*!|>%@`,?\n\t \x07\u0085é😀01.~<=", max_size=60)


@settings(max_examples=500)
@given(st.one_of(yaml_like, st.text(max_size=60)))
def test_any_text_gives_entries_or_problems_inside_the_file(text: str) -> None:
    entries, problems = read_entries(text, SOURCE)
    lines = text.count("\n") + 3
    places = [(entry.place.line, entry.place.column) for entry in entries.values()]
    places += [(problem.line, problem.column) for problem in problems]
    assert all(1 <= line <= lines and column >= 1 for line, column in places)


def test_nesting_that_would_exhaust_the_stack_is_a_problem() -> None:
    for opener in ("[", "{a: ", "- ", "? "):
        _, problems = read_entries(f"a:\n  {opener * 5000}", SOURCE)
        assert problems
    ladder = "".join(f"{' ' * depth}-\n" for depth in range(600))
    assert read_entries(ladder, SOURCE)[1][0].code == "yaml-too-deep"
