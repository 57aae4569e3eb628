"""`builder serve`: the site on this machine, built again after each change."""

from contextlib import suppress
from pathlib import Path

import click

from builder.cli.options import (
    DEFAULT_CACHE,
    DEFAULT_OUTPUT,
    DRAFTS_OPTION,
    drafts_site,
    jobs_option,
    options,
    output_option,
    source_option,
    strict_option,
    theme_option,
)
from builder.cli.report import Command, amounts, print_problems
from builder.pipeline.settings import DEFAULT_THEME, OWN_THEME
from builder.runtime.memory import live_on
from builder.serve.rebuild import Report
from builder.serve.session import Session, serve


@click.command("serve", cls=Command)
@options(
    source_option,
    output_option,
    theme_option,
    jobs_option,
    strict_option,
    click.option("--drafts", is_flag=True, help="Show drafts, too; never in the site itself."),
    click.option("--host", default="127.0.0.1", help="Address to listen at.  [127.0.0.1]"),
    click.option(
        "--port", type=click.IntRange(0, 65535), default=8000, help="Port; 0 for any.  [8000]"
    ),
)
def serve_command(
    source: Path,
    output: Path | None,
    theme: Path | None,
    jobs: int | None,
    strict: bool,
    drafts: bool,
    host: str,
    port: int,
) -> None:
    """Show the site in a browser, as GitHub Pages would; build it again after each change.

    Open pages reload by themselves. What is wrong with the content is shown on them.
    """

    def greet(address: str) -> None:
        click.echo(f"Serving {address} until Ctrl-C")

    def tell(report: Report) -> None:
        print_problems(report.problems, source)
        if report.error:
            click.echo(f"Error: {report.error}", err=True)
        if not report.status:
            size = amounts(report.articles, report.drafts, report.pages)
            click.echo(f"{size} in {report.seconds:.1f} s")

    if drafts and output:
        raise click.UsageError("a site with drafts has a folder of its own; leave out --output")
    chosen = {"--source": source, "--output": output, "--theme": theme, "--jobs": jobs}
    given = [f"{name}={value}" for name, value in chosen.items() if value is not None]
    flags = [name for name, wanted in (("--strict", strict), (DRAFTS_OPTION, drafts)) if wanted]
    own = drafts_site(source / DEFAULT_CACHE) if drafts else source / DEFAULT_OUTPUT
    session = Session(
        source=source,
        output=output or own,
        themes=[theme or source / OWN_THEME, DEFAULT_THEME],
        options=[*given, *flags],
    )
    live_on()
    with suppress(KeyboardInterrupt):  # every signal: nothing else ends it
        serve(session, host, port, greet, tell)
