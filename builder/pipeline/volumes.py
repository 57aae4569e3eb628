"""Volumes are opened: each line becomes an article of the source, at a path of its own.

Which lines a volume has is kept in the cache, so that one that has not changed is not read. What is
wrong with an article names its path until everything is known, then the place of its line.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from builder.content.files import ContentFiles
from builder.content.lines import located, path_of_line
from builder.content.volumes import Line
from builder.errors import Place, Problem, is_of_machine, problem_at
from builder.pipeline.source import Source
from builder.store.cache import Cache
from builder.store.volumes import VolumeError, VolumeFiles
from builder.urls import CONTENT, check_path

_NAME = "volumes"
_HINT = 'give the line another \'path\', such as "path": "2015/01/name"'


class _Volume(NamedTuple):
    """What is kept of a volume: its digest, and its lines with the paths of their articles."""

    digest: bytes
    lines: list[tuple[str, Line]]


def open_volumes(source: Source, cache: Cache) -> list[Problem]:
    """Add the lines of all volumes to the articles of a source; the problems with them."""
    files = source.files
    if not files.volumes:
        return []
    known = cache.load(_NAME, dict[str, _Volume]) or {}
    found: dict[str, _Volume] = {}
    problems: list[Problem] = []
    for name in files.volumes:
        opened = _open(source, name, known.get(name))
        if isinstance(opened, Problem):
            problems.append(opened)
        else:
            found[name] = opened
            problems += filter(None, (_add(files, path, line) for path, line in opened.lines))
    in_order = sorted(files.articles.items())
    files.articles.clear()
    files.articles.update(in_order)
    if found != known:
        cache.store(_NAME, found)
    return problems


def _open(source: Source, name: str, known: _Volume | None) -> _Volume | Problem:
    """The lines of a volume, or why there are none."""
    place = Place(name)
    try:
        volume = _read(source, name, known)
    except VolumeError as error:
        return problem_at(place, error.code, str(error), error.hint)
    except OSError as error:
        if is_of_machine(error):  # nothing is wrong with the file
            raise
        return problem_at(place, "unreadable", f"the file cannot be read: {error.strerror}")
    hint = "write an article into each line, or remove the file"
    return volume if volume.lines else problem_at(place, "empty-file", "the file is empty", hint)


def _read(source: Source, name: str, known: _Volume | None) -> _Volume:
    digest = source.inputs.digest(name)
    if known and known.digest == digest and all(_is_sound(one, name) for _, one in known.lines):
        return known
    reader = cast(VolumeFiles, source.reader.files)
    lines = reader.read_volume(name)
    return _Volume(digest, [(path_of_line(data, name, one.number), one) for one, data in lines])


def _is_sound(line: Line, volume: str) -> bool:
    """Whether a cache, which others may have written, can say this of a line."""
    return line.volume == volume and line.start >= 0 and line.size >= 0


def _add(files: ContentFiles, path: str, line: Line) -> Problem | None:
    """Add a line to the articles, if it can be published at its path."""
    place = Place(line.volume, line.number)
    try:
        check_path(path)
    except ValueError as error:
        return problem_at(place, "bad-path", str(error), _HINT)
    if path in files.articles:
        other = files.lines.get(path)
        what = f"{other.volume}:{other.number}" if other else path
        page = f"{path.removeprefix(f'{CONTENT}/').removesuffix('.md')}.html"
        message = f"'{page}' is the address of this and of {what}"
        return problem_at(place, "address-collision", message, _HINT)
    files.articles[path] = line.volume
    files.lines[path] = line
    return None


def in_volumes(problems: Sequence[Problem], source: Source) -> list[Problem]:
    """The problems, those with a line where it stands in its volume."""
    lines = source.files.lines
    return [_in_volume(one, source) if one.path in lines else one for one in problems]


def _in_volume(problem: Problem, source: Source) -> Problem:
    line = source.files.lines[problem.path]
    column, more = located(problem, source.reader)
    message = f"{problem.message}{more}"
    return replace(problem, path=line.volume, line=line.number, column=column, message=message)
