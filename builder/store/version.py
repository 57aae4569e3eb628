"""Fingerprints of values: what tells one input, one builder, one page from another."""

import os
import sys
from functools import cache
from pathlib import Path

import builder
from builder.hashing import fingerprint

_PACKAGE = Path(builder.__file__).parent


@cache
def builder_version() -> bytes:
    """The fingerprint of all that turns content into a site besides the theme and the settings.

    These are our own files, Python, and every distribution that is installed: to know which of them
    are dependencies of dependencies would be a list to forget something in.
    """
    paths = [path for path in sorted(_PACKAGE.rglob("*")) if path.is_file()]
    sources = [
        (path.relative_to(_PACKAGE).as_posix(), path.read_bytes())
        for path in paths
        if path.suffix != ".pyc"
    ]
    return fingerprint((sources, sys.version, sorted(_distributions())))


def _distributions() -> set[str]:
    """Names and versions as the folders of their metadata have them, such as `nh3-0.3.8`."""
    found = set()
    for folder in sys.path:
        try:
            found |= {
                os.path.splitext(name)[0]
                for name in os.listdir(folder or ".")
                if name.endswith((".dist-info", ".egg-info"))
            }
        except OSError:  # an archive, or a folder that there is not
            continue
    return found
