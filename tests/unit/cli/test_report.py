"""What a command says of its work, and the status that it ends with."""

import json
import os
from pathlib import Path

import pytest

from builder.cli.report import (
    Outcome,
    amounts,
    counted,
    counts_of,
    exiting,
    print_problems,
    run,
    size_of,
    working,
)
from builder.errors import ContentError, OutputError, Place, problem_at
from builder.model import Kind
from builder.pipeline.settings import Workers
from builder.store.state import Summary

ERROR = problem_at(Place("a,b.md", 3, 2), "bad-date", "50%: no date", "write 2015")
WARNING = problem_at(Place("b.md"), "no-record", "it has none", severity="warning")
SUMMARY = Summary(1200, 1, {Kind.PEOPLE: 2000, Kind.TOPICS: 1}, (WARNING,))
SOURCE = Path("../source")


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def test_numbers_with_their_nouns() -> None:
    said = [counted(number, "page") for number in (0, 1, 2, 1200)]
    assert said == ["0 pages", "1 page", "2 pages", "1,200 pages"]


def test_the_size_of_an_archive() -> None:
    names = " (names without a record: 2,000 people, 1 topic)"
    assert size_of(SUMMARY) == f"1,200 articles, 1 page{names}"
    assert size_of(SUMMARY._replace(unrecorded={})) == "1,200 articles, 1 page"
    assert counts_of(SUMMARY) == {
        "articles": 1200,
        "pages": 1,
        "unrecorded_people": 2000,
        "unrecorded_topics": 1,
    }


def test_drafts_are_counted_where_they_are_shown() -> None:
    assert amounts(97, 3, 310) == "97 articles, 3 drafts, 310 pages"
    assert amounts(97, 0, 310) == "97 articles, 310 pages"
    assert "drafts" not in counts_of(SUMMARY)
    assert counts_of(SUMMARY._replace(drafts=3))["drafts"] == 3


def test_problems_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    print_problems([ERROR, WARNING], SOURCE)
    assert capsys.readouterr().out == (
        "../source/a,b.md:3:2: error[bad-date]: 50%: no date; write 2015\n"
        "../source/b.md:1:1: warning[no-record]: it has none\n"
        "1 error, 1 warning\n"
    )
    print_problems([], SOURCE)
    assert capsys.readouterr().out == ""


def test_problems_where_github_reads_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    print_problems([ERROR], SOURCE)
    place = "file=../source/a%2Cb.md,line=3,col=2,title=bad-date"
    line = f"::error {place}::50%25: no date; write 2015"
    assert capsys.readouterr().out == f"{line}\n1 error, 0 warnings\n"


@pytest.mark.parametrize(
    ("error", "status", "out", "err"),
    [
        (ContentError([ERROR]), 1, f"../source/{ERROR}\n1 error, 0 warnings\n", ""),
        (OutputError("it is not ours"), 2, "", "Error: it is not ours\n"),
    ],
)
def test_statuses(
    error: Exception, status: int, out: str, err: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end, exiting(SOURCE):
        raise error
    assert end.value.code == status
    assert capsys.readouterr() == (out, err)


def test_as_json_all_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit), exiting(SOURCE, as_json=True):
        raise OutputError("it is not ours")
    assert json.loads(capsys.readouterr().out) == {"error": "it is not ours"}
    with pytest.raises(SystemExit), exiting(SOURCE, as_json=True):
        raise ContentError([ERROR])
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["path"], problem["line"], problem["hint"]) == ("a,b.md", 3, "write 2015")


@pytest.mark.parametrize("as_json", [False, True])
def test_what_is_said_of_work_that_is_done(
    as_json: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    def work(workers: Workers) -> Outcome:
        return Outcome("All done", {"files": workers.executor.jobs}, SUMMARY)

    run(work, SOURCE, 3, as_json)
    out = capsys.readouterr().out
    if as_json:
        said = json.loads(out)
        assert (said["files"], [one["code"] for one in said["problems"]]) == (3, ["no-record"])
    else:
        assert out == f"../source/{WARNING}\n0 errors, 1 warning\nAll done\n"


def test_work_has_a_process_for_each_processor_unless_another_number_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert working(lambda workers: workers.executor.jobs, None) == os.cpu_count()
    assert working(lambda workers: workers.executor.jobs, 5) == 5
    working(lambda workers: workers.progress("read", 2, 2), 1)
    assert capsys.readouterr().err.startswith("read: 2 in ")


def test_other_faults_are_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), exiting(SOURCE):
        raise ZeroDivisionError
