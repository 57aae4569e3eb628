"""The builder's version: what a cache or a site was made by besides content, theme and settings."""

import os
import re
import sys
from functools import cache
from pathlib import Path

import builder
from builder.hashing import fingerprint

# The requirements in `pyproject.toml` with those that they need themselves. Whatever else is
# installed makes no page, and must not make a cache useless. A test compares the list with what
# the distributions say of themselves.
DISTRIBUTIONS = frozenset(
    "anyascii anyio babel click exceptiongroup idna imagesize jinja2 markdown markdown-it-py "
    "markupsafe mdit-py-plugins mdurl msgspec nh3 numpy pycountry pygments pystemmer pytz pyyaml "
    "rapidfuzz rich typing-extensions watchfiles whoosh".split()
)

_PACKAGE = Path(builder.__file__).parent
# Rooms that only call the others, or write the source; what codes of problems mean, for a new code
# comes with a change of the code that reports it; a theme tells of itself.
_NO_PAGES = ("cli/", "keeping/", "serve/", "explanations.yaml", "theme/")
_DOCUMENTS = (".md", ".txt", ".pyc")


@cache
def builder_version() -> bytes:
    """The fingerprint of all that turns content into a site besides the theme and the settings.

    These are the files of the package, Python, and the distributions that the package needs.
    """
    return fingerprint((_sources(), sys.version, sorted(_distributions())))


def _sources() -> list[tuple[str, bytes]]:
    paths = ((path.relative_to(_PACKAGE).as_posix(), path) for path in _PACKAGE.rglob("*"))
    return [
        (name, path.read_bytes())
        for name, path in sorted(paths)
        if not name.startswith(_NO_PAGES) and not name.endswith(_DOCUMENTS) and path.is_file()
    ]


def _distributions() -> set[str]:
    """Names and versions as the folders of their metadata have them, such as `nh3-0.3.8`."""
    found = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:  # an archive, or a folder that there is not
            continue
        found |= {name for name in names if _name_of(name) in DISTRIBUTIONS}
    return found


def _name_of(folder: str) -> str:
    """The name of a distribution by the folder of its metadata; empty if it is none."""
    stem, suffix = os.path.splitext(folder)
    if suffix not in {".dist-info", ".egg-info"}:
        return ""
    return re.sub(r"[-_.]+", "-", stem.partition("-")[0]).lower()
