"""What can be asked of an import; imports nothing slow, for the help of the command."""

from dataclasses import dataclass
from pathlib import Path

RULES = "import.yaml"
REPORT = "import-report.csv"

# What each kind of input is, in the order of the help.
ABOUT = {
    "csv": "a table, also TSV: a row is an article",
    "xlsx": "a workbook of Excel: each sheet is a table",
    "csl": "references as CSL-JSON, as of Zotero",
    "ris": "references as RIS",
    "bibtex": "references as BibTeX or BibLaTeX",
    "jekyll": "the folder of a site of Jekyll",
    "hugo": "the folder of a site of Hugo",
    "obsidian": "the folder of a vault of Obsidian",
    "pages": "a folder of pages, HTML that was saved",
    "wxr": "the file that a site of WordPress exports",
    "feed": "a feed, RSS or Atom, that was saved",
    "jsonl": "JSON Lines, as an archive exports them",
}


@dataclass(frozen=True)
class Import:
    """What is asked for: a kind of input, where it is, and the archive that it comes into."""

    kind: str
    input: Path
    source: Path
    rules: Path | None = None
    keeps_repeats: bool = False
    today: str = ""
