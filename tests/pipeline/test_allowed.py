"""Warnings that `site.yaml` allows, from check to build: not shown, not counted, no errors."""

from pathlib import Path

import pytest

from tests.helpers import SiteTest
from tests.pipeline.test_atomic import times

ALLOWED = "title: Test archive\nallow:\n  html-as-text: [articles/2015/**]\n"


@pytest.fixture
def film(tmp_path: Path) -> SiteTest:
    """An archive with a warning."""
    return SiteTest(tmp_path).article(
        "2015/01/film", body='<object-viewer src="https://example.org/">'
    )


def said(site: SiteTest) -> list[str]:
    """What the last command printed, without its last line."""
    return site.result.stdout.splitlines()[:-1]


def test_a_check_and_a_build_do_not_show_them(film: SiteTest) -> None:
    assert len(film.problems()) == 1
    film.write("site.yaml", ALLOWED)
    assert film.problems() == []
    assert film.problems("--strict") == []
    assert film.result.exit_code == 0
    assert film.json()["problems"] == []
    assert said(film.build("--strict")) == []


def test_a_build_learns_of_the_setting_and_of_its_end(film: SiteTest) -> None:
    """The last build left its warnings for one that has nothing to do."""
    assert len(said(film.build())) == 2
    before = times(film.output)
    film.write("site.yaml", ALLOWED)
    assert said(film.build()) == []
    assert said(film.build("--strict")) == []
    film.write("site.yaml", "title: Test archive\n")
    assert len(said(film.build())) == 2
    assert film.run("build", "--strict", f"--output={film.output}").exit_code == 1
    assert times(film.output) == before, "no page shows the setting"


def test_what_is_mended_is_told_to_be_allowed_no_more(film: SiteTest) -> None:
    film.write("site.yaml", ALLOWED).build()
    film.article("2015/01/film", body="A film.").build()
    assert said(film)[0].startswith("site.yaml:3:3: warning[unused-allow]: ")
    assert said(film.build()) == said(film)
    assert film.run("check", "--strict").exit_code == 1


def test_drafts_are_allowed_what_articles_are(film: SiteTest) -> None:
    film.article("2015/01/film", "status: draft", '<object-viewer src="https://example.org/">')
    film.write("site.yaml", ALLOWED)
    assert said(film.build("--strict")) == []
    film.build_drafts()
    assert said(film) == []


def test_beside_an_error_nothing_is_unused(film: SiteTest) -> None:
    """The text that cannot be read may have the warning."""
    film.write("site.yaml", ALLOWED).write("content/articles/2015/01/film.md", b"\xff")
    assert [line.partition("[")[2].partition("]")[0] for line in film.problems()] == ["not-utf-8"]
