"""`builder check`: looks for mistakes and writes nothing of the site."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli.check import check_command
from builder.keeping.hosts import HOSTS, Limit
from tests.helpers import SiteTest


def check(site: SiteTest, *arguments: str) -> Result:
    given = [f"--source={site.source}", "--jobs=1", *arguments]
    return CliRunner().invoke(check_command, given, env={"GITHUB_ACTIONS": None})


def files(site: SiteTest) -> list[str]:
    return sorted(str(path) for path in site.source.parent.rglob("*"))


def test_nothing_is_written(site: SiteTest) -> None:
    before = files(site.article("a"))
    result = check(site, "--no-cache")
    assert (result.exit_code, files(site)) == (0, before)
    assert result.stdout == "1 article, 11 pages: no errors\n"


def test_what_it_has_read_is_in_the_cache_of_builds_or_elsewhere(site: SiteTest) -> None:
    elsewhere = site.source.parent / "kept"
    before = files(site.article("a"))
    assert check(site, f"--cache={elsewhere}").exit_code == 0
    assert [path for path in files(site) if not path.startswith(str(elsewhere))] == before
    assert check(site).exit_code == 0
    kept = [sorted(path.name for path in (one / "build").iterdir()) for one in caches(site)]
    assert kept[0] == kept[1]
    assert {name.partition("-")[0] for name in kept[0]} == {"html", "inputs", "texts"}


def caches(site: SiteTest) -> list[Path]:
    return [site.source / ".cache", site.source.parent / "kept"]


def test_a_cache_that_cannot_be_written_is_a_warning(site: SiteTest) -> None:
    site.article("a").write(".cache", "a file")
    result = check(site)
    assert result.exit_code == 0
    assert result.stdout == "1 article, 11 pages: no errors\n"
    [warning] = [line for line in result.stderr.splitlines() if line.startswith("Warning: ")]
    assert f"the cache in {site.source / '.cache/build'} cannot be written (" in warning
    assert "Warning: " not in check(site, "--no-cache").stderr


def test_every_mistake_is_told(site: SiteTest) -> None:
    result = check(site.article("a", more="x: 1").article("b", body="[c](c.md)"))
    assert result.exit_code == 1
    codes = [line.partition("error[")[2].partition("]")[0] for line in result.stdout.splitlines()]
    assert codes == ["unknown-key", "broken-link", ""]
    assert result.stdout.endswith("2 errors, 0 warnings\n")


def test_warnings_are_told_and_pass_but_where_they_are_errors(site: SiteTest) -> None:
    site.article("a", body="<b>")
    result = check(site)
    assert (result.exit_code, "warning[html-as-text]" in result.stdout) == (0, True)
    assert check(site, "--strict").exit_code == 1


def test_a_host_takes_the_site_or_does_not(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    site.article("a").build()
    found = check(site, "--host=cloudflare", f"--output={site.output}")
    assert found.exit_code == 0
    assert "Cloudflare Pages: files: " in found.stdout
    few = HOSTS["cloudflare"]._replace(files=Limit(3, "take a paid plan"))
    monkeypatch.setitem(HOSTS, "cloudflare", few)
    found = check(site, "--host=cloudflare", f"--output={site.output}")
    assert found.exit_code == 1
    assert ", limit 3, too much: take a paid plan" in found.stdout
    found = check(site, "--host=cloudflare", f"--output={site.output}", "--json")
    assert found.exit_code == 1
    assert [one["limit"] for one in json.loads(found.stdout)["host"]] == [None, 3, None, 26_214_400]


def test_a_host_needs_a_site(site: SiteTest) -> None:
    found = check(site.article("a"), "--host=github")
    assert found.exit_code == 2
    assert "there is no site in" in found.stderr


def test_names_that_are_alike_are_brought_together(site: SiteTest) -> None:
    site.article("a", "topics: [Foreign fighters, War]").article("b", "topics: [Foreign fighter]")
    assert ["names-alike" in line for line in site.problems()] == [True]
    result = site.run("check", "--fix", "--jobs=1", "--strict")
    assert result.exit_code == 0
    written = "content/addresses.yaml\ncontent/topics/foreign-fighter.yaml\n"
    assert result.stdout.startswith(written)
    assert site.run("check", "--fix", "--no-cache").stdout.count("content/") == 0
    site.article("c", "people: [Foreign fighter, Foreign fighters]")
    assert json.loads(site.run("check", "--fix", "--json").stdout)["problems"] == []
