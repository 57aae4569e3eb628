"""What Zotero's Embedded Metadata translator makes of a page, by its rules.

The rules are those of the translator of 2026-04: meta tags by `name`, and by `property` where there
is no name; several names in one tag; the type by `citation_technical_report_institution`, else by
`DC.type`, else by `og:type`; an author from `citation_author`, else from an element of the class
`byline`; the abstract from `citation_abstract`, else from the description.
"""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

_GUESSED = {"byline", "vcard", "article-byline"}  # classes whose texts are taken for authors


class Item(NamedTuple):
    """What a library gets of a page."""

    type: str
    title: str
    authors: list[str]
    date: str
    publication: str
    language: str
    abstract: str
    tags: list[str]
    url: str
    original: str


class Head(HTMLParser):
    """The tags of a page's head, and whether its body has what is taken for a byline."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.tags: dict[str, list[str]] = {}
        self.blocks: list[Any] = []
        self.links: list[dict[str, str]] = []
        self.has_byline = False
        self._in_block = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag."""
        values = {name: value or "" for name, value in attrs}
        self._in_block = values.get("type") == "application/ld+json"
        self.has_byline |= not _GUESSED.isdisjoint(values.get("class", "").split())
        if tag == "link":
            self.links.append(values)
        for attribute in ("name", "property") if tag == "meta" else ():
            for name in values.get(attribute, "").split():
                self.tags.setdefault(f"{attribute} {name}", []).append(values["content"])

    def handle_data(self, data: str) -> None:
        """Take the text of a block of schema.org."""
        if self._in_block and data.strip():
            self.blocks.append(json.loads(data))
            self._in_block = False

    def named(self, name: str) -> str:
        """The first value of a name."""
        return next(iter(self.tags.get(f"name {name}", [])), "")

    def property(self, name: str) -> str:
        """The first value of a property."""
        return next(iter(self.tags.get(f"property {name}", [])), "")


def item_of(page: Path) -> Item:
    """What Zotero makes of a page."""
    head = Head(page.read_text(encoding="utf-8"))
    institution = head.named("citation_technical_report_institution")
    publication = head.named("prism.publicationName") or head.named("DC.source")
    authors = head.tags.get("name citation_author", [])
    return Item(
        type="report" if institution else head.named("DC.type") or head.property("og:type"),
        title=head.named("citation_title") or head.property("og:title"),
        authors=authors or (["from the byline"] if head.has_byline else []),
        date=head.named("citation_publication_date"),
        publication=institution or publication or head.property("og:site_name"),
        language=head.named("citation_language"),
        abstract=head.named("citation_abstract") or head.named("description"),
        tags=[tag for tag in re.split(r"; *", head.named("citation_keywords")) if tag],
        url=head.named("citation_public_url"),
        original=head.named("DC.relation"),
    )


def block_of(page: Path) -> Any:
    """The block of schema.org of a page; the first of several things in it."""
    (block,) = Head(page.read_text(encoding="utf-8")).blocks
    return block.get("@graph", [block])[0]
