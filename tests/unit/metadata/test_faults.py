"""Where a text stops to be YAML."""

from builder.metadata.block import Block
from builder.metadata.faults import Fault, Source, first_fault


def test_the_first_fault() -> None:
    assert first_fault("a: b\nc: d\n") == -1
    assert first_fault("a: b\nc: @d\n") == 1
    assert first_fault("a: b\nc: *d\n") == 1


def test_a_line_cures_what_follows_from_it() -> None:
    source = Source(Block("a.md"), ["a: @b", "c: @d"], Fault("", 0, 3))
    assert source.is_cured_by('a: "@b"', 0)
    assert not source.is_cured_by("a: @c", 0)
    assert not Source(source.block, source.lines, Fault("", 1, 3)).is_cured_by('a: "@b"', 0)


def test_where_a_fault_may_have_begun() -> None:
    lines = ["a: b", "", "c: d", "  e"]
    assert Source(Block("a.md"), lines, Fault("", 2, 0)).suspects() == [0, 2]
    assert Source(Block("a.md"), lines, Fault("", 3, 0, (0, 3))).suspects() == [0, 2, 3]


def test_an_indented_line_goes_on() -> None:
    source = Source(Block("a.md"), ["a: b", "", "c: d", "  e"], Fault("", 0, 0))
    assert [source.goes_on(number) for number in range(4)] == [False, False, True, False]
