"""A theme as it is on disk, read once: all of a build sees the same."""

from dataclasses import dataclass, field
from pathlib import Path

from builder.errors import ThemeError


@dataclass(frozen=True, slots=True)
class Theme:
    """The sources of the templates and the bytes of the static files, by their paths below each."""

    folder: Path
    templates: dict[str, str] = field(default_factory=dict)
    static: dict[str, bytes] = field(default_factory=dict)

    def place(self, template: str) -> str:
        """The file of a template, for messages."""
        return str(self.folder / "templates" / template)


def read_theme(folder: Path) -> Theme:
    """Read a theme.

    Raises:
        ThemeError: it is none, or a file of it cannot be read.
    """
    if not (folder / "templates").is_dir():
        raise ThemeError(f"{folder} is not a theme: it has no folder 'templates'")
    theme = Theme(folder)
    for path, data in _files(folder / "templates"):
        try:
            theme.templates[path] = data.decode()
        except UnicodeDecodeError as error:
            message = f"a template cannot be read: {theme.place(path)} is not UTF-8"
            raise ThemeError(message) from error
    theme.static.update(_files(folder / "static"))
    return theme


def _files(folder: Path) -> list[tuple[str, bytes]]:
    try:
        return [
            (path.relative_to(folder).as_posix(), path.read_bytes())
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        ]
    except OSError as error:
        raise ThemeError(f"a file of the theme cannot be read: {error}") from error
