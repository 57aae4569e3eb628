"""Valid HTML, as the Nu HTML checker sees it."""

from pathlib import Path

import pytest

from tests.helpers import ROOT, SiteTest
from tests.html.nu import complaints

SOURCES = {"the sample": ROOT, "every feature": ROOT / "tests/sites/full"}


@pytest.mark.parametrize("name", SOURCES)
def test_pages_are_valid(name: str, site: SiteTest) -> None:
    site.build("--source", str(SOURCES[name]))
    assert complaints(sorted(site.output.rglob("*.html"))) == []


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text("<!doctype html><title>x</title><p id=a><p id=a>", encoding="utf-8")
    assert complaints([page])
