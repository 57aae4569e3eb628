"""Addresses stay: the site of an archive of the first release has all that it had then."""

import re
from pathlib import Path

from tests.helpers import SiteTest

HERE = Path(__file__).parent / "first_release"
# Named by what is in them, or cut where it says so: nobody can know their names but the site.
UNSTABLE = re.compile(r"search/(?!archive-search\.js$|manifest\.js$)|assets/|\.")


def addresses(site: Path) -> set[str]:
    """The paths of all pages, attachments and files of data."""
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {path for path in paths if not UNSTABLE.match(path)}


def test_no_address_of_the_first_release_is_missing(tmp_path: Path) -> None:
    expected = (HERE / "addresses.txt").read_text(encoding="utf-8").splitlines()
    assert len(expected) > 30
    site = SiteTest.copy_of(tmp_path, HERE / "source").build()
    assert set(expected) - addresses(site.output) == set()
