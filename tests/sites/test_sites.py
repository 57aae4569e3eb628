"""Small sites with the pages expected of them: the main element only.

`UPDATE=1 make test` rewrites what is expected; read the difference before you keep it.
"""

import os
from pathlib import Path

import pytest

from tests.helpers import SiteTest, broken_links

HERE = Path(__file__).parent
SITES = sorted(path.parent.name for path in HERE.glob("*/site.yaml"))


def build(name: str, folder: Path) -> SiteTest:
    site = SiteTest.copy_of(folder, HERE / name)
    return site.build()


@pytest.mark.parametrize("name", SITES)
def test_pages_are_as_expected(name: str, tmp_path: Path) -> None:
    site = build(name, tmp_path)
    expected = HERE / name / "expected"
    for page in sorted(site.pages()):
        file = expected / page
        if os.environ.get("UPDATE"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(site.main(page), encoding="utf-8")
        assert file.exists(), f"nothing is expected of {page}"
        assert site.main(page) == file.read_text(encoding="utf-8"), page


@pytest.mark.parametrize("name", SITES)
def test_nothing_is_expected_of_a_page_that_there_is_not(name: str, tmp_path: Path) -> None:
    pages = build(name, tmp_path).pages()
    expected = HERE / name / "expected"
    assert {path.relative_to(expected).as_posix() for path in expected.rglob("*.html")} <= pages


@pytest.mark.parametrize("name", SITES)
def test_every_link_resolves(name: str, tmp_path: Path) -> None:
    site = build(name, tmp_path)
    base = {"full": "/full/"}.get(name, "/")
    assert broken_links(site.output, base) == []
