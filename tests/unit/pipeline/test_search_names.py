"""The names that search boxes suggest as files of a site."""

import json
from pathlib import Path
from typing import Any

from builder.pipeline.search_names import NAME, piece
from tests.archives import archive_of, article_of
from tests.helpers import SiteTest


def head(site: SiteTest) -> dict[str, Any]:
    text = (site.output / "search/names.js").read_text(encoding="utf-8").split("','")[1]
    return dict(json.loads(text.replace("\\'", "'").replace("\\\\", "\\")))


def search_files(site: SiteTest) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in site.output.glob("search/*.js")}


def test_names_are_there_with_the_scripts_that_show_them(site: SiteTest) -> None:
    site.article("a", "topics: [Water]\npeople: [Islam Karimov]").build()
    assert sorted(head(site)["names"].split("\n")) == ["21\t\tIslam Karimov", "31\t\tWater"]
    assert {"box.js", "suggest.js", "words.js"} <= search_files(site).keys()


def test_drafts_and_withdrawn_articles_name_nothing(site: SiteTest) -> None:
    site.article("a", "topics: [Water]").article("b", "topics: [Draft]\nstatus: draft")
    site.article("c", "topics: [Secret]\nstatus: withdrawn\nwithdrawn_reason: asked")
    site.write("content/topics/unnamed.md", "---\nname: Unnamed\n---\n\nNobody names it.\n").build()
    together = b"".join(search_files(site).values())
    assert b"Water" in together
    assert [word for word in (b"Draft", b"Secret", b"Unnamed", b"Nobody") if word in together] == []


def test_a_site_without_search_has_none(site: SiteTest) -> None:
    site.write("site.yaml", "title: T\nsearch: false\n").article("a", "topics: [Water]").build()
    assert not (site.output / "search").exists()
    assert "search/box.js" not in site.page("index.html")


def test_a_record_that_changes_changes_its_card_and_nothing_else(
    site: SiteTest, tmp_path: Path
) -> None:
    site.article("a", "topics: [Water]")
    site.write("content/topics/water.md", "---\nname: Water\n---\n\nBefore.\n").build()
    before = search_files(site)
    site.write("content/topics/water.md", "---\nname: Water\n---\n\nAfter.\n").build()
    after = search_files(site)
    changed = {name[:2] for name in before.keys() ^ after.keys()}
    changed |= {name for name in before.keys() & after.keys() if before[name] != after[name]}
    assert changed == {"k-", "names.js"}
    (tmp_path / "clean").mkdir()
    clean = SiteTest.copy_of(tmp_path / "clean", site.source).build("--no-cache")
    assert search_files(clean) == after


def test_a_piece_is_nothing() -> None:
    assert NAME == "names"
    assert piece(archive_of(article_of("a")).partition(0, 1)) == 0
