"""`builder move`: its help; what it does is in tests/unit/keeping/test_move.py."""

from click.testing import CliRunner

from builder.cli.move import move_command


def test_the_help_says_that_nothing_is_written_unless_all_is() -> None:
    result = CliRunner().invoke(move_command, ["--help"])
    assert "Nothing is written unless all is." in " ".join(result.output.split())
