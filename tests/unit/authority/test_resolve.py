"""Names of articles -> slugs; what nobody knows becomes an entity, but for a country."""

from typing import Any

import msgspec

from builder.authority.records import build_authority
from builder.authority.resolve import Resolver, resolve_articles
from builder.dates.edtf import parse_date
from builder.errors import Name, Place
from builder.model import Kind, ParsedArticle, ParsedRecord, Status

UN = ParsedRecord(
    Kind.ORGANIZATIONS,
    "content/organizations/un.yaml",
    "un",
    Name("United Nations", Place("content/organizations/un.yaml")),
)


def parsed(id: str, translation_of: str = "", **more: Any) -> ParsedArticle:
    path = f"content/articles/{id}.md"
    original = Name(translation_of, Place(path, 9)) if translation_of else None
    article = ParsedArticle(
        *(path, id, Name(id, Place(path)), id, parse_date("2015"), {}, "", "", (), "en"),
        *(original, "", None, None, (), (), Status.PUBLISHED, "", False, ()),
    )
    return msgspec.structs.replace(article, **more)


def names(*texts: str) -> tuple[Name, ...]:
    return tuple(Name(text, Place("a.md", line)) for line, text in enumerate(texts, 1))


def resolver_of(kind: Kind, *texts: str) -> Resolver:
    """A resolver that has learnt some names of a kind."""
    known = {one: build_authority(one, [UN] if one is UN.kind else [], "en")[0] for one in Kind}
    resolver = Resolver(known)
    resolver.learn({kind: names(*texts)})
    return resolver


def test_an_article_that_does_not_say_when_it_was_added_was_so_at_its_date() -> None:
    later = parse_date("2026-11-26")
    both = [parsed("a"), parsed("b", added=later)]
    articles, problems = resolve_articles(both, resolver_of(Kind.TOPICS))
    assert ([one.added for one in articles], problems) == ([parse_date("2015"), later], [])


def test_names_of_a_record_and_countries_need_no_new_entity() -> None:
    resolver = resolver_of(Kind.ORGANIZATIONS, "united nations", "UN")
    resolver.learn({Kind.COUNTRIES: names("KG", "Kazakhstan")})
    assert resolver.decide() == []
    assert resolver.resolve(Kind.ORGANIZATIONS, names("UN", "united nations")) == ("un",)
    assert resolver.resolve(Kind.COUNTRIES, names("Kazakhstan", "KG")) == (
        "kazakhstan",
        "kyrgyzstan",
    )
    assert resolver.problems == []


def test_the_most_frequent_spelling_gives_an_unknown_name_its_slug() -> None:
    resolver = resolver_of(Kind.TOPICS, "RED  CROSS", "Red Cross", "red-cross", "Red Cross")
    (entity,) = resolver.decide()
    assert (entity.name, entity.slug, entity.origin) == ("Red Cross", "red-cross", ("a.md", 1, 1))
    assert resolver.resolve(Kind.TOPICS, names("red-cross", "RED  CROSS")) == ("red-cross",)


def test_of_two_spellings_as_frequent_the_first_of_the_alphabet() -> None:
    for order in (("Osh", "OSH"), ("OSH", "Osh")):
        assert [one.name for one in resolver_of(Kind.TOPICS, *order).decide()] == ["OSH"]


def codes(resolver: Resolver) -> list[str]:
    resolver.decide()
    return [f"{one.line} {one.code} {one.severity}: {one.hint}" for one in resolver.problems]


def test_unknown_countries_are_refused_at_each_use() -> None:
    resolver = resolver_of(Kind.COUNTRIES, "Kazakstania", "KG", "Kazakstania")
    hint = "did you mean 'Kazakhstan'?"
    assert codes(resolver) == [f"{at} unknown-country error: {hint}" for at in (1, 3)]
    assert resolver.resolve(Kind.COUNTRIES, names("Kazakstania")) == ()


def test_names_that_would_share_an_address_or_have_none() -> None:
    hint = "write them alike, or give one a record"
    assert codes(resolver_of(Kind.TOPICS, "A.B", "A B")) == [f"2 slug-collision error: {hint}"]
    assert codes(resolver_of(Kind.TOPICS, "!!!")) == ["1 bad-name error: "]


def test_a_name_that_is_nearly_a_known_one_is_doubtful() -> None:
    hint = "did you mean 'United Nations'?"
    resolver = resolver_of(Kind.ORGANIZATIONS, "United Nation")
    assert codes(resolver) == [f"1 no-record warning: {hint}"]


def test_translations_know_each_other_and_drafts_are_left_out() -> None:
    every = [parsed("en"), parsed("ru", "en"), parsed("ky", "en"), parsed("no")]
    every += [parsed("draft", status=Status.DRAFT), parsed("gone", status=Status.WITHDRAWN)]
    articles, problems = resolve_articles(every, resolver_of(Kind.TOPICS))
    assert problems == []
    assert {one.id: one.translations for one in articles} == {
        "en": ("ru", "ky"),
        "ru": ("en", "ky"),
        "ky": ("en", "ru"),
        "no": (),
        "gone": (),
    }
    assert [one.id for one in articles if one.withdrawn] == ["gone"]


def test_ids_and_originals_that_cannot_be() -> None:
    again = msgspec.structs.replace(parsed("b"), id=Name("A", Place("content/articles/b.md")))
    every = [parsed("a"), again, parsed("c", "none"), parsed("d", "d"), parsed("e", "d")]
    _, problems = resolve_articles(every, resolver_of(Kind.TOPICS))
    assert [(one.path[17:-3], one.code) for one in problems] == [
        ("b", "duplicate-id"),
        ("c", "unknown-article"),
        ("d", "translation-chain"),
        ("e", "translation-chain"),
    ]
