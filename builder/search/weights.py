"""What an occurrence of a term is worth: BM25F, the same in both indexes.

Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009. The score of a term in an article
is `idf * w / (K1 + w)`; `w` adds up, for each of its occurrences, the weight of the field, less in
an article where that field is longer than usual.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from builder.search.fields import FIELDS

# Chosen on half of the queries of four collections with judgements, near what is usual.
K1 = 2.0
B = 0.8

Texts = Mapping[str, Sequence[str]]  # by field


def usual_lengths(collection: Iterable[Texts]) -> tuple[float, ...]:
    """The mean number of characters of each field, where it is not empty.

    They are rounded to steps of about a fifth, so that one article more does not change the worth
    of every term in every other.
    """
    totals = [0] * len(FIELDS)
    counts = [0] * len(FIELDS)
    for texts in collection:
        for number, length in enumerate(_lengths(texts)):
            totals[number] += length
            counts[number] += bool(length)
    means = (total / max(1, count) for total, count in zip(totals, counts, strict=True))
    return tuple(2 ** (round(4 * math.log2(max(1.0, mean))) / 4) for mean in means)


def occurrence_weights(texts: Texts, usual: Sequence[float]) -> list[float]:
    """What one occurrence in each field of an article adds to `w`."""
    lengths = _lengths(texts)
    return [
        field.weight / (1 - B + B * length / mean)
        for field, length, mean in zip(FIELDS, lengths, usual, strict=True)
    ]


def _lengths(texts: Texts) -> list[int]:
    return [sum(map(len, texts[field.name])) for field in FIELDS]


def rarity(articles: int, having: int) -> float:
    """What a term says by being rare: the inverse document frequency of BM25."""
    return math.log(1 + (articles - having + 0.5) / (having + 0.5))
