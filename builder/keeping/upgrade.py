"""What an archive would be under this builder, and the pin that makes it so."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from builder import __version__
from builder.errors import ContentError, Problem, ThemeError, UsageError, reporting
from builder.keeping.changelog import is_newer
from builder.keeping.installed import own_text
from builder.keeping.new_archive import REQUIREMENTS
from builder.keeping.pins import Pin, Pinned, read_pin
from builder.model import Earlier
from builder.pages.lost import LOST
from builder.pipeline.settings import Settings, Workers
from builder.pipeline.uptodate import build
from builder.store.published import LAST_BUILD, last_addresses
from builder.store.storage import LocalStorage


class Findings(NamedTuple):
    """What the content and the theme would be under this builder.

    Among the problems are addresses that would be lost, unless there are none to compare with;
    `not_compared` says why.
    """

    problems: tuple[Problem, ...] = ()
    theme: str = ""
    not_compared: str = ""

    def is_wrong(self, strict: bool) -> bool:
        """Whether something must be mended first."""
        problems = self.problems if strict else filter(_must_be_mended, self.problems)
        return any(problems) or bool(self.theme)


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
    """Build the site in a folder that is thrown away, and compare its addresses with the last's.

    Raises:
        UsageError: there is no source, or nowhere to build.
    """
    earlier, not_compared = _last_build(settings)
    with _trial(replace(settings, earlier=earlier)) as trial:
        theme = ""
        try:
            try:
                built = build(trial, workers)
            except ThemeError as error:  # addresses do not depend on templates
                theme = str(error)
                built = build(replace(trial, theme=None), workers)
        except ContentError as error:
            return Findings(error.problems, theme, not_compared)
        return Findings(built.summary.warnings, theme, not_compared)


def raise_pin(archive: Path, pin: Pin) -> None:
    """Let the archive be built by another builder from now on; its content stays as it is.

    Raises:
        OutputError: a file cannot be written.
    """
    with reporting(f"write {archive / REQUIREMENTS}"):
        LocalStorage(archive).put(REQUIREMENTS, own_text(REQUIREMENTS).encode())
    pin.write(archive)


def _last_build(settings: Settings) -> tuple[tuple[Earlier, ...], str]:
    """The addresses of the last build, or why there are none."""
    try:
        return (Earlier(LAST_BUILD, last_addresses(settings.output), published=False),), ""
    except ValueError as error:
        return (), str(error)


@contextmanager
def _trial(settings: Settings) -> Iterator[Settings]:
    with tempfile.TemporaryDirectory() as folder:
        yield replace(settings, output=Path(folder) / "site", cache=None, strict=False)


def _must_be_mended(problem: Problem) -> bool:
    """An address that is lost, too, which is a warning for who has published nothing yet."""
    return problem.severity == "error" or problem.code == LOST
