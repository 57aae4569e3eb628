"""What bibliographies have in common: names, dates and keys of references, in our words."""

from collections.abc import Iterable

from builder.importing.items import Value

_SEASONS = {1: 21, 2: 22, 3: 23, 4: 24}


def natural(name: str) -> str:
    """A name as one says it: `Rashid, Ahmed` is `Ahmed Rashid`, `Smith, Jr., John` too."""
    parts = [" ".join(part.split()) for part in name.split(",")]
    match [part for part in parts if part]:
        case [family, given]:
            return f"{given} {family}"
        case [family, suffix, given]:
            return f"{given} {family}, {suffix}"
        case _:
            return " ".join(name.split())


def day(year: object, month: object = 0, number: object = 0, season: object = 0) -> str:
    """A date from its parts, in EDTF; empty if they are none."""
    try:
        y, m, d, s = (int(str(one or 0).strip() or 0) for one in (year, month, number, season))
    except ValueError:
        return ""
    if not y or not -9999 <= y <= 9999 or not 0 <= m <= 24 or not 0 <= d <= 31:
        return ""
    written = f"-{-y:04}" if y < 0 else f"{y:04}"
    if s in _SEASONS and not m:
        return f"{written}-{_SEASONS[s]}"
    return written + (f"-{m:02}" if m else "") + (f"-{d:02}" if m and d else "")


def address(doi: str, url: str) -> str:
    """Where a reference leads: its DOI lasts longer than any other address."""
    bare = doi.strip().removeprefix("doi:").strip()
    start = bare.find("10.")
    if start >= 0 and "/" in bare[start:]:
        return f"https://doi.org/{bare[start:].replace(' ', '')}"
    return url.strip()


def without_empty(fields: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    """The fields that say something."""
    return {key: value for key, value in fields if value}
