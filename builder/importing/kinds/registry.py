"""Which kinds of input there are."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from builder.importing.items import Item
from builder.importing.kinds import csl, hugo, jekyll, lines, tables
from builder.importing.rules import Rules


class Kind(NamedTuple):
    """A kind: what it is, what it reads, and what the input says of its site."""

    about: str
    items: Callable[[Path], Iterator[Item]]
    site: Callable[[Path], Rules]
    is_folder: bool = False


KINDS = {
    "csv": Kind("a table, also TSV: a row is an article", tables.items, tables.site),
    "csl": Kind("references as CSL-JSON, as of Zotero", csl.items, csl.site),
    "jekyll": Kind("the folder of a site of Jekyll", jekyll.items, jekyll.site, is_folder=True),
    "hugo": Kind("the folder of a site of Hugo", hugo.items, hugo.site, is_folder=True),
    "jsonl": Kind("JSON Lines, as an archive exports them", lines.items, lines.site),
}
