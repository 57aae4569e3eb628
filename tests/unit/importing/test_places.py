"""Each article gets a place, a title, a date; and answers at the addresses that it had."""

from builder.errors import Place
from builder.importing.drafts import Draft
from builder.importing.existing import Existing
from builder.importing.items import Item
from builder.importing.places import Places, complete, give_redirects, identity_of


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
    give_redirects([one, two])
    assert one.keys == {"redirects": ["/a/"]}
    assert two.keys == {"redirects": ["/b"]}
    assert len(one.doubtful) == 3
    assert two.doubtful == ["address: '/a/' is that of another article, s"]
