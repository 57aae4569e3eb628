"""The command line: the only place that prints, prompts or exits."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import click

from builder import __version__
from builder.build.executor import Executor
from builder.build.pipeline import Checked, Settings, build, check
from builder.build.searching import search
from builder.errors import ContentError, Problem, UsageError
from builder.progress import reporter
from builder.search.local import Results
from builder.search.snippets import Snippet

DEFAULT_OUTPUT = "_site"
DEFAULT_THEME = Path(__file__).parent.parent / "theme"

Option = Callable[[Callable[..., None]], Callable[..., None]]


def _options(*options: Option) -> Option:
    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


_source = click.option(
    "--source",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    help="Folder with site.yaml and content/.  [default: this folder]",
)
_jobs = click.option(
    "--jobs", type=click.IntRange(min=1), help="Number of processes.  [default: one a processor]"
)
_json = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object instead of lines."
)
_common = _options(
    _source,
    click.option(
        "--theme",
        type=click.Path(path_type=Path, file_okay=False),
        help="Folder with templates/ and static/.  [default: SOURCE/theme, else the builder's]",
    ),
    _jobs,
    click.option("--strict", is_flag=True, help="Treat warnings as errors."),
    _json,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="builder")
def main() -> None:
    """Turn a folder of Markdown and YAML into a static archive.

    Exit status: 0 done; 1 the content has problems, all of them listed, and nothing was written;
    2 the command was called wrongly.
    """


@main.command("build")
@_common
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that the site is written to.  [default: SOURCE/_site]",
)
def build_command(
    source: Path,
    theme: Path | None,
    output: Path | None,
    jobs: int | None,
    strict: bool,
    as_json: bool,
) -> None:
    """Check the content and write the site."""
    settings = _settings(source, theme, output, jobs, strict)
    started = time.perf_counter()

    def run(executor: Executor) -> _Outcome:
        with reporter(sys.stderr) as progress:
            built = build(settings, executor, progress)
        seconds = time.perf_counter() - started
        line = f"{_summary(built.checked)} in {settings.output} ({seconds:.1f} s)"
        if built.deleted:
            line += f"; {built.deleted:,} files of earlier builds deleted"
        return _Outcome(line, {**_counts(built.checked), "files": built.files}, built.checked)

    _run(run, settings, as_json)


@main.command("check")
@_common
def check_command(
    source: Path, theme: Path | None, jobs: int | None, strict: bool, as_json: bool
) -> None:
    """Check the content; write nothing."""
    settings = _settings(source, theme, None, jobs, strict)

    def run(executor: Executor) -> _Outcome:
        with reporter(sys.stderr) as progress:
            checked = check(settings, executor, progress)
        return _Outcome(f"{_summary(checked)}: no errors", _counts(checked), checked)

    _run(run, settings, as_json)


# A word of a query may begin with a hyphen.
@main.command(
    "search", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]}
)
@click.argument("query", nargs=-1, required=True)
@_source
@_jobs
@click.option("--limit", type=click.IntRange(min=1), default=10, help="Number of results.  [10]")
@click.option("--offset", type=click.IntRange(min=0), default=0, help="Results to skip.  [0]")
@click.option(
    "--sort",
    "order",
    type=click.Choice(["relevance", "newest", "oldest"]),
    default="relevance",
    help="What comes first.  [relevance]",
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the index.  [default: SOURCE/.cache]",
)
@_json
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
    "a phrase", +required, -unwanted, AND, OR, NOT, ( ), begin*, title:word, country:kg,
    organization:osce, person:, topic:, source:, date:2010..2015.
    """
    settings = _settings(source, None, None, jobs, False)
    folder = cache or source / ".cache"
    with _exiting(settings, as_json), Executor(settings.jobs) as executor:
        with reporter(sys.stderr) as progress:
            text = " ".join(query)
            found = search(source, folder, executor, progress, text, limit, offset, order)
        if as_json:
            click.echo(json.dumps(_results_as_dict(found), indent=1, ensure_ascii=False))
        else:
            _print_results(found, offset)


