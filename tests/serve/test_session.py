"""A source served: what open pages are told after each build."""

import http.client
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from builder.errors import Place, UsageError, problem_at
from builder.serve import session
from builder.serve.rebuild import Report
from builder.serve.session import Session, serve

GOOD = Report(0, 0.1, articles=1)
BAD = Report(1, 0.1, (problem_at(Place("content/a.md", 3), "bad-date", "no date"),))
LINE = "content/a.md:3:1: error[bad-date]: no date"

Run = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Serves as many builds as are given; returns what pages were told after each."""
    monkeypatch.chdir(tmp_path)
    served = Session(Path(), Path("_site"), [Path("theme")], ["--strict"])

    def run(*reports: Report, settings: str = "") -> list[dict[str, Any]]:
        (tmp_path / "site.yaml").write_text(settings, encoding="utf-8")
        told: list[dict[str, Any]] = []
        greeted: list[str] = []
        left = list(reports)
        monkeypatch.setattr(session, "changes", lambda folders, file: iter(reports))
        monkeypatch.setattr(session, "rebuild", lambda options: left.pop(0))

        def tell(report: Report) -> None:
            told.append({**event(greeted[0]), "report": report, "address": greeted[0]})

        serve(served, "127.0.0.1", 0, greeted.append, tell)
        return told

    return run


def event(address: str) -> Any:
    """What a page is told that opens now."""
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
        connection.request("GET", "/.archive-serve/events")
        with connection.getresponse() as response:
            lines = iter(response.readline, b"")
            data = next(line for line in lines if line.startswith(b"data: "))
    return json.loads(data.removeprefix(b"data: "))


def test_each_good_build_has_a_name_of_its_own(run: Run) -> None:
    one, two = run(GOOD, GOOD)
    assert one["build"]
    assert one["build"] != two["build"]
    assert (one["problems"], one["report"]) == ([], GOOD)


def test_problems_are_shown_on_the_last_good_build_until_they_are_mended(run: Run) -> None:
    one, two, three = run(GOOD, BAD, GOOD)
    assert (two["build"], two["problems"]) == (one["build"], [LINE])
    assert three["problems"] == []


def test_of_very_many_problems_a_page_shows_some(run: Run) -> None:
    (told,) = run(BAD._replace(problems=BAD.problems * 1300))
    assert (told["build"], len(told["problems"])) == ("", 201)
    assert told["problems"][-1] == "... and 1,100 more"
    assert told["report"].problems == BAD.problems * 1300  # the terminal has them all


def test_a_first_build_that_was_called_wrongly_ends_it(run: Run) -> None:
    with pytest.raises(UsageError, match="there is no folder"):
        run(Report(2, 0.1, error="there is no folder"))


def test_a_page_shows_no_folders_of_the_machine(run: Run) -> None:
    error = "cannot write to /srv/archive of me/_site: No space left; see https://example.org/a/b"
    (_, told) = run(GOOD, Report(3, 0.1, error=error.replace(" of me", "")))
    assert told["problems"] == ["cannot write to _site: No space left; see https://example.org/a/b"]


def test_a_later_build_that_cannot_begin_is_told(run: Run) -> None:
    for first in (GOOD, BAD):
        told = run(first, Report(2, 0.1, error="the theme is gone"))
        assert told[1]["problems"] == ["the theme is gone"]


@pytest.mark.parametrize(
    ("settings", "path"),
    [
        ("", "/"),
        ("url: https://x.org/a%20b/\n", "/a%20b/"),
        ("url: [\n", "/"),
    ],
)
def test_the_site_is_below_the_path_of_its_address(settings: str, path: str, run: Run) -> None:
    (told,) = run(GOOD, settings=settings)
    assert urlsplit(told["address"]).path == path
