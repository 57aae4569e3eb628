"""The scripts of the theme."""

import re
from pathlib import Path

import pytest

from tests.helpers import ROOT, SiteTest

SCRIPTS = sorted((ROOT / "theme/static").rglob("*.js"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_text_enters_a_page_as_text(script: Path) -> None:
    code = script.read_text(encoding="utf-8")
    writes = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|eval\("
    )
    assert re.findall(writes, code) == []


def test_the_search_page_loads_every_script(site: SiteTest) -> None:
    site.article("a").build()
    loaded = re.findall(r'<script defer src="assets/([^"]*)"', site.page("search.html"))
    static = ROOT / "theme/static"
    of_page = sorted((static / "search").iterdir())
    assert sorted(loaded) == [path.relative_to(static).as_posix() for path in of_page]