def _results_as_dict(found: Results) -> dict[str, object]:
    hits = [
        {"id": one.id, **one.shown, "score": one.score, "snippet": one.snippet._asdict()}
        for one in found.results
    ]
    return {"total": found.total, "hits": hits}


def _print_results(found: Results, offset: int) -> None:
    for number, one in enumerate(found.results, offset + 1):
        shown = one.shown
        click.echo(f"{number}. {click.style(shown['title'], bold=True)}")
        click.echo(f"   {shown['date'][:10]}  {shown['source']}  {shown['page']}")
        click.echo(f"   {_styled(one.snippet)}")
    click.echo(_count(found.total, "article"))


def _styled(snippet: Snippet) -> str:
    """A snippet with what matches in bold, where the terminal can."""
    pieces, at = [], 0
    for first, last in snippet.marks:
        pieces += [snippet.text[at:first], click.style(snippet.text[first:last], bold=True)]
        at = last
    return "".join(pieces) + snippet.text[at:]


class _Outcome(NamedTuple):
    """What to say of a command that did its work."""

    line: str
    counts: dict[str, int]
    checked: Checked


def _summary(checked: Checked) -> str:
    articles, pages = len(checked.view.archive.articles), len(checked.pages)
    text = f"{_count(articles, 'article')}, {_count(pages, 'page')}"
    if checked.unrecorded:
        names = (f"{count:,} {kind.value}" for kind, count in checked.unrecorded.items())
        text += f" (names without a record: {', '.join(names)})"
    return text


def _counts(checked: Checked) -> dict[str, int]:
    counts = {"articles": len(checked.view.archive.articles), "pages": len(checked.pages)}
    return counts | {f"unrecorded_{kind.value}": n for kind, n in checked.unrecorded.items()}


def _settings(
    source: Path, theme: Path | None, output: Path | None, jobs: int | None, strict: bool
) -> Settings:
    own = source / "theme"
    return Settings(
        source=source,
        output=output or source / DEFAULT_OUTPUT,
        theme=theme or (own if own.is_dir() else DEFAULT_THEME),
        jobs=jobs or os.cpu_count() or 1,
        strict=strict,
    )


def _run(
    work: Callable[[Executor], _Outcome],
    settings: Settings,
    as_json: bool,
) -> None:
    """Do the work, print what came of it, exit with what the contract says."""
    with _exiting(settings, as_json), Executor(settings.jobs) as executor:
        outcome = work(executor)
    _print_problems(outcome.checked.warnings, settings.source, as_json, outcome.counts)
    if not as_json:
        click.echo(outcome.line)


@contextmanager
def _exiting(settings: Settings, as_json: bool) -> Iterator[None]:
    """End the process, as the contract says, when the work cannot be done."""
    try:
        yield
    except ContentError as error:
        _print_problems(error.problems, settings.source, as_json, {})
        sys.exit(1)
    except UsageError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)


def _print_problems(
    problems: Sequence[Problem], source: Path, as_json: bool, counts: dict[str, int]
) -> None:
    if as_json:
        click.echo(json.dumps({**counts, "problems": [_as_dict(p) for p in problems]}, indent=1))
        return
    for problem in problems:
        click.echo(_annotation(problem, source) if _on_github() else _line(problem, source))
    errors = sum(problem.severity == "error" for problem in problems)
    if problems:
        warnings = len(problems) - errors
        click.echo(f"{_count(errors, 'error')}, {_count(warnings, 'warning')}")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _as_dict(problem: Problem) -> dict[str, str | int]:
    fields = ("path", "line", "column", "severity", "code", "message", "hint")
    return {field: getattr(problem, field) for field in fields}


def _line(problem: Problem, source: Path) -> str:
    return str(problem) if source == Path(".") else f"{source.as_posix()}/{problem}"


def _on_github() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _annotation(problem: Problem, source: Path) -> str:
    """A workflow command; https://docs.github.com/actions/reference/workflow-commands."""
    path = (source / problem.path).as_posix()
    text = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    place = f"file={_property(path)},line={problem.line},col={problem.column}"
    return f"::{problem.severity} {place},title={problem.code}::{_escape(text)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
