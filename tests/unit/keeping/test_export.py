"""What an export is made of, and where it may be."""

from pathlib import Path

import pytest

from builder.config import SiteConfig
from builder.dates.present import Present
from builder.errors import UsageError
from builder.keeping.export import about_bag, folder_name, site_files
from builder.keeping.packing import check_targets
from builder.pipeline.settings import Settings
from tests.archives import archive_of
from tests.helpers import SiteTest


@pytest.mark.parametrize("place", ["content/a", "content", "theme/a", "_site", "_site/a"])
def test_an_export_is_not_published(place: str, tmp_path: Path) -> None:
    settings = Settings(tmp_path, tmp_path / "_site")
    with pytest.raises(UsageError, match="name a place beside it"):
        check_targets([], [tmp_path / place], settings)
    check_targets([], [tmp_path / "export"], settings)


@pytest.mark.parametrize("place", ["one", "one/data/two", "one/../one"])
def test_an_export_is_no_part_of_another(place: str, tmp_path: Path) -> None:
    settings = Settings(tmp_path, tmp_path / "_site")
    both = [tmp_path / place, tmp_path / "one"]
    for files, folders in (([], both), (both[:1], both[1:])):
        with pytest.raises(UsageError, match="cannot both be written; name places apart"):
            check_targets(files, folders, settings)
    check_targets([tmp_path / "one.zip"], [tmp_path / "one"], settings)


def test_the_files_of_a_site_are_those_of_its_list(site: SiteTest) -> None:
    site.article("a").build()
    paths = [item.path for item in site_files(site.output)]
    there = (path for path in site.output.rglob("*") if path.is_file() and path.name[0] != ".")
    assert paths == sorted(path.relative_to(site.output).as_posix() for path in there)
    (site.output / "data/checksums.txt").write_bytes(b"")
    with pytest.raises(UsageError, match=r"is damaged: it is empty; build the site"):
        site_files(site.output)


def test_a_bag_says_whose_it_is() -> None:
    config = SiteConfig(title="The\nArchive", description="All of it.", url="https://example.org/")
    archive = archive_of(config=config)
    assert about_bag(archive, Present((2026, 1, 2), "a test", 0)) == {
        "External-Description": "The Archive. All of it.",
        "External-Identifier": "https://example.org/",
        "Bagging-Date": "2026-01-02",
    }
    assert about_bag(archive, None)["Bagging-Date"] == ""
    assert folder_name(archive) == "the-archive"
