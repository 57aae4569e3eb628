"""Keys of names: the spellings of one name meet, in Python as in the browser."""

import re
from collections.abc import Iterator
from itertools import permutations, product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.folding import fold
from builder.search.families import language_tables
from builder.search.names import keys_without_ending, likeness, name_keys
from tests.search.node import Browser, running

PAIRS = Path(__file__).with_name("name_pairs.yaml")
LANGUAGES = "ar az be cs de el en es fa fr he hy ka kk ky pl ru sr tg tk tr uk uz zh".split()
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщыэюяіїєґўқғҳҷӣӯҹөүңәһұҗјљњћђџѓќѕ"
MIXED = f"{LETTERS}ъьabcdefghijklmnopqrstuvwxyzşçžıəğšćđöüéʻ'-1"
OTHERS = "აბგდევშჩაიოუаეհայերենշուջαειουβγμπντιסעפאבגדהוזحقمدنوياهةذضش京"

Name = dict[str, list[str]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running("edits.js", "names.js") as browser:
        yield browser


def names() -> list[Name]:
    read = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))
    return [
        {language: str(spelt).split() for language, spelt in name.items() if language != "kind"}
        for name in read
    ]


def spellings(name: Name) -> list[tuple[str, str]]:
    return [(language, one) for language, spelt in name.items() for one in spelt]


def meet(written: str, language: str, asked: str, languages: set[str]) -> bool:
    """Whether a word of an article is found by one of a query, in an archive of some languages."""
    return fold(written) == fold(asked) or any(
        set(name_keys(fold(written), language)) & set(name_keys(fold(asked), other))
        for other in languages
    )


def parts(written: str) -> list[str]:
    return re.split("[-\u200c]", written)


def word_pairs(one: str, other: str) -> list[tuple[str, str]]:
    """The words of two spellings beside each other; as one where they are not as many."""
    if len(parts(one)) == len(parts(other)):
        return list(zip(parts(one), parts(other), strict=True))
    return [("".join(parts(one)), "".join(parts(other)))]


def apart(name: Name) -> list[str]:
    """The pairs of a name's spellings that do not meet."""
    languages = {*name, ""}
    return [
        f"{written} ({language}) <- {asked}"
        for (language, written), (_, asked) in permutations(spellings(name), 2)
        if not all(
            meet(one, language, other, languages) for one, other in word_pairs(written, asked)
        )
    ]


def test_names_of_the_region_meet_in_all_their_spellings() -> None:
    found = {" ".join(spellings(name)[0]): apart(name) for name in names()}
    failed = {name: pairs for name, pairs in found.items() if pairs}
    assert len(found) >= 450
    assert all(len(name) >= 3 for name in names())
    assert len(failed) <= 0.05 * len(found), failed


@pytest.mark.parametrize(
    ("names", "key"),
    [
        ("Japarov Zhaparov Dschaparow Djaparov Жапаров Джапаров", "jprv"),
        ("Khrushchev Chruschtschow Khrouchtchev Хрущёв Хрущев", "krjv"),
        ("Yeltsin Eltsin Jelzin Eltsine Ельцин", "alsan"),
        ("Nazarbayev Nazarbaev Nasarbajew Назарбаев", "nsrbv"),
        ("Navalny Nawalny Navalnyy Навальный", "nvln"),
        ("Qaddafi Gaddafi Kadhafi Каддафи", "kadaf"),
        ("Muhammad Mohammed Mohamed Muhammed Магомед", "mkmt"),
        ("Koran Quran Коран", "karan"),
        ("Taliban Taleban Талибан", "tlbn"),
        ("Khujand Khudzhand Xujand Chudschand Худжанд Хуҷанд", "kjnt"),
        ("Jizzakh Jizzax Жиззах", "jisak"),
        ("Ashgabat Aşgabat Asgabat Achgabat Ашгабат Ашхабад", "ajkbt"),
        ("Milosevic Milošević Милошевић", "mljvj"),
        ("Zelensky Zelenskyy Selenskyj Зеленский Зеленський", "slnsk"),
        ("Osh Osch Ош", "oj"),
        ("Kyiv Kiev Kiew Київ Киев", "kiv"),
    ],
)
def test_spellings_that_have_one_key(names: str, key: str) -> None:
    for name in names.split():
        assert key in name_keys(fold(name), ""), name


@pytest.mark.parametrize(
    ("written", "language", "asked"),
    [
        ("თბილისი", "ka", "Tbilisi"),
        ("Երևան", "hy", "Yerevan"),
        ("Θεσσαλονίκη", "el", "Thessaloniki"),
        ("محمد", "ar", "Muhammad"),
        ("القاعدة", "ar", "Qaeda"),
        ("خراسان", "fa", "Khorasan"),
        ("کابل", "fa", "Kabul"),
        ("נתניהו", "he", "Netanyahu"),
        ("רבין", "he", "Rabin"),
        ("Naxçıvan", "az", "Nakhchivan"),
        ("Jelzin", "de", "Ельцин"),
        ("Aşgabat", "en", "Ashgabat"),
    ],
)
def test_letters_of_an_articles_language(written: str, language: str, asked: str) -> None:
    assert set(name_keys(fold(written), language)) & set(name_keys(fold(asked), ""))


