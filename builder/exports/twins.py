"""Articles as Markdown beside their pages, for programs that read texts: `a.md` beside `a.html`.

A twin has metadata as YAML, with the keys of the data files, and the text as it was written; links
lead to twins where there are some, and to pages elsewhere. Of an excerpt it has the summary alone.
"""

from collections.abc import Collection

import msgspec

from builder.archive import Archive, Partition
from builder.exports.entries import entries_of
from builder.model import Article, Link, Text
from builder.urls import relative

VERSION = 1
SUFFIX = ".md"


def twins_of(archive: Archive) -> dict[str, int]:
    """The paths of the twins, and the positions of their articles; none if none are wanted.

    Drafts have none, nor has what search engines are asked to leave out.
    """
    if not archive.config.twins:
        return {}
    return {
        twin_path(article.page): at
        for at, article in enumerate(archive.articles)
        if not (article.draft or article.noindex)
    }


def twin_path(page: str) -> str:
    """The path of the twin of an article's page."""
    return page.removesuffix(".html") + SUFFIX


def twin(one: Partition, markdown: str, twins: Collection[str]) -> bytes:
    """The twin of the article of a partition that has no other, from the Markdown of its text."""
    ((article, text),) = one.both
    (entry,) = entries_of(one)
    values = entry._replace(note="", type="")._asdict().items()
    metadata = "".join(f"{key}: {_yaml(value)}\n" for key, value in values if value)
    body = entry.summary if article.excerpt else _with_links(article, text, markdown, twins)
    return f"---\n{metadata}---\n\n# {entry.title}\n\n{body.strip()}\n".encode()


def _yaml(value: object) -> str:
    """A value as JSON, which YAML reads, too."""
    return msgspec.json.encode(value).decode()


def _with_links(article: Article, text: Text, markdown: str, twins: Collection[str]) -> str:
    own = twin_path(article.page)
    for link in {one.written: one for one in text.links}.values():
        target = _target(link, own, twins)
        for start in ("](", "]: ", "](<"):
            markdown = markdown.replace(start + link.written, start + target)
    return markdown


def _target(link: Link, own: str, twins: Collection[str]) -> str:
    if link.former or link.path.startswith(("/", "../")):
        return link.former or link.written
    path = twin_path(link.path) if twin_path(link.path) in twins else link.path
    return relative(own, path) + (f"#{link.fragment}" if link.fragment else "")
