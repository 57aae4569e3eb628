"""An article is checked as a build reads it, before anything is written."""

from builder.config import SiteConfig
from builder.errors import Place
from builder.importing.drafts import Draft
from builder.importing.items import Item
from builder.importing.publishable import all_keys, check, path_of

TODAY = "2026-01-01"


def draft(**keys: str | list[str]) -> Draft:
    return Draft(Item(Place("x"), "1"), keys={"title": "A", **keys}, stem="2015/a")


def test_keys_stand_in_their_order() -> None:
    made = draft(topics=["x"], source="P")
    made.once["date"] = "../2026-01-01"
    keys = all_keys(made, "csv:1", TODAY)
    assert [*keys] == ["title", "date", "added", "id", "source", "topics", "imported_from"]
    assert path_of(made) == "content/articles/2015/a.md"


def test_what_cannot_be_published_is_taken_out_or_refused() -> None:
    config = SiteConfig()
    good = draft(date="2015", status="nonsense")
    assert check(good, "csv:1", config, TODAY) == ""
    assert "status" not in good.keys
    assert good.doubtful[0].startswith("status: ")
    bad = draft(date="2015-02-30")
    assert "28 days" in check(bad, "csv:1", config, TODAY)
    large = draft(date="2015")
    large.text = "x" * 5_000_001
    assert check(large, "csv:1", config, TODAY) == "it is larger than 5 MB; divide it"
