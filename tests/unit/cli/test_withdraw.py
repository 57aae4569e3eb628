"""`builder withdraw`: which article is meant, and what is said."""

import pytest
from click.testing import CliRunner

from builder.cli.withdraw import withdraw_command
from tests.helpers import SiteTest


@pytest.fixture
def articles(site: SiteTest) -> SiteTest:
    return site.article("2015/a").article("2015/b", more="id: special", body="Secret")


@pytest.mark.parametrize(
    "name",
    [
        "special",
        "2015/b.md",
        "2015/b",
        "content/articles/2015/b.md",
        "./content/articles/2015/b.md",
    ],
)
def test_an_article_is_named_by_its_id_or_its_path(articles: SiteTest, name: str) -> None:
    result = articles.run("withdraw", name, "--reason", "It was wrong.")
    assert (result.exit_code, result.stdout) == (0, "content/articles/2015/b.md\n")
    assert "docs/taking-down.md" in result.stderr
    assert "It was wrong." in articles.build().text("articles/2015/b.html")
    assert "Secret" not in articles.page("articles/2015/b.html")
    assert "Text" in articles.page("articles/2015/a.html")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2015/c", "--reason=It was wrong."], "there is no article '2015/c'"),
        (["2015/a", "--reason=  "], "the reason says nothing"),
        (["2015/a"], "Missing option '--reason'"),
        (["content/articles/2015/../../../site.yaml", "--reason=X"], "there is no article"),
    ],
)
def test_what_cannot_be_done(articles: SiteTest, arguments: list[str], said: str) -> None:
    before = (articles.source / "content/articles/2015/a.md").read_bytes()
    result = articles.run("withdraw", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert (articles.source / "content/articles/2015/a.md").read_bytes() == before


def test_an_article_is_withdrawn_once(articles: SiteTest) -> None:
    articles.run("withdraw", "special", "--reason=It was wrong.")
    again = ["special", "--reason=Another.", f"--source={articles.source}"]
    result = CliRunner().invoke(withdraw_command, again)
    assert (result.exit_code, "withdrawn already: It was wrong." in result.stderr) == (2, True)


def test_an_article_or_settings_with_problems(articles: SiteTest) -> None:
    articles.write("content/articles/2015/c.md", "---\ntitle: C\n---\n")
    assert (
        "has problems: content/articles/2015/c.md:1:1"
        in articles.run("withdraw", "2015/c", "--reason=X").stderr
    )
    articles.write("site.yaml", "titel: X\n")
    assert "site.yaml has problems" in articles.run("withdraw", "special", "--reason=X").stderr
