"""An archive that is open in Chromium, read from disk: no server has a part in what is measured."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.chromium import started


@contextmanager
def archive_page(site: Path) -> Iterator[Page]:
    """A page of a site with its search open as `archive`."""
    with started() as browser:
        page = browser.new_page()
        page.goto((site / "404.html").as_uri())
        page.add_script_tag(url=(site / "search/archive-search.js").as_uri())
        page.evaluate(
            "async (folder) => { window.archive = await ArchiveSearch.open(folder); }",
            f"{(site / 'search').as_uri()}/",
        )
        yield page
