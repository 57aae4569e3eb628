"""A theme as it is on disk, read once, so that a whole build sees the same files.

Themes are overlays: each file of an archive's theme replaces the one of the same path in the
builder's; all others stay.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Protocol

from builder.errors import ThemeError, is_of_machine
from builder.urls import check_path

_TEMPLATES, _STATIC, _DATA = "templates/", "static/", "data/"


class Folder(Protocol):
    """Where the files of a theme are."""

    @property
    def folder(self) -> PurePath:
        """The folder, for messages."""

    def names(self, prefix: str) -> Iterable[str]:
        """The names of all files that begin so."""

    def get(self, name: str) -> bytes:
        """The bytes of a file, or an OSError."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The sources of the templates, the bytes of static files and of data, by paths below each.

    Static files are published; of data, such as the shapes of countries, pages are made. `places`
    are the files of the templates, for messages. Those `below` are in an earlier folder, too: a
    later one may have replaced what uses them.
    """

    templates: dict[str, str] = field(default_factory=dict)
    static: dict[str, bytes] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    data: dict[str, bytes] = field(default_factory=dict)
    below: set[str] = field(default_factory=set)

    def place(self, template: str) -> str:
        """The file of a template."""
        return self.places.get(template, template)


def read_theme(*folders: Folder) -> Theme:
    """Read a theme from folders; a file of a later one replaces that of an earlier one.

    Raises:
        ThemeError: one of them is none, or a file of it cannot be read.
    """
    theme = Theme()
    for folder in folders:
        _add(theme, folder)
    return theme


def names_of(folder: Folder) -> Iterator[str]:
    """The names of a theme's files: those of templates, then of static files, then of data.

    What begins with a dot, as `.DS_Store` does, is none of them.

    Raises:
        ThemeError: a file cannot be published under its name.
        OSError: the folder cannot be read.
    """
    for prefix in (_TEMPLATES, _STATIC, _DATA):
        yield from _names(folder, prefix)


def _names(folder: Folder, prefix: str) -> Iterator[str]:
    for name in folder.names(prefix):
        if any(part.startswith(".") for part in name.split("/")):
            continue
        try:
            yield check_path(name)
        except ValueError as error:
            message = f"a file of the theme {folder.folder} has no name for a site: {error}"
            raise ThemeError(f"{message}; rename it") from error


def _add(theme: Theme, folder: Folder) -> None:
    templates, static = _files(folder, _TEMPLATES), _files(folder, _STATIC)
    data = _files(folder, _DATA)
    if not templates and not static and not data:
        message = f"{folder.folder} is not a theme: there are no files in its folders "
        raise ThemeError(f"{message}'templates' and 'static'")
    theme.below.update(theme.templates)
    for path, source in templates.items():
        place = str(folder.folder / _TEMPLATES / path)
        try:
            theme.templates[path] = source.decode()
        except UnicodeDecodeError as error:
            raise ThemeError(f"a template cannot be read: {place} is not UTF-8") from error
        theme.places[path] = place
    theme.static.update(static)
    theme.data.update(data)


def _files(folder: Folder, prefix: str) -> dict[str, bytes]:
    try:
        return {name.removeprefix(prefix): folder.get(name) for name in _names(folder, prefix)}
    except OSError as error:
        if is_of_machine(error):
            raise
        raise ThemeError(f"a file of the theme cannot be read: {error}") from error
