"""Records widen a query: their names as lines of the index, and names within a query."""

import pytest

from builder.model import Entity, Kind
from builder.search.families import families_of
from builder.search.records import MOST_WORDS, RecordNames, first_forms, name_key, spans
from tests.archives import about, archive_of, article_of

HUT = Entity(
    Kind.ORGANIZATIONS, "hut", "Hizb ut-Tahrir", ("Party of Liberation",), ("HuT",), ("Hizb",)
)


def lines_of(
    *entities: Entity, slugs: str = "hut", language: str = "en", text: str | None = None
) -> set[str]:
    """Lines of records that an article names, whose texts have all words, or those of a text."""
    article = article_of("a", entities=about(organizations=slugs), language=language)
    written = None if text is None else {key for word in text.split() for key in keys_in(word)}
    names = RecordNames(archive_of(article, entities=entities))
    return names.lines(lambda key: written is None or key in written)


def keys_in(word: str) -> list[str]:
    """The keys of a word of an English text."""
    return [word.lower(), *families_of(word.lower(), word[0].isupper(), "en", "en")]


def test_each_name_leads_to_the_shortest_others() -> None:
    hizb = {f"{name}=\thizb" for name in ("hut", "hizb ut tahrir", "party of liberation")}
    hut = {f"{name}=\thut" for name in ("hizb", "hizb ut tahrir", "party of liberation")}
    party = {f"{name}=\tparty of liberation" for name in ("hizb", "hizb ut tahrir", "hut")}
    assert lines_of(HUT) == hizb | hut | party


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("", set()),
        ("party of", set()),
        ("party of liberation", {"party of liberation"}),
        ("parties of liberations", {"party of liberation"}),  # other forms
        ("Hezb", {"hizb"}),  # another spelling of a name, if it is one
        ("hezb", set()),
        ("tahrir ut hizb", {"hizb"}),
    ],
)
def test_names_of_which_texts_have_no_word_widen_nothing(text: str, others: set[str]) -> None:
    lines = lines_of(HUT, text=text)
    assert {line for line in lines if line.startswith("hut=")} == {
        f"hut=\t{name}" for name in others or {"hut"}
    }
    assert {line.partition("=")[0] for line in lines} == {
        "hizb",
        "hizb ut tahrir",
        "hut",
        "party of liberation",
    }


def test_all_that_is_asked_of_texts_is_known_before() -> None:
    article = article_of("a", entities=about(organizations="hut"))
    names = RecordNames(archive_of(article, entities=[HUT]))
    asked: list[str] = []

    def ask(key: str) -> bool:
        asked.append(key)
        return False

    names.lines(ask)
    assert {"party", "hizb", "parti~"} <= {*asked} <= names.keys()


def test_a_name_without_another_leads_to_itself() -> None:
    osce = Entity(Kind.ORGANIZATIONS, "osce", "OSCE")
    assert lines_of(osce, slugs="osce") == {"osce=\tosce"}
    assert list(spans([["osce"]], {"osce": ["osce"]})) == []


def test_records_that_no_article_names_are_in_no_index() -> None:
    assert lines_of(HUT, slugs="other") == set()
    assert lines_of(HUT, slugs="") == set()


def test_one_acronym_of_two_records_leads_to_both() -> None:
    one, two = (
        Entity(Kind.ORGANIZATIONS, slug, name, acronyms=("IMU",))
        for slug, name in (("a", "Islamic Movement"), ("b", "International Union"))
    )
    found = {line for line in lines_of(one, two, slugs="a b") if line.startswith("imu=")}
    assert found == {"imu=\tislamic movement", "imu=\tinternational union"}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Hizb ut-Tahrir", "hizb ut tahrir"),
        ("U.N.", "un"),
        ("Исламское движение", "исламское движение"),
        ("IT", ""),
        ("Not so", ""),
        ("--", ""),
        ("word " * MOST_WORDS, " ".join(["word"] * MOST_WORDS)),
        ("word " * (MOST_WORDS + 1), ""),
    ],
)
def test_keys_of_names(name: str, key: str) -> None:
    assert name_key(name, "en") == key


def test_the_longest_name_counts() -> None:
    names = {"a": ["x"], "a b": ["y"], "b c": ["z"], "c": ["w"]}
    assert list(spans([["a"], ["b"], ["c"]], names)) == [(0, 2, ["y"]), (2, 3, ["w"])]
    assert list(spans([["a", "b"], [], ["a"]], names)) == [(0, 1, ["y"]), (2, 3, ["x"])]
    assert list(spans([["d"], ["b"], ["c"]], names)) == [(1, 3, ["z"])]
    assert list(spans([], names)) == []


def test_forms_as_written() -> None:
    assert first_forms("Al-Qaeda's \u2014 U.S.", "en") == ["al", "qaedas", "us"]
