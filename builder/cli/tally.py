"""What is frequent among the problems of a run, each with what takes care of all of it at once."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.errors import Problem
from builder.metadata.keys import ARTICLE_KEYS, ARTICLE_WORDS, meant
from builder.metadata.writing import scalar
from builder.urls import CONTENT

FREQUENT = 10  # files with the same problem

_MAPPED = tuple(f"{CONTENT}/{area}" for area in ("articles/", "pages/", "index."))
_UNKNOWN = re.compile(r"unknown key '(.+)'")


class _Kind(NamedTuple):
    """What is counted together; `key` is the one that nobody knows, in a text of these folders."""

    code: str
    key: str = ""


def frequent(problems: Sequence[Problem]) -> Iterator[str]:
    """A line for each key or code that many files have a problem with, the most frequent first.

    A key that nobody knows is counted by itself, but in records, which settings cannot translate;
    of other codes all problems are counted together.
    """
    files: dict[_Kind, set[str]] = defaultdict(set)
    numbers: dict[_Kind, int] = defaultdict(int)
    for problem in problems:
        kind = _kind_of(problem)
        files[kind].add(problem.path)
        numbers[kind] += 1
    for kind in sorted(files, key=lambda one: (-len(files[one]), one)):
        if len(files[kind]) >= FREQUENT:
            yield _line(kind, len(files[kind]), numbers[kind])


def _kind_of(problem: Problem) -> _Kind:
    key = _UNKNOWN.fullmatch(problem.message)
    is_mapped = problem.path.startswith(_MAPPED)
    return _Kind(problem.code, key[1]) if key and is_mapped else _Kind(problem.code)


def _line(kind: _Kind, files: int, problems: int) -> str:
    if kind.key:
        return f"unknown key '{kind.key}': {files:,} files; {_setting_for(kind.key)}"
    more = f"{problems:,} in " if problems > files else ""
    return f"{kind.code}: {more}{files:,} files; archive-builder explain {kind.code}"


def _setting_for(key: str) -> str:
    """The setting that reads a key as ours, or passes over it."""
    target = meant(key, ARTICLE_KEYS, ARTICLE_WORDS)
    written = scalar(key, in_list=True)
    if target:
        return f"add it to field_map in site.yaml: field_map: {{{written}: {target}}}"
    return f"add it to ignored_fields in site.yaml: ignored_fields: [{written}]"
