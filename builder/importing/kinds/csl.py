"""CSL-JSON, as Zotero and others export it.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.errors import Place, UsageError
from builder.importing.inputs import read_text
from builder.importing.items import Item, Value
from builder.importing.kinds.references import address, day, without_empty
from builder.importing.rules import Rules

_TAKEN = frozenset(
    "id title author issued container-title publisher URL DOI keyword language abstract".split()
)
_MOST_DEEP = "lists or objects are nested too deeply"


def site(path: Path) -> Rules:
    """A bibliography says nothing of a site."""
    return Rules()


def items(path: Path) -> Iterator[Item]:
    """An item for each reference.

    Raises:
        UsageError: it is not JSON, or no list of references.
    """
    for number, one in enumerate(_references(path), 1):
        place = Place(path.name, number)
        if isinstance(one, dict):
            yield Item(place, "", _fields(one), key=_text(one.get("id")))
        else:
            refused = f"item {number} is {json.dumps(one)[:40]}, and no object with a title"
            yield Item(place, "", refused=refused)


def _references(path: Path) -> list[object]:
    text = read_text(path)
    try:
        found = json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        message = f"{path}:{error.lineno}: this is not JSON: {error.msg}; export it as CSL JSON"
        raise UsageError(message) from error
    except RecursionError as error:
        raise UsageError(f"{path}: {_MOST_DEEP}; export it as CSL JSON") from error
    if isinstance(found, dict):
        inner = found.get("items", found.get("references"))
        found = inner if isinstance(inner, list) else [found]
    if not isinstance(found, list):
        raise UsageError(f"{path} is no list of references; export it as CSL JSON")
    return found


def _fields(one: Mapping[str, object]) -> dict[str, Value]:
    container, publisher = _text(one.get("container-title")), _text(one.get("publisher"))
    others = [(key, _text(value)) for key, value in one.items() if key not in _TAKEN]
    doi, url = _text(one.get("DOI")), _text(one.get("URL"))
    leads = address(doi, url)
    return without_empty(
        [
            ("title", _text(one.get("title"))),
            ("date", _date(one.get("issued"))),
            ("authors", _names(one.get("author"))),
            ("source", container or publisher),
            ("source_url", leads),
            ("language", _text(one.get("language"))),
            ("abstract", _text(one.get("abstract"))),
            ("keyword", _text(one.get("keyword"))),
            ("publisher", publisher if container else ""),
            ("URL", url if url != leads else ""),
            *others,
        ]
    )


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False)[:2000] if value else ""


def _names(value: object) -> list[str]:
    if not isinstance(value, list):
        return [value] if isinstance(value, str) else []
    return [name for one in value if (name := _name(one))]


def _name(one: object) -> str:
    if not isinstance(one, dict):
        return one if isinstance(one, str) else ""
    if literal := _text(one.get("literal")):
        return literal
    keys = ("given", "dropping-particle", "non-dropping-particle", "family")
    whole = " ".join(filter(None, (_text(one.get(key)) for key in keys)))
    suffix = _text(one.get("suffix"))
    return f"{whole}, {suffix}" if suffix and whole else whole


def _date(value: object) -> str:
    """A date in parts, or as it was written."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    ends = []
    for part in parts if isinstance(parts, list) else []:
        if isinstance(part, list) and part:
            season = value.get("season") if len(part) == 1 else 0
            year, month, number = [*part, 0, 0][:3]
            ends.append(day(year, month, number, season))
    if ends and all(ends):
        return "/".join(ends[:2]) + ("~" if value.get("circa") else "")
    return _text(value.get("literal")) or _text(value.get("raw")) or _parts(parts)


def _parts(ends: object) -> str:
    """Parts that make no date, as they were written, so that they are not lost without a word."""
    if not isinstance(ends, list):
        return _text(ends)
    written = [[str(one) for one in end if one] for end in ends if isinstance(end, list)]
    return "/".join(filter(None, ("-".join(end) for end in written)))
