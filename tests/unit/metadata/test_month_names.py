"""Names of months and seasons, in the languages that are asked for."""

import pytest

from builder.metadata.month_names import date_of_words


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("5 january 2015", "2015-01-05"),
        ("January 5th, 2015", "2015-01-05"),
        ("the 5th of Jan. 2015", "2015-01-05"),
        ("Sept 2015", "2015-09"),
        ("Thursday, 5 Feb 2015", "2015-02-05"),
        ("5-Jan-2015", "2015-01-05"),
        ("5 января 2015 г.", "2015-01-05"),
        ("январь 2015 года", "2015-01"),
        ("Чт, 5 фев. 2015", "2015-02-05"),
        ("spring 2015", "2015-21"),
        ("осень 2015 г.", "2015-23"),
        # Neither a date nor a part of one that could be guessed.
        ("January", ""),
        ("January 5", ""),
        ("5 January 15", ""),
        ("5 6 January 2015", ""),
        ("5 January or February 2015", ""),
        ("Hello January 5, 2015", ""),
        ("Ju 5 2015", ""),
        ("5 жнваря 2015", ""),
        ("2015", ""),
        ("", ""),
    ],
)
def test_in_english_and_russian(text: str, date: str) -> None:
    assert date_of_words(text, ["en", "ru"]) == date


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ky", "2015-ж. 5-январь"),
        ("uz", "5-yanvar, 2015"),
        ("kk", "2015 ж. 5 қаңтар"),
        ("tg", "5 январи 2015"),
        ("de", "5. Januar 2015"),
        ("es", "5 de enero de 2015"),
        ("fr", "lundi 5 janvier 2015"),
        ("uk", "5 січня 2015 р."),
        ("tr", "5 Ocak 2015"),
        ("hi", "5 जनवरी 2015"),
        ("ar", "5 يناير 2015"),
    ],
)
def test_in_another_language_if_it_is_asked_for(language: str, text: str) -> None:
    assert date_of_words(text, [language]) == "2015-01-05"
    assert date_of_words(text, ["zh"]) == ""
