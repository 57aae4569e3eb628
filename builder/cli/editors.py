"""`builder editors`: the files that editors read in an archive's folder."""

from pathlib import Path

import click

from builder.cli.options import options, source_option
from builder.cli.report import Command
from builder.keeping.editor_files import EDITORS, NOBODY, editor_files, write_editor_files


@click.command("editors", cls=Command)
@click.argument("editors", metavar="[EDITOR]...", nargs=-1, type=click.Choice([*EDITORS]))
@options(
    click.option(
        "--repository",
        default="",
        metavar="OWNER/NAME",
        help="The repository on GitHub, for decap.  [default: the one that 'url' names]",
    ),
    source_option,
)
def editors_command(editors: tuple[str, ...], repository: str, source: Path) -> None:
    """Write what editors need: schemas, forms for people who do not use Git.

    EDITOR is one of vscode, pages-cms, decap (Sveltia reads the same) and github; without one, all.
    Call it again when settings or folders have changed. Files of your own are never replaced.
    """
    texts = editor_files(source, editors or [*EDITORS], repository)
    changed = write_editor_files(source, texts)
    for path in changed:
        click.echo(path)
    if any(NOBODY in texts[path] for path in changed):
        call = "archive-builder editors decap --repository somebody/archive"
        click.echo(f"name the repository: {call}", err=True)
    if not changed:
        click.echo("All files are up to date.", err=True)
