"""The archive's settings: defaults, and what is wrong keeps its default and is a problem."""

import pytest

from builder.config import SiteConfig, parse_config
from builder.metadata.own import OwnField
from builder.model import Kind


def problems_of(text: str) -> list[tuple[str, int, str]]:
    return [(one.code, one.line, one.hint) for one in parse_config(text)[1]]


@pytest.mark.parametrize("text", ["", "title:\n", "# nothing\n"])
def test_every_setting_has_a_default(text: str) -> None:
    assert parse_config(text) == (SiteConfig(), [])


def test_all_settings() -> None:
    config, problems = parse_config(
        "title: An archive\ndescription: Of news.\nurl: https://x.org/a\nlanguage: RU\n"
        "content_license: CC0\nextra_fields: [x, y, x]\nindexes: [topics, countries]\n"
        "search: no\nnavigation: [dates, about]\ncontact: desk@x.org\ncolophon: no\n"
        "allow: {no-record: [articles/2015/**, a.md]}\n"
    )
    assert problems == []
    assert (config.title, config.description) == ("An archive", "Of news.")
    assert (config.url, config.language, config.content_license) == (
        "https://x.org/a/",
        "ru",
        "CC0",
    )
    assert config.extra_fields == (OwnField("x"), OwnField("y"))
    assert config.indexes == (Kind.TOPICS, Kind.COUNTRIES)
    assert not config.search
    assert (config.contact, config.colophon) == ("desk@x.org", False)
    assert config.navigation is not None
    assert [(name.text, name.place.line) for name in config.navigation] == [
        ("dates", 9),
        ("about", 9),
    ]
    [allowed] = config.allow
    assert (allowed.code.text, allowed.code.place) == ("no-record", ("site.yaml", 12, 9))
    assert [name.text for name in allowed.patterns] == ["articles/2015/**", "a.md"]


@pytest.mark.parametrize(
    ("url", "base"),
    [("", "/"), ("https://x.org", "/"), ("https://x.org/a/b", "/a/b/"), ("http://x.org/a/", "/a/")],
)
def test_the_base_path_is_the_path_of_the_address(url: str, base: str) -> None:
    config, problems = parse_config(f"url: {url}\n")
    assert (config.base_path, problems) == (base, [])


def test_an_unknown_key_with_the_nearest_known_one() -> None:
    assert problems_of("title: A\nnavigaton: [dates]\n") == [
        ("unknown-key", 2, "did you mean 'navigation'?")
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("url: x.org", "bad-url"),
        ("contact: x.org", "bad-contact"),
        ("contact: javascript:alert(1)", "bad-contact"),
        ("contact: a@b@x.org", "bad-contact"),
        ("colophon: perhaps", "unknown-value"),
        ("url: https://x.org/?a=b", "bad-url"),
        ("url: https://x.org/#a", "bad-url"),
        ("url: https://x.org//a", "bad-url"),
        ("language: English", "bad-language"),
        ("search: maybe", "unknown-value"),
        ("title: [a]", "not-text"),
        ("navigation: dates", "not-a-list"),
        ("allow: no-record", "not-a-mapping"),
        ("allow: {no-records: [a.md]}", "unknown-value"),
        ("allow: {bad-date: [a.md]}", "not-a-warning"),
        ("allow: {no-record: a.md}", "not-a-list"),
    ],
)
def test_what_is_wrong_keeps_its_default(line: str, code: str) -> None:
    config, problems = parse_config(f"description: Of news.\n{line}\n")
    assert [(one.code, one.path, one.line) for one in problems] == [(code, "site.yaml", 2)]
    assert config.description == "Of news."
    default = SiteConfig(description="Of news.")
    assert (config.url, config.language, config.search) == ("", default.language, default.search)
    assert config.title == default.title


def test_of_a_list_the_good_items_are_kept() -> None:
    config, problems = parse_config("indexes: [topics, planets]\nextra_fields: [x, a b, '1']\n")
    assert config.indexes == (Kind.TOPICS,)
    assert config.extra_fields == (OwnField("x"),)
    assert sorted(one.message for one in problems) == [
        "'extra_fields': '1' cannot be a key",
        "'extra_fields': 'a b' cannot be a key",
        "'indexes': there are no pages of 'planets'",
    ]
