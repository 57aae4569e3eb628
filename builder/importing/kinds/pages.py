"""A folder of pages, as a browser or a program saves them: their texts, without what is around."""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from builder.errors import Place, UsageError
from builder.importing.inputs import MOST_OF_A_TEXT, files_below, read_bytes
from builder.importing.items import Item, Value
from builder.importing.page import Page, day_of, decoded, read_page
from builder.importing.rules import Rules

_PAGES = (".html", ".htm", ".xhtml")
_INDEX = ("index.html", "index.htm", "default.htm", "default.html")


def site(folder: Path) -> Rules:
    """Pages say nothing of their site but by their links."""
    return Rules()


def items(folder: Path) -> Iterator[Item]:
    """An item for each page below a folder.

    Raises:
        UsageError: the library is missing that finds the texts.
    """
    for path in files_below(folder):
        if path.casefold().endswith(_PAGES):
            yield _item(folder, path)


def _item(folder: Path, path: str) -> Item:
    place, identity = Place(path), f"pages:{folder.resolve().name}/{path}"
    try:
        html = decoded(read_bytes(folder / path, MOST_OF_A_TEXT))
    except UsageError as error:
        return Item(place, identity, refused=str(error))
    try:
        page = read_page(html, is_one_of_many=True)
    except ValueError as error:
        return Item(place, identity, left_out=str(error))
    day = day_of(page)
    doubts = [] if day or not page.dates else [_dates(page)]
    fields: dict[str, Value] = {
        "title": page.title,
        "date": day,
        "authors": [*page.authors],
        "source": page.source,
        "source_url": page.address,
        "language": page.language,
        "summary": page.summary,
    }
    return Item(
        place,
        identity,
        {key: value for key, value in fields.items() if value},
        text=page.text,
        name=_name(path),
        addresses=_addresses(path),
        file=path,
        doubt="; ".join([*doubts, *page.cut]),
    )


def _dates(page: Page) -> str:
    said = ", ".join(f"{one.day} ({one.place})" for one in page.dates[:5])
    return f"date: not sure, as the page has {said}"


def _name(path: str) -> str:
    folder, name = posixpath.split(path)
    name = posixpath.basename(folder) if name.casefold() in _INDEX else name
    return posixpath.splitext(name)[0]


def _addresses(path: str) -> tuple[str, ...]:
    """Where the page was, if the folder is a copy of the site; not that of the front page."""
    folder, name = posixpath.split(path)
    if name.casefold() in _INDEX:
        return (f"/{folder}/",) if folder else ()
    return (f"/{path}",)
