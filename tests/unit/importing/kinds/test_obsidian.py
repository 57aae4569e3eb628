"""A vault comes with its links by name and alias, its embedded files and its tags."""

from builder.importing.kinds import obsidian
from tests.helpers import SiteTest
from tests.unit.importing.importing import add, article, imported, report

VAULT = {
    "War/2015-01-20 First.md": """\
---
aliases: Beginning, The start
tags: [war]
publish: true
---
See [[Second|the second]], [[second note]] and [[Second#A part]]; %%not this%% #osh/city.

![[map.png|300]] ![[plan.pdf]]

> [!warning] Mind
> this.
""",
    "Second.md": """\
---
aliases:
  - Second note
created: 2015-01-21
---
## A part

[[the start]]
""",
    "Undated.md": "No day.\n",
    "Empty.md": "",
    "Sketch.excalidraw.md": "---\nexcalidraw-plugin: parsed\n---\nx\n",
    "Hidden.md": "---\npublish: false\n---\nx\n",
    "files/map.png": "",
    "files/plan.pdf": "",
    ".obsidian/app.json": "{}",
}


def test_a_vault(site: SiteTest) -> None:
    add(site, VAULT, "../vault")
    imported(site, "obsidian", "../vault")
    text = article(site, "2015/01/2015-01-20-first")
    assert "title: 2015-01-20 First\ndate: 2015-01-20\n" in text
    assert "topics: [war, osh/city]\n" in text
    assert "[the second](second.md), [second note](second.md) and" in text
    assert "[Second > A part](second.md#a-part);  #osh" in text
    assert "![](2015-01-20-first/map.png) [plan.pdf](2015-01-20-first/plan.pdf)" in text
    assert "> **Mind**\n>\n> this." in text
    assert (site.source / "content/articles/2015/01/2015-01-20-first/plan.pdf").is_file()
    assert "[the start](2015-01-20-first.md)" in article(site, "2015/01/second")
    rows = {row["file"]: row for row in report(site)}
    assert rows["Empty.md"]["reason"] == "it is empty"
    assert rows["Sketch.excalidraw.md"]["reason"] == "a drawing, and no text"
    assert rows["Undated.md"]["doubtful"] == "date: unknown, so until today"
    assert "status: draft" in rows["Hidden.md"]["doubtful"]
    assert "other titles (no rule)" in rows["Second.md"]["dropped"]
    assert len(rows) == 6
    site.build()
    imported(site, "obsidian", "../vault")
    assert {row["result"] for row in report(site)} == {"unchanged", "left out"}
    assert callable(obsidian.items)
