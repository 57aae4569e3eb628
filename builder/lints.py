"""Warnings that an archive allows: the setting `allow`, and what remains of a run's problems."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from builder.errors import Name, Problem, has_errors, problem_at
from builder.explanations import allowable_codes, explanations
from builder.metadata.fields import Fields
from builder.suggest import did_you_mean
from builder.urls import CONTENT, composed


class Allowed(NamedTuple):
    """The code of a warning that is allowed in files whose paths fit one of the patterns.

    Paths are those below `content/`. In a pattern `**` stands for any folders, `*` for anything
    within a name.
    """

    code: Name
    patterns: tuple[Name, ...]


def read_allowed(settings: Fields) -> tuple[Allowed, ...]:
    """The setting `allow`: a mapping of codes to lists of patterns."""
    fields = settings.mapping("allow")
    if fields is None:
        return ()
    found = [Allowed(Name(code, fields.place(code)), fields.names(code)) for code in fields.written]
    settings.problems += [*fields.problems, *_check_codes(found)]
    return tuple(found)


def _check_codes(found: Iterable[Allowed]) -> Iterator[Problem]:
    for text, place in (one.code for one in found):
        explained = explanations().get(text)
        hint = f"the warnings are {', '.join(allowable_codes())}"
        if explained is None:
            message = f"'allow': there is no warning with the code '{text}'"
            hint = did_you_mean(text, explanations()) or hint
            yield problem_at(place, "unknown-value", message, hint)
        elif explained.severity == "error":
            message = f"'allow': '{text}' cannot be allowed, as only some warnings can"
            yield problem_at(place, "not-a-warning", message, hint)


def without_allowed(
    problems: Sequence[Problem],
    allowed: Sequence[Allowed],
    volumes: Mapping[str, str] = MappingProxyType({}),
) -> list[Problem]:
    """The problems that remain, with a warning for each entry or pattern that is for none of them.

    A pattern may be for an article or for the volume that it is in; `volumes` are by article.
    As long as there are errors nothing is said of patterns: a text that cannot be read may have had
    the warnings that they are for.
    """
    used: set[Name] = set()
    remaining = []
    for problem in problems:
        reasons = _reasons(problem, allowed, volumes.get(problem.path, problem.path))
        used |= reasons
        if not reasons:
            remaining.append(problem)
    unused = () if has_errors(problems) else _unused(allowed, used)
    return [*remaining, *unused]


def _reasons(problem: Problem, allowed: Sequence[Allowed], volume: str) -> set[Name]:
    """The patterns by which a problem is allowed."""
    if problem.severity == "error" or not problem.path.startswith(f"{CONTENT}/"):
        return set()
    patterns = (name for one in allowed if one.code.text == problem.code for name in one.patterns)
    paths = {problem.path, volume}
    return {one for one in patterns if any(fits(path, one.text) for path in paths)}


def _unused(allowed: Iterable[Allowed], used: set[Name]) -> Iterator[Problem]:
    for code, patterns in allowed:
        unused = [pattern for pattern in patterns if pattern not in used]
        if len(unused) == len(patterns):
            unused = [Name("", code.place)]
        for text, place in unused:
            which = f"fits '{text}'" if text else "is named here"
            message = f"'allow': no file that {which} has the warning '{code.text}'"
            yield problem_at(place, "unused-allow", message, "remove or mend it", "warning")


def fits(path: str, pattern: str) -> bool:
    """Whether the path of a file fits a pattern; both may begin with `content/` or below it."""
    inside = (composed(text).removeprefix(f"{CONTENT}/") for text in (path, pattern))
    names, wanted = (text.split("/") for text in inside)
    return _fits(names, wanted, "**")


def _fits(items: Sequence[str], pattern: Sequence[str], wild: str) -> bool:
    """Whether names fit a pattern of names, or the letters of a name one of letters.

    `wild` stands for any number of items. Where what follows it does not fit, the last one is tried
    again with an item more; an earlier one need not be, for what it would take the last one can
    take as well. So no pattern takes more steps than items times pattern.
    """
    at = item = 0
    again: tuple[int, int] | None = None
    while item < len(items):
        if at < len(pattern) and pattern[at] == wild:
            again = at, item
            at += 1
        elif at < len(pattern) and _same(items[item], pattern[at], wild):
            at, item = at + 1, item + 1
        elif again:
            again = again[0], again[1] + 1
            at, item = again[0] + 1, again[1]
        else:
            return False
    return all(one == wild for one in pattern[at:])


def _same(item: str, pattern: str, wild: str) -> bool:
    return item == pattern if wild == "*" else _fits(item, pattern, "*")
