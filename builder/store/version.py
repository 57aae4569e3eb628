"""Fingerprints of values: what tells one input, one builder, one page from another."""

import os
import sys
from functools import cache
from pathlib import Path

import msgspec
from markupsafe import Markup

import builder
from builder.content.files import digest

_PACKAGE = Path(builder.__file__).parent


def fingerprint(value: object) -> bytes:
    """The fingerprint of a value of texts, numbers, tuples, mappings and our frozen types.

    Values that are equal and were made in the same way have the same; a mapping's order counts, so
    there must be no set in it.
    """
    return digest(_encoder.encode(value))


def _encode_other(value: object) -> object:
    if isinstance(value, Markup):  # is shown otherwise than the same text
        return ("html", str(value))
    raise TypeError(f"{type(value)} has no fingerprint")


_encoder = msgspec.msgpack.Encoder(enc_hook=_encode_other)


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
