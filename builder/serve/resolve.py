"""Which file of a site answers for a request: the rules of GitHub Pages, without a disk."""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote, unquote


class File(NamedTuple):
    """A file of the site, by its path."""

    path: str


class Redirect(NamedTuple):
    """Another address of this server, percent-encoded."""

    location: str


def resolve(target: str, base: str, published: Callable[[str], bool]) -> File | Redirect | None:
    """The answer to a request's target, which is percent-encoded and may have a query.

    `base` is the path that the site is below, decoded, with a slash at both ends; `published` tells
    whether the site has a file. None: there is no such page.
    """
    encoded, mark, query = target.partition("?")
    try:
        address = unquote(encoded, errors="strict")
    except UnicodeDecodeError:
        return None
    if base != "/" and address in {"/", base[:-1]}:  # at `/` of this server there is nothing else
        return Redirect(quote(base) + mark + query)
    path = address.removeprefix(base)
    if path == address or not _is_plain(path):
        return None
    if not path or path.endswith("/"):
        return File(f"{path}index.html") if published(f"{path}index.html") else None
    for file in (path, f"{path}.html"):
        if published(file):
            return File(file)
    if published(f"{path}/index.html"):
        return Redirect(f"{quote(base + path)}/{mark}{query}")
    return None


def _is_plain(path: str) -> bool:
    """Whether it can be the path of a page or a folder; hidden files are not deployed to Pages."""
    parts = path.removesuffix("/").split("/") if path else []
    return all(part and part[0] != "." and not set(part) & {"\\", "\0"} for part in parts)
