"""Options that several commands have, and the settings that they make."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from builder.pipeline.settings import OWN_THEME, Settings
from builder.urls import is_store

DEFAULT_OUTPUT = "_site"
DEFAULT_CACHE = ".cache"
# Below a cache's folder: a site with drafts, and what its builds keep. It is no place from which a
# site is published, and `build` has no option that people are told of for writing one.
DRAFTS = "drafts"
DRAFTS_OPTION = "--drafts-for-serve"

Command = TypeVar("Command", bound=Callable[..., None])


class _OwnSource(click.Path):
    """A folder, and no address: a copy would be another one than it names."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse an address, which would be the name of a folder that nobody wants."""
        if is_store(str(value)):
            self.fail(f"'{value}' is no folder; of object stores only build and check read", param)
        return super().convert(value, param, ctx)


source_option = click.option(
    "--source",
    type=_OwnSource(path_type=Path, file_okay=False),
    default=".",
    help="Folder with site.yaml and content/.  [default: this folder]",
)


class _ReadSource(click.Path):
    """A folder, or the address of one in an object store, which is copied when the work begins."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Leave an address as it is; `Command` makes a folder of it."""
        return value if is_store(str(value)) else super().convert(value, param, ctx)


read_source_option = click.option(
    "--source",
    type=_ReadSource(path_type=Path, file_okay=False),
    default=".",
    help="Folder with site.yaml and content/, or its address in an object store, such as "
    "s3://bucket/archive.  [default: this folder]",
)
theme_option = click.option(
    "--theme",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder whose templates/ and static/ replace files of ours.  [default: SOURCE/theme]",
)
output_option = click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that the site is written to.  [default: SOURCE/_site]",
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(min=1), help="Number of processes.  [default: one a processor]"
)
strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


def named(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """The value of an option that must name something.

    Where it comes from a variable that is not set, nothing would be compared, and nobody told.
    """
    if value is not None and not value.strip():
        raise click.BadParameter("it names nothing")
    return value


published_option = click.option(
    "--published",
    metavar="PLACE",
    callback=named,
    help="Address or folder of the published site; none of its addresses may be lost.  "
    "'auto' is the url in site.yaml.",
)
allow_empty_option = click.option(
    "--allow-empty", is_flag=True, help="Let a site that had articles have none."
)
cache_option = click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for what the next run can use again.  [default: SOURCE/.cache]",
)
no_cache_option = click.option(
    "--no-cache", is_flag=True, help="Read and make everything anew, and keep nothing."
)
drafts_option = click.option(
    DRAFTS_OPTION, "drafts", is_flag=True, hidden=True, help="Of `serve --drafts` alone."
)
styleguide_option = click.option(
    "--styleguide",
    is_flag=True,
    help="Add styleguide.html, a page of every component of the theme in every state.",
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object instead of lines."
)
stats_option = click.option(
    "--stats", "has_stats", is_flag=True, help="Tell what each stage took, and wrote."
)
cluster_option = click.option(
    "--cluster",
    metavar="ADDRESS",
    callback=named,
    help="Work on a cluster of Dask: the address of its scheduler, or local:4 for a trial with "
    "four processes of this machine.",
)

builder_option = click.option(
    "--builder",
    metavar="WHEEL",
    help="Wheel to pin the archive to: a file, URL#sha256=..., git+URL@COMMIT.  [default: of this]",
)


def drafts_site(cache: Path) -> Path:
    """The folder of a site with drafts; there is no other."""
    return cache / DRAFTS / "site"


def options(*decorators: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one, in the order of the help."""

    def decorate(command: Command) -> Command:
        for option in reversed(decorators):
            command = option(command)
        return command

    return decorate


# What `build` and `check` have both: how a source is read, and what must not be lost.
checking_options = options(
    theme_option,
    cache_option,
    no_cache_option,
    jobs_option,
    strict_option,
    json_option,
    published_option,
    allow_empty_option,
)


def settings_of(
    source: Path, theme: Path | None = None, output: Path | None = None, strict: bool = False
) -> Settings:
    """The settings of a run, with the defaults that depend on the source."""
    own = source / OWN_THEME
    return Settings(
        source=source,
        output=output or source / DEFAULT_OUTPUT,
        theme=theme or (own if os.path.isdir(own) else None),
        strict=strict,
    )
