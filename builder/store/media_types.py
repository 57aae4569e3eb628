"""What kind of data a file of the site is, as servers say it."""

import mimetypes

_TYPES = mimetypes.MimeTypes()  # Python's own table, whatever the machine has
_TYPES.add_type("text/javascript", ".js")  # which Python 3.11 calls otherwise
_TYPES.add_type("text/markdown", ".md")
_TEXT = ("text/", "application/json", "application/xml", "image/svg+xml")
_PACKED = {"gzip": "application/gzip"}


def media_type(path: str) -> str:
    """The media type of a file, with its encoding if it is a text."""
    kind, packed = _TYPES.guess_type(path)
    if packed:
        return _PACKED.get(packed, "application/x-compressed")
    kind = kind or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXT) else kind
