"""Whether the workers of a cluster have the same builder, and see the same folders."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache as remembered
from functools import partial
from pathlib import Path
from platform import node
from typing import NamedTuple

from builder.errors import MachineError, reporting
from builder.store.exchange import STAGING
from builder.store.inputs import Stamp, stamp_of
from builder.store.version import builder_version
from builder.urls import SITE_FILE

_PROBE = f"{STAGING}probe-"  # in an output it is no file of others
_ABANDONED = 86_400  # seconds after which a probe is that of a build that was killed
_SHARE = "; source, cache and output must be in folders that all machines share"


class _Seen(NamedTuple):
    """What the machine that builds has and sees; `probes` are files in folders to write to."""

    version: bytes
    settings: str
    stamp: Stamp
    probes: tuple[str, ...]


@contextmanager
def shared_folders(source: Path, cache: Path, output: Path) -> Iterator[Callable[[], None]]:
    """What a worker is to call: it raises a MachineError if it has another builder or folder.

    Meanwhile there are probes in the cache and in the output, or above one that is not there yet.

    Raises:
        MachineError: the cache cannot be written to, which the machines hand each other work by.
    """
    settings = os.path.abspath(source / SITE_FILE)
    with reporting(f"write to {cache}"):
        cache.mkdir(parents=True, exist_ok=True)
        place = output
        while not place.is_dir():
            place = place.parent
        with _probe_in(cache) as one, _probe_in(place) as other:
            seen = _Seen(builder_version(), settings, stamp_of(settings), (one, other))
            yield partial(_look, seen)


@contextmanager
def _probe_in(folder: Path) -> Iterator[str]:
    for left in folder.glob(f"{_PROBE}*"):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - _ABANDONED:
                left.unlink()
    with tempfile.NamedTemporaryFile(prefix=_PROBE, dir=folder) as file:
        yield os.path.abspath(file.name)


@remembered
def _look(seen: _Seen) -> None:
    """Compare with what this machine has and sees; runs in any process."""
    if seen.version != builder_version():
        raise MachineError(
            f"the machine {node()} has another builder than this one; "
            "install the same version of Python, the builder and its requirements on both"
        )
    for probe in seen.probes:
        folder = os.path.dirname(probe)
        if not os.path.exists(probe):
            raise MachineError(f"the machine {node()} does not see the files in {folder}{_SHARE}")
        with reporting(f"write to {folder} from the machine {node()}"):
            tempfile.TemporaryFile(dir=folder).close()
    if stamp_of(seen.settings) != seen.stamp:
        raise MachineError(f"the machine {node()} sees another {seen.settings} than this{_SHARE}")
