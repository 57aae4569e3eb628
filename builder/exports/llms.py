"""What an archive has, for language models that read it: `llms.txt`, https://llmstxt.org/."""

from collections.abc import Iterator

from builder.archive import Archive
from builder.exports.articles import JSON_LINES
from builder.exports.metadata import BIBTEX, CSL, CSV
from builder.exports.twins import twin_path, twins_of
from builder.exports.volumes import paths
from builder.messages import messages_for
from builder.model import EMPTY_TEXT, KINDS, Article
from builder.urls import absolute, dates_page, index_page, relative

PATH = "llms.txt"
NEWEST = 100  # articles that are listed

_ROOT = "index.html"
_FORMATS = {JSON_LINES: "JSON Lines", CSV: "CSV", BIBTEX: "BibTeX", CSL: "CSL-JSON"}
_SIGNS = str.maketrans({"[": "\\[", "]": "\\]", "\\": "\\\\"})


def llms(archive: Archive) -> bytes:
    """The file, in the language of the site."""
    config, messages = archive.config, messages_for(archive.config.language)
    blocks = [f"# {_line(config.title)}"]
    if config.description:
        blocks.append(f"> {_line(config.description)}")
    for title, lines in (
        (messages.gettext("Articles"), _articles(archive)),
        (messages.gettext("Dates"), _lists(archive)),
        (messages.gettext("Downloads"), _data(archive)),
    ):
        if items := [*lines]:
            blocks.append(f"## {title}\n\n" + "\n".join(items))
    return ("\n\n".join(blocks) + "\n").encode()


def _articles(archive: Archive) -> Iterator[str]:
    """The newest articles, those of the latest date first."""
    twins = twins_of(archive)
    shown = [one for one in archive.articles if not (one.draft or one.noindex)]
    for article in reversed(shown[-NEWEST:]):
        twin = twin_path(article.page)
        path = twin if twin in twins else article.page
        yield _item(archive, path, article.title, _summary(archive, article))


def _summary(archive: Archive, article: Article) -> str:
    return article.summary or archive.texts.get(article.path, EMPTY_TEXT).summary


def _lists(archive: Archive) -> Iterator[str]:
    messages = messages_for(archive.config.language)
    if archive.articles:
        yield _item(archive, dates_page(), messages.gettext("Dates"))
    for kind in archive.config.indexes:
        if archive.members[kind]:
            yield _item(archive, index_page(kind), messages.gettext(KINDS[kind].label))


def _data(archive: Archive) -> Iterator[str]:
    for format, name in _FORMATS.items():
        for path in paths(archive, format):
            yield _item(archive, path, name)


def _item(archive: Archive, path: str, title: str, about: str = "") -> str:
    url = archive.config.url
    address = absolute(url, path) if url else relative(_ROOT, path)
    about = f": {_line(about)}" if about else ""
    return f"- [{_line(title).translate(_SIGNS)}](<{address}>){about}"


def _line(text: str) -> str:
    return " ".join(text.split())
