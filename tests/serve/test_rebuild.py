"""A build in a process of its own, and what came of it."""

import sys
from pathlib import Path

import pytest

from builder.serve.rebuild import Report, rebuild
from tests.helpers import SiteTest


def build(site: SiteTest, *more: str) -> Report:
    return rebuild([f"--source={site.source}", f"--output={site.output}", "--jobs=1", *more])


def test_a_good_build(site: SiteTest) -> None:
    report = build(site.article("a"))
    assert (report.status, report.problems, report.error) == (0, (), "")
    assert (report.articles, report.pages) == (1, len(site.pages()))
    assert report.seconds > 0


def test_problems_of_the_content(site: SiteTest) -> None:
    report = build(site.article("a", more="contries: [KZ]"))
    assert (report.status, report.error, report.articles) == (1, "", 0)
    assert [(one.path, one.line, one.code, one.hint) for one in report.problems] == [
        ("content/articles/a.md", 4, "unknown-key", "did you mean 'countries'?")
    ]


def test_a_wrong_call(site: SiteTest) -> None:
    report = build(site, "--theme=content")
    assert (report.status, report.problems) == (2, ())
    assert "content" in report.error


def test_a_build_that_breaks_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the system kills it for want of memory."""
    killed = tmp_path / "python"
    killed.write_text('#!/bin/sh\necho "{"\nkill -9 $$\n')
    killed.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(killed))
    report = rebuild([])
    assert (report.status, report.error) == (-9, "the build broke off with status -9")
