"""Articles as Markdown beside their pages."""

import os
from pathlib import Path

import pytest
import yaml

from builder.config import SiteConfig
from builder.exports.twins import twin_path, twins_of
from tests.archives import archive_of, article_of
from tests.helpers import SiteTest

SETTINGS = "title: Archive\nurl: https://example.org/\ntwins: true\n"
LINKED = """\
[One](b.md#part), [two](../../people/x.md) and [three][1], `](b.md` is code.

![Four](a.png) [five](https://example.com/)

[1]: b.md
"""


@pytest.fixture
def twins(site: SiteTest) -> SiteTest:
    site.write("site.yaml", SETTINGS)
    site.write("content/people/x.yaml", "name: X\n")
    site.article("2015/a", "people: [X]\nsummary: In short.", LINKED)
    site.write("content/articles/2015/a.png", b"a")
    return site.article("2015/b", "# Secret\ntopics: ['A: b']", "## Part\n\nText.")


def test_a_twin_has_what_is_known_and_the_text(twins: SiteTest) -> None:
    twins.build()
    _, metadata, text = twins.page("articles/2015/b.md").split("---\n")
    assert yaml.safe_load(metadata) == {
        "id": "2015/b",
        "title": "Title of 2015/b",
        "date": "2015-01-20",
        "url": "https://example.org/articles/2015/b.html",
        "language": "en",
        "summary": "Text.",
        "topics": ["A: b"],
    }
    assert text == "\n# Title of 2015/b\n\n## Part\n\nText.\n"


def test_links_lead_to_twins_or_pages(twins: SiteTest) -> None:
    twins.build()
    text = twins.page("articles/2015/a.md")
    assert "[One](b.md#part), [two](../../people/x.html) and [three][1]" in text
    assert "![Four](a.png) [five](https://example.com/)\n\n[1]: b.md\n" in text


def test_what_is_withheld_is_in_none(twins: SiteTest) -> None:
    excerpt = "rights: excerpt\nsource_url: https://example.com/"
    twins.article("c", excerpt, "Shown.\n\nSecret.").article("d", "status: draft", "Secret.")
    gone = "status: withdrawn\nwithdrawn_reason: It was wrong."
    twins.article("e", gone, "Secret.").article("f", "noindex: true").build()
    found = {path.name: path.read_text() for path in twins.output.rglob("*.md")}
    assert {*found} == {"a.md", "b.md", "c.md"}
    assert found["c.md"].endswith("---\n\n# Title of c\n\nShown.\n")
    assert "Secret" not in "".join(found.values())


def test_pages_say_which_have_one(twins: SiteTest) -> None:
    twins.article("2015/c", "noindex: true").build()
    line = '<link rel="alternate" type="text/markdown" href="a.md">'
    assert line in twins.page("articles/2015/a.html")
    assert "text/markdown" not in twins.page("articles/2015/c.html")
    twins.write("site.yaml", "title: Archive\n").build()
    assert "text/markdown" not in twins.page("articles/2015/a.html")


def test_a_change_is_followed_and_nothing_else_is_written(twins: SiteTest) -> None:
    def written() -> dict[Path, int]:
        return {path: os.stat(path).st_ino for path in twins.output.rglob("*.md")}

    twins.build()
    before = written()
    twins.article("2015/b", "topics: ['A: b']", "## Part\n\n*Text.*").build()
    after = written()
    assert [path.name for path in before if before[path] != after[path]] == ["b.md"]
    twins.article("2015/b", "topics: ['A: b']", "## Part\n\n_Text._").build()
    assert "_Text._" in twins.page("articles/2015/b.md")
    twins.write("site.yaml", "title: Archive\n").build()
    assert written() == {}


def test_there_is_none_unless_it_is_wanted() -> None:
    article = article_of("2015/a")
    assert twins_of(archive_of(article)) == {}
    wanted = archive_of(article, config=SiteConfig(twins=True))
    assert twins_of(wanted) == {twin_path(article.page): 0} == {"articles/2015/a.md": 0}