def test_names_that_stay_apart() -> None:
    for pair in ("Karimov Kadyrov", "Iran Iraq", "Osh Ust", "Herat Aral", "Bishkek Baku"):
        one, other = pair.split()
        assert not set(name_keys(fold(one), "")) & set(name_keys(fold(other), "")), one


def test_words_without_a_key() -> None:
    for word in ("is", "us", "", "1991", "t72", "北京", "თბილისი", "-"):
        assert name_keys(word, "") == ()
    assert name_keys("قم", "fa") == ()


def test_a_language_is_meant_without_its_script_and_country() -> None:
    assert name_keys("хива", "uz-Cyrl") == name_keys("xiva", "UZ") == name_keys("khiva", "en")


def test_letters_whose_marks_are_folded_away() -> None:
    """Turkic ş may be s or sh; a word of a query may be of any language."""
    for language in ("tk", "az", "tr", ""):
        assert set(name_keys("asgabat", language)) & set(name_keys("ashgabat", "en"))
    assert set(name_keys("djokovic", "")) & set(name_keys(fold("Đoković"), "sr"))


WORDS = st.one_of(
    st.text(MIXED, max_size=12), st.text(OTHERS, max_size=8), st.text(max_size=6)
).map(fold)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("Қазақстанда", "Kazakhstan"),
        ("Кыргызстандын", "Kyrgyzstan"),
        ("Oʻzbekistonning", "Uzbekistan"),
        ("Türkmenistanyň", "Turkmenistan"),
        ("Тоҷикистонро", "Tajikistan"),
        ("Бишкектеги", "Bishkek"),
        ("Ташкентом", "Tashkent"),
    ],
)
def test_endings_of_a_language_that_is_not_known(asked: str, written: str) -> None:
    assert {*keys_without_ending(fold(asked))} & {*name_keys(fold(written), "")}


def test_no_ending_is_cut_from_a_short_name() -> None:
    for word in ("oshto", "klinton", "london", "bishkek"):
        assert keys_without_ending(word) == ()


@given(st.lists(WORDS, min_size=30, max_size=30))
def test_the_browser_cuts_the_same_endings(browser: Browser, words: list[str]) -> None:
    found = browser.call_each("keysWithoutEnding", [(word,) for word in words], last=tables(""))
    assert found == [[*keys_without_ending(word)] for word in words]


def test_the_nearest_spelling_counts_most() -> None:
    spellings = ["ашгабат", "asgabat", "ashgabat", "ishkobod"]
    assert [likeness("asgabat", one) for one in spellings] == pytest.approx([0.8, 1, 0.8, 0.4])
    assert likeness("каримов", "karimov") == likeness("qaddafi", "kadhafi") == 1


@given(st.lists(st.tuples(WORDS, WORDS), min_size=30, max_size=30))
@example([("karimov", "карымовв"), ("𐐀b", "b𐐀"), ("abcd", "bacd")])
def test_the_browser_counts_likeness_the_same(
    browser: Browser, words: list[tuple[str, str]]
) -> None:
    expected = [likeness(*both) for both in words]
    calls = [(*both, tables("")) for both in words]
    assert browser.call_each("likeness", calls) == pytest.approx(expected)


@given(WORDS, st.sampled_from(["", *LANGUAGES]))
def test_keys_are_few_and_of_plain_letters(word: str, language: str) -> None:
    keys = name_keys(word, language)
    assert len(keys) == len(set(keys)) <= 4
    assert all(re.fullmatch("[a-z]{2,}", key) for key in keys)


def assert_same_keys(browser: Browser, words: list[tuple[str, str]]) -> None:
    """The keys of words in a language, of which the manifest has the tables."""
    calls = [(word, language, tables(language)) for word, language in words]
    expected = [list(name_keys(*word)) for word in words]
    assert browser.call_each("nameKeys", calls) == expected


def tables(language: str) -> dict[str, dict[str, Any]]:
    """The tables of a language and of none."""
    return language_tables([language])


def test_the_browser_has_the_same_keys(browser: Browser) -> None:
    for name in names():
        words = [fold(one) for _, written in spellings(name) for one in parts(written)]
        assert_same_keys(browser, list(product(words, ["", *name])))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(WORDS, st.sampled_from(["", *LANGUAGES])), max_size=50))
@example([("dtsts", "en"), ("tzzss", "en"), ("tssd", ""), ("бه", "ar"), ("اه", "ar")])
def test_the_browser_has_the_same_keys_of_any_words(
    browser: Browser, words: list[tuple[str, str]]
) -> None:
    assert_same_keys(browser, words)
