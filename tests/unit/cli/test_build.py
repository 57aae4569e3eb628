"""`builder build`: what it says, and where it keeps what the next build can use."""

import json
import re

from click.testing import CliRunner, Result

from builder.cli.build import build_command
from tests.helpers import SiteTest


def build(site: SiteTest, *arguments: str) -> Result:
    places = [f"--source={site.source}", f"--output={site.output}", "--jobs=1"]
    return CliRunner().invoke(build_command, [*places, *arguments], env={"GITHUB_ACTIONS": None})


def last_line(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return re.sub(r"\d+\.\d s", "1.0 s", result.stdout.splitlines()[-1])


def test_the_number_of_files_written_and_deleted(site: SiteTest) -> None:
    first, before = last_line(build(site.article("a").article("b"))), files(site)
    size, count = f"2 articles, {len(site.pages())} pages", len(before)
    assert first == f"{size} in {site.output} (1.0 s); {count} of {count} files written"
    assert f"; 0 of {count} files written" in last_line(build(site))
    last = last_line(build(site.remove("content/articles/b.md")))
    assert last.endswith(f"; {len(before - files(site))} of earlier builds deleted")


def files(site: SiteTest) -> set[str]:
    """The files of the site, without what the builder keeps beside them."""
    paths = (path.relative_to(site.output) for path in site.output.rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if not path.name.startswith(".archive-")}


def test_the_cache_is_beside_the_content_elsewhere_or_nowhere(site: SiteTest) -> None:
    build(site.article("a"), "--no-cache")
    assert not (site.source / ".cache").exists()
    build(site, f"--cache={site.source.parent / 'kept'}")
    assert not (site.source / ".cache").exists()
    assert any((site.source.parent / "kept").iterdir())
    build(site)
    assert any((site.source / ".cache").iterdir())


def test_counts_for_programs(site: SiteTest) -> None:
    said = json.loads(build(site.article("a", more="topics: [War]"), "--json").stdout)
    assert (said["articles"], said["unrecorded_topics"], said["deleted"]) == (1, 1, 0)
    assert said["files"] == said["written"] > said["pages"] == len(site.pages())
    assert said["problems"] == []


def test_strict_treats_warnings_as_errors(site: SiteTest) -> None:
    site.article("a", body="<b>")
    assert build(site, "--strict").exit_code == 1
    assert not site.output.exists()
    assert build(site).exit_code == 0
