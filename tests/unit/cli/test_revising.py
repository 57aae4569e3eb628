"""Commands that change several files print those that they wrote, or say why they wrote none."""

from builder.cli.merge import merge_command
from builder.cli.move import move_command
from builder.cli.revising import revised, revising
from builder.cli.split import split_command
from builder.keeping.revision import Revision
from tests.helpers import SiteTest


def test_files_are_printed(site: SiteTest) -> None:
    site.article("a", "topics: [War, Wars, Peace]").article("b", "topics: [Peace]")
    assert site.run("move", "a", "2015/c").stdout == "content/articles/2015/c.md\n"
    result = site.run("merge", "Wars", "War")
    assert result.stdout == "content/addresses.yaml\ncontent/topics/war.yaml\n"
    result = site.run("split", "Peace", "Truce", "--article", "b")
    assert result.stdout == "content/articles/b.md\ncontent/topics/truce.yaml\n"
    assert {move_command.name, merge_command.name, split_command.name} == {"move", "merge", "split"}


def test_what_cannot_be_done_is_said(site: SiteTest) -> None:
    site.article("a", "topics: [War]")
    assert site.run("move", "a", "a").exit_code == 2
    assert "is there already" in site.result.stderr
    site.write("content/articles/b.md", "---\ntitle: B\n---\n")
    assert site.run("move", "a", "c").exit_code == 1
    assert "error[missing-key]" in site.result.stdout


def test_nothing_is_written_without_a_change(site: SiteTest) -> None:
    seen: list[Revision] = []
    revising(seen.append, site.article("a").source, None, 1)
    assert seen[0].changed == []
    assert revised(seen.append, site.source, None, 1) == []
