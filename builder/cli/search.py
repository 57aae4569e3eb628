"""`builder search`: ask the articles of a source."""

import json
from collections.abc import Mapping
from pathlib import Path

import click

from builder.cli.options import (
    DEFAULT_CACHE,
    cache_option,
    jobs_option,
    json_option,
    options,
    source_option,
)
from builder.cli.report import Command, counted, working
from builder.search.local.results import Question, Results, Snippet
from builder.search.notes import english


# A word of a query may begin with a hyphen.
@click.command(
    "search",
    cls=Command,
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("query", nargs=-1, required=True)
@options(
    source_option,
    jobs_option,
    click.option(
        "--limit", type=click.IntRange(min=1), default=10, help="Number of results.  [10]"
    ),
    click.option("--offset", type=click.IntRange(min=0), default=0, help="Results to skip.  [0]"),
    click.option(
        "--sort",
        "order",
        type=click.Choice(["relevance", "newest", "oldest"]),
        default="relevance",
        help="What comes first.  [relevance]",
    ),
    cache_option,
    json_option,
)
def search_command(
    query: tuple[str, ...],
    source: Path,
    jobs: int | None,
    limit: int,
    offset: int,
    order: str,
    cache: Path | None,
    as_json: bool,
) -> None:
    """Search the articles of a source.

    Words are looked for in title, text, summary and names; articles with more of them come first.
    "a phrase", ="as written", +required, -unwanted, AND, OR, NOT, ( ), begin*, title:word,
    country:kg, organization:osce, person:, topic:, source:, language:ru, date:2010..2015.
    """
    from builder.pipeline.local_search import search

    folder = cache or source / DEFAULT_CACHE
    question = Question(" ".join(query), limit, offset, order)
    found = working(lambda workers: search(source, folder, workers, question), jobs)
    if as_json:
        click.echo(json.dumps(_as_dict(found), indent=1, ensure_ascii=False))
    else:
        _print(found, offset)


def _as_dict(found: Results) -> dict[str, object]:
    hits = [
        {
            "id": one.id,
            **one.shown,
            "score": one.score,
            "snippet": one.snippet._asdict(),
            "translations": one.translations,
        }
        for one in found.results
    ]
    notes = [{**note._asdict(), "message": english(note)} for note in found.notes]
    return {"total": found.total, "notes": notes, "hits": hits}


def _print(found: Results, offset: int) -> None:
    for number, one in enumerate(found.results, offset + 1):
        shown = one.shown
        click.echo(f"{number}. {click.style(shown['title'], bold=True)}")
        day = shown["date"].partition("T")[0]
        click.echo(f"   {day}  {shown['source']}  {shown['page']}")
        click.echo(f"   {_styled(one.snippet)}")
        for other in one.translations:
            click.echo(f"   {_told(other, shown)}: {other['title']}  {other['page']}")
    click.echo(counted(found.total, "article"))
    for note in found.notes:
        click.echo(english(note))


def _told(other: Mapping[str, str], shown: Mapping[str, str]) -> str:
    """What another version of a result is: in a language, or a copy of a day."""
    if other["language"] != shown["language"] or not other["version"]:
        return other["language"]
    return f"{other['version']} {other['date'].partition('T')[0]}"


def _styled(snippet: Snippet) -> str:
    """A snippet with what matches in bold, where the terminal can."""
    pieces, at = [], 0
    for first, last in snippet.marks:
        pieces += [snippet.text[at:first], click.style(snippet.text[first:last], bold=True)]
        at = last
    return "".join(pieces) + snippet.text[at:]
