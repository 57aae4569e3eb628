"""What is searched of an article, and the values of facets by every name."""

from typing import Any

from builder.config import SiteConfig
from builder.dates.edtf import parse_date
from builder.metadata.own import OwnField
from builder.model import Correction, Entity, Kind, Text, text_of
from builder.search.fields import FACET_NAMES, NAMES
from builder.search.texts import facet_keys, facet_labels, facets_of, languages_of, searched_texts
from tests.archives import about, archive_of, article_of

UN = Entity(Kind.ORGANIZATIONS, "un", "United Nations", aliases=("U.N.",), former_names=("Allies",))
KG = Entity(Kind.COUNTRIES, "kirgizia", "Kyrgyz Republic", code="KG")
NAMED = about(countries="kirgizia", organizations="un", sources="paper")
TEXT = text_of("<h2>Head</h2>\n<p>One &amp; two.</p>\n<ul><li>a</li><li>b</li></ul>", "One & two.")


def texts_of(
    text: Text = TEXT, config: SiteConfig | None = None, **more: Any
) -> dict[str, list[str]]:
    article = article_of("a", entities=NAMED, **more)
    archive = archive_of(article, entities=[UN, KG], texts={article.path: text}, config=config)
    (found,) = searched_texts(archive.partition(0, 1))
    return {field: list(texts) for field, texts in found.items()}


def test_texts_by_field() -> None:
    assert texts_of(summary="In short.") == {
        "title": ["Title of a"],
        "body": ["Head", "One & two.", "a", "b"],
        "summary": ["In short."],
        "names": ["Kyrgyz Republic", "United Nations", "U.N.", "Allies"],
        "author": [],
        "publisher": ["PAPER"],
        "notes": [],
    }
    assert tuple(texts_of()) == NAMES


def test_a_summary_that_is_the_text_s_first_paragraph_is_not_searched_twice() -> None:
    assert texts_of()["summary"] == [""]


def test_of_an_excerpt_the_summary_alone_is_searched() -> None:
    assert texts_of(excerpt=True)["body"] == [""]
    assert texts_of(excerpt=True)["summary"] == ["One & two."]
    assert texts_of(excerpt=True, summary="In short.")["summary"] == ["In short."]


def test_what_a_page_shows_beside_the_text() -> None:
    found = texts_of(
        authors=("Ahmed Rashid", "O. Roy"),
        corrections=(Correction(parse_date("2016"), "It was no ocelot."),),
        extra=(("dateline", "Naryn"), ("cuts", ["a", {"b": 2}, True, None]), ("page", "https://x")),
    )
    assert found["author"] == ["Ahmed Rashid", "O. Roy"]
    assert found["notes"] == ["It was no ocelot.", "Naryn", "a", "b", "2"]


PICTURE = text_of('<p>One. <img src="a.png" title="a > b" alt="A &lt;yurt&gt;"><img alt=""></p>')


def test_a_picture_is_searched_by_what_stands_for_it() -> None:
    assert texts_of(text=PICTURE)["notes"] == ["A <yurt>"]
    assert texts_of(text=PICTURE, excerpt=True)["notes"] == [], "it is not published"


def test_a_key_that_readers_do_not_see_is_not_searched() -> None:
    config = SiteConfig(extra_fields=(OwnField("desk"), OwnField("intern", shown=False)))
    found = texts_of(config=config, extra=(("intern", "secret"), ("desk", "Osh")))
    assert found["notes"] == ["Osh"]


def test_languages_are_those_of_articles_after_the_site_s() -> None:
    articles = [article_of(one, language=one) for one in ("uz-Cyrl", "ky", "EN-gb", "uz")]
    assert languages_of(archive_of(*articles)) == ["en", "ky", "uz"]
    assert languages_of(archive_of(article_of("a", language="ru"))) == ["en", "ru"]
    assert languages_of(archive_of()) == ["en"]


def test_a_facet_s_value_by_name_alias_code_and_slug() -> None:
    keys = facet_keys(archive_of(article_of("a", entities=NAMED), entities=[UN, KG]))
    assert keys.keys() == {*FACET_NAMES}
    assert keys["organization"] == dict.fromkeys(["un", "united nations", "u.n.", "allies"], "un")
    for name in ("kg", "kgz", "kirgizia", "kyrgyzstan", "kyrgyz republic"):
        assert keys["country"][name] == "kirgizia"
    assert "kz" not in keys["country"], "no article is about it"
    assert keys["source"] == {"paper": "paper"}
    assert keys["topic"] == {}


def test_a_language_is_a_facet_by_its_code_and_its_names() -> None:
    articles = [article_of(one, language=one) for one in ("en-GB", "ru", "uz-Cyrl")]
    archive = archive_of(*articles)
    assert [facets_of(one)["language"] for one in articles] == [("en",), ("ru",), ("uz",)]
    assert facet_labels(archive)["language"] == {"en": "English", "ru": "Russian", "uz": "Uzbek"}
    keys = facet_keys(archive)["language"]
    assert {keys[name] for name in ("ru", "russian", "русский")} == {"ru"}
    assert keys["uz"] == keys["uzbek"] == keys["ozbek"] == "uz"
