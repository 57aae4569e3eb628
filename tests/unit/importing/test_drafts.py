"""Values become those of our keys, and what cannot is noted."""

import pytest

from builder.authority.records import Authority
from builder.errors import Place
from builder.importing.drafts import Draft, Mapper, one_line
from builder.importing.headings import suggested
from builder.importing.items import Item, Value
from builder.importing.proposal import proposed
from builder.importing.rules import Rules
from builder.model import Kind


def draft(fields: dict[str, Value], rules: Rules | None = None) -> Draft:
    item = Item(Place("t.csv", 2), "", fields)
    rules = rules or proposed([item], Rules())
    return Mapper(rules, {}, Authority(Kind.COUNTRIES, "en")).draft(item)


def test_keys_are_known_by_what_others_call_them() -> None:
    names = "Headline, Publication Title, DOI, Abstract Note, Body, Tags (2), Nonsense"
    assert [suggested(name) for name in names.split(", ")] == [
        "title",
        "source",
        "source_url",
        "summary",
        "text",
        "topics",
        "",
    ]


def test_values() -> None:
    made = draft(
        {
            "title": "A <b>bold</b> &amp; wide\u202e title",
            "Link": "www.example.org/a b",
            "author": "Ann Example and Bo Other",
            "tags": "a; b,c",
            "lang": "pt_BR",
        }
    )
    assert made.keys == {
        "title": "A bold & wide title",
        "source_url": "https://www.example.org/a%20b",
        "authors": ["Ann Example", "Bo Other"],
        "topics": ["a", "b,c"],
        "language": "pt-BR",
    }


def test_what_cannot_be_is_noted() -> None:
    made = draft({"title": "A", "url": "javascript:alert(1).x", "countries": ["KG", "Atlantis"]})
    assert made.keys == {"title": "A", "countries": ["KG"]}
    assert "'javascript:alert(1).x' is not an address on the web" in made.doubtful[0]
    assert made.doubtful[1].startswith("countries: 'Atlantis' is none")


def test_of_two_keys_for_one_text_the_first_counts() -> None:
    made = draft({"title": "A", "excerpt": "One.", "description": "Two."})
    assert made.keys["summary"] == "One."
    assert made.dropped == ["description (summary is known already)"]


def test_one_line() -> None:
    assert one_line(" a\n<br>b\x00 \u200bc ") == "a bc" or one_line("a\nb") == "a b"


@pytest.mark.parametrize(
    ("key", "value", "read"),
    [
        ("url", "https://e.org/?a=1&section=2&copy=3", "https://e.org/?a=1&section=2&copy=3"),
        ("url", "https://e.org/?a=1&amp;b=2", "https://e.org/?a=1&amp;b=2"),
        ("title", "If p<q and r>s then growth", "If p<q and r>s then growth"),
        ("title", "AT&T &section= &lt;b&gt; &#8212;", "AT&T &section= <b> \u2014"),
        ("title", "<Unknown> <span class='x' id=y>door</span><BR/>", "<Unknown> door"),
    ],
)
def test_only_markup_is_taken_out(key: str, value: str, read: str) -> None:
    made = draft({"title": "A", key: value})
    assert made.keys["source_url" if key == "url" else key] == read
    assert not made.doubtful


def test_a_cut_is_noted() -> None:
    made = draft({"title": "a" * 3_000, "summary": "b" * 3_000, "abstract": ""})
    assert made.keys == {"title": "a" * 2_000, "summary": "b" * 3_000}
    assert made.doubtful == ["title: cut to 2,000 of its 3,000 characters"]


def test_many_attributes_take_no_time() -> None:
    for text in ("<b a=b" * 40_000, "<b " + "a=b " * 50_000, "<b" + " " * 200_000):
        one_line(text)


def test_what_an_archive_exported_stays_as_it_is() -> None:
    item = Item(Place("a.jsonl", 1), "", {"title": "<b>A</b>&amp;\u200db", "summary": "c" * 30_000})
    rules = Rules(fields={"title": "title", "summary": "summary"})
    made = Mapper(rules, {}, Authority(Kind.COUNTRIES, "en"), is_own=True).draft(item)
    assert made.keys == {"title": "<b>A</b>&amp;\u200db", "summary": "c" * 30_000}
    assert not made.doubtful
