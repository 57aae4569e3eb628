"""Languages by BCP 47 tag."""

import pytest

from builder.languages import (
    check_language,
    direction,
    language_name,
    language_names,
    locale_of,
    month_names,
    open_graph_locale,
    short_month_names,
    tag_in,
)


@pytest.mark.parametrize(
    ("tag", "usual"),
    [
        ("EN", "en"),
        ("uz-cyrl-uz", "uz-Cyrl-UZ"),
        ("ZH-HANT-tw", "zh-Hant-TW"),
        ("prs", "prs"),
        ("de-1901", "de-1901"),
        ("ca-VALENCIA", "ca-valencia"),
    ],
)
def test_a_tag_in_the_usual_letter_case(tag: str, usual: str) -> None:
    assert check_language(tag) == usual
    assert check_language(usual) == usual


@pytest.mark.parametrize("tag", ["", "xx", "xxx", "English", "en_US", "en-", "ру", "e", "en us"])
def test_what_is_no_tag(tag: str) -> None:
    with pytest.raises(ValueError, match="is not a language tag"):
        check_language(tag)


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("ru", "ru"),
        ("uz-Cyrl-UZ", "uz_Cyrl_UZ"),
        ("ru-XX", "ru"),
        ("prs", "fa_AF"),
        ("tlh", "en"),
        ("de-1901", "de"),
    ],
)
def test_the_nearest_locale(tag: str, locale: str) -> None:
    assert str(locale_of(tag)) == locale


@pytest.mark.parametrize("tag", ["fa", "ar", "he", "ur", "prs", "ckb", "uz-Arab", "ks"])
def test_right_to_left(tag: str) -> None:
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "ru", "uz", "uz-Cyrl", "zh-Hant", "tlh", "ks-Deva"])
def test_left_to_right(tag: str) -> None:
    assert direction(tag) == "ltr"


@pytest.mark.parametrize(
    ("tag", "language", "name"),
    [
        ("ru", "en", "Russian"),
        ("ru", "ru", "русский"),
        ("en", "fr", "anglais"),
        ("zh-Hant", "en", "Traditional Chinese"),
        ("ru-KG", "en", "Russian"),
        ("xyz", "en", "xyz"),
    ],
)
def test_what_a_language_is_called_in_another(tag: str, language: str, name: str) -> None:
    assert language_name(tag, language) == name


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("russian", "ru"),
        ("Kyrgyz", "ky"),
        ("en_US", "en-US"),
        ("en_US.UTF-8", "en-US"),
        ("English", "en"),
        ("Klingonish", ""),
        ("", ""),
    ],
)
def test_the_tag_of_what_was_written_in_its_place(text: str, tag: str) -> None:
    assert tag_in(text) == tag


def test_names_of_months_do_not_depend_on_who_asks_first() -> None:
    assert month_names("zh")[0][0] == "一月"
    assert month_names("de")[0][0] == "Januar"
    assert month_names("ru") == (
        tuple(
            "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь "
            "декабрь".split()
        ),
        tuple(
            "января февраля марта апреля мая июня июля августа сентября октября ноября "
            "декабря".split()
        ),
    )
    assert month_names("sr-Latn-RS")[1][0] == "januar"


def test_months_in_short_are_whole_where_the_language_has_none() -> None:
    assert short_month_names("en")[8] == "Sep"
    assert short_month_names("ru")[8] == "сент."
    assert short_month_names("ar")[8] == month_names("ar")[0][8] == "سبتمبر"
    assert short_month_names("pt-BR")[8] == "set."
    assert all(len(short_month_names(tag)) == 12 for tag in ("tk", "zh", "he", "fa"))


def test_months_are_in_the_script_of_the_tag() -> None:
    assert short_month_names("sr-Latn")[:2] == ("jan", "feb")
    assert short_month_names("sr")[:2] == ("јан", "феб")
    assert short_month_names("uz-Cyrl")[0] == "янв"
    assert month_names("uz-Cyrl")[0][:2] == ("январ", "феврал")
    assert month_names("bs-Cyrl")[0][0] == "јануар"
    assert short_month_names("pa-Arab")[0] == "جنوری"


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("en", ""),
        ("en-US", ""),
        ("en-GB", "en_GB"),
        ("ky", "ky_KG"),
        ("uz-Cyrl", "uz_UZ"),
        ("zh-Hant", "zh_TW"),
        ("zh-Hant-HK", "zh_HK"),
        ("es-419", "es_419"),
        ("tlh", ""),
    ],
)
def test_what_open_graph_calls_a_language(tag: str, locale: str) -> None:
    assert open_graph_locale(tag) == locale


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        (("en-GB", "ru"), ["English", "Russian"]),
        (("en-GB", "en-US"), ["British English", "American English"]),
        (("en", "en-GB"), ["English", "British English"]),
        (("zh-Hant-TW", "de"), ["Traditional Chinese", "German"]),
    ],
)
def test_a_kind_of_a_language_is_named_where_there_are_others(
    tags: tuple[str, ...], names: list[str]
) -> None:
    assert list(language_names(tags, "en-GB").values()) == names
