"""The command `editors`."""

from builder.cli.editors import editors_command
from tests.helpers import SiteTest


def test_an_editor_that_it_does_not_know_is_refused(site: SiteTest) -> None:
    result = site.run("editors", "word")
    assert result.exit_code == 2
    assert "vscode" in result.output
    assert not (site.source / ".vscode").exists()


def test_the_repository_is_asked_for_if_nothing_says_it(site: SiteTest) -> None:
    assert "name the repository" in site.run("editors", "decap").stderr
    assert "name the repository" not in site.run("editors", "--repository=a/b").stderr
    assert "repo: a/b" in (site.source / "admin/config.yml").read_text(encoding="utf-8")
    assert editors_command.name == "editors"
