import pytest

from builder.metadata.unseen import forbidden, hidden, unclosed, without

OVERRIDES = "\u202d\u202e"
ISOLATES = "\u2066\u2067\u2068"

# What people write, in the scripts that need it.
HONEST = [
    "می\u200cخواهم",  # Persian: a joiner that keeps letters apart
    "क्\u200dष",  # Hindi
    "ශ්\u200dරී ලංකා",  # Sinhala
    "עברית\u200f (123)",
    "العربية\u200e C++",
    "\u2067עברית\u2069 and \u202bعربي\u202c",
    "\u2068a \u2067b\u2069 c\u2069",
    "روسيا\u202c والصين",  # nothing is open; Arabic news are full of it
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family
    "\u2764\ufe0f 1\ufe0f\u20e3",
    # The flag of Scotland.
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "ภาษา\u200bไทย",
    "葛\U000e0100城",
    "ᠠ\u180b",
    "O\u2019Brien, 10\u00a0000",
]


def codes(text: str) -> list[str]:
    found = [*forbidden(text), unclosed(text), hidden(text)]
    return [fault.code for fault in found if fault]


@pytest.mark.parametrize("text", HONEST)
def test_what_a_script_needs_stays(text: str) -> None:
    assert codes(text) == []
    assert without(text) == text


@pytest.mark.parametrize("sign", OVERRIDES)
def test_nothing_turns_letters_round(sign: str) -> None:
    assert codes(f"a{sign}b\u202c")[0] == "bidi-control"
    assert without(f"a{sign}b\u202c") == "ab\u202c"


@pytest.mark.parametrize("sign", "\u202a\u202b" + ISOLATES)
def test_a_direction_is_closed(sign: str) -> None:
    assert codes(f"a{sign}b") == ["bidi-control"]
    assert without(f"a{sign}b") == "ab"


def test_an_isolate_ends_only_where_one_began() -> None:
    assert codes("a\u2069b") == ["bidi-control"]
    assert codes("\u202aa\u2069") == ["bidi-control"]
    assert codes("\u2066\u202aa\u2069") == []  # it ends what began within
    assert codes("\u202a\u2066a\u202c\u2069") == ["bidi-control"]


@pytest.mark.parametrize(
    "text",
    [
        *"\xad\u2060\ufeff\u3164\u200b\u034f",
        "a\u200db",
        "a\u200c",
        "a\ufe0f",
        "a\U000e0100",
        "x\u115fy",
    ],
)
def test_what_no_script_needs_is_seen(text: str) -> None:
    assert codes(text) == ["hidden-character"]
    assert not codes(without(text))


@pytest.mark.parametrize(
    "text", ["\U000e0041", "a\u206e", "\uffff", "\U0001f3f4\U000e0067", "\u2764\ufe0f\ufe0e"]
)
def test_no_text_has_what_nobody_needs(text: str) -> None:
    assert "hidden-character" in codes(text)


@pytest.mark.parametrize("text", ["\x1b", "\x7f", "a\x00", "é\x1b", "\x9f", "é\x07"])
def test_control_characters(text: str) -> None:
    assert codes(text) == ["control-character"]


def test_what_windows_1252_meant_is_in_the_hint() -> None:
    assert [fault.hint for fault in forbidden("it\x92s")] == [
        "if it comes from windows-1252, write \u2019; else remove it"
    ]
