"""An article as a row of CSV (RFC 4180), as `theme/static/search/formats.js` writes it."""

import re
from collections.abc import Iterable

from builder.exports.entries import Entry

COLUMNS = Entry._fields[:-2]  # the note says again what there is, and the type is of formats
MARK = "\ufeff"  # by which Excel knows UTF-8
HEADER = MARK + ",".join(COLUMNS) + "\r\n"
BETWEEN = "; "  # items of a list

# What a spreadsheet would run as a formula gets an apostrophe before it. Some split lines at other
# signs than commas, and pass over quotes there.
_FORMULA = re.compile(r"(^|[;|\t])(?=[\s\"']*[=+\-@\uff1d\uff0b\uff0d\uff20])")
_MAY_BEGIN = frozenset(" \"'=+-@\uff1d\uff0b\uff0d\uff20")


def row(entry: Entry) -> str:
    """The row of an article, with its end."""
    return f"{','.join(map(_field, entry[:-2]))}\r\n"


def guarded(text: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return _FORMULA.sub(r"\1'", text)


def _field(value: str | Iterable[str]) -> str:
    text = value if isinstance(value, str) else BETWEEN.join(value)
    if not text:
        return text
    is_divided = ";" in text or "|" in text or "\t" in text
    if is_divided or text[0] in _MAY_BEGIN:  # else there is nothing to look for
        text = guarded(text)
    if is_divided or "," in text or '"' in text:
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text
