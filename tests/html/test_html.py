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


@pytest.mark.parametrize(
    "loads",
    [
        '<script src="https://example.org/a.js"></script>',
        '<script src="//example.org/a.js"></script>',
        "<script>alert(1)</script>",
        '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    ],
)
def test_what_the_policy_forbids_would_be_found(loads: str, tmp_path: Path) -> None:
    policy = (ROOT / "theme/templates/_policy.html").read_text(encoding="utf-8")
    page = tmp_path / "bad.html"
    head = '<!doctype html><html lang="en"><meta charset="utf-8">'
    page.write_text(f"{head}{policy}<title>x</title><p>x {loads}", encoding="utf-8")
    assert "Content Security Policy" in complaints([page])[0]
