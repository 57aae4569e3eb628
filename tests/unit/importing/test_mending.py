"""What would stop a build is mended, or the text refused."""

from builder.errors import Place
from builder.importing.drafts import Draft
from builder.importing.items import Item
from builder.importing.mending import mend


def draft(stem: str, text: str) -> Draft:
    return Draft(Item(Place("x"), stem), text=text, stem=stem)


def test_links_that_lead_nowhere() -> None:
    one = draft("a", "[x](#no) [y](b.md#no) [z](b.md#yes) [w](c.md) [v](javascript:alert)")
    two, bad = draft("b", "## Yes"), draft("c", ">" * 500 + "x")
    mend([one, two, bad], "safe")
    assert one.text == "x [y](b.md) [z](b.md#yes) w v"
    assert len(one.doubtful) == 4
    assert "lists, quotations, brackets" in bad.refused
