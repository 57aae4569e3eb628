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
    assert site.run("editors").stderr == "All files are up to date.\n"  # it is known since
    config = site.source / "admin/config.yml"
    text = config.read_text(encoding="utf-8").replace("repo: a/b", "repo: c/d")
    config.write_text(text, encoding="utf-8")
    assert site.run("editors").stderr == "All files are up to date.\n"
    assert "repo: c/d" in (site.source / "admin/config.yml").read_text(encoding="utf-8")
    assert editors_command.name == "editors"


def test_a_repository_is_an_owner_and_a_name(site: SiteTest) -> None:
    said = site.run("editors", "--repository=https://github.com/a/b")
    assert said.exit_code == 2
    assert "'https://github.com/a/b' is no repository of GitHub; write OWNER/NAME" in said.stderr
