"""What was surely meant by a value that is not what its key takes: addresses, lists of names."""

import re
from urllib.parse import urlsplit

from builder.urls import check_url

_MARKDOWN = re.compile(r"!?\[[^\]]*\]\(\s*<?([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?[^()]*\)")
_QUOTES = "<>\"'`“”„‟‘’‚«»‹›「」 \t\u00a0"
_SCHEME = re.compile(r"(?i)h?t?tp(s?)\s*[:;]?\s*/+(?=\w)|(s?)://(?=\w)")
_HOST = re.compile(r"(?i)(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#].*)?")
_DOI = re.compile(r"(?i)(?:doi:\s*)?(10\.\d{4,9}/\S+)")
_USER = re.compile(r"^(https?://)[^/?#]*@")  # a name and a password before a host
_BETWEEN = re.compile(r"\s*;\s*|\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|und|et|y|и)\s+|\s+&\s+")
_GAP = re.compile(r"\s{2,}")
_LONGEST = 2_000  # signs of an address that somebody may have meant


def address_in(text: str) -> str:
    """The address on the web that is written in a text in another form; empty if there is none.

    It may stand in brackets or quotation marks, be a link of Markdown, lack `https://` or have a
    slip in it, or have spaces, which are percent-encoded.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return ""
    if link := _MARKDOWN.fullmatch(text):
        text = link[1]
    text = text.strip(_QUOTES)
    if doi := _DOI.fullmatch(text):
        text = f"https://doi.org/{doi[1]}"
    elif scheme := _SCHEME.match(text):
        text = (
            f"http{'' if scheme[1] == '' and scheme[2] is None else 's'}://{text[scheme.end() :]}"
        )
    elif text.startswith("//"):
        text = f"https:{text}"
    elif _HOST.fullmatch(text):
        text = f"https://{text}"
    return _checked(_USER.sub(r"\1", text.replace(" ", "%20")))


def _checked(text: str) -> str:
    try:
        known = "." in (urlsplit(text).hostname or "")
        return check_url(text) if known else ""
    except ValueError:
        return ""


def names_in(text: str) -> list[str]:
    """The names of people in a text: `A B, C D and E F`."""
    return [name for name in _BETWEEN.split(_GAP.sub(" ", text)) if name]


def items_in(text: str) -> list[str]:
    """The items of a text in which commas or semicolons divide them."""
    parts = text.split(";" if ";" in text else ",")
    return [" ".join(part.split()) for part in parts if part.strip()]


def is_inverted(text: str) -> bool:
    """Whether a text may be one name with the family name first: `Smith, John`."""
    parts = items_in(text)
    return len(parts) == 2 and ";" not in text and " " not in parts[0]
