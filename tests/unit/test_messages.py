"""The words of the interface come from the catalogue nearest to a language, else in English."""

import pickle
import subprocess
import sys
from collections.abc import Iterator

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from builder import messages
from builder.messages import Messages, messages_for
from tests.helpers import HEAVY, ROOT

RUSSIAN = """
msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 &&"
" (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "Dates"
msgstr "Даты"

msgctxt "button"
msgid "Search"
msgstr "Найти"

msgid "Missing"
msgstr ""

#, fuzzy
msgid "Doubtful"
msgstr "Наверное"

msgid "%(num)s article"
msgid_plural "%(num)s articles"
msgstr[0] "%(num)s статья"
msgstr[1] "%(num)s статьи"
msgstr[2] "%(num)s статей"

msgid "%(num)s part"
msgid_plural "%(num)s parts"
msgstr[0] ""
msgstr[1] ""
msgstr[2] ""
"""
JAPANESE = """
msgid ""
msgstr ""
"Language: ja\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "%(num)s article"
msgid_plural "%(num)s articles"
msgstr[0] "記事%(num)s件"
"""
SERBIAN = 'msgid "Dates"\nmsgstr "Datumi"\n'
AMERICAN = 'msgid "Neighbours"\nmsgstr "Neighbors"\n'
PERSIAN = 'msgid "Dates"\nmsgstr "تاریخ‌ها"\n'
CATALOGUES = {
    "ru": RUSSIAN,
    "ja": JAPANESE,
    "en-US": AMERICAN,
    "fa": PERSIAN,
    "sr-Latn": SERBIAN,
}


@pytest.fixture(scope="module", autouse=True)
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("locale")
    for name, text in CATALOGUES.items():
        (folder / f"{name}.po").write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "CATALOGUES", folder)
        messages_for.cache_clear()
        yield
    messages_for.cache_clear()


@pytest.mark.parametrize(
    ("tag", "language", "dates"),
    [
        ("ru", "ru", "Даты"),
        ("ru-RU", "ru", "Даты"),
        ("sr-Latn-RS", "sr-Latn", "Datumi"),
        ("sr", "en", "Dates"),
        ("en", "en", "Dates"),
        ("en-GB", "en-GB", "Dates"),
        ("en-US", "en-US", "Dates"),
        ("prs", "fa", "تاریخ‌ها"),
        ("kk", "en", "Dates"),
    ],
)
def test_the_nearest_catalogue_is_taken(tag: str, language: str, dates: str) -> None:
    found = messages_for(tag)
    assert (found.language, found.gettext("Dates")) == (language, dates)


@pytest.mark.parametrize("text", ["Missing", "Doubtful", "Not in it"])
def test_what_a_catalogue_does_not_have_is_english(text: str) -> None:
    assert messages_for("ru").gettext(text) == text
    assert messages_for("ru").pgettext("anywhere", text) == text


def test_a_plural_that_a_catalogue_does_not_have_is_english() -> None:
    forms = [messages_for("ru").ngettext("%(num)s part", "%(num)s parts", n) for n in (1, 2, 5)]
    assert forms == ["%(num)s part", "%(num)s parts", "%(num)s parts"]


@pytest.mark.parametrize(
    ("tag", "number"), [("en", 0), ("en-GB", 0), ("en-US", 0), ("kk", 5), ("ru", 2), ("ja", 4)]
)
def test_how_many_texts_are_in_english_instead(
    tag: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ("Dates", "Doubtful", "Missing", "%(num)s article", "Search")
    keys = frozenset(("button" if text == "Search" else "", text) for text in texts)
    monkeypatch.setattr(messages, "_every_text", lambda: keys)
    messages_for.cache_clear()
    assert messages_for(tag).untranslated == number


def test_american_spelling() -> None:
    assert messages_for("en-US").gettext("Neighbours") == "Neighbors"
    assert messages_for("en-GB").gettext("Neighbours") == "Neighbours"


def test_the_context_tells_texts_apart() -> None:
    russian = messages_for("ru")
    assert russian.pgettext("button", "Search") == "Найти"
    assert russian.pgettext("title", "Search") == russian.gettext("Search") == "Search"


def article(texts: Messages, number: int) -> str:
    return texts.ngettext("%(num)s article", "%(num)s articles", number) % {"num": number}


def test_plural_forms() -> None:
    found = {n: article(messages_for("ru"), n).split()[1] for n in (0, 1, 2, 5, 11, 21, 104)}
    assert found == {
        1: "статья",
        21: "статья",
        2: "статьи",
        104: "статьи",
        0: "статей",
        5: "статей",
        11: "статей",
    }
    assert [article(messages_for("en"), n) for n in (0, 1, 2, 21)] == [
        *("0 articles", "1 article", "2 articles", "21 articles"),
    ]


def test_plural_texts_have_a_text_for_each_category_of_whole_numbers() -> None:
    def texts(language: str) -> dict[str, str]:
        return messages_for(language).plural_texts("%(num)s article", "%(num)s articles")

    assert texts("en") == {"one": "%(num)s article", "other": "%(num)s articles"}
    assert texts("kk") == texts("en")  # is in English, so in its forms
    assert texts("ja") == {"other": "記事%(num)s件"}
    assert texts("ru") == {
        "one": "%(num)s статья",
        "few": "%(num)s статьи",
        "many": "%(num)s статей",
    }
    assert list(texts("ru")) == ["one", "few", "many"]


@given(st.sampled_from(["en", "ru", "ja"]), st.integers(0, 10**7))
def test_the_text_of_a_number_s_category_is_the_text_of_the_number(
    language: str, number: int
) -> None:
    texts = messages_for(language).plural_texts("%(num)s article", "%(num)s articles")
    category = Locale(language).plural_form(number)
    assert texts[category] % {"num": number} == article(messages_for(language), number)


@pytest.mark.parametrize("language", ["ru", "en-GB", "kk"])
def test_texts_can_be_sent_to_another_process(language: str) -> None:
    sent = pickle.loads(pickle.dumps(messages_for(language)))
    assert sent.language == messages_for(language).language
    assert [article(sent, n) for n in (1, 2, 5)] == [
        article(messages_for(language), n) for n in (1, 2, 5)
    ]


def test_english_needs_no_library() -> None:
    script = f"""
import sys
from builder.messages import messages_for
assert messages_for("en").ngettext("%(num)s article", "%(num)s articles", 1) == "%(num)s article"
found = sys.modules.keys() & {{*{HEAVY}}}
assert not found, found
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)
