"""`builder tag`: what is printed, asked and written."""

import json

import pytest
from click.testing import CliRunner

from builder.cli import tag
from builder.cli.tag import tag_command
from tests.helpers import SiteTest


@pytest.fixture
def oil(site: SiteTest) -> SiteTest:
    site.article("a", "", "Oil from Iraq.", title="Iraq sells oil")
    return site.article("b", "status: draft", "A ship left a port, and then came to Jordan.")


def test_each_suggestion_has_its_reason_and_its_sentence(oil: SiteTest) -> None:
    result = oil.run("tag")
    assert (result.exit_code, result.stdout.splitlines()) == (
        0,
        [
            "content/articles/a.md: Iraq sells oil",
            "  sure   countries: IQ (Iraq); in the title, in the first paragraph, 2 times",
            "         Oil from Iraq.",
            "content/articles/b.md: Title of b",
            "  named  countries: JO (Jordan); perhaps another of this name",
            "         A ship left a port, and then came to Jordan.",
            "2 suggestions",
        ],
    )


def test_programs_get_json(oil: SiteTest) -> None:
    (one,) = json.loads(oil.run("tag", "--json", "--least=likely").stdout)
    assert (one["id"], one["kind"], one["written"], one["tier"]) == ("a", "countries", "IQ", "sure")


def test_what_is_sure_is_written(oil: SiteTest) -> None:
    result = oil.run("tag", "--apply", "sure")
    assert result.stdout.splitlines() == ["content/articles/a.md", "1 change written"]
    assert "countries: [IQ]\n" in (oil.source / "content/articles/a.md").read_text()
    assert oil.run("tag", "--apply", "sure").stdout == "nothing to write\n"


def test_answers_at_a_terminal(oil: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tag, "_is_asked", lambda: True)
    arguments = ["--source", str(oil.source)]
    result = CliRunner().invoke(tag_command, arguments, input="y\nnever\n")
    assert result.exit_code == 0
    assert "countries: [IQ]\n" in (oil.source / "content/articles/a.md").read_text()
    assert "not_about: [JO]\n" in (oil.source / "content/articles/b.md").read_text()
    assert "nothing to write" in CliRunner().invoke(tag_command, arguments, input="q\n").output


def test_who_ends_writes_what_was_answered(oil: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tag, "_is_asked", lambda: True)
    result = CliRunner().invoke(tag_command, ["--source", str(oil.source)], input="y\nq\n")
    assert "1 change written" in result.output
