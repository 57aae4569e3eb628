"""What the browser's index says of each article: its line in the results, its facets, its day."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np

from builder.archive import Archive, Partition, Positions, source_name
from builder.messages import messages_for
from builder.model import Article
from builder.search.fields import FACETS, LANGUAGE
from builder.search.index.citations import ARTICLES
from builder.search.index.codec import (
    check_of,
    encode_numbers,
    hashed_script,
    script_of,
    to_json,
    to_text,
)
from builder.search.index.days import date_column
from builder.search.inflection import primary
from builder.search.texts import facet_keys, facet_labels, languages_of

_NO_SLUG = re.compile("[^a-z0-9]+")
_LEAST = 8  # characters of a title that are left out of a path


def block_files(
    lines: Sequence[str], cited: Sequence[str], size: int, first: int, last: int
) -> Iterator[tuple[str, bytes]]:
    """The blocks of results from `first` to before `last`, and those of their citations, by path.

    A block keeps its name when its contents change, so one article more rewrites one block, and the
    manifest need not list them. What the checksums of citations begin with stands first in a block
    of results, which whoever asks for them has. `size` is a multiple of `ARTICLES`.
    """
    for number in range(first // size, max(first, last - 1) // size + 1):
        start, end = number * size, min((number + 1) * size, len(lines))
        checks = []
        for at in range(start, end, ARTICLES):
            path, data = _block("e", at // ARTICLES, cited[at : min(at + ARTICLES, end)])
            checks.append(check_of(data))
            yield path, data
        if start < end:
            yield _block("d", number, [to_json(checks), *lines[start:end]])


def _block(folder: str, number: int, values: Sequence[str]) -> tuple[str, bytes]:
    name = f"{folder}/{number}"
    return f"{name}.js", script_of(name, f"[{','.join(values)}]")


def result_lines(partition: Partition) -> list[str]:
    """For each article what a result shows, as JSON.

    The language is empty where it is the archive's, and so is the id where it is the path; neither
    stands at the end of a line if it is empty.
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
    return to_json([*line, language, own_id] if own_id else [*line, language] if language else line)


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


def columns(archive: Archive) -> Iterator[tuple[str, str, bytes]]:
    """For each facet and for the date its column: the facet, the file's name, the file's bytes."""
    keys, labels = facet_keys(archive), facet_labels(archive)
    for facet, having in _members(archive):
        slugs = labels[facet]
        names: dict[str, list[str]] = {slug: [] for slug in slugs}
        for key, slug in keys[facet].items():
            names[slug].append(key)
        values = [[slug, label, *names[slug]] for slug, label in slugs.items()]
        lists = _lists(len(archive.articles), [having[slug] for slug in slugs])
        yield facet, *_column(values, lists)
    yield "date", *hashed_script("c-", date_column(article.date for article in archive.articles))


def _members(archive: Archive) -> Iterator[tuple[str, Mapping[str, Positions]]]:
    """For each facet the positions of the articles that have a value, by slug."""
    for facet, kind in FACETS.items():
        yield facet, archive.members[kind]
    languages: dict[str, list[int]] = {code: [] for code in languages_of(archive)}
    for position, article in enumerate(archive.articles):
        languages[primary(article.language)].append(position)
    yield LANGUAGE, {code: tuple(own) for code, own in languages.items()}


def _lists(articles: int, members: Collection[Positions]) -> bytes:
    """For each article how many entities it names, then their numbers, rising; encoded.

    `members` has for each entity the positions of the articles that name it. Of three articles and
    the entities 0: (0, 2) and 1: (2,) that is 1 0, 0, 2 0 1.
    """
    having = np.fromiter(chain.from_iterable(members), dtype=np.int64)
    numbers = np.repeat(np.arange(len(members)), np.fromiter(map(len, members), dtype=np.int64))
    counts = np.bincount(having, minlength=articles)
    before = np.cumsum(counts) - counts
    numbers = np.insert(numbers[np.argsort(having, kind="stable")], before, counts)
    return encode_numbers(numbers).tobytes()


def _column(values: list[list[str]], encoded: bytes) -> tuple[str, bytes]:
    return hashed_script("c-", {"values": values, "articles": to_text(encoded)})
