"""A library that is missing is named with what installs it where the builder is."""

import sys

import pytest

from builder.importing.libraries import missing


def test_the_python_that_runs_is_the_one_that_installs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/my archive/.venv/bin/python")
    assert str(missing("read feeds", "feedparser", "feedparser")) == (
        "to read feeds feedparser is needed; install it beside the builder with "
        "'\"/my archive/.venv/bin/python\" -m pip install feedparser', and call this again"
    )
