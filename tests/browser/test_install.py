"""What is installed for the tests, and what they do where no browser and no Node.js runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import chromium, install
from tests.search.node import needed_node


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> Iterator[None]:
    for function in (chromium.find, chromium.node):
        function.cache_clear()
    yield
    for function in (chromium.find, chromium.node):
        function.cache_clear()


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder with programs, and a Node.js without its library."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", str(program(tmp_path / "no-node", runs=False)))
    return tmp_path


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would be run, except for the looks at programs."""
    found: list[list[str]] = []
    monkeypatch.setattr(install, "_run", found.append)
    return found


def program(path: Path, runs: bool = True) -> Path:
    path.write_text(f"#!/bin/sh\nexit {0 if runs else 127}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_browser_is_one_that_runs(bare: Path) -> None:
    program(bare / "chromium", runs=False)
    assert chromium.find() == ""
    chromium.find.cache_clear()
    browser = program(bare / "google-chrome")
    assert chromium.find() == str(browser)


@pytest.mark.parametrize("user", [0, 1000])
def test_what_is_tried(
    user: int, bare: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Apt by root alone, and for what is missing alone."""
    monkeypatch.setattr("os.geteuid", lambda: user)
    program(bare / "apt-get")
    program(bare / "chromium")
    install.main()
    by_apt = [command[-1] for command in commands if command[0] == "apt-get"]
    assert by_apt == (["-qq", "libatomic1"] if user == 0 else [])
    assert [command[2] for command in commands if command[0] != "apt-get"] == ["playwright"]


def test_nothing_is_tried_where_nothing_is_missing(
    bare: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare / "chromium")
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", str(program(bare / "node")))
    install.main()
    assert commands == []


@pytest.mark.usefixtures("bare", "commands")
def test_one_line_says_what_to_install(capsys: pytest.CaptureFixture[str]) -> None:
    install.main()
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Playwright's Node.js does not run and Chromium is missing (on Debian: "
        "apt install libatomic1 chromium): the tests that need it are skipped"
    )


@pytest.mark.usefixtures("bare")
def test_a_test_of_node_is_skipped() -> None:
    with pytest.raises(pytest.skip.Exception, match="apt install libatomic1 chromium"):
        needed_node()
