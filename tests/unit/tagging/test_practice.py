"""What articles of the same dateline, author and source name."""

from builder.model import Kind
from builder.tagging.evidence import Told
from builder.tagging.practice import NO_SHARE, Practice, contexts_of


def told(id: str, place: str, *countries: str) -> Told:
    named = {Kind.COUNTRIES: countries} if countries else {}
    return Told(id, "en", "", [], place, ("By A",), "wire", named)


ARTICLES = [told(str(at), "OSH", "kyrgyzstan") for at in range(8)] + [told("8", "Rome", "italy")]


def test_contexts_go_from_wide_to_narrow() -> None:
    assert [*contexts_of(told("a", "AKRON, Ohio"))] == [
        ("source", "wire"),
        ("author", "By A"),
        ("region", "ohio"),
        ("dateline", "akron, ohio"),
    ]


def test_the_dateline_tells_more_than_the_source() -> None:
    practice = Practice(Kind.COUNTRIES, ARTICLES)
    osh = practice.share(told("x", "Osh"), "kyrgyzstan")
    assert (osh.named, osh.of, osh.context) == (8, 8, ("dateline", "osh"))
    assert osh.value > 0.95
    assert practice.share(told("x", "Rome"), "kyrgyzstan").value < osh.value
    assert practice.usual(told("x", "Rome")) == {"italy", "kyrgyzstan"}


def test_an_article_is_no_evidence_of_itself() -> None:
    practice = Practice(Kind.COUNTRIES, ARTICLES[-1:])
    assert practice.share(ARTICLES[-1], "italy") is NO_SHARE


def test_articles_that_name_nothing_are_not_counted() -> None:
    practice = Practice(Kind.COUNTRIES, [*ARTICLES, told("9", "Osh")])
    assert practice.share(told("x", "Osh"), "kyrgyzstan").of == 8


def test_the_words_of_titles_tell_the_topic() -> None:
    rain = Told("r", "en", "Heavy rains in Osh", [], named={Kind.TOPICS: ("water",)})
    practice = Practice(Kind.TOPICS, [rain._replace(id=str(at)) for at in range(20)])
    found = practice.share(Told("x", "en", "It rained", []), "water")
    assert (found.named, found.of, found.context) == (20, 20, ("title", "rained"))
    assert practice.share(Told("x", "en", "It snowed", []), "water") is NO_SHARE
    assert Practice(Kind.PEOPLE, [rain] * 20).share(rain._replace(named={}), "a") is NO_SHARE
