"""Quotation marks and other signs of all keyboards; test_query.py has what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.search.quotes import in_plain_signs, quoted, without_open_quote


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“a” ”b” „c“ «d» ‹e› 「f」『g』〝h〟＂i＂", '"a" "b" "c" "d" "e" "f""g""h""i"'),
        ("''a b'' ``c'' ,,d''", '"a b" "c" "d"'),
        ("‘a b’ ‚c d‘ ‘the world’s end’", '"a b" "c d" "the world’s end"'),
        ("‘ulama’ O‘zbek o'n''ki rock ’n’ roll", "‘ulama’ O‘zbek o'n''ki rock ’n’ roll"),
        ("（ａ＋ｂ：＊）", "(a+b:*)"),
        ('צה"ל "צה"ל" דו"חות', 'צה״ל "צה״ל" דו״חות'),
        ('צה"לstraße straßeצה"ל צה"ל5', 'צה"לstraße straßeצה"ל צה"ל5'),
        ('צבא"ההגנה" "צבא"ההגנה', 'צבא"ההגנה" "צבא"ההגנה'),
    ],
)
def test_signs(text: str, plain: str) -> None:
    assert in_plain_signs(text) == plain


@given(st.text("ab '“”‘’‚,`（＂", max_size=30))
def test_plain_signs_stay_as_they_are(text: str) -> None:
    plain = in_plain_signs(text)
    assert [letter for letter in plain if letter in "ab"] == [x for x in text if x in "ab"]


def test_an_open_quotation_mark_is_dropped() -> None:
    assert without_open_quote('a "b" c') == ('a "b" c', "")
    assert without_open_quote('a "b" "c d') == ('a "b"  c d', "c d")
    assert without_open_quote('-"b') == ("-b", "b")
    assert without_open_quote('5" gun') == ("5  gun", " gun")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Osh", "Osh"),
        ("Crisis Group", '"Crisis Group"'),
        ('The "Big" Five', '"The Big Five"'),
        ("«Голос»", "Голос"),
        ("O’Brien", "O’Brien"),
    ],
)
def test_a_text_is_one_value(text: str, value: str) -> None:
    assert quoted(text) == value
