"""The command line: the only place that prints, prompts or exits.

The module of a command is imported when the command is called, with all that it works with. So
`--help` and a mistyped name are answered at once.
"""

from importlib import import_module

import click

from builder import __version__
from builder.cli.report import exiting

# What each command is for, as its own help says.
COMMANDS = {
    "build": "Check the content and bring the site up to date with it.",
    "check": "Check the content; write nothing of the site.",
    "editors": "Write what editors need: schemas, forms for people who do not use Git.",
    "explain": "Explain the code of a problem, such as unknown-key; without one, list them all.",
    "export": "Export the site to take along, as a ZIP or a bag, and its source, also as a table.",
    "import": "Bring a collection into the archive, an article for each row, text or reference.",
    "init": "Begin an archive in a new folder, with all that it takes to build and publish it.",
    "merge": "Merge a record, or a name without one, into another of its kind.",
    "move": "Give an article or a record another path; links, names and its old address follow.",
    "new": "Begin an article: a file with title and date in the folder of its month.",
    "publish": "Bring a folder or an object store up to date with the site, in a safe order.",
    "search": "Search the articles of a source.",
    "serve": "Show the site in a browser, as GitHub Pages would; build it again after each change.",
    "split": "Make another record of a part of what one stands for.",
    "tag": "Suggest what articles are about: countries, organizations, people and topics.",
    "upgrade": "Tell what this builder would change in an archive; raise its pin with --write.",
    "verify": "Compare a copy of a site, be it a folder, a ZIP or an address, with its checksums.",
    "withdraw": "Withdraw an article: a page with the reason remains of it.",
}

# Of a command whose name is a word of Python, the module is called otherwise.
_MODULES = {"import": "importing"}


class _Commands(click.Group):
    """Knows its commands by their names, and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = _MODULES.get(cmd_name, cmd_name)
        module = import_module(f"builder.cli.{name}")
        command: click.Command = getattr(module, f"{name}_command")
        return command

    def invoke(self, ctx: click.Context) -> object:
        with exiting():  # importing a command can fail, too
            return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="builder")
def main() -> None:
    """Turn a folder of Markdown and YAML into a static archive.

    Exit status: 0 done; 1 the content has problems, all of them listed, and nothing was written;
    2 the command was called wrongly; 3 the machine failed: memory, disk, rights, a process; 130
    interrupted (Ctrl-C), 143 terminated, 129 the terminal has gone. The site is the earlier one or
    the new one, whole.
    """
