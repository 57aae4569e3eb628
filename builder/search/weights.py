"""What an occurrence of a term is worth: BM25F, the same in both indexes.

Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009. The score of a term in an article
is `idf * w / (K1 + w)`. `w` is a sum over its occurrences in the article: of each the weight of the
field, divided by how long the field is in this article against the average.
"""

import math

import numpy as np
from numpy.typing import NDArray

from builder.search.fields import FIELDS, TITLE

# Chosen on half of the queries of four collections with judgements; near the values of the book.
K1 = 2.0
B = 0.8
# A word that a query repeats says more, but not so many times as much: that of Okapi at TREC.
K3 = 7.0
# What the only word of a title adds: such an article is about that, so no body is to beat it. The
# word would have to stand there hundreds of times.
ALONE = 1000.0

Lengths = NDArray[np.int64]  # of articles (rows) by field, as `invert` counts them


def occurrence_weights(lengths: Lengths, averages: NDArray[np.float64]) -> NDArray[np.float64]:
    """What one occurrence adds to `w`, for each article (rows) by field: weight / (1 - B + B * l).

    `l` is the length of the field in the article, divided by its average length. A title of the
    length 1 is one of a single word.
    """
    weights = np.array([field.weight for field in FIELDS])
    found: NDArray[np.float64] = weights / (1 - B + B * lengths / averages)
    found[lengths[:, TITLE] == 1, TITLE] = ALONE
    return found


def average_lengths(lengths: Lengths) -> NDArray[np.float64]:
    """The mean length of each field, where it has more than one character.

    They are rounded to steps of about a fifth, 2^(n / 4). Otherwise one article more would change
    the weights of all terms in all others, and with them the whole index.
    """
    is_known = lengths > 1
    counts = np.maximum(is_known.sum(axis=0), 1)
    means = np.maximum((lengths * is_known).sum(axis=0) / counts, 1.0)
    rounded: NDArray[np.float64] = 2 ** (np.round(4 * np.log2(means)) / 4)
    return rounded


def idf(articles: int, having: int) -> float:
    """The inverse document frequency of BM25, for a term that `having` of the articles have."""
    return math.log(1 + (articles - having + 0.5) / (having + 0.5))
