"""One broken site a rule, with the exact messages expected.

Each folder holds a source and `expected.txt`: what `check` prints of it, without the last line.
Sites that a repository cannot hold are made below. `UPDATE=1` rewrites what is expected; read it
before you keep it.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import SiteTest

HERE = Path(__file__).parent
RULES = sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "_.")

GOOD = "---\ntitle: A title\ndate: 2015-01-20\n---\n\nText.\n"


def link_to_file_outside(site: SiteTest) -> None:
    (site.source.parent / "secret.md").write_text("secret", encoding="utf-8")
    (site.source / "content/articles/a.md").symlink_to("../../../secret.md")


def link_to_draft(site: SiteTest) -> None:
    site.article("draft", "status: draft")
    (site.source / "content/articles/a.txt").symlink_to("draft.md")


def link_to_folder(site: SiteTest) -> None:
    (site.source / "content/articles/all").symlink_to("..", target_is_directory=True)


def large_file(site: SiteTest) -> None:
    site.write("content/articles/a.md", GOOD.encode() + b"x" * 50_000_000)


def large_metadata(site: SiteTest) -> None:
    site.article("a", f"summary: {'x' * 200_000}")


def file_name_with_question_mark(site: SiteTest) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such names, and Git could not check such a file out")
    site.article("why?")


def names_that_differ_in_case(site: SiteTest) -> None:
    site.write("content/articles/Osh.md", GOOD).write("content/articles/osh.md", GOOD)
    if len(list((site.source / "content/articles").glob("*.md"))) < 2:
        pytest.skip("this file system ignores case")


def link_for_content(site: SiteTest) -> None:
    site.write("content/articles/a.md", GOOD)
    (site.source / "content").rename(site.source / "real")
    (site.source / "content").symlink_to("real", target_is_directory=True)


def no_content(site: SiteTest) -> None:
    site.remove("content/articles/.keep")
    (site.source / "content/articles").rmdir()
    (site.source / "content").rmdir()


def no_settings(site: SiteTest) -> None:
    site.remove("site.yaml")


def pipe(site: SiteTest) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no pipes among files")
    os.mkfifo(site.source / "content/articles/a.md")


def utf_16(site: SiteTest) -> None:
    site.write("content/articles/a.md", GOOD.replace("A title", "Пожар в Оше").encode("utf-16"))


def windows_1251(site: SiteTest) -> None:
    text = GOOD.replace("A title", "Пожар на складе в городе Ош")
    site.write("content/articles/a.md", text.encode("cp1251"))


def locked_text(site: SiteTest) -> None:
    _skip_if_root()
    site.article("a")
    (site.source / "content/articles/a.md").chmod(0)


def locked_file(site: SiteTest) -> None:
    _skip_if_root()
    site.write("content/articles/a.pdf", "%PDF")
    (site.source / "content/articles/a.pdf").chmod(0)


def _skip_if_root() -> None:
    if sys.platform == "win32":
        pytest.skip("no mode keeps a file of Windows from being read")
    if os.geteuid() == 0:
        pytest.skip("nothing is locked for root")


MADE = [
    (
        utf_16,
        "content/articles/a.md:1:1: error[not-utf-8]: the byte 0xFF is not UTF-8; the file looks "
        "like UTF-16 ('Пожар в Оше'); open it as UTF-16 and save it as UTF-8 (in Notepad of "
        "Windows: Save as, Encoding: UTF-8)",
    ),
    (
        windows_1251,
        "content/articles/a.md:2:8: error[not-utf-8]: the byte 0xCF is not UTF-8; the file looks "
        "like windows-1251 ('Пожар на складе'); open it as windows-1251 and save it as UTF-8",
    ),
    (
        locked_text,
        "content/articles/a.md:1:1: error[unreadable]: the file cannot be read: Permission denied",
    ),
    (
        locked_file,
        "content/articles/a.pdf:1:1: error[unreadable]: this is not a regular file that can be "
        "read; remove it",
    ),
    (
        link_to_file_outside,
        "content/articles/a.md:1:1: error[link-outside]: this link leads out of content/, to a "
        "folder or to nothing; put the file itself here",
    ),
    (
        link_to_draft,
        "content/articles/a.txt:1:1: error[link-to-text]: this link leads to a text, or to a file "
        "that is not published, and would publish it; remove it; what is to be published is linked "
        "to from a text",
    ),
    (
        link_to_folder,
        "content/articles/all:1:1: error[link-outside]: this link leads out of content/, to a "
        "folder or to nothing; put the file itself here",
    ),
    (
        large_file,
        "content/articles/a.md:1:1: error[too-large]: the file is larger than 5 MB, the limit for "
        "a text; publish its parts",
    ),
    (
        large_metadata,
        "content/articles/a.md:1:1: error[yaml-too-large]: the metadata has 200,045 characters; at "
        "most 200,000 are read",
    ),
    (
        file_name_with_question_mark,
        "content/articles/why?.md:1:1: error[bad-path]: 'content/articles/why?.md' has the "
        "character '?'; rename the file",
    ),
    (
        names_that_differ_in_case,
        "content/articles/osh.md:1:1: error[duplicate-id]: the id 'osh' differs only in case from "
        "that of content/articles/Osh.md; give one of them another id",
    ),
    (
        link_for_content,
        "content:1:1: error[link-outside]: 'content' is a link, and nobody who reads the archive "
        "sees what it leads to; put the folder itself here",
    ),
    (
        no_content,
        "content:1:1: error[no-content]: there is no folder 'content'; articles go into "
        "content/articles/, in a folder of their year",
    ),
    (
        no_settings,
        "site.yaml:1:1: error[no-settings]: there is no site.yaml; write at least 'title: My "
        "archive'",
    ),
    (
        pipe,
        "content/articles/a.md:1:1: error[unreadable]: this is not a regular file that can "
        "be read; remove it",
    ),
]


def topic_in_the_plural(site: SiteTest) -> None:
    site.article("2015/a", "topics: [Wars]")


def no_articles_any_more(site: SiteTest) -> None:
    (site.source / "content/articles/2015/a.md").unlink()


# What is wrong only because something else was published: an article with the topic "War".
PUBLISHED = [
    (
        topic_in_the_plural,
        "content/addresses.yaml:1:1: error[address-lost]: 'topics/war.html' would be gone, an "
        "address of the published site; add below 'redirects:', indented: "
        "topics/war.html: topics/wars.html",
    ),
    (
        no_articles_any_more,
        "content/articles:1:1: error[archive-emptied]: there are no articles any more; the "
        "published site had 1; put them back, or allow this with build --allow-empty",
    ),
]
MESSAGES = [message for _, message in [*MADE, *PUBLISHED]]


@pytest.mark.parametrize("rule", RULES)
def test_messages_are_exact(rule: str, tmp_path: Path) -> None:
    site = SiteTest.copy_of(tmp_path, HERE / rule)
    found = site.problems()
    expected = HERE / rule / "expected.txt"
    if os.environ.get("UPDATE"):
        expected.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8").splitlines()
    assert found
    errors = any(": error[" in line for line in found)
    assert site.result.exit_code == (1 if errors else 0)


@pytest.mark.parametrize(
    ("make", "message"), MADE, ids=lambda value: getattr(value, "__name__", "")
)
def test_messages_of_what_git_cannot_hold(
    make: Callable[[SiteTest], None], message: str, site: SiteTest
) -> None:
    make(site)
    assert message in site.problems()
    assert site.result.exit_code == 1


@pytest.mark.parametrize(
    ("change", "message"), PUBLISHED, ids=lambda value: getattr(value, "__name__", "")
)
def test_messages_of_what_is_no_longer_published(
    change: Callable[[SiteTest], None], message: str, site: SiteTest
) -> None:
    site.article("2015/a", "topics: [War]").build()
    change(site)
    assert site.problems(f"--published={site.output}") == [message]
    assert site.result.exit_code == 1


@pytest.mark.parametrize("rule", RULES)
def test_nothing_is_written(rule: str, tmp_path: Path) -> None:
    site = SiteTest.copy_of(tmp_path, HERE / rule)
    result = site.run("build", "--strict", "--jobs=1", f"--output={site.output}")
    assert result.exit_code == 1
    assert not site.output.exists()


def test_a_text_that_the_cache_knows_must_still_be_readable(site: SiteTest) -> None:
    _skip_if_root()
    site.article("a").build()
    (site.source / "content/articles/a.md").chmod(0)
    result = site.run("build", f"--output={site.output}", f"--cache={site.source / '.cache'}")
    assert result.exit_code == 1
    assert "content/articles/a.md:1:1: error[unreadable]: the file cannot be read" in result.output


def test_an_earlier_site_stays_as_it_is(site: SiteTest) -> None:
    site.article("a").build()
    before = {path: path.read_bytes() for path in site.output.rglob("*") if path.is_file()}
    site.article("b", more="contries: [KZ]")
    assert site.run("build", f"--output={site.output}").exit_code == 1
    assert before == {path: path.read_bytes() for path in site.output.rglob("*") if path.is_file()}


def test_all_problems_of_a_run_are_listed_by_place(site: SiteTest) -> None:
    site.article("b", more="countries: [XX]\nlanguage: russian")
    site.article("a", body="[x](y.md)", date="yesterday")
    places = [line.split(": ")[0] for line in site.problems()]
    assert places == [
        "content/articles/a.md:3:7",
        "content/articles/b.md:4:13",
        "content/articles/b.md:5:11",
    ]
