"""RIS, as catalogues and Zotero export it: lines of a tag and a value, a reference up to `ER`.

https://en.wikipedia.org/wiki/RIS_(file_format) lists the tags; programs differ in which they use.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.errors import Place, UsageError
from builder.importing.inputs import read_text
from builder.importing.items import Item, Value
from builder.importing.kinds.references import address, day, natural, without_empty
from builder.importing.rules import Rules

_LINE = re.compile(r"([A-Z][A-Z0-9]) {0,2}-(?: (.*))?")
_TAKEN = frozenset(
    "TY ER TI T1 CT AU A1 DA PY Y1 T2 JO JF JA BT PB UR L2 LK DO KW LA AB N2 ID".split()
)
_NAMES = {"VL": "volume", "IS": "issue", "SP": "first_page", "EP": "last_page", "SN": "issn"}
_NAMES |= {"CY": "place", "N1": "note", "A2": "editors", "ED": "editors", "Y2": "accessed"}
_NAMES |= {"M3": "medium", "DB": "database", "DP": "database_provider", "ST": "short_title"}
_LISTS = frozenset({"KW", "AU", "A1"})
_DAY = re.compile(r"(\d{4})(?:[/-](\d{1,2})?)?(?:[/-](\d{1,2})?)?(?:/.*)?")

Tags = dict[str, list[str]]


def site(path: Path) -> Rules:
    """A bibliography says nothing of a site."""
    return Rules()


def items(path: Path) -> Iterator[Item]:
    """An item for each reference.

    Raises:
        UsageError: there is none.
    """
    is_empty = True
    for line, tags in _references(path):
        is_empty = False
        place = Place(path.name, line)
        if "ER" in tags:
            yield Item(place, "", _fields(tags), key=next(iter(tags.get("ID", ())), ""))
        else:
            refused = "this reference has no line 'ER  - ' at its end; export it again"
            yield Item(place, "", refused=refused)
    if is_empty:
        message = f"{path} has no line 'TY  - ', with which a reference of RIS begins"
        raise UsageError(f"{message}; export the library as RIS")


def _references(path: Path) -> Iterator[tuple[int, Tags]]:
    """The tags of each reference, and the line where it begins."""
    tags: Tags = {}
    start, last = 0, ""
    for number, line in enumerate(read_text(path).split("\n"), 1):
        found = _LINE.fullmatch(line.rstrip())
        tag, value = (found[1], (found[2] or "").strip()) if found else ("", line.strip())
        if tag == "TY":
            if start:
                yield start, tags
            tags, start = {}, number
        if not start:
            continue
        if tag:
            tags.setdefault(tag, []).append(value)
        elif value and last in _LISTS:  # of EndNote: an item a line
            tags[last].append(value)
        elif value and last:  # a value may go on in the next line
            tags[last][-1] += f" {value}"
        last = tag or last
        if tag == "ER":
            yield start, tags
            start, last = 0, ""
    if start:
        yield start, tags


def _fields(tags: Mapping[str, list[str]]) -> dict[str, Value]:
    def first(*names: str) -> str:
        return next((text for name in names for text in tags.get(name, ()) if text), "")

    url = first("UR", "L2", "LK")
    leads = address(first("DO"), url)
    container, publisher = first("T2", "JO", "JF", "JA", "BT"), first("PB")
    names = [natural(name) for tag in ("AU", "A1") for name in tags.get(tag, ()) if name]
    others = [(_NAMES.get(tag, tag), "; ".join(tags[tag])) for tag in tags if tag not in _TAKEN]
    return without_empty(
        [
            ("title", first("TI", "T1", "CT")),
            ("date", _date(first("DA"), first("PY", "Y1"))),
            ("authors", names),
            ("source", container or publisher),
            ("source_url", leads),
            ("language", first("LA")),
            ("abstract", first("AB", "N2")),
            ("keyword", [text for text in tags.get("KW", ()) if text]),
            ("type", first("TY")),
            ("publisher", publisher if container else ""),
            ("URL", url if url != leads else ""),
            *others,
        ]
    )


def _date(whole: str, year: str) -> str:
    """A date of RIS, `2015/01/20/`; or a date as it was written."""
    for text in filter(None, (whole, year)):
        found = _DAY.fullmatch(text)
        if found and (made := day(found[1], found[2], found[3])):
            return made
    return whole or year
