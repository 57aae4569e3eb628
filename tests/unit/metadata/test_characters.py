"""Characters that look like others, or like nothing."""

from builder.metadata.characters import ODD, describe, first_odd, with_plain_spaces


def test_they_are_found_and_replaced() -> None:
    assert first_odd("ab\u00a0c") == 2
    assert first_odd("ab\u00e9") == first_odd("ab") == -1
    assert with_plain_spaces("a\u00a0b\u200bc\u2028d") == "a bc d"
    assert first_odd(with_plain_spaces(ODD)) == -1


def test_they_have_names() -> None:
    assert [describe(c) for c in "\u00a0\ufeff\x85\x07"] == [
        "U+00A0 (no-break space)",
        "U+FEFF (byte order mark)",
        "U+0085 (next line)",
        "U+0007",
    ]
