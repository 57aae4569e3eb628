"""What was perhaps meant: the nearest choice, or none that is near."""

import pytest

from builder.suggest import did_you_mean, nearest, nearest_word


@pytest.mark.parametrize(
    ("text", "found"),
    [("red cros", "Red Cross"), ("RED CROSS", "Red Cross"), ("Blue", ""), ("", "")],
)
def test_the_nearest_choice(text: str, found: str) -> None:
    choices = ["Red Cross", "Red Crescent", "Green Peace"]
    assert nearest(text, choices) == found
    assert did_you_mean(text, choices) == (f"did you mean '{found}'?" if found else "")


def test_how_near_it_must_be() -> None:
    assert nearest("date", ["data"], least=75) == "data"
    assert nearest("date", ["data"], least=76) == ""


def test_of_two_as_near_the_first_of_the_alphabet() -> None:
    assert nearest("ab", ["ax", "ay"], 50) == nearest("ab", ["ay", "ax"], 50) == "ax"


def test_without_choices_there_is_none() -> None:
    assert did_you_mean("a", []) == ""


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("topis", "topics"),
        ("tpoics", "topics"),
        ("topicid", ""),
        ("daet", "date"),
        ("rate", ""),
        ("resource", ""),
        ("resources", ""),
        ("orgnizatons", "organizations"),
        ("untitled", ""),
    ],
)
def test_a_slip_is_a_letter_or_in_long_words_two(word: str, found: str) -> None:
    assert nearest_word(word, ["topics", "date", "source", "title", "organizations"]) == found


def test_of_no_words_none_is_near() -> None:
    assert nearest_word("a", []) == ""
