"""Plain pages (about, method, licence) and the text that opens the front page."""

from builder.config import SiteConfig
from builder.content.articles import read_language, read_redirects
from builder.content.frontmatter import read_document, split_document
from builder.content.names import title_for
from builder.content.reader import Reader
from builder.content.strange import open_fields, way_out_of
from builder.errors import Place, Problem
from builder.metadata.keys import ARTICLE_WORDS
from builder.model import Body, PlainPage
from builder.urls import CONTENT, page_of

INDEX = f"{CONTENT}/index.md"
PAGE_KEYS = ("title", "language", "summary", "redirects")


def read_page(
    reader: Reader, path: str, sidecar: str, config: SiteConfig
) -> tuple[PlainPage, Body, list[Problem]]:
    """Read one page. The front page may do without metadata: the site has a title of its own."""
    if path == INDEX and not sidecar:
        text, problems = reader.text(path)
        entries, body, more = split_document(text, path)
        problems += more
    else:
        entries, body, problems = read_document(reader, path, sidecar)
    fields, _ = open_fields(entries, Place(path), config, PAGE_KEYS, "page")
    fields.check_keys(PAGE_KEYS, (), ARTICLE_WORDS, lambda key: way_out_of("page", PAGE_KEYS))
    if path != INDEX and not problems:
        fields.require("title", f"write the page's title: {title_for(path, body)}")
    page = PlainPage(
        path=path,
        page=page_of(path),
        title=fields.text("title"),
        language=read_language(fields) or config.language,
        summary=fields.text("summary"),
        redirects=read_redirects(fields),
    )
    return page, body, problems + fields.problems
