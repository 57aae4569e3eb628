"""Plain pages (about, method, licence) and the text that opens the front page."""

import re

from builder.config import SiteConfig
from builder.content.articles import read_language, read_redirects, read_status
from builder.content.frontmatter import read_document
from builder.content.names import title_for
from builder.content.reader import Reader
from builder.content.strange import open_fields, way_out_of
from builder.errors import Place, Problem, problem_at
from builder.metadata import table
from builder.metadata.fields import Fields
from builder.metadata.keys import ARTICLE_KEYS, ARTICLE_WORDS
from builder.model import Body, PlainPage, Status
from builder.urls import CONTENT, page_of

INDEX = f"{CONTENT}/index.md"
PAGE_KEYS = table.names(table.PAGE)

_STATUSES = (Status.PUBLISHED, Status.DRAFT)
_HEADING = re.compile(r"\s*#[ \t]+([^\n#*_`\[\]<>\\{}|]+?)[ \t#]*(?:\n|\Z)")


def read_page(
    reader: Reader, path: str, sidecar: str, config: SiteConfig
) -> tuple[PlainPage, Body, list[Problem]]:
    """Read one page. The front page may do without metadata: the site has a title of its own."""
    entries, body, problems = read_document(reader, path, sidecar, needed=path != INDEX)
    own = [one.name for one in config.extra_fields]
    fields, told = open_fields(entries, Place(path), config, {*ARTICLE_KEYS, *own})
    title = fields.text("title")
    if path != INDEX and not fields.has("title"):
        title, body = _take_heading(body)
        problems = [one for one in problems if not title or one.code != "no-metadata"]
    _check_keys(fields, own)
    if path != INDEX and not problems and not title:
        fields.require("title", lambda: f"write the page's title: {title_for(path, body)}")
    page = PlainPage(
        path=path,
        page=page_of(path),
        title=title,
        language=read_language(fields) or config.language,
        summary=fields.text("summary"),
        redirects=read_redirects(fields),
        draft=read_status(fields, told, _STATUSES) is Status.DRAFT,
    )
    return page, body, problems + fields.problems


def _take_heading(body: Body) -> tuple[str, Body]:
    """The heading that a text begins with, and the rest; a page without a title is called so."""
    found = _HEADING.match(body.markdown)
    if not found:
        return "", body
    lines = found[0].count("\n")
    return found[1], Body(body.markdown[found.end() :], body.lines_before + lines)


def _check_keys(fields: Fields, own: list[str]) -> None:
    """Keys of articles come with texts of other generators; a page shows nothing of them."""
    of_articles = [
        key for key in fields.written if key not in PAGE_KEYS and key in {*ARTICLE_KEYS, *own}
    ]
    for key in of_articles:
        entry = fields.written[key]
        message = f"'{entry.key.value}' is a key of articles, and a page shows nothing of it"
        hint = "remove it, or make the text an article"
        problem = problem_at(entry.place, "key-of-articles", message, hint, "warning")
        fields.problems.append(problem)
    fields.check_keys(
        PAGE_KEYS, of_articles, ARTICLE_WORDS, lambda key: way_out_of("page", PAGE_KEYS, key)
    )
