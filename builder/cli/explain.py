"""`builder explain`: what a code of a problem means."""

import re
from collections.abc import Iterator

import click

from builder.cli.report import Command
from builder.errors import UsageError
from builder.explanations import Explanation, allowable_codes, explanations
from builder.suggest import did_you_mean

_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


@click.command("explain", cls=Command)
@click.argument("code", required=False)
def explain_command(code: str | None) -> None:
    """Explain the code of a problem, such as unknown-key; without one, list them all."""
    click.echo("\n\n".join(_parts(_find(code))) if code else "\n".join(_list()))


def _find(code: str) -> Explanation:
    known = explanations()
    if code not in known:
        hint = did_you_mean(code, known) or "without a code all of them are listed"
        raise UsageError(f"there is no code '{code}'; {hint}")
    return known[code]


def _parts(one: Explanation) -> Iterator[str]:
    """The pieces of an explanation: cause, example, cure."""
    yield f"{click.style(one.code, bold=True)}: {one.severity}"
    yield _wrapped(one.cause)
    yield f"    {one.example}"
    yield _wrapped(one.cure)
    if one.code in allowable_codes():
        yield "If it is to stay, allow it in site.yaml, in these files or in any folder:"
        yield f"    allow: {{{one.code}: [articles/2015/01/a.md, articles/2015/**]}}"


def _list() -> Iterator[str]:
    """A line for each code."""
    width = max(map(len, explanations()))
    for one in explanations().values():
        yield f"{one.code:{width}}  {_plain(one.summary)}"


def _wrapped(text: str) -> str:
    return click.wrap_text(_plain(text), 80)


def _plain(text: str) -> str:
    """A text without links, for which a terminal has no place; addresses on the web are kept."""
    return _LINK.sub(lambda link: _shown(link[1], link[2]), text)


def _shown(text: str, target: str) -> str:
    return f"{text} ({target})" if target.startswith("https://") else text
