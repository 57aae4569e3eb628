"""Which addresses must not be lost, as the options of a command say."""

from pathlib import Path

import click

from builder.config import parse_config
from builder.content.reader import Reader
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
            click.echo(f"{SITE_FILE} has no url: no addresses are compared", err=True)
    if not where:
        return ()
    found = published_addresses(where)
    if found is None:
        click.echo(f"There is no {list_at(where)}: this is the first publication", err=True)
    return (Earlier("the published site", found or {}),)


def _own_address(source: Path) -> str:
    """Where a source says that its site is published."""
    text, _ = Reader(LocalStorage(source)).text(SITE_FILE)
    return parse_config(text)[0].url
