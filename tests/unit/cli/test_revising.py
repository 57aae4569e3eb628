"""Commands that change several files print those that they wrote, or say why they wrote none."""

import signal
from typing import Any

import pytest

from builder.cli.endings import ending_of
from builder.cli.merge import merge_command
from builder.cli.move import move_command
from builder.cli.revising import revised, revising
from builder.cli.split import split_command
from builder.keeping import revision
from builder.keeping.move import move
from builder.keeping.revision import Revision
from builder.runtime.signals import SIGNALS, Stopped, _waiting
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


@pytest.mark.parametrize(
    ("function", "said"),
    [("examine_source", "nothing was changed"), ("write_all", "the change is made")],
)
def test_who_breaks_it_off_is_told_whether_the_change_is_made(
    function: str, said: str, site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = getattr(revision, function)

    def stopped(*arguments: Any) -> Any:
        signal.raise_signal(signal.SIGINT)
        return done(*arguments)

    monkeypatch.setattr(revision, function, stopped)
    before = {number: signal.getsignal(number) for number in SIGNALS}
    signal.signal(signal.SIGINT, _stop)
    try:
        with pytest.raises(Stopped) as raised:
            revised(lambda one: move(one, "a", "b"), site.article("a").source, None, 1)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert ending_of(raised.value) == (130, f"interrupted; {said}")
    assert (site.source / "content/articles/b.md").exists() == (function == "write_all")


def _stop(number: int, frame: object) -> None:
    if _waiting:
        _waiting[-1].append(number)
        return
    raise Stopped(number)
