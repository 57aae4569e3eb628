"""The scripts of the theme."""

import re
from pathlib import Path

import pytest

from builder.pages.script_texts import LATER, READER
from builder.search.box import box_scripts
from builder.search.client import client_scripts
from tests.helpers import ROOT, SiteTest

SCRIPTS = sorted((ROOT / "theme/static").rglob("*.js"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_text_enters_a_page_as_text(script: Path) -> None:
    code = script.read_text(encoding="utf-8")
    writes = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|eval\("
    )
    assert re.findall(writes, code) == []


def test_every_script_is_loaded_by_a_page(site: SiteTest) -> None:
    site.article("a").build()
    pages = "".join(map(site.page, ("search.html", "search-help.html", "articles/a.html")))
    static = ROOT / "theme/static"
    # Of long indexes, and of the cite box when a file is asked for.
    listed = ["names.js", *(static / "formats.js.parts").read_text(encoding="utf-8").split()]
    ours = {*client_scripts(), *box_scripts(), READER, LATER}
    loaded = r'(?:<script defer src|data-later)="(?:\.\./)*assets/([^"]*)"'
    for name in re.findall(loaded, pages):
        assert (site.output / "assets" / name).is_file()
        parts = static / f"{name}.parts"
        listed += parts.read_text(encoding="utf-8").split() if parts.is_file() else [name]
    assert sorted({*listed} - ours) == [path.relative_to(static).as_posix() for path in SCRIPTS]
