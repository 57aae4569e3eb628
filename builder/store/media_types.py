"""What kind of data a file of the site is, as servers say it."""

import mimetypes

_TYPES = mimetypes.MimeTypes()  # Python's own table, whatever the machine has
_TYPES.add_type("text/javascript", ".js")  # which Python 3.11 calls otherwise
_OURS = {
    "application/epub+zip": ".epub",
    "application/jsonl": ".jsonl",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "font/woff": ".woff",
    "font/woff2": ".woff2",
    "image/avif": ".avif",
    "image/webp": ".webp",
    "text/markdown": ".md",
}
for _kind, _suffix in _OURS.items():  # which Python 3.11 does not know
    _TYPES.add_type(_kind, _suffix)
# With what types of texts begin, which are in UTF-8 and worth compressing.
TEXT = ("text/", "application/json", "application/xml", "image/svg+xml")
_PACKED = {"gzip": "application/gzip"}


def media_type(path: str) -> str:
    """The media type of a file, with its encoding if it is a text."""
    kind, packed = _TYPES.guess_type(path)
    if packed:
        return _PACKED.get(packed, "application/x-compressed")
    kind = kind or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(TEXT) else kind
