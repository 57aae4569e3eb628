"""Keys of a mapping: read as what they should be, or refused with a reason and a place."""

import pytest

from builder.errors import Place
from builder.metadata.block import Block
from builder.metadata.entries import read_entries
from builder.metadata.fields import Fields
from builder.urls import check_url
from tests.helpers import SiteTest

SETTINGS = "title: A\nextra_fields: [x]\n"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1", "1"),
        ("1.5", "1.5"),
        ("007", "007"),
        ("1:30", "1:30"),
        (".inf", ".inf"),
        ("yes", "yes"),
        ("Off", "Off"),
        ("true", "yes"),
        ("FALSE", "no"),
        ("1.10", "1.10"),
        ("530.10", "530.10"),
        ("42.87461234567890123", "42.87461234567890123"),
        ("9007199254740993.0", "9007199254740993.0"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("-0", "-0"),
        ("[1.10, {a: 2.50}]", "1.10, a: 2.50"),
        ("2015-01-02", "2015-01-02"),
        ("[a, {b: 2}]", "a, b: 2"),
        ("'<b>'", "<b>"),
        ("https://x.org/", "https://x.org/"),
    ],
)
def test_extra_fields_are_shown_as_they_were_written(
    written: str, shown: str, site: SiteTest
) -> None:
    site.write("site.yaml", SETTINGS).article("a", more=f"x: {written}").build()
    assert f"X {shown}" in site.text("articles/a.html")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{a: 1, a: 2}", "duplicate-key"),
        ("{[q]: 1}", "yaml-key"),
        ("!foo bar", "yaml-tag"),
        ("!!python/name:os.system", "yaml-tag"),
        ("[1, !!binary YQ==]", "yaml-tag"),
    ],
)
def test_extra_fields_that_would_lose_something(written: str, code: str, site: SiteTest) -> None:
    site.write("site.yaml", SETTINGS).article("a", more=f"x: {written}")
    assert [line.split("[")[1].split("]")[0] for line in site.problems()] == [code]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ('authors: [" ", a]', "empty-item"),
        ("authors: [~]", "empty-item"),
        ('summary: "a\\x1bb"', "control-character"),
        ("summary: !!null text", "yaml-tag"),
        ("summary: !!binary YQ==", "yaml-tag"),
    ],
)
def test_values_that_are_no_text(more: str, code: str, site: SiteTest) -> None:
    site.article("a", more=more)
    assert f"error[{code}]" in "".join(site.problems())


def test_a_title_must_be_seen(site: SiteTest) -> None:
    site.article("a", title='"\\u200b"')
    assert "'title' is missing" in site.problems()[0]


def test_a_message_stays_on_its_line_whatever_it_quotes(site: SiteTest) -> None:
    site.article("a", more=f'"foo\\nbar\\e[31m": 1\nlanguage: {"x" * 5000}')
    lines = site.run("check").stdout.splitlines()
    assert len(lines) == 4
    assert all(line.isprintable() and len(line) < 1200 for line in lines)


def test_a_value_with_other_line_breaks_shifts_no_place(site: SiteTest) -> None:
    site.article("a", title='"a\u2028b\x85c"', more="contries: [KZ]")
    assert site.problems()[1].startswith("content/articles/a.md:4:1: ")


def fields_of(text: str) -> Fields:
    entries, problems = read_entries(text, Block("a.yaml"))
    assert problems == []
    return Fields(entries, Place("a.yaml"))


def test_a_key_that_is_absent_empty_or_wrong_has_the_empty_value_of_its_type() -> None:
    for text, wrong in (("", 0), ("x:\n", 0), ("x: {a: b}\n", 5)):
        fields = fields_of(text)
        empty = (fields.text("x"), fields.names("x"), fields.date("x"), fields.url("x"))
        assert empty == ("", (), None, "")
        assert (fields.name("x"), fields.choice("x", ["a"], "a")) == (None, "a")
        assert len(fields.problems) >= wrong


def test_each_reader_reads_its_type() -> None:
    fields = fields_of("a: one\n  line\nb: [x, y]\nc: yes\nd: 2015-01\ne:\n- {f: g}\n- {f: h}\n")
    assert fields.text("a") == "one line"
    assert [(name.text, name.place) for name in fields.names("b")] == [
        ("x", ("a.yaml", 3, 5)),
        ("y", ("a.yaml", 3, 8)),
    ]
    assert fields.flag("c", False)
    date = fields.date("d")
    assert date
    assert date.iso == "2015-01"
    assert [item.text("f") for item in fields.mappings("e")] == ["g", "h"]
    assert fields.plain("e") == [{"f": "g"}, {"f": "h"}]
    assert fields.problems == []


def test_a_text_where_a_list_must_be_is_told_how_to_write_it() -> None:
    fields = fields_of("x: a\n")
    fields.names("x")
    assert [one.hint for one in fields.problems] == ["write it as a list: x: [a]"]
    fields = fields_of("x: '** a'\n")
    fields.names("x")
    assert [one.hint for one in fields.problems] == ['write it as a list: x: ["** a"]']


def test_a_mapping_has_fields_of_its_own() -> None:
    fields = fields_of("x:\n  b: [1]\n  c:\ny: a\nz:\n")
    inner = fields.mapping("x")
    assert inner
    assert ([*inner.written], inner.place("c")) == (["b", "c"], ("a.yaml", 3, 3))
    assert [name.text for name in inner.names("b")] == ["1"]
    assert [fields.mapping(key) for key in ("y", "z", "none")] == [None, None, None]
    [problem] = fields.problems
    assert (problem.code, problem.line, problem.column) == ("not-a-mapping", 4, 4)


def test_a_mapping_with_a_key_twice() -> None:
    fields = fields_of("x: {a: 1, a: 2}\n")
    assert fields.mapping("x")
    assert [one.code for one in fields.problems] == ["duplicate-key"]


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://x.org/a?b=c#d", True),
        ("http://[::1]:8000/", True),
        ("https://x.org/%20", True),
        ("https://x.org/a b", False),
        ("ftp://x.org/", False),
        ("https:///a", False),
        ("https://x.org:0/", False),
        ("https://x.org:99999/", False),
        ("x.org", False),
    ],
)
def test_addresses_on_the_web(url: str, good: bool) -> None:
    if good:
        assert check_url(url) == url
        return
    with pytest.raises(ValueError):  # noqa: PT011 (the library has messages of its own)
        check_url(url)


def test_settings_that_are_lists_where_they_should_not_be(site: SiteTest) -> None:
    site.write("site.yaml", "search: !!bool []\nnavigation: [[a]]\n")
    flag, item = site.problems()
    assert "'search' must be true or false" in flag
    assert item.endswith("must be text, not a list; write navigation: [a]")
