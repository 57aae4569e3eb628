"""The tables are read as they are written."""

import pytest

from builder.collation.tables import Move, pinyin, read_group, read_made, root, tailoring


def test_the_root_has_signs_then_scripts() -> None:
    assert list(root().scripts)[:4] == ["Zyyy", "Latn", "Grek", "Cyrl"]
    assert root().scripts["Latn"][:2] == ("aA", "\u1d00")
    assert read_group("dD,ðÐ") == [["d", "D"], ["ð", "Ð"]]
    assert read_group(r"\x2c") == [[","]]
    assert read_made("æ:a*+e") == ("æ", ["a*", "e"])


@pytest.mark.parametrize("language", ["ky", "ky-Cyrl", "ky-Cyrl-KG"])
def test_what_kyrgyz_changes(language: str) -> None:
    rules = tailoring(language)
    assert rules.first == ("Cyrl",)
    assert rules.moves == (Move("е", 1, "ё"), Move("ё", 3, "Ё"))


def test_a_language_without_rules_changes_nothing() -> None:
    assert tailoring("en") == tailoring("kaa") == tailoring("zxx")
    assert tailoring("prs") == tailoring("fa")
    assert tailoring("sr-Latn") == tailoring("hr") != tailoring("sr")


def test_readings_of_characters_and_of_words() -> None:
    readings = pinyin()
    assert (readings["重"][1], readings["重庆"][1], readings["北"][1]) == ("Z", "C", "B")
    places = [place for place, _ in readings.values()]
    assert places == list(range(len(places)))
