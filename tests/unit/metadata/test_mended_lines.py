"""Lines of YAML as their writers see them."""

import pytest

from builder.metadata.mended_lines import (
    Line,
    closing_quote,
    meant_by_quotes,
    mended_item,
    mended_list,
    split_line,
)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("title: a: b", ("title: ", "a: b")),
        ("  - a ", ("  - ", "a")),
        ("- a: @b", ("- a: ", "@b")),
        ('"odd key": x', ('"odd key": ', "x")),
        ("title:", None),
        ("title", None),
        ("title:x", None),
        ("", None),
    ],
)
def test_what_stands_before_the_value(line: str, parts: tuple[str, str] | None) -> None:
    found = split_line(line)
    assert (found and tuple(found)) == parts


def test_where_a_quotation_mark_is_closed() -> None:
    assert [closing_quote(v) for v in ('"a" b', "'it''s' b", '"a \\" b"', '"a', "'a")] == [
        2,
        6,
        7,
        -1,
        -1,
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("'Don't panic'", "Don't panic"),
        ('"He said "no" to it"', 'He said "no" to it'),
        ('"Foo" and "Bar"', '"Foo" and "Bar"'),
        ('"Breaking" news', '"Breaking" news'),
        ('"""x"""', '"""x"""'),
    ],
)
def test_what_quotation_marks_belong_to(value: str, text: str) -> None:
    assert meant_by_quotes(value) == text


@pytest.mark.parametrize(
    ("value", "mended", "column"),
    [
        ("[Case #1, b]", '["Case #1", b]', 4),
        ("[a, @b]", '[a, "@b"]', 7),
        ("['a, b', c: d]", "['a, b', \"c: d\"]", 12),
        (r'["C:\data"]', r"['C:\data']", 4),
        ("[[a], @b]", "", 0),
        ("[a] b", "", 0),
    ],
)
def test_items_in_brackets(value: str, mended: str, column: int) -> None:
    assert mended_list(Line("a: ", value)) == (f"a: {mended}" if mended else "", column)


def test_an_item_in_a_line_of_its_own() -> None:
    assert [mended_item(one) for one in ("  b #2,", "  @b ]", "  b,", "  b")] == [
        '  "b #2",',
        '  "@b" ]',
        "",
        "",
    ]


def test_many_spaces_take_no_time() -> None:
    spaces = " " * 50_000
    assert split_line(f"ab{spaces}c") is None
    line = split_line(f"a: [b{spaces}c, @d]")
    assert line is not None
    assert mended_list(line) == (f'a: [b{spaces}c, "@d"]', len(spaces) + 8)
    assert mended_item(f"  @a{spaces}b{spaces},{spaces}") == f'  "@a{spaces}b"{spaces},{spaces}'
