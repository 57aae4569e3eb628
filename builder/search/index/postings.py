"""The postings of a key as bytes: articles, and the impact of the key in each.

An impact is a weight rounded to a few steps, so that it takes a few bits: Anh, de Kretser, Moffat:
Vector-space ranking with effective early termination, 2001.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from builder.search.index.codec import Ints, each_of, encode_lists, rice_parameters, together
from builder.search.index.merge import Postings
from builder.search.weights import K1


def impact_bits(count: int) -> int:
    """The bits of the impacts of a key, by the number of articles that have it.

    The more have it, the less it says (`idf`), and the less a coarse step matters.
    """
    return 6 - sum(count >= least for least in (512, 3_000, 10_000))


def encoded(postings: Postings, articles: int) -> Iterator[bytes]:
    """The postings of each key as bytes."""
    for lists, some in together(postings.counts):
        yield from _encode(
            postings.article[some], postings.weight[some], postings.counts[lists], articles
        )


def _encode(
    article: NDArray[np.int32], weight: NDArray[np.float32], counts: Ints, articles: int
) -> list[bytes]:
    rice = rice_parameters(counts, articles)
    bits = each_of(counts, impact_bits)
    steps = np.repeat(1 << bits, counts)
    impact = np.floor(weight / (K1 + weight) * steps).astype(np.int64)
    return encode_lists(article, np.minimum(impact, steps - 1), counts, rice, bits)
