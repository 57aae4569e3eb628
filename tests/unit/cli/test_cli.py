"""The command line as scripts and people use it."""

import json
import os
import re
import subprocess
import sys

import click
import pytest

from builder.cli import COMMANDS, main
from tests.helpers import HEAVY, ROOT, SiteTest


def command_of(name: str) -> click.Command:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    return command


def test_exit_codes(site: SiteTest) -> None:
    site.article("a")
    assert site.run("check").exit_code == 0
    assert site.run("check", "--jobs=0").exit_code == 2
    assert site.run("check", "--source=nowhere").exit_code == 2
    assert site.run("check", "--theme=content").exit_code == 2
    assert site.run("publish").exit_code == 2
    site.article("b", more="x: 1")
    assert site.run("check").exit_code == 1


def test_problems_as_json(site: SiteTest) -> None:
    site.article("a", more="contries: [KZ]")
    assert site.json() == {
        "problems": [
            {
                "path": "content/articles/a.md",
                "line": 4,
                "column": 1,
                "severity": "error",
                "code": "unknown-key",
                "message": "unknown key 'contries'",
                "hint": "did you mean 'countries'?",
            }
        ]
    }


def test_a_wrong_call_as_json(site: SiteTest) -> None:
    result = site.run("check", "--source=nowhere", "--json")
    assert result.exit_code == 2
    assert json.loads(result.stdout) == {"error": "there is no folder nowhere"}


def test_json_of_a_good_build_has_counts(site: SiteTest) -> None:
    site.article("a")
    result = site.run("build", "--json", f"--output={site.output}")
    assert json.loads(result.stdout)["articles"] == 1


def test_annotations_in_github_actions(site: SiteTest) -> None:
    site.article("a", more="source_url: 'a,b: 100%'")
    result = site.run("check", env={"GITHUB_ACTIONS": "true"})
    assert result.stdout.splitlines()[0].startswith(
        "::error file=content/articles/a.md,line=4,col=13,title=bad-url::'source_url': "
    )
    assert "100%25" in result.stdout


def test_paths_can_be_opened_from_where_the_command_was_called(site: SiteTest) -> None:
    site.article("a", more="contries: [KZ]")
    (site.source / "deep").mkdir()
    result = site.run("check", "--source", "../source")
    assert result.stdout.startswith("../source/content/articles/a.md:4:1: ")


def test_a_broken_theme_is_named_before_anything_is_written(site: SiteTest) -> None:
    import shutil

    site.article("a")
    shutil.copytree(ROOT / "theme", site.source / "theme")
    for broken, message in [
        ("{% if %}", "article.html:1:"),
        ("{{ titel }}", "'titel' is undefined"),
        ("{{ 1 / 0 }}", "division by zero"),
        ('{% extends "article.html" %}', "recursion"),
        ('{% include "nothing.html" %}', "nothing.html"),
        ("\udcff", "cannot be read"),
    ]:
        data = broken.encode("utf-8", "surrogateescape")
        site.write("theme/templates/article.html", data)
        result = site.run("build", f"--output={site.output}")
        assert result.exit_code == 2
        assert message in result.output
        assert not site.output.exists()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    assert COMMANDS[name] == (command_of(name).help or "").partition("\n\n")[0].replace("\n", " ")


@pytest.mark.parametrize(
    "arguments", [["--help"], *([name, "--help"] for name in COMMANDS), ["build", "--x"]]
)
def test_help_and_a_mistyped_option_load_nothing_slow(arguments: list[str]) -> None:
    program = (
        "import sys; before = set(sys.modules)\n"
        "from builder.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "loaded = {name.split('.')[0] for name in set(sys.modules) - before}\n"
        f"print('slow:', *sorted(loaded & {{*{HEAVY}}}), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stderr.splitlines()[-1] == "slow:"


def test_a_terminal_gets_a_bar_and_a_pipe_gets_lines(site: SiteTest) -> None:
    site.article("a")
    command = [sys.executable, "-m", "builder", "check", "--no-cache", "--source", str(site.source)]
    piped = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert piped.stderr == piped.stderr.replace("\x1b", "")
    assert piped.stderr.startswith("read articles: 1 in ")
    pty = pytest.importorskip("pty", reason="Windows has no such terminals")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    subprocess.run(
        command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=theirs, env=environment
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "read articles" in shown
    assert "1/1" in shown
    assert re.search(r"\d s\b", shown), "what took less than a second has no rate"
