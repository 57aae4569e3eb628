"""What a move writes, and what it refuses; whole archives are in tests/pipeline/test_moves.py."""

import os
import signal
import sys

import pytest

from builder.errors import UsageError
from builder.keeping.move import move
from builder.store.journal import complete
from tests.helpers import SiteTest
from tests.unit.keeping.revising import files_of, revision_of

A, NEW = "content/articles/2015/a.md", "content/articles/2016/new.md"


def moved(site: SiteTest, old: str, new: str) -> list[str]:
    revision = revision_of(site)
    move(revision, old, new)
    return revision.make()


def test_the_id_stays_and_the_address_leads_on(site: SiteTest) -> None:
    site.article("2015/a", "# mine").article("2015/b", "translation_of: 2015/a\nlanguage: ru")
    assert moved(site, "2015/a", "2016/new") == [NEW]
    written = files_of(site)[NEW].decode()
    assert written.startswith("---\ntitle: Title of 2015/a\ndate: 2015-01-20\n# mine\n")
    assert "# mine\nid: 2015/a\nredirects: [/articles/2015/a.html]\n---\n" in written
    assert moved(site, "2015/a", "content/articles/2015/a.md") == [A]
    assert b"redirects: [/articles/2016/new.html]" in files_of(site)[A]


def test_a_sidecar_goes_along_and_has_the_changes(site: SiteTest) -> None:
    site.write("content/articles/a.md", "Text.\n")
    site.write("content/articles/a.yaml", "title: A\ndate: 2015-01-20\n")
    assert moved(site, "a", "b") == ["content/articles/b.md", "content/articles/b.yaml"]
    assert files_of(site)["content/articles/b.yaml"].endswith(b"redirects: [/articles/a.html]\n")
    assert files_of(site)["content/articles/b.md"] == b"Text.\n"


def test_a_draft_has_no_address_that_could_lead_on(site: SiteTest) -> None:
    moved(site.article("2015/a", "status: draft").article("b"), "2015/a", "2016/new")
    assert b"redirects" not in files_of(site)[NEW]


def test_the_date_of_a_name_is_written_out(site: SiteTest) -> None:
    site.write("site.yaml", "date_from_name: true\n")
    site.write("content/articles/2015-01-20-a.md", "---\ntitle: A\n---\nText.\n")
    moved(site, "2015-01-20-a", "a")
    assert b"date: 2015-01-20\n" in files_of(site)["content/articles/a.md"]


def test_the_address_at_a_former_site_stays_known(site: SiteTest) -> None:
    site.write("site.yaml", "former_site: {url: 'https://x.org', articles: '/{year}/{name}/'}\n")
    moved(site.article("2015/a"), "2015/a", "2016/new")
    assert b"redirects: [/2015/a/, /articles/2015/a.html]\n" in files_of(site)[NEW]


def test_a_record_keeps_who_names_it(site: SiteTest) -> None:
    site.write("content/topics/armed-conflict.yaml", "name: War\n")
    site.article("a", "topics: [armed-conflict]").article("b", "topics: [War]")
    moved(site, "topics/armed-conflict", "war")
    files = files_of(site)
    assert files["content/topics/war.yaml"] == b"name: War\n"
    assert b"topics: [war]" in files["content/articles/a.md"]
    decided = b"redirects:\n  topics/armed-conflict.html: topics/war.html\n"
    assert files["content/addresses.yaml"] == decided
    moved(site, "war", "armed-conflict")
    back = decided.replace(b"armed-conflict", b"x").replace(b"war", b"armed-conflict")
    assert files_of(site)["content/addresses.yaml"] == back.replace(b"topics/x", b"topics/war")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2015/a", "2015/b", "is there already"),
        ("2015/a", "../x", "is not a path inside the site"),
        ("2015/with space", "2015/y", "is its path, and cannot be written out"),
        ("2015/x", "2015/y", "there is no record or name"),
        ("topics/war", "War!", "cannot be a slug"),
        ("topics/war", "people/war", "stays in content/topics/"),
        ("Peace", "quiet", "has no record"),
        ("topics/war", "peace", "merge them"),
    ],
)
def test_what_is_refused_changes_nothing(site: SiteTest, old: str, new: str, said: str) -> None:
    site.write("content/topics/war.yaml", "name: War\n")
    site.article("2015/a", "topics: [War, Peace]").article("2015/b").article("2015/with space")
    before = files_of(site)
    with pytest.raises(UsageError, match=said):
        moved(site, old, new)
    assert files_of(site) == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_killed_at_any_moment_nothing_is_half_done(site: SiteTest) -> None:
    site.article("2015/a", body="[b](b.md)").article("2015/b", body="[a](a.md)")
    before = files_of(site)
    seen = set()
    for number in range(0, 10_000, 3):
        child = os.fork()
        if child == 0:
            try:
                _kill_at(number)
                moved(site, "2015/a", "2016/new")
            finally:
                os._exit(0)
        was_killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        complete(site.source)
        found = files_of(site)
        seen.add(found == before)
        assert found.keys() in (before.keys(), {NEW, *before} - {A})
        if found != before:
            assert b"[a](../2016/new.md)" in found["content/articles/2015/b.md"]
            assert b"[b](../2015/b.md)" in found[NEW]
            break
    assert was_killed
    assert seen == {True, False}


def _kill_at(number: int) -> None:
    """End this process before it writes for so many times."""
    left = number

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        writes = event == "open" and arguments[1] not in {"r", "rb"}
        if writes or event in {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link"}:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


@pytest.mark.parametrize(
    "new",
    [
        "2020/b",
        "2020/b.md",
        "2020/b.html",
        "content/articles/2020/b.md",
        "SOURCE/content/articles/2020/b.md",
    ],
)
def test_a_new_path_may_be_written_as_an_old_one(new: str, site: SiteTest) -> None:
    revision = revision_of(site.article("a"))
    move(revision, "a", new.replace("SOURCE", str(site.source)))
    revision.make()
    assert "content/articles/2020/b.md" in files_of(site)


@pytest.mark.parametrize("new", ["2020/", "2020/b.yaml", ".md"])
def test_a_path_of_no_article_is_refused(new: str, site: SiteTest) -> None:
    revision = revision_of(site.article("a"))
    with pytest.raises(UsageError, match="names no article; write a path such as"):
        move(revision, "a", new)
