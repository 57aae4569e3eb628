"""`builder new`: begin an article."""

import sys
import time
from pathlib import Path

import click

from builder.cli.options import options, source_option
from builder.cli.report import Command
from builder.errors import UsageError
from builder.keeping.filled_form import article_of_form
from builder.keeping.new_article import new_article

_NOTHING = 'name a title in quotes, the address of a page, or a page that was saved: new "A title"'


@click.command("new", cls=Command)
@click.argument("article", metavar="[TITLE|URL|FILE.html]", default="")
@options(
    click.option("--title", help="Its title, if it is not that of the page.", default=""),
    click.option(
        "--date",
        help="Its date, in any form of an article.  [default: today; of a page, its own]",
    ),
    click.option(
        "--form",
        type=click.Path(path_type=Path, dir_okay=False),
        help="A file with the text of a form that was filled in on GitHub.",
    ),
    click.option("--keep", is_flag=True, help="Keep the page of the web, in .import/pages."),
    source_option,
)
def new_command(
    article: str, title: str, date: str | None, form: Path | None, keep: bool, source: Path
) -> None:
    """Begin an article: a file with title and date in the folder of its month.

    Of an address or of a page that was saved it has the text and what the page says of itself; its
    date is that of the page if all places that say one agree.

    Prints its path. A file that is there already is left alone.
    """
    today = time.strftime("%Y-%m-%d")
    if form:
        if article or title or date:
            raise UsageError("a form says title and date itself; leave the others out")
        path = article_of_form(source, form, today)
    elif _is_page(article):
        from builder.keeping.new_from_page import new_from_page  # slow, and seldom needed

        path, told = new_from_page(source, article, title, date or "", today, keep, _ask)
        for line in told:
            click.echo(line, err=True)
    else:
        title = title or article or _ask("Title")
        if not title:
            raise UsageError(_NOTHING)
        path = new_article(source, title, date or today, today)
    click.echo(path)


def _is_page(article: str) -> bool:
    """Whether an address or a file is named, and no title."""
    is_file = article.casefold().endswith((".html", ".htm", ".xhtml"))
    return article.startswith(("http://", "https://")) or is_file


def _ask(question: str) -> str:
    """What a person at a terminal answers; nobody else is asked."""
    if not sys.stdin.isatty():
        return ""
    return str(click.prompt(question, default="", show_default=False, err=True))
