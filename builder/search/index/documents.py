"""What the browser's index says of each article: its line in the results."""

import re
from collections.abc import Iterator, Sequence

from builder.archive import Partition, source_name
from builder.markup.summary import shorten
from builder.messages import messages_for
from builder.model import Article, Text
from builder.search.index.codec import script_of, to_json

SUMMARY = 80  # characters

_NO_SLUG = re.compile("[^a-z0-9]+")
_LEAST = 8  # characters of a title that are left out of a path


def block_files(
    lines: Sequence[str], size: int, first: int, last: int
) -> Iterator[tuple[str, bytes]]:
    """The blocks of results with the lines from `first` to before `last`, by path.

    A block keeps its name when its contents change, so one article more rewrites one block, and the
    manifest need not list them.
    """
    for number in range(first // size, max(first, last - 1) // size + 1):
        if block := lines[number * size : (number + 1) * size]:
            yield f"d/{number}.js", script_of(f"d/{number}", f"[{','.join(block)}]")


def result_lines(partition: Partition) -> list[str]:
    """For each article what a result shows, as JSON.

    The language is empty where it is the archive's, and the id is left out where it is the path.
    """
    return [_line(partition, article, text) for article, text in partition.both]


def _line(partition: Partition, article: Article, text: Text) -> str:
    summary = shorten(article.summary or text.summary, SUMMARY)
    path = article.page.removeprefix("articles/").removesuffix(".html")
    source = source_name(article, partition.entities)
    language = "" if article.language == partition.language else article.language
    day = article.date.iso.partition("T")[0]
    title = _shown_title(partition, article)
    line = [short_path(path, title), title, day, source, summary, language]
    return to_json([*line, article.id] if article.id != path else line)


def _shown_title(partition: Partition, article: Article) -> str:
    """The title as results have it: a draft, which is in no site that is published, says so."""
    if not article.draft:
        return article.title
    return f"[{messages_for(partition.language).gettext('Draft')}] {article.title}"


def short_path(path: str, title: str) -> str:
    """A path without the part of its name that can be made from the title.

    Most names begin with the title, so the reader would download it twice. `2015/uk-leaves-7` with
    the title `UK leaves` is `2015//-7`. If the name has only the first 4 characters of the title's
    slug, as in `2015/uk-l-7`, it is `2015//4//-7`. No other path has two slashes in a row. Names
    that share fewer than 8 characters stay as they are.
    """
    folder, _, name = path.rpartition("/")
    slug = _NO_SLUG.sub("-", title.lower()).strip("-")
    same = next(
        (n for n, (one, two) in enumerate(zip(slug, name, strict=False)) if one != two),
        min(len(slug), len(name)),
    )
    if same < _LEAST:
        return path
    number = "" if same == len(slug) else f"{same}//"
    return f"{folder}//{number}{name[same:]}"
