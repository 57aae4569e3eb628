"""What a path that a person writes may mean."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from builder.urls import CONTENT

ARTICLES = f"{CONTENT}/articles/"


def likely(source: Path, wanted: str) -> Iterator[str]:
    """The files that a path may mean: from here, from the source, below `content/articles/`."""
    with suppress(ValueError, OSError):
        yield Path(os.path.abspath(wanted)).relative_to(os.path.abspath(source)).as_posix()
    yield wanted
    yield f"{ARTICLES}{wanted}"
    yield f"{ARTICLES}{wanted}.md"
