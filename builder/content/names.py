"""What the name of a file, or the first heading of a text, says of it: a date, a title."""

import re

from builder.dates.edtf import parse_date
from builder.metadata.writing import line_of
from builder.model import Body

_DAY = re.compile(r"(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)[-_. ]*")
_HASHES = re.compile(r"#{1,2}[ \t]")
_MARKUP = re.compile(r"[*_`\[\]<>\\{}|#]")


def date_in_name(stem: str) -> str:
    """The day that a file's name begins with, as `2015-01-20-title` has it; empty if none does."""
    found = _DAY.match(stem.rpartition("/")[2])
    if not found:
        return ""
    day = f"{found[1]}-{found[3]}-{found[4]}"
    try:
        parse_date(day)
    except ValueError:
        return ""
    return day


def title_for(path: str, body: Body) -> str:
    """A line with a title: the first heading, or what the file is called."""
    text = " ".join(_heading(body.markdown).split())
    if not text or _MARKUP.search(text):
        text = _words(path)
    return line_of("title", text) or "title: Untitled"


def _heading(markdown: str) -> str:
    """The heading that a text begins with, in either form; empty if it begins with none."""
    first, _, rest = markdown.lstrip().partition("\n")
    if _HASHES.match(first):
        return first.strip("# \t")
    second = rest.partition("\n")[0].rstrip(" \t")
    return first if second and not second.strip("=") else ""


def name_for(path: str) -> str:
    """A line with the name of what a record's file is called for."""
    return line_of("name", _words(path)) or "name: Unnamed"


def _words(path: str) -> str:
    stem = path.rpartition("/")[2].rpartition(".")[0]
    text = " ".join(re.split(r"[-_\s]+", _DAY.sub("", stem, count=1) or stem)).strip()
    return f"{text[:1].upper()}{text[1:]}" or "Untitled"
