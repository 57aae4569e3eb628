"""What reads each kind of input."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from builder.importing.items import Item
from builder.importing.kinds import (
    bibtex,
    csl,
    feeds,
    hugo,
    jekyll,
    lines,
    obsidian,
    pages,
    ris,
    tables,
    wxr,
    xlsx,
)
from builder.importing.rules import Rules


class Kind(NamedTuple):
    """A kind: what it reads, and what the input says of its site."""

    items: Callable[[Path], Iterator[Item]]
    site: Callable[[Path], Rules]
    is_folder: bool = False


KINDS = {
    "csv": Kind(tables.items, tables.site),
    "xlsx": Kind(xlsx.items, xlsx.site),
    "csl": Kind(csl.items, csl.site),
    "ris": Kind(ris.items, ris.site),
    "bibtex": Kind(bibtex.items, bibtex.site),
    "jekyll": Kind(jekyll.items, jekyll.site, is_folder=True),
    "hugo": Kind(hugo.items, hugo.site, is_folder=True),
    "obsidian": Kind(obsidian.items, obsidian.site, is_folder=True),
    "pages": Kind(pages.items, pages.site, is_folder=True),
    "wxr": Kind(wxr.items, wxr.site),
    "feed": Kind(feeds.items, feeds.site),
    "jsonl": Kind(lines.items, lines.site),
}
