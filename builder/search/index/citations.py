"""What is saved of an article besides its line in the results: its summary, authors, names.

Only those who save results, and those who read an archive from disk, need it, so it stands in
blocks of its own.
"""

from builder.archive import Partition, is_report, named_by_kind
from builder.metadata.identifiers import urn_of
from builder.model import Article, Text
from builder.search.index.codec import to_json

ARTICLES = 16  # in a block of citations, and in one of results


def citations(partition: Partition) -> list[str]:
    """The citation of each article, as JSON."""
    return [to_json(_citation(partition, article, text)) for article, text in partition.both]


def _citation(partition: Partition, article: Article, text: Text) -> dict[str, object]:
    """The values by their keys in front matter, and the id; without those that are empty."""
    values = {
        "id": article.id,
        "summary": article.summary or text.summary,
        "authors": article.authors,
        "source_url": article.source_url,
        "archived_url": article.archived_url,
        "identifiers": [urn_of(*one) for one in article.identifiers],
        "report": is_report(article, partition.entities),
        **named_by_kind(article, partition.entities),
    }
    return {key: value for key, value in values.items() if value}
