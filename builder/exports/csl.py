"""An article as CSL-JSON, as `theme/static/search/formats.js` writes it.

The format is https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html.
"""

from functools import lru_cache

from builder.exports.entries import Entry, parts_of

_DOUBTS = "~?%"  # what EDTF says after a date that is not sure


def csl(entry: Entry) -> dict[str, object]:
    """The item of an article, without what is empty."""
    values = {
        "id": entry.id,
        "type": "report" if entry.type == "report" else "article-newspaper",
        "title": entry.title,
        "author": [*map(_name, entry.authors)],
        "issued": _date(entry.date),
        "publisher" if entry.type == "report" else "container-title": entry.source,
        "abstract": entry.summary,
        "keyword": ", ".join(entry.names),
        "language": entry.language,
        "note": entry.note,
        "DOI": entry.doi,
        "URL": entry.url if "://" in entry.url else "",
    }
    return {key: value for key, value in values.items() if value}


def _name(name: str) -> dict[str, str]:
    """A name as it is written: what is a family's in it only `Rashid, Ahmed` says."""
    family, _, rest = name.partition(",")
    given = rest.removeprefix(" ")
    return {"family": family, "given": given} if given and "," not in given else {"literal": name}


@lru_cache(1000)  # articles beside each other have the same days
def _date(date: str) -> object:
    """A date in parts, where CSL has them; else as it is written."""
    parts = parts_of(date)
    if len(parts) <= date.count("/"):
        return date and {"literal": date}
    numbers = [[*map(int, filter(None, (one.year, one.month, one.day)))] for one in parts]
    found: dict[str, object] = {"date-parts": numbers}
    if parts[0].season:
        found["season"] = int(parts[0].season) - 20
    if date[-1] in _DOUBTS:
        found["circa"] = True
    return found
