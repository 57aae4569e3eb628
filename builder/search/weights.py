"""What an occurrence of a term is worth: BM25F, the same in both indexes.

Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009. The score of a term in an article
is `idf * w / (K1 + w)`; `w` adds up, for each of its occurrences, the weight of the field, less in
an article where that field is longer than usual.
"""

import math

import numpy as np
from numpy.typing import NDArray

from builder.search.fields import FIELDS

# Chosen on half of the queries of four collections with judgements, near what is usual.
K1 = 2.0
B = 0.8

Lengths = NDArray[np.int64]  # of articles (rows) by field, as `invert` counts them


def occurrence_weights(lengths: Lengths, averages: NDArray[np.float64]) -> NDArray[np.float64]:
    """What one occurrence adds to `w`, for each article by field."""
    weights = np.array([field.weight for field in FIELDS])
    return weights / (1 - B + B * lengths / averages)


def average_lengths(lengths: Lengths) -> NDArray[np.float64]:
    """The mean length of each field, where it is not empty.

    They are rounded to steps of about a fifth, so that one article more does not change the worth
    of every term in every other.
    """
    counts = np.maximum((lengths > 0).sum(axis=0), 1)
    means = np.maximum(lengths.sum(axis=0) / counts, 1.0)
    rounded: NDArray[np.float64] = 2 ** (np.round(4 * np.log2(means)) / 4)
    return rounded


def idf(articles: int, having: int) -> float:
    """What a term says by being rare: the inverse document frequency of BM25."""
    return math.log(1 + (articles - having + 0.5) / (having + 0.5))
