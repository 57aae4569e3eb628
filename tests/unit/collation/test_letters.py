"""The letters of a language in their order."""

from builder.collation.letters import Group, Letters
from builder.collation.tables import Move, Tailoring, tailoring

HAN = "\U000f0000"


def groups(rules: Tailoring) -> list[Group]:
    """The groups that come after all signs."""
    found = Letters(rules, HAN)
    return found.groups[found.before :]


def test_scripts_that_come_first() -> None:
    assert groups(tailoring("en"))[:2] == [[["a", "A"]], [["\u1d00"]]]
    assert groups(tailoring("ru"))[0] == [["а", "А"]]
    assert groups(Tailoring(first=("Hani",)))[0] == [[HAN]]


def test_letters_that_are_moved_leave_their_place() -> None:
    found = groups(tailoring("tr"))
    assert found[found.index([["ı", "I"]]) + 1] == [["i", "İ"]]
    assert [["i", "I"]] in groups(tailoring("en"))
    assert [["i", "I"]] not in found


def test_forms_spellings_and_what_is_no_different() -> None:
    moves = (Move("a", 2, "x"), Move("x", 3, "X"), Move("X", 4, "y"))
    found = Letters(Tailoring(moves=moves), HAN)
    assert found.groups[found.before] == [["a", "A"], ["x", "X"]]
    assert found.equal == {"y": "X"}


def test_marks_that_are_moved() -> None:
    first, second, *_, last = Letters(Tailoring(), HAN).marks
    moved = Letters(Tailoring(marks=(Move(last, 2, first), Move(first, 2, second))), HAN).marks
    assert moved[-3:] == [last, first, second]
