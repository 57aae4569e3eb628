"""`builder split`: its help; what it does is in tests/unit/keeping/test_split.py."""

from click.testing import CliRunner

from builder.cli.split import split_command


def test_the_help_says_that_nothing_is_written_unless_all_is() -> None:
    result = CliRunner().invoke(split_command, ["--help"])
    assert "Nothing is written unless all is." in " ".join(result.output.split())
