"""What is saved of an article besides its line in the results: its authors, addresses, names.

Only those who save results, and those who read an archive from disk, need it, so it stands in files
of its own, each with a hash of its contents as its name. They are made of one partition each, so an
article more changes one of them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from builder.archive import Partition, named_by_kind
from builder.model import Article, Text
from builder.search.index.codec import hashed_script
from builder.search.index.packing import Files

_ARTICLES = 64  # in a file


class CitationFile(NamedTuple):
    """The citations of some articles that follow each other."""

    articles: int
    name: str
    data: bytes


def citations(partition: Partition) -> list[CitationFile]:
    """The files of a partition."""
    values = [_citation(partition, article, text) for article, text in partition.both]
    some = [values[first : first + _ARTICLES] for first in range(0, len(values), _ARTICLES)]
    return [CitationFile(len(own), *hashed_script("e-", own)) for own in some]


def citation_files(found: Iterable[CitationFile]) -> tuple[str, Files]:
    """All files by path, with one more that has the order of the others; and the name of that."""
    files, firsts, names = {}, [], []
    first = 0
    for one in found:
        files[f"{one.name}.js"] = one.data
        firsts.append(first)
        names.append(one.name)
        first += one.articles
    name, data = hashed_script("e-", {"firsts": firsts, "names": names})
    return name, files | {f"{name}.js": data}


def _citation(partition: Partition, article: Article, text: Text) -> dict[str, object]:
    """The values by their keys in front matter, and the id; without those that are empty."""
    values = {
        "id": article.id,
        "summary": article.summary or text.summary,
        "authors": article.authors,
        "source_url": article.source_url,
        "archived_url": article.archived_url,
        **named_by_kind(article, partition.entities),
    }
    return {key: value for key, value in values.items() if value}
