"""What would stop a build is led elsewhere or left out, and noted; what is there answers."""

from pathlib import Path

from builder.errors import Place
from builder.importing.answers import Answers, lead_to_originals
from builder.importing.drafts import Draft
from builder.importing.existing import Existing, look_through
from builder.importing.items import Item
from tests.helpers import SiteTest
from tests.unit.importing.importing import add, article, imported, report


def test_what_the_archive_has_answers(site: SiteTest) -> None:
    site.article("2015/x", "redirects: [/old/x/]").write("content/pages/about.md", "---\n---\n")
    site.write("content/articles/2015/map.png", "").write("content/pages/images/a b.png", "")
    answers = Answers(site.source, look_through(site.source), "pages/images")
    for path in ("/old/x", "/about/", "/articles/2015/x.html", "map.png", "x.md#y", "/a b.png"):
        assert answers(path, "2015/new"), path
    for path in ("/old", "/map.png", "../../../site.yaml", "/../../site.yaml", "\0", "x" * 5000):
        assert not answers(path, "2015/new"), path
    assert not Answers(Path("none"), Existing())("/a.png", "b")


def test_translations_of_what_is_none() -> None:
    def draft(stem: str, of: str, original: str = "") -> Draft:
        keys: dict[str, str | list[str]] = {"translation_of": of} if of else {}
        return Draft(Item(Place("x"), stem, original=original), keys=keys, stem=stem)

    existing = Existing(by_id={"old": "x", "old-fr": "y"}, derived={("translation_of", "old-fr")})
    drafts = [
        draft("a", ""),
        draft("b", "a"),
        draft("c", "b"),
        draft("d", "d"),
        draft("e", "none"),
        draft("f", "old"),
        draft("g", "old-fr"),
        draft("h", "", original="a"),
    ]
    lead_to_originals(drafts, existing)
    kept = {one.stem: one.keys["translation_of"] for one in drafts if one.keys}
    assert kept == {"b": "a", "f": "old", "h": "a"}
    assert drafts[2].doubtful == ["translation_of: 'b' is a translation itself, and is left out"]
    assert drafts[4].doubtful == ["translation_of: 'none' is the id of no article, and is left out"]


TEXT = """\
---
title: A
translation_of: nowhere
---
![1](/assets/Map.png) ![2](/assets/map.png) ![3](/assets/one.PNG) ![4](none.png) [5](x.pdf)
<img src="gone.jpg" alt="6"> [7](/2014/old/)
"""


def test_the_site_of_doubtful_texts_is_built(site: SiteTest) -> None:
    site.article("old", "redirects: [/2014/old/]")
    files = {"_posts/2015-01-20-a.md": TEXT, "assets/One.png": "", "assets/Map.png": "a"}
    add(site, {**files, "assets/map.png": "b"})
    imported(site, "jekyll", "../old")
    text = article(site, "2015/01/a")
    assert "![1](a/Map.png) ![2](a/map-2.png) ![3](a/One.png) 4 5\n6 [7](/2014/old/)\n" in text
    doubtful = report(site)[0]["doubtful"]
    assert "'/assets/one.PNG' is called 'assets/One.png' there" in doubtful
    assert "'nowhere' is the id of no article" in doubtful
    assert doubtful.count("leads to what is not imported, so its words are no link") == 3
    site.build()
