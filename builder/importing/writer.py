"""The one writer: each file as a whole, the memory of the import last."""

import os
from contextlib import suppress
from pathlib import Path

from builder.errors import reporting
from builder.importing.engine import Outcome, plan
from builder.importing.inputs import read_bytes
from builder.importing.merging import write_bases
from builder.importing.report import table
from builder.importing.wanted import REPORT, Import
from builder.store.storage import LocalStorage


def bring_in(wanted: Import, is_for_good: bool) -> Outcome:
    """Import, or find out what an import would do; the report and a proposal are written anyway."""
    outcome = plan(wanted)
    if is_for_good:
        write_files(wanted.source, outcome)
    write_notes(wanted.source, outcome)
    return outcome


def write_files(source: Path, outcome: Outcome) -> None:
    """Write articles and their files, then what the next import compares with.

    Whoever is killed here leaves whole files, and the next import goes on.
    """
    for path, original in outcome.copies.items():
        _put(source, path, read_bytes(original))
    for path, text in outcome.files.items():
        _put(source, path, text.encode("utf-8", "replace"))
    with reporting("write what was imported"):
        write_bases(source, outcome.bases)


def write_notes(source: Path, outcome: Outcome) -> None:
    """Write the report, and the rules as they are proposed if there are none."""
    with reporting(f"write {source / REPORT}"):
        _put(source, REPORT, table(outcome.rows))
    path = outcome.rules
    if outcome.proposal and not path.exists():
        with reporting(f"write {path}"):
            data = outcome.proposal.encode("utf-8", "replace")
            LocalStorage(path.parent).put_new(path.name, data)


def _put(source: Path, path: str, data: bytes) -> None:
    """Write a file as a whole, by way of one that is hidden from whoever reads.

    What one that was killed has left of it is taken away by the next.
    """
    place = source / path
    with reporting(f"write {place}"):
        if place.is_file() and place.read_bytes() == data:
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary = place.with_name(f".{place.name}.tmp")
        temporary.unlink(missing_ok=True)
        try:
            with open(temporary, "xb") as file:
                file.write(data)
            os.replace(temporary, place)
        finally:
            with suppress(OSError):
                temporary.unlink()
