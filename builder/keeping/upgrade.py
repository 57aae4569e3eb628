"""What an archive would be under this builder, and the pin that makes it so."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from builder import __version__
from builder.errors import ContentError, Problem, ThemeError, UsageError, has_errors, reporting
from builder.keeping.changelog import is_newer
from builder.keeping.installed import own_text
from builder.keeping.new_archive import REQUIREMENTS
from builder.keeping.pins import Pin, Pinned, read_pin
from builder.pipeline.settings import Settings, Workers
from builder.pipeline.uptodate import build
from builder.store.output import files_of_site
from builder.store.storage import LocalStorage

# No reader has a link to these: pages ask for them by the names that they have now.
_INTERNAL = ("assets/", "search/")
_EMBEDDED = "search/archive-search.js"  # but this one stands in pages of others


class Findings(NamedTuple):
    """What the content and the theme would be under this builder.

    `lost` are the addresses that the site of the last build has, and that of this one would not;
    None if there is nothing to compare.
    """

    problems: tuple[Problem, ...] = ()
    theme: str = ""
    lost: tuple[str, ...] | None = None

    def is_wrong(self, strict: bool) -> bool:
        """Whether something must be mended first."""
        problems = has_errors(self.problems) or (strict and bool(self.problems))
        return problems or bool(self.theme or self.lost)


def pinned_to(archive: Path) -> Pinned:
    """What the archive is pinned to, if this builder is not older.

    Raises:
        UsageError: it is, or there is no pin.
    """
    pinned = read_pin(archive)
    if is_newer(pinned.version or __version__, __version__):
        raise UsageError(
            f"the archive is pinned to {pinned.version}, and this is the older {__version__}; "
            "call the command of a newer builder"
        )
    return pinned


def look_at(settings: Settings, workers: Workers) -> Findings:
    """Build the site in a folder that is thrown away, and compare it with that of the last build.

    Raises:
        UsageError: there is no source, or nowhere to build.
    """
    with _trial(settings) as trial:
        theme = ""
        try:
            try:
                built = build(trial, workers)
            except ThemeError as error:  # addresses do not depend on templates
                theme = str(error)
                built = build(replace(trial, theme=None), workers)
        except ContentError as error:
            return Findings(error.problems, theme)
        lost = _lost(settings.output, trial.output)
        return Findings(built.summary.warnings, theme, lost)


def raise_pin(archive: Path, pin: Pin) -> None:
    """Let the archive be built by another builder from now on; its content stays as it is.

    Raises:
        OutputError: a file cannot be written.
    """
    with reporting(f"write {archive / REQUIREMENTS}"):
        LocalStorage(archive).put(REQUIREMENTS, own_text(REQUIREMENTS).encode())
    pin.write(archive)


@contextmanager
def _trial(settings: Settings) -> Iterator[Settings]:
    with tempfile.TemporaryDirectory() as folder:
        yield replace(settings, output=Path(folder) / "site", cache=None, strict=False)


def _lost(before: Path, after: Path) -> tuple[str, ...] | None:
    try:
        paths = files_of_site(before) - files_of_site(after)
    except (OSError, ValueError):  # there is none, or that of a builder with lists of another kind
        return None
    return tuple(path for path in sorted(paths) if _is_address(path))


def _is_address(path: str) -> bool:
    return path == _EMBEDDED or not path.startswith(_INTERNAL)
