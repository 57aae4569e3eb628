"""A sixth kind is a row of the table of kinds: pages, exports and search follow."""

import gzip
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT, SiteTest

MEMBER = '    SOURCES = "sources"\n'
ROW = """\
    Kind.EVENTS: KindRow(
        *("event", True, "Events", ("%(num)s event", "%(num)s events")),
        ("All %(num)s events.", "All %(num)s events."),
    ),
"""


@pytest.fixture
def built(tmp_path: Path, site: SiteTest) -> SiteTest:
    """A site that a builder with a sixth kind has made."""
    for name in ("builder", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    model = tmp_path / "builder/model.py"
    text = model.read_text(encoding="utf-8")
    text = text.replace(MEMBER, f'{MEMBER}    EVENTS = "events"\n')
    text = text.replace("    Kind.SOURCES: KindRow(", f"{ROW}    Kind.SOURCES: KindRow(")
    model.write_text(text, encoding="utf-8")
    site.write("content/events/osh-1990.yaml", "name: Osh 1990\naliases: [Osh riots]\n")
    site.article("a", "events: [Osh riots, Another event]").article("b")
    command = [sys.executable, "-m", "builder", "build", "--source", str(site.source)]
    command += ["--output", str(site.output), "--no-cache"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def test_it_has_pages(built: SiteTest) -> None:
    assert {
        "events/index.html",
        "events/osh-1990.html",
        "events/another-event.html",
    } < built.pages()
    assert "events/osh-1990.html" in built.links("articles/a.html")
    assert "Events Osh 1990 and Another event" in built.text("articles/a.html")
    assert 'href="events/index.html">Events<' in built.page("index.html")


def test_it_is_exported(built: SiteTest) -> None:
    with gzip.open(built.output / "data/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        first = json.loads(next(lines))
    assert first["events"] == ["Osh 1990", "Another event"]
    assert "topics, events" in built.text("downloads.html")


def test_it_is_searched(built: SiteTest) -> None:
    manifest = built.page("search/manifest.js")
    columns = re.search(r'"columns":\{[^}]*"event":"(c-[a-z2-7]+)"', manifest)
    assert columns is not None
    assert '["osh-1990","Osh 1990",' in built.page(f"search/{columns[1]}.js")
    assert 'data-facet="event"' in built.page("search.html")
    assert "event:" in built.text("search-help.html")
