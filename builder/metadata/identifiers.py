"""Identifiers of articles in systems that libraries know: how they are written, and their links."""

import re
from typing import NamedTuple
from urllib.parse import unquote

from yaml.nodes import ScalarNode

from builder.metadata.fields import Fields
from builder.metadata.keys import spelled_as
from builder.metadata.writing import line_of, scalar

Identifiers = tuple[tuple[str, str], ...]  # scheme and identifier, in the order of SCHEMES


class Scheme(NamedTuple):
    """A system: what it is called, how an identifier is written, and the address that finds it.

    `pattern` has the identifier as its first group, and allows for what others write before it.
    """

    label: str
    pattern: re.Pattern[str]
    address: str
    example: str


_DOI = r"10\.\d{4,9}(?:\.\d+)*/[^\s\"']+"  # older ones have < and > in them
_ADDRESS = re.compile(r"(?i)https?://|[a-z.]+\.(?:org|net)/")
_VIEW = re.compile(r"/(?:full|abstract|e?pdf|html|meta|summary)$|\.pdf$")  # of a publisher's page


def _scheme(label: str, prefix: str, form: str, address: str, example: str) -> Scheme:
    pattern = re.compile(rf"(?:{prefix})?({form})", re.IGNORECASE | re.ASCII)
    return Scheme(label, pattern, address, example)


SCHEMES = {
    "doi": _scheme(
        "DOI",
        r"(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*",
        _DOI,
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
# In links: what has another meaning in an address.
_QUOTED = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "%#?\\^`{|}[]<>"})


def read_identifiers(fields: Fields, key: str = "identifiers") -> Identifiers:
    """The identifiers by their schemes; what is none is reported."""
    every = {name: f"{name}: {scheme.example}" for name, scheme in SCHEMES.items()}
    own = fields.mapping(key, f"write a line for each, such as {every['doi']}")
    if own is None:
        return ()
    own.check_keys((*SCHEMES,), hint=lambda key: f"there are {', '.join(SCHEMES)}; remove it")
    found = [(name, _checked(own, name, scheme)) for name, scheme in SCHEMES.items()]
    fields.problems += own.problems
    return tuple((name, text) for name, text in found if text)


def _checked(own: Fields, name: str, scheme: Scheme) -> str:
    text = own.text(name)
    if not text:
        return ""
    if found := as_identifier(name, text):
        return found
    meant = _doi_in(text) if name == "doi" else as_identifier(name, f"ark:{text}")
    hint = f"write {line_of(name, meant)}" if meant else f"it looks like {scheme.example}"
    message = f"'{name}': '{text}' is no identifier of {scheme.label}"
    own.report(own.entries[name].value_place, "bad-identifier", message, hint)
    return ""


def as_identifier(name: str, text: str) -> str:
    """The identifier that a text is, or that its address leads to; empty if it is none."""
    match = SCHEMES[name].pattern.fullmatch(_decoded(text))
    return match[1] if match else ""


def _decoded(text: str) -> str:
    """An address without its query, and with the characters that it stands for; others as is."""
    return unquote(re.split("[?#]", text)[0]) if _ADDRESS.match(text) else text


def _doi_in(text: str) -> str:
    """The one DOI that stands in a text, or in an address of a publisher."""
    found = re.findall(_DOI, _decoded(text))
    one = _VIEW.sub("", found[0].rstrip(".,;:")) if len(found) == 1 else ""
    return one.rstrip(")]>") if not re.search(r"[(\[<]", one) else one


def identifier_hint(fields: Fields, key: str) -> str:
    """How a key of articles is written that is a scheme; empty if it is none."""
    scheme, value = spelled_as(key, SCHEMES), fields.written[key].value
    if not scheme or not isinstance(value, ScalarNode) or not value.value.strip():
        return ""
    if fields.has("identifiers"):
        return "write it with the others of 'identifiers'"
    text = " ".join(value.value.split())
    own = as_identifier(scheme, text) or text
    return f"write identifiers: {{{scheme}: {scalar(own, in_list=True)}}}"


def address_of(scheme: str, identifier: str) -> str:
    """The address that leads to what an identifier is of."""
    return SCHEMES[scheme].address.format(identifier.translate(_QUOTED))


def urn_of(scheme: str, identifier: str) -> str:
    """An identifier that says what it is: an ARK does by itself, others get their scheme."""
    prefix = {"doi": "doi:", "handle": "hdl:", "archive_org": "archive.org:"}.get(scheme, "")
    return f"{prefix}{identifier}"
