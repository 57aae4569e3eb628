"""The day on which a source was as it is: never today's, or a build would depend on the clock."""

import os
from datetime import UTC, datetime
from pathlib import Path

from builder.dates.present import Present
from builder.errors import UsageError

VARIABLE = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/

_A_DAY = 1  # where it is a day later already
_A_MONTH = 31  # in which articles are written before they are committed


def present_of(source: Path) -> Present | None:
    """What the environment says, else the last commit that has changed the source; or None.

    Raises:
        UsageError: the environment does not say a number of seconds.
    """
    written = os.environ.get(VARIABLE)
    if written:
        try:
            return _present(written, VARIABLE, _A_DAY)
        except (ValueError, OverflowError, OSError) as error:
            message = f"{VARIABLE} is '{written}'; it must be the seconds since 1970-01-01, in UTC"
            raise UsageError(message) from error
    committed = _last_commit(source)
    return _present(committed, "the last commit", _A_MONTH) if committed else None


def _present(seconds: str, known_by: str, grace: int) -> Present:
    day = datetime.fromtimestamp(int(seconds), UTC)
    return Present((day.year, day.month, day.day), known_by, grace)


def _last_commit(source: Path) -> str:
    """When the source was last changed in its repository, in seconds; empty if it has none."""
    folder = source.resolve()
    if not any((one / ".git").exists() for one in (folder, *folder.parents)):
        return ""
    import subprocess  # which takes a time, and is not needed elsewhere in a build

    command = ["git", "-C", str(folder), "log", "-1", "--format=%ct", "--", "."]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:  # there is no Git here
        return ""
    return done.stdout.strip() if not done.returncode else ""
