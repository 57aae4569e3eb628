"""Plain pages (about, method, licence) and the text that opens the front page."""

from builder.config import SiteConfig
from builder.content.articles import read_language, read_redirects
from builder.content.frontmatter import read_document
from builder.content.reader import Reader
from builder.errors import Place, Problem
from builder.metadata.fields import Fields
from builder.model import Body, PlainPage
from builder.urls import CONTENT, page_of

INDEX = f"{CONTENT}/index.md"
PAGE_KEYS = ("title", "language", "summary", "redirects")


def read_page(
    reader: Reader, path: str, sidecar: str, config: SiteConfig
) -> tuple[PlainPage, Body, list[Problem]]:
    """Read one page. The front page may do without metadata: the site has a title of its own."""
    entries, body, problems = read_document(reader, path, sidecar, needed=path != INDEX)
    fields = Fields(entries, Place(path))
    fields.check_keys(PAGE_KEYS, hint=f"a page has {', '.join(PAGE_KEYS)}")
    if path != INDEX and not problems:
        fields.require("title", "write the page's title: title: ...")
    page = PlainPage(
        path=path,
        page=page_of(path),
        title=fields.text("title"),
        language=read_language(fields) or config.language,
        summary=fields.text("summary"),
        redirects=read_redirects(fields),
    )
    return page, body, problems + fields.problems
