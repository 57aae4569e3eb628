"""What the browser's index says of each article: its line in the results."""

import re
from collections.abc import Sequence

from builder.archive import Partition, source_name
from builder.messages import messages_for
from builder.model import Article
from builder.search.index.citations import ARTICLES
from builder.search.index.codec import CHECK_LENGTH, check_of, checksum, script_of, to_json
from builder.search.index.packing import Making

_NO_SLUG = re.compile("[^a-z0-9]+")
_LEAST = 8  # characters of a title that are left out of a path


def block_files(
    lines: Sequence[str], cited: Sequence[str], size: int, first: int, last: int
) -> Making[None]:
    """The blocks of results from `first` to before `last`, and those of their citations, by place.

    Both have `ARTICLES` articles. What the checksum of citations begins with stands first in the
    block of results, which whoever asks for them has. Of `size` articles, a multiple of `ARTICLES`,
    all blocks are given or none, for their names depend on each other (`block_checks`).
    """
    end = min((max(first, last - 1) // size + 1) * size, len(lines))
    for at in range(first // size * size, end, ARTICLES):
        number, own = at // ARTICLES, slice(at, at + ARTICLES)
        place, data = _block("e", number, cited[own])
        yield place, data
        yield _block("d", number, [to_json([check_of(data)]), *lines[own]])


def block_checks(checks: Sequence[str], size: int) -> list[str]:
    """What the manifest says of blocks of results: of those of `size` articles together.

    `checks` are what the checksums of all blocks begin with. So blocks are small, as a query needs
    one or two articles of each, and the manifest is, too; a change renames those beside it.
    """
    each = size // ARTICLES
    together = ("".join(checks[at : at + each]) for at in range(0, len(checks), each))
    return [checksum(text)[:CHECK_LENGTH] for text in together]


def _block(folder: str, number: int, values: Sequence[str]) -> tuple[str, bytes]:
    place = f"{folder}/{number}"
    return place, script_of(place, f"[{','.join(values)}]")


def result_lines(partition: Partition) -> list[str]:
    """For each article what a result shows, as JSON.

    The language is empty where it is the archive's, and so is the id where it is the path, and what
    it is among its copies where it has none; none of them stands at the end of a line if it is
    empty.
    """
    return [_line(partition, article) for article in partition.articles]


def _line(partition: Partition, article: Article) -> str:
    path = article.page.removeprefix("articles/").removesuffix(".html")
    source = source_name(article, partition.entities)
    language = "" if article.language == partition.language else article.language
    day = article.date.iso.partition("T")[0]
    title = _shown_title(partition, article)
    line = [short_path(path, title), title, day, source]
    own_id = article.id if article.id != path else ""
    if article.copies:
        return to_json([*line, language, own_id, version_of(article)])
    return to_json([*line, language, own_id] if own_id else [*line, language] if language else line)


def version_of(article: Article) -> str:
    """What an article is among its copies: `copy`, be it the first, or `corrected`."""
    return "" if not article.copies else "corrected" if article.corrected else "copy"


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
    if name.startswith(slug):  # as of most
        same = len(slug)
    else:
        pairs = enumerate(zip(slug, name, strict=False))
        same = next((n for n, (one, two) in pairs if one != two), len(name))
    if same < _LEAST:
        return path
    number = "" if same == len(slug) else f"{same}//"
    return f"{folder}//{number}{name[same:]}"
