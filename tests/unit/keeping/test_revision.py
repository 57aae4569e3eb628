"""Changes are tried out first: what would be lost or said otherwise keeps them from being made."""

import pytest

from builder.content.edit import set_text
from builder.content.edited import Source
from builder.errors import ContentError, UsageError
from builder.keeping.revision import Expected, Revision
from builder.model import Kind
from builder.pipeline.build import Examined, examine_source
from builder.pipeline.settings import Settings, Workers
from builder.store.journal import changing
from tests.archives import about, article_of
from tests.helpers import SiteTest
from tests.unit.keeping.revising import files_of, revision_of

PATH = "content/articles/2015/a.md"


def test_what_is_expected_of_an_article() -> None:
    expected = Expected(slugs={(Kind.TOPICS, "a"): "b"})
    article = article_of("x", entities=about(topics="c a b", people="a"))
    assert expected.entities(article) == about(topics="c b", people="a")
    assert (expected.page("a"), expected.path("b")) == ("a", "b")


def test_changes_are_made_together(site: SiteTest) -> None:
    revision = revision_of(site.article("2015/a").article("2015/b"))
    for name in "ab":
        source = revision.source(f"content/articles/2015/{name}.md")
        revision.put(set_text(source, "id", f"2015/{name}"))
    assert revision.has(PATH)
    assert not revision.has("content/articles/2015/c.md")
    assert revision.make() == [PATH, "content/articles/2015/b.md"]
    assert b"id: 2015/a\n" in files_of(site)[PATH]


def broken(revision: Revision, new: str) -> str:
    """Why a change is not made that replaces the title of an article."""
    source = revision.source(PATH)
    revision.put(Source(PATH, source.text.replace("title: Title of 2015/a", new)))
    with pytest.raises(UsageError) as raised:
        revision.make()
    return str(raised.value)


def test_nothing_is_changed_if_something_else_would_be(site: SiteTest) -> None:
    before = files_of(site.article("2015/a", body="[b](b.md)").article("2015/b"))
    assert "would say something else" in broken(revision_of(site), "title: Other")
    assert "then there would be: content/art" in broken(revision_of(site), "titel: Other")
    revision = revision_of(site)
    revision.rename(PATH, "content/articles/2015/c.md")
    with pytest.raises(UsageError, match="nothing would answer for 'articles/2015/a"):
        revision.make()
    revision = revision_of(site)
    revision.put(Source(PATH, revision.source(PATH).text.replace("(b.md)", "(a.md)")))
    with pytest.raises(UsageError, match="would lead elsewhere"):
        revision.make()
    assert files_of(site) == before


def test_a_source_with_errors_is_refused(site: SiteTest) -> None:
    with pytest.raises(ContentError):
        revision_of(site.article("2015/a", body="[b](b.md)"))


def test_a_line_that_is_nowhere_yet_is_quoted_instead(site: SiteTest) -> None:
    said = broken(revision_of(site.article("2015/a")), "title: Other\nextra: 1")
    assert f"then there would be: {PATH}, in 'extra: 1': error[unknown-key]" in said


def test_others_may_work_while_a_change_is_tried_out(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = revision_of(site.article("2015/a"))
    revision.put(set_text(revision.source(PATH), "id", "2015/a"))
    before = []

    def look(settings: Settings, workers: Workers) -> Examined:
        assert settings.source.parent.name.startswith(".changes-tried-")
        with changing(site.source):
            before.append(revision.is_made)
        return examine_source(settings, workers)

    monkeypatch.setattr("builder.keeping.revision.examine_source", look)
    revision.make()
    assert (before, revision.is_made) == ([False], True)
    assert not [*site.source.glob(".changes*")]
