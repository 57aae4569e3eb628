"""Which addresses must not be lost, as the options of a command say."""

from pathlib import Path

import click

from builder.content.reader import Reader
from builder.content.settings import read_config
from builder.errors import has_errors
from builder.model import Earlier
from builder.store.published import list_at, published_addresses
from builder.store.storage import LocalStorage
from builder.urls import SITE_FILE

AUTO = "auto"


def published_before(where: str | None, source: Path) -> tuple[Earlier, ...]:
    """The addresses of the published site, if one was named; says so if nothing was published.

    Raises:
        UsageError: they cannot be read.
    """
    if where == AUTO:
        where = _own_address(source)
    if not where:
        return ()
    found = published_addresses(where)
    if found is None:
        click.echo(f"There is no {list_at(where)}: this is the first publication", err=True)
    return (Earlier("the published site", found or {}),)


def _own_address(source: Path) -> str:
    """Where a source says that its site is published; says so if it does not.

    Of settings with errors nothing is said: they keep the site from being built, which tells them.
    """
    config, problems = read_config(Reader(LocalStorage(source)))
    if not config.url and not has_errors(problems):
        click.echo(f"{SITE_FILE} has no url: no addresses are compared", err=True)
    return config.url if not has_errors(problems) else ""
