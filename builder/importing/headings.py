"""What keys of ours the headings and keys of others are, by their names."""

import re

from builder.importing.rules import TARGETS
from builder.metadata.keys import ARTICLE_WORDS as WORDS
from builder.metadata.keys import meant, plain

# What programs for references call our keys.
_REFERENCES = {
    "publicationtitle": "source",
    "containertitle": "source",
    "journaltitle": "source",
    "websitetitle": "source",
    "doi": "source_url",
    "hyperlink": "source_url",  # of a cell of a workbook
    "abstractnote": "summary",
    "manualtags": "topics",
    "automatictags": "topics",
    "publicationyear": "date",
}
_NUMBERED = re.compile(r" \(\d+\)$")


def suggested(key: str) -> str:
    """The key of ours that a key is by its name; empty if it is not known."""
    key = _NUMBERED.sub("", key)
    if key.strip().casefold() in {"text", "body", "content", "fulltext", "full text"}:
        return "text"
    found = meant(key.strip(), TARGETS, WORDS) or _REFERENCES.get(plain(key.strip()), "")
    found = found or meant(key.strip(), ("author",), WORDS)
    return "authors" if found == "author" else found
