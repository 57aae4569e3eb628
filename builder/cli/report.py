"""What a command says of its work, and the status that it ends with."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

import click

from builder.cli.endings import NOBODY_READS, Ending, ending_of
from builder.cli.tally import frequent
from builder.errors import ContentError, MachineError, Problem, UsageError, failure
from builder.pipeline.settings import Workers
from builder.runtime.executor import Executor
from builder.runtime.progress import reporter
from builder.store.journal import complete
from builder.store.state import Summary

Result = TypeVar("Result")

_COPIES = Path(".cache", "sources")  # of sources that are in object stores


class Outcome(NamedTuple):
    """What to say of a command that did its work."""

    line: str
    counts: Mapping[str, object]
    summary: Summary


def run(
    work: Callable[[Workers], Outcome],
    source: Path,
    jobs: int | None,
    as_json: bool,
    executor: Executor | None = None,
) -> None:
    """Do the work and print what came of it."""
    outcome = working(work, jobs, executor)
    if as_json:
        _print_json(outcome.summary.warnings, outcome.counts)
    else:
        print_problems(outcome.summary.warnings, source)
        click.echo(outcome.line)


def working(
    work: Callable[[Workers], Result], jobs: int | None, executor: Executor | None = None
) -> Result:
    """Do the work with so many processes, by default one a processor, and tell how far it is.

    An executor that is given has processes of its own.
    """
    own = executor or Executor(jobs or os.cpu_count() or 1)
    with own as executor, reporter(sys.stderr) as progress:
        return work(Workers(executor, progress, warn))


def warn(message: str) -> None:
    """Tell of what costs only time."""
    click.echo(f"Warning: {message}", err=True)


class Command(click.Command):
    """A command that ends as `builder --help` says, whatever happens in it."""

    def invoke(self, ctx: click.Context) -> object:
        """Call it with what its options say."""
        given = ctx.params
        as_json = given.get("as_json", False)
        if isinstance(address := given.get("source"), str):
            with exiting(as_json=as_json):
                if given.get("fix"):
                    raise UsageError(f"--fix writes into a folder; {address} is only read")
                given["source"] = _copied(address)
        with exiting(given.get("source", Path()), as_json):
            # A change of the source may have been interrupted.
            if "source" in given and complete(given["source"]):
                warn("a change that was interrupted is completed; look at the source's texts")
            return super().invoke(ctx)


def _copied(address: str) -> Path:
    """The folder of the copy of a source that is in an object store."""
    from builder.store.mirror import mirrored  # few sources are

    folder = mirrored(address, _COPIES)
    click.echo(f"{address} is read from its copy in {folder}", err=True)
    return folder


@contextmanager
def exiting(source: Path = Path(), as_json: bool = False) -> Iterator[None]:
    """Say why the work cannot be done, and exit as `builder --help` says."""
    try:
        yield
    except (Exception, KeyboardInterrupt) as error:
        ending = (
            None if isinstance(error, click.exceptions.Exit | click.Abort) else ending_of(error)
        )
        if ending is None:
            raise
        status = _tell(error, ending, source, as_json)
    else:
        return
    sys.exit(status)


def _tell(error: BaseException, ending: Ending, source: Path, as_json: bool) -> int:
    """Say what went wrong, as far as anybody listens; give the status."""
    try:
        if isinstance(error, ContentError):
            if as_json:
                _print_json(error.problems, {})
            else:
                print_problems(error.problems, source)
        elif as_json:
            click.echo(json.dumps({"error": ending.said}))
        elif ending.said:
            click.echo(f"Error: {ending.said}", err=True)
    except BrokenPipeError:
        return NOBODY_READS
    except OSError as unheard:
        with suppress(OSError):
            click.echo(f"Error: {failure('print', unheard)}", err=True)
        return MachineError.status
    return ending.status


def print_problems(problems: Sequence[Problem], source: Path) -> None:
    """A line for each, then what is frequent, then their number.

    Where GitHub reads them they are annotations, of which it shows but ten of a kind.
    """
    for problem in problems:
        click.echo(_annotation(problem, source) if _on_github() else problem.line_from(source))
    for line in frequent(problems):
        click.echo(line)
    errors = sum(problem.severity == "error" for problem in problems)
    if problems:
        click.echo(f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}")


def size_of(summary: Summary) -> str:
    """The size of the archive in one line."""
    text = amounts(summary.articles, summary.drafts, summary.pages)
    notes = []
    if summary.unrecorded:
        names = (
            f"{count:,} {kind.singular if count == 1 else kind.value}"
            for kind, count in summary.unrecorded.items()
        )
        notes.append(f"names without a record: {', '.join(names)}")
    if summary.untranslated:
        notes.append(f"{counted(summary.untranslated, 'text')} of the interface not translated")
    text += f" ({'; '.join(notes)})" if notes else ""
    return text


def counts_of(summary: Summary) -> dict[str, int]:
    """The size of the archive for programs."""
    counts = {"articles": summary.articles, "pages": summary.pages}
    counts |= {"drafts": summary.drafts} if summary.drafts else {}
    counts |= {"untranslated": summary.untranslated} if summary.untranslated else {}
    return counts | {f"unrecorded_{kind.value}": n for kind, n in summary.unrecorded.items()}


def amounts(articles: int, drafts: int, pages: int) -> str:
    """How much a site has: `97 articles, 3 drafts, 310 pages`; without drafts nothing of them."""
    shown = [counted(articles, "article"), counted(drafts, "draft"), counted(pages, "page")]
    return ", ".join(shown if drafts else shown[::2])


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 article`, `1,200 articles`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _print_json(problems: Sequence[Problem], counts: Mapping[str, object]) -> None:
    click.echo(json.dumps({**counts, "problems": [_as_dict(p) for p in problems]}, indent=1))


def _as_dict(problem: Problem) -> dict[str, str | int | list[str]]:
    fields = ("path", "line", "column", "severity", "code", "message", "hint")
    said = {field: getattr(problem, field) for field in fields}
    return {**said, "addresses": [*problem.addresses]} if problem.addresses else said


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
