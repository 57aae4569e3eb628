"""The command line: the only place that prints, prompts or exits.

A module of this package imports click and little else; what a command works with, it imports when
it runs. So `--help` and a mistyped option are answered at once.
"""

import click

from builder import __version__
from builder.cli.build import build_command
from builder.cli.check import check_command
from builder.cli.search import search_command
from builder.cli.serve import serve_command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="builder")
def main() -> None:
    """Turn a folder of Markdown and YAML into a static archive.

    Exit status: 0 done; 1 the content has problems, all of them listed, and nothing was written;
    2 the command was called wrongly.
    """


for _command in (build_command, check_command, serve_command, search_command):
    main.add_command(_command)
