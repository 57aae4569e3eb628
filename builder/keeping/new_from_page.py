"""A new article from a page of the web: fetched, or saved as a file."""

from collections.abc import Callable
from pathlib import Path

from builder.content.reader import Reader
from builder.content.settings import read_config
from builder.errors import Place, UsageError, reporting
from builder.importing.drafts import Draft
from builder.importing.existing import look_through, plain_url
from builder.importing.fetch import fetch
from builder.importing.inputs import read_bytes
from builder.importing.items import Item, Value
from builder.importing.mending import mend
from builder.importing.merging import FOLDER
from builder.importing.naming import names_in
from builder.importing.page import Page, day_of, decoded, read_page
from builder.keeping.new_article import Given, new_article
from builder.store.storage import LocalStorage
from builder.tagging.evidence import Told
from builder.urls import CONTENT

_MOST = 20_000_000
Ask = Callable[[str], str]  # a question, and what a person answers; nothing if there is nobody


def new_from_page(
    source: Path, page: str, title: str, date: str, today: str, keep: bool, ask: Ask
) -> tuple[Path, list[str]]:
    """Write an article from a page, an address or a file; return its path, and what to be told.

    Raises:
        UsageError: the page cannot be had, or does not say what an article needs.
    """
    is_address = "://" in page
    data, address = fetch(page) if is_address else (read_bytes(Path(page), _MOST), "")
    try:
        found = read_page(decoded(data), address)
    except ValueError as error:
        raise UsageError(f"{page}: {error}") from error
    if found.address and (known := look_through(source).by_address.get(plain_url(found.address))):
        raise UsageError(f"{known} is of this address already: {found.address}")
    title = title or found.title or ask("Title")
    if not title:
        raise UsageError(f"{page} has no title; give one with --title")
    told = [f"{one.day} is a date of the page ({one.place})" for one in found.dates]
    day = date or day_of(found) or ask("Date ({})".format(", ".join(told) or "none is in the page"))
    if not day:
        listed = "; ".join(told) or "it has none"
        raise UsageError(f"which day the page is of is not sure: {listed}; name it with --date")
    path = new_article(source, title, day, today, _given(source, found))
    told += found.cut
    if keep:
        told.append(f"the page is in {_kept(source, path, data)}")
    return path, told


def _given(source: Path, page: Page) -> Given:
    """What a page says, as keys; what of the archive's names it seems to be about."""
    config, _ = read_config(Reader(LocalStorage(source)))
    draft = Draft(Item(Place("page"), ""), text=page.text, stem="page")
    mend([draft], config.html)
    if draft.refused:
        raise UsageError(f"the text of the page cannot be published: {draft.refused}")
    keys: dict[str, Value] = {
        "source": page.source,
        "source_url": page.address,
        "summary": page.summary,
        "authors": [*page.authors],
        "language": page.language if page.language != config.language else "",
    }
    blocks = [" ".join(block.split()) for block in page.text.split("\n\n")]
    told = Told("", page.language or config.language, page.title, blocks)
    names = names_in(source, config, told)
    suggested: dict[str, Value] = {key: list(found) for key, found in names.items()}
    return Given({key: value for key, value in keys.items() if value}, suggested, draft.text)


def _kept(source: Path, article: Path, data: bytes) -> Path:
    """Keep the page as it was, where no build publishes it."""
    stem = article.relative_to(source / CONTENT / "articles").with_suffix(".html")
    path = source / FOLDER / "pages" / stem
    with reporting(f"write {path}"):
        LocalStorage(path.parent).put(path.name, data)
    return path
