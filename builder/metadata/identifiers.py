"""Identifiers of articles in systems that libraries know: how they are written, and their links."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from builder.metadata.fields import Fields
from builder.metadata.writing import line_of

Identifiers = tuple[tuple[str, str], ...]  # scheme and identifier, in the order of SCHEMES


class Scheme(NamedTuple):
    """A system: what it is called, how an identifier is written, and the address that finds it.

    `pattern` has the identifier as its first group, and allows for what others write before it.
    """

    label: str
    pattern: re.Pattern[str]
    address: str
    example: str


def _scheme(label: str, prefix: str, form: str, address: str, example: str) -> Scheme:
    pattern = re.compile(rf"(?:{prefix})?({form})", re.IGNORECASE | re.ASCII)
    return Scheme(label, pattern, address, example)


SCHEMES = {
    "doi": _scheme(
        "DOI",
        r"(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*",
        r"10\.\d{4,9}(?:\.\d+)*/[^\s<>\"']+",
        "https://doi.org/{}",
        "10.1000/182",
    ),
    "ark": _scheme(
        "ARK",
        r"https?://[^/\s]+/",
        r"ark:/?[0-9b-df-hj-np-tv-z]{5,9}/[\w=~*+@$%./-]+",
        "https://n2t.net/{}",
        "ark:12148/btv1b8449691v",
    ),
    "handle": _scheme(
        "Handle",
        r"(?:https?://)?hdl\.handle\.net/|hdl:\s*|info:hdl/",
        r"[0-9a-z]+(?:\.[0-9a-z-]+)*/[^\s<>\"']+",
        "https://hdl.handle.net/{}",
        "2027/mdp.39015",
    ),
    "archive_org": _scheme(
        "archive.org",
        r"(?:https?://)?(?:www\.)?archive\.org/details/",
        r"[0-9a-z][\w.-]{2,99}",
        "https://archive.org/details/{}",
        "syria-calling-2015",
    ),
}
_PREFIXES = {"doi": "doi:", "ark": "ark:", "handle": "hdl:", "archive_org": "archive.org:"}
# In links: what has another meaning in an address.
_UNSAFE = {"%": "%25", "#": "%23", "?": "%3F", "\\": "%5C", "^": "%5E", "`": "%60"}
_QUOTED = str.maketrans(_UNSAFE | {"{": "%7B", "|": "%7C", "}": "%7D", "[": "%5B", "]": "%5D"})


def read_identifiers(fields: Fields, key: str = "identifiers") -> Identifiers:
    """The identifiers by their schemes; what is none is reported."""
    every = {name: f"{name}: {scheme.example}" for name, scheme in SCHEMES.items()}
    own = fields.mapping(key, f"write a line for each, such as {every['doi']}")
    if own is None:
        return ()
    own.check_keys((*SCHEMES,))
    found = [(name, _checked(own, name, scheme)) for name, scheme in SCHEMES.items()]
    fields.problems += own.problems
    return tuple((name, text) for name, text in found if text)


def _checked(own: Fields, name: str, scheme: Scheme) -> str:
    text = own.text(name)
    if not text:
        return ""
    if match := scheme.pattern.fullmatch(text):
        return match[1]
    meant = (
        scheme.pattern.search(text) if name == "doi" else scheme.pattern.fullmatch(f"ark:{text}")
    )
    hint = f"write {line_of(name, meant[1])}" if meant else f"it looks like {scheme.example}"
    message = f"'{name}': '{text}' is no identifier of {scheme.label}"
    own.report(own.entries[name].value_place, "bad-identifier", message, hint)
    return ""


def address_of(scheme: str, identifier: str) -> str:
    """The address that leads to what an identifier is of."""
    return SCHEMES[scheme].address.format(identifier.translate(_QUOTED))


def from_urns(urns: Iterable[str]) -> dict[str, str]:
    """Identifiers by their schemes, of what `urn_of` gives; all else is left out."""
    found = {}
    for urn in urns:
        for scheme, prefix in _PREFIXES.items():
            if urn.startswith(prefix):
                found[scheme] = urn if scheme == "ark" else urn.removeprefix(prefix)
    return found


def urn_of(scheme: str, identifier: str) -> str:
    """An identifier that says what it is: an ARK does by itself, others get their scheme."""
    return identifier if scheme == "ark" else f"{_PREFIXES[scheme]}{identifier}"
