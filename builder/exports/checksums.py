"""What every file of the site must be: `data/checksums.txt`.

A text in UTF-8: a line is the SHA-256 of a file in hexadecimal digits, two spaces and its path, in
order of paths. That is the form of `sha256sum --check`, so that a copy can be verified where there
is none of our programs. It is not compressed: digests cannot be, and nobody needs a tool for it.

Not among them are this file itself, and those for hosts and builders, whose names begin with a dot:
many hosts do not publish them.
"""

from collections.abc import Mapping

from builder.urls import check_path

PATH = "data/checksums.txt"
MAX_BYTES = 500_000_000  # of a list
DIGITS = 64  # of a SHA-256

_BETWEEN = "  "


def is_listed(path: str) -> bool:
    """Whether a file of the site stands in the list."""
    return path != PATH and not path.rpartition("/")[2].startswith(".")


def checksums_file(digests: Mapping[str, bytes]) -> bytes:
    """The list of all files that belong into it, from the SHA-256 of each by path."""
    paths = sorted(filter(is_listed, digests))
    return "".join([f"{digests[path].hex()}{_BETWEEN}{path}\n" for path in paths]).encode()


def read_checksums(data: bytes) -> dict[str, bytes]:
    """The SHA-256 of each file of a list, by path. A site has some, so an empty list is broken.

    Raises:
        ValueError: this is no such list, or not the whole of one.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise ValueError("it is not UTF-8") from error
    if not text.endswith("\n"):
        raise ValueError("its end is missing" if text else "it is empty")
    found = {}
    for number, line in enumerate(text[:-1].split("\n"), 1):
        digits, between, path = line[:DIGITS], line[DIGITS : DIGITS + 2], line[DIGITS + 2 :]
        try:
            found[check_path(path)] = bytes.fromhex(digits)
        except ValueError as error:
            raise ValueError(f"line {number:,} is not the checksum of a file") from error
        if between != _BETWEEN or len(found[path]) * 2 != DIGITS:
            raise ValueError(f"line {number:,} is not the checksum of a file")
    return found
