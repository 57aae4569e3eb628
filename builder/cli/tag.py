"""`builder tag`: suggest what articles are about, and write what a person says to that."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import (
    DEFAULT_CACHE,
    cache_option,
    jobs_option,
    json_option,
    options,
    settings_of,
    source_option,
)
from builder.cli.report import Command, counted, working
from builder.errors import UsageError
from builder.pipeline.settings import Workers
from builder.store.cache import BUILD

if TYPE_CHECKING:
    from builder.keeping.revision import Revision
    from builder.keeping.tag import Proposal

_TIERS = ("sure", "likely", "named")
_ANSWERS = ("y", "n", "never", "q")


@click.command("tag", cls=Command)
@click.argument("paths", nargs=-1)
@options(
    click.option(
        "--apply",
        type=click.Choice(_TIERS[:2]),
        help="Write what is sure, or also what is likely, and ask nothing.",
    ),
    click.option(
        "--least",
        type=click.Choice(_TIERS),
        default=_TIERS[-1],
        help="Suggest what is at least so sure.  [default: named]",
    ),
    json_option,
    source_option,
    cache_option,
    jobs_option,
)
def tag_command(
    paths: tuple[str, ...],
    apply: str | None,
    least: str,
    as_json: bool,
    source: Path,
    cache: Path | None,
    jobs: int | None,
) -> None:
    """Suggest what articles are about: countries, organizations, people and topics.

    PATHS are files, folders or ids of articles. Without any it is all articles, and of each the
    kinds of which it names nothing yet. A suggestion is sure, likely, or no more than named in the
    text; what the archive said in like cases decides. Each comes with its reason and the sentence.

    At a terminal each is a question: y writes it into the article, n does nothing, never keeps that
    it is wrong, q ends. Nothing is written before the end, and then all or nothing.
    """
    revision, found = _look(paths, apply or least, source, cache or source / DEFAULT_CACHE, jobs)
    if as_json:
        click.echo(json.dumps([_as_dict(one) for one in found], ensure_ascii=False, indent=1))
    if apply:
        _write(revision, [(one, "y") for one in found], jobs, is_told=not as_json)
    elif not as_json and _is_asked():
        _write(revision, _ask(found), jobs, is_told=True)
    elif not as_json:
        _print(found)


def _is_asked() -> bool:
    """Whether there is somebody who can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _look(
    paths: Sequence[str], least: str, source: Path, cache: Path, jobs: int | None
) -> "tuple[Revision, list[Proposal]]":
    """The source, and what is suggested for it; drafts are looked at, too."""
    from builder.keeping.revision import Revision
    from builder.keeping.tag import proposals

    settings = replace(settings_of(source), cache=cache / BUILD, drafts=True)

    def work(workers: Workers) -> "tuple[Revision, list[Proposal]]":
        revision = Revision(settings, workers)
        return revision, proposals(revision, paths, least)

    return working(work, jobs)


def _ask(found: "Sequence[Proposal]") -> "list[tuple[Proposal, str]]":
    """What a person says to each."""
    answers: list[tuple[Proposal, str]] = []
    for path, some in groupby(found, key=lambda one: one.path):
        own = [*some]
        click.echo(f"{path}: {own[0].title}")
        for one in own:
            click.echo(_said(one))
            answer = click.prompt(
                "  y, n, never, q", type=click.Choice(_ANSWERS), default="n", show_choices=False
            )
            if answer == "q":
                return answers
            answers.append((one, answer))
    return answers


def _write(
    revision: "Revision",
    answers: "Sequence[tuple[Proposal, str]]",
    jobs: int | None,
    is_told: bool,
) -> None:
    """Write what was answered, and name the files."""
    from builder.keeping.tag import accept, refuse

    done = {"y": accept, "never": refuse}
    written = 0
    for one, answer in answers:
        if answer in done:
            try:
                done[answer](revision, one)
                written += 1
            except UsageError as error:  # of this one alone
                click.echo(f"Warning: {error}", err=True)

    def work(workers: Workers) -> list[str]:
        revision.workers = workers
        return revision.make()

    for path in working(work, jobs) if written else []:
        if is_told:
            click.echo(revision.settings.source / path)
    if is_told:
        click.echo(f"{counted(written, 'change')} written" if written else "nothing to write")


def _print(found: "Sequence[Proposal]") -> None:
    for path, some in groupby(found, key=lambda one: one.path):
        own = [*some]
        click.echo(f"{path}: {own[0].title}")
        for one in own:
            click.echo(_said(one))
    click.echo(counted(len(found), "suggestion"))


def _said(one: "Proposal") -> str:
    """A suggestion in a line, its sentence in the next."""
    suggestion = one.suggestion
    name = one.written if one.written == one.name else f"{one.written} ({one.name})"
    line = f"  {suggestion.tier:<6} {suggestion.kind.value}: {name}; {one.reason}".rstrip("; ")
    sentence = " ".join(suggestion.case.finding.sentence.split())
    return f"{line}\n         {sentence}" if sentence else line


def _as_dict(one: "Proposal") -> dict[str, object]:
    suggestion = one.suggestion
    return {
        "path": one.path,
        "id": one.id,
        "kind": suggestion.kind.value,
        "slug": suggestion.slug,
        "name": one.name,
        "written": one.written,
        "tier": suggestion.tier,
        "likelihood": round(suggestion.likelihood, 3),
        "reason": one.reason,
        "sentence": suggestion.case.finding.sentence,
    }
