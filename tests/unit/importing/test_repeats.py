"""Repeats are known by identity, address and text."""

from builder.errors import Place
from builder.importing.drafts import Draft
from builder.importing.existing import Existing
from builder.importing.items import Item
from builder.importing.repeats import Seen

LONG = "A long text that says something. " * 5


def draft(line: int, url: str = "", text: str = "", **keys: str) -> Draft:
    item = Item(Place("t", line), "", addresses=(f"/{line}/",))
    return Draft(item, keys={"source_url": url, **keys}, text=text)


def test_repeats() -> None:
    seen = Seen(Existing(), ())
    first = draft(1, "https://e.org/a", LONG)
    seen.remember(first, "1")
    assert seen.repeats(draft(2), "1") == "the same as t:1"
    assert seen.repeats(draft(3, "http://e.org/a/"), "3") == "the same address as t:1"
    assert seen.repeats(draft(4, text=LONG.upper()), "4") == "the same text as t:1"
    assert seen.repeats(draft(5, "https://e.org/a", "Other."), "5") == ""
    assert first.item.addresses == ("/1/", "/2/", "/3/", "/4/")
    assert seen.unique("1") == "1#2"
