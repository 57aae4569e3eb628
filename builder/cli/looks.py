"""What `check` looks for besides mistakes, where it is asked to: lines, and values for JSON."""

from pathlib import Path
from typing import NamedTuple

from builder.cli.report import counted
from builder.pipeline.settings import Settings, Workers


class Look(NamedTuple):
    """The lines to print, and what JSON has of it under a name."""

    name: str
    lines: list[str]
    value: object


def look_for_copies(settings: Settings, workers: Workers) -> Look:
    """Articles that seem to be copies of others."""
    from builder.keeping.copies import proposed_copies

    found = proposed_copies(settings, workers)
    lines = [*map(str, found), counted(len(found), "proposal")]
    return Look("copies", lines, [one._asdict() for one in found])


def look_at_addresses(settings: Settings, workers: Workers, cache: Path | None) -> Look:
    """Addresses elsewhere; answers are kept in the folder of the cache."""
    from builder.keeping.asked import Asked
    from builder.keeping.external import look_elsewhere

    found = look_elsewhere(settings, workers, Asked(cache))
    value = {"counts": found.counts, "findings": [one._asdict() for one in found.findings]}
    return Look("external", [*map(str, found.findings), str(found)], value)
