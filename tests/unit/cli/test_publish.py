"""`builder publish`: what it says, and what it does to a place."""

import json
from pathlib import Path

import pytest

from builder.cli.publish import publish_command
from builder.keeping.publish import STATE
from tests.helpers import SiteTest


@pytest.fixture
def built(site: SiteTest) -> SiteTest:
    return site.article("a", more="topics: [War]").build()


def files(folder: Path) -> dict[str, bytes]:
    """All files but those that are not published, or are the publisher's own."""
    found = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    return {path: data for path, data in found.items() if path not in {STATE, ".archive-manifest"}}


def publish(site: SiteTest, *arguments: str) -> list[str]:
    result = site.run("publish", *arguments, f"--output={site.output}")
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_a_site_and_its_changes(built: SiteTest, tmp_path: Path) -> None:
    place = tmp_path / "public"
    (said,) = publish(built, str(place))
    assert said == f"published to {place}: {len(files(place)):,} new, 0 changed, 0 removed"
    assert files(place) == files(built.output)
    built.article("a", body="Other.").build()
    said, left = publish(built, str(place))
    assert " 0 removed" in said
    assert left.endswith("of earlier versions left for readers")
    assert files(place).items() > files(built.output).items()
    assert built.run("verify", str(place)).exit_code == 0
    publish(built, str(place), "--grace=0")
    assert files(place) == files(built.output)


def test_a_dry_run_changes_nothing(built: SiteTest, tmp_path: Path) -> None:
    place = tmp_path / "public"
    *lines, last = publish(built, str(place), "--dry-run")
    assert "+ articles/a.html" in lines
    assert last.startswith(f"would be done at {place}: ")
    assert not place.exists()


def test_numbers_for_programs(built: SiteTest, tmp_path: Path) -> None:
    found = json.loads("\n".join(publish(built, str(tmp_path / "public"), "--json")))
    assert "index.html" in found["new"]
    assert [found[name] for name in ("changed", "removed", "waiting", "others")] == [[]] * 4


@pytest.mark.parametrize("place", ["site", "site/below", "."])
def test_a_place_that_is_not_apart_is_refused(built: SiteTest, place: str) -> None:
    target = built.output.parent / place
    result = built.run("publish", str(target), f"--output={built.output}")
    assert result.exit_code == 2
    assert "is not apart from the site" in result.stderr


def test_a_place_of_others_is_left_alone(built: SiteTest, tmp_path: Path) -> None:
    place = tmp_path / "public"
    place.mkdir()
    (place / "mine.txt").write_text("mine")
    result = built.run("publish", str(place), f"--output={built.output}")
    assert result.exit_code == 2
    assert "name an empty place, or say --over-others" in result.stderr
    *_, last = publish(built, str(place), "--over-others")
    assert last == "1 file of others left alone"
    assert (place / "mine.txt").read_text() == "mine"


def test_the_help_says_what_a_place_can_be() -> None:
    assert "TARGET is a folder, or s3://BUCKET/FOLDER" in str(publish_command.help)


def test_without_a_site_the_build_is_named(site: SiteTest, tmp_path: Path) -> None:
    result = site.run("publish", str(tmp_path / "public"), f"--output={site.output}")
    assert result.exit_code == 2
    assert f"there is no site in {site.output}; build it first" in result.stderr
