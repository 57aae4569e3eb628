"""The HTML of texts, kept apart: it is most of what is known of them, and only their pages have it.

A file of the cache has the HTML of some texts, one after the other, and is named by its bytes. What
an archive holds of such a text is where its HTML is; the process that makes a page or a piece of
the search index reads it there.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from builder.archive import Archive, Partition
from builder.errors import MachineError
from builder.hashing import digest
from builder.model import Text, text_of
from builder.store.cache import Cache

PREFIX = "html-"  # of the names of files

# The digest of a file, and where the HTML begins and ends in it. A cache may be made by others, and
# must not lead to other files.
_APART = re.compile("([0-9a-f]{32}) ([0-9]{1,12}) ([0-9]{1,12})")


def set_apart(texts: Sequence[Text], cache: Cache) -> list[Text]:
    """Keep the HTML of texts in a file; if the cache keeps nothing, the texts stay as they are."""
    if cache.storage is None:
        return [*texts]
    encoded = [text.html.encode() for text in texts]
    data = b"".join(encoded)
    own = digest(data).hex()
    if not data or not cache.store_bytes(PREFIX + own, data):
        return [*texts]
    found, end = [], 0
    for text, html in zip(texts, encoded, strict=True):
        start, end = end, end + len(html)
        found.append(replace(text, inline="", apart=f"{own} {start} {end}") if html else text)
    return found


def file_of(text: Text) -> str:
    """The name of the file in the cache that has the HTML of a text; empty if none has."""
    found = _APART.fullmatch(text.apart)
    return PREFIX + found[1] if found else ""


def with_html(texts: Sequence[Text], cache: Cache) -> tuple[Text, ...]:
    """The same texts with their HTML.

    Raises:
        MachineError: the cache has lost it since the texts were read.
    """
    wanted: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        if text.apart:
            wanted[file_of(text)].append(at)
    found = [*texts]
    for name, own in wanted.items():
        try:
            parts = cache.parts(name, [_range(texts[at]) for at in own])
            for at, data in zip(own, parts, strict=True):
                found[at] = _whole(texts[at], data.decode())
        except (OSError, ValueError) as error:
            raise MachineError(
                f"{name} was changed or removed from the cache while its texts were in use; "
                "call the same command again, and remove the cache if it says so again"
            ) from error
    return tuple(found)


def _range(text: Text) -> tuple[int, int]:
    _, start, end = text.apart.split()
    return int(start), int(end)


def _whole(text: Text, html: str) -> Text:
    if text_of(html).hash != text.hash:
        raise ValueError(f"this is not the HTML of {text.summary}")
    return replace(text, inline=html, apart="")


def whole_partition(partition: Partition, cache: Cache) -> Partition:
    """A partition whose texts have their HTML.

    Raises:
        MachineError: as `with_html` does.
    """
    return replace(partition, texts=with_html(partition.texts, cache))


def whole_texts(archive: Archive, cache: Cache) -> dict[str, Text]:
    """All texts of an archive with their HTML, by source file.

    Raises:
        MachineError: as `with_html` does.
    """
    return dict(zip(archive.texts, with_html([*archive.texts.values()], cache), strict=True))
