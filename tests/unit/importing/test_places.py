"""Each article gets a place, a title, a date; and answers at the addresses that it had."""

import pytest

from builder.authority.records import Authority
from builder.errors import Place
from builder.importing.drafts import Draft, Mapper
from builder.importing.existing import Existing
from builder.importing.items import Item
from builder.importing.places import Places, complete, give_redirects, identity_of
from builder.importing.rules import Rules
from builder.model import Kind


def draft(**keys: str) -> Draft:
    return Draft(Item(Place("x"), ""), keys={**keys})


def test_what_is_missing_is_made_of_what_is_there() -> None:
    one = draft(source_url="https://e.org/2015/01/20/a_b-c.html")
    complete(one, "2026-01-01")
    assert (one.keys["title"], one.keys["date"]) == ("A b c", "2015-01-20")
    two = draft(title="T")
    complete(two, "2026-01-01")
    assert two.once == {"date": "../2026-01-01"}
    three = draft()
    complete(three, "2026-01-01")
    assert three.refused


@pytest.mark.parametrize("heading", ["date", "Published", "issued on"])
def test_a_date_that_cannot_be_read_is_not_today(heading: str) -> None:
    item = Item(Place("t.csv", 2), "", {"title": "X", heading: "03/04/2015"})
    rules = Rules(fields={"title": "title", heading: "date"})
    made = Mapper(rules, {}, Authority(Kind.COUNTRIES, "en")).draft(item)
    complete(made, "2026-01-01")
    assert made.refused.startswith(f"{heading}: '03/04/2015' is 2015-04-03 or 2015-03-04")


def test_no_two_have_one_place() -> None:
    places = Places(Existing(taken={"content/articles/2015/01/a"}))
    drafts = [draft(title="A", date="2015-01-20") for _ in range(2)]
    drafts += [draft(title="😀", date="2015"), draft(title="con", date="2015")]
    for number, one in enumerate(drafts):
        places.give(one, str(number))
    assert [one.stem for one in drafts[:2]] == ["2015/01/a-2", "2015/01/a-3"]
    assert drafts[3].stem.startswith("2015/01/text-")


def test_what_they_are_known_by() -> None:
    assert identity_of(draft(id="1", source_url="https://e.org/"), "csv") == "csv:1"
    assert identity_of(draft(source_url="https://www.e.org/a/"), "csv") == "csv:e.org/a"
    assert identity_of(draft(title="A b", date="2015"), "csv") == "csv:2015/a-b"


def test_addresses() -> None:
    one = Draft(
        Item(Place("x"), "1", addresses=("/a/", "/a/index.html", "/A/", "/x.pdf", "/../b")),
        stem="s",
    )
    two = Draft(Item(Place("x"), "2", addresses=("/a/", "/b")), stem="t")
    give_redirects([one, two], Existing())
    assert one.keys == {"redirects": ["/a/"]}
    assert two.keys == {"redirects": ["/b"]}
    assert len(one.doubtful) == 3
    assert two.doubtful == ["address: '/a/' is that of another article, s"]


def test_addresses_that_are_taken() -> None:
    taken = ("/", "/topics/war.html", "/search/", "/old/", "/mine/")
    one = Draft(Item(Place("x"), "1", addresses=taken), stem="s")
    answers = {"/old": "content/articles/o.md", "/mine": "content/articles/s.md"}
    give_redirects([one], Existing(answers=answers))
    assert one.keys == {"redirects": ["/mine/"]}
    assert one.doubtful == [
        "address: '/' is one of the site itself",
        "address: '/topics/war.html' is one of the site itself",
        "address: '/search/' is one of the site itself",
        "address: '/old/' is that of content/articles/o.md",
    ]


def test_headings_of_many_signs() -> None:
    one = Draft(Item(Place("x"), ""), text="\n# A title ##\nText.")
    complete(one, "2026-01-01")
    assert one.keys["title"] == "A title"
    for sign in " #":
        other = Draft(Item(Place("x"), ""), text=f"# a{sign * 200_000}b")
        complete(other, "2026-01-01")
        assert other.keys["title"]


def test_what_is_known_by_a_key() -> None:
    one = Draft(Item(Place("x"), "", key="smith2015"), keys={"title": "T", "date": "2015"})
    assert identity_of(one, "bibtex") == "bibtex:smith2015"
    assert identity_of(one, "bibtex", {"smith2015"}) == "bibtex:2015/t"
    one.keys["source_url"] = "https://e.org/a"
    assert identity_of(one, "bibtex") == "bibtex:e.org/a"
