"""Options that several commands have, and the settings that they make."""

from pathlib import Path

import click
from click.testing import CliRunner

from builder.cli.options import jobs_option, options, settings_of, strict_option
from tests.helpers import SiteTest


def test_places_depend_on_the_source(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    assert (settings.source, settings.output) == (tmp_path, tmp_path / "_site")
    assert (settings.strict, settings.cache) == (False, None)


def test_the_theme_given_then_that_of_the_source_if_there_is_one(tmp_path: Path) -> None:
    assert settings_of(tmp_path).theme is None
    (tmp_path / "theme").mkdir()
    assert settings_of(tmp_path).theme == tmp_path / "theme"
    assert settings_of(tmp_path, theme=Path("other")).theme == Path("other")


def test_a_source_that_no_system_can_have_has_no_theme(tmp_path: Path) -> None:
    assert settings_of(tmp_path / ("x" * 300)).theme is None


def test_what_is_given_counts(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, output=Path("out"), strict=True)
    assert (settings.output, settings.strict) == (Path("out"), True)


def test_several_options_in_the_order_of_the_help() -> None:
    @click.command()
    @options(strict_option, jobs_option)
    def command(strict: bool, jobs: int | None) -> None:
        click.echo(f"{strict} {jobs}")

    runner = CliRunner()
    shown = runner.invoke(command, ["--help"]).output
    assert shown.index("--strict") < shown.index("--jobs") < shown.index("--help")
    assert runner.invoke(command, ["--jobs=2", "--strict"]).output == "True 2\n"
    assert runner.invoke(command, ["--jobs=0"]).exit_code == 2


def test_what_writes_takes_no_source_of_an_object_store(site: SiteTest) -> None:
    said = site.run("search", "word", "--source", "s3://bucket/source")
    assert said.exit_code == 2
    assert "of object stores only build and check read" in said.stderr
    said = site.run("check", "--fix", "--source", "s3://bucket/source")
    assert said.exit_code == 2
    assert said.stderr == ("Error: --fix writes into a folder; s3://bucket/source is only read\n")
    assert not (site.source / "s3:").exists()
