"""Addresses as browsers read them: https://url.spec.whatwg.org/#url-parsing."""

import re

# Of links that leave the archive: who follows one is not told where it was.
ELSEWHERE = "noopener noreferrer"

_AROUND = "".join(map(chr, range(0x21)))  # what is taken off at both ends
_INSIDE = re.compile(r"[\t\n\r]")  # what is taken out
# A scheme; or a host, before which a backslash is as good as a slash.
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]{2}")


def cleaned(written: str) -> str:
    """An address without the signs that browsers pass over."""
    return _INSIDE.sub("", written.strip(_AROUND))


def is_elsewhere(address: str) -> bool:
    """Whether a cleaned address has a scheme or a host, and leads to no file of the archive."""
    return _ELSEWHERE.match(address) is not None


def is_on_the_web(address: str) -> bool:
    """Whether a cleaned address leads to another site: not to a mail or a telephone."""
    return is_elsewhere(address) and not address.lower().startswith(("mailto:", "tel:"))
