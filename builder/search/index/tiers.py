"""The postings of a form that very many articles have, in tiers: the best of them, then the others.

The first tier has those with the highest impacts, of equal ones the latest articles. So what is not
in it is nowhere better: a list of the best that ends within the tier is that of all postings
(Moffat, Zobel: Self-indexing inverted files for fast text retrieval, 1996, and the champion lists
in Manning, Raghavan, Schuetze: Introduction to Information Retrieval, 7.1.3). The others are cut by
ranges of articles, each in a file, so that who needs those of some articles reads few of them.
"""

import hashlib
from collections.abc import Mapping, Sequence
from itertools import count, takewhile
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.search.index.codec import (
    Ints,
    Packed,
    distinct,
    encode_items,
    encode_lists,
    encode_numbers,
    rice_parameter,
    rice_parameters,
    script_of,
    to_text,
    unpack,
)
from builder.search.index.packing import KeptFiles, RowOrder
from builder.search.index.sizes import Tiers

PREFIX = "r-"  # of names of ranges
_NAME_BYTES = 8  # that names of ranges have in hexadecimal


class Encoded(NamedTuple):
    """The postings of a key: bytes that stand among those of other keys, and files of ranges.

    Of each file `ranges` has the name, without the suffix, and the bytes.
    """

    data: bytes
    ranges: Sequence[tuple[str, bytes]] = ()


def tiered(
    article: NDArray[np.int32], impact: Ints, bits: int, articles: int, tiers: Tiers
) -> Encoded:
    """The postings of a form, of more than `tiers.first` articles; an impact has so many bits.

    `article` rises and has numbers below `articles`; `impact` has an element for each of it.
    """
    rest = len(article) - tiers.first
    is_first = np.zeros(len(article), dtype=np.bool_)
    is_first[np.argpartition(impact << 32 | article, rest)[rest:]] = True
    one = np.array([tiers.first])  # the length of a single list
    rice = rice_parameters(one, articles)
    (best,) = encode_lists(article[is_first], impact[is_first], one, rice, np.array([bits]))

    others, own = article[~is_first], impact[~is_first]
    width = range_width(len(article), articles, tiers)
    levels = _by_frequency(own)
    rank_of = np.zeros(levels.max() + 1, dtype=np.int64)
    rank_of[levels] = np.arange(len(levels))
    sizes = np.bincount(others >> width)
    ranges = [_range_file(data) for data in _ranges(others, rank_of[own], sizes, width)]
    head = encode_numbers(np.array([tiers.first, width, len(levels), *levels, len(sizes), *sizes]))
    names = b"".join(bytes.fromhex(name.removeprefix(PREFIX)) for name, _ in ranges)
    return Encoded(head.tobytes() + names + best, ranges)


def range_width(length: int, articles: int, tiers: Tiers) -> int:
    """The binary logarithm of the number of articles in a range of a list of so many.

    It is the largest at which a range has at most `tiers.range` postings on average.
    """
    return max(0, (tiers.range * articles // length).bit_length() - 1)


def recoded_tiers(keys: str, counts: Packed, before: int, after: int, tiers: Tiers) -> set[str]:
    """The keys whose tiers are written in another way with another number of articles.

    `keys` has them one a line, `counts` how many articles have each. `recoded` says the same of
    lists that are whole.
    """
    lengths = unpack(counts)
    rows = np.flatnonzero(lengths > tiers.least).tolist()
    is_first = rice_parameter(tiers.first, before) != rice_parameter(tiers.first, after)
    names = keys.split("\n") if rows else []
    return {
        names[row]
        for row in rows
        if is_first
        or range_width(int(lengths[row]), before, tiers)
        != range_width(int(lengths[row]), after, tiers)
    }


def keep_ranges(
    kept: KeptFiles,
    order: RowOrder,
    names: Mapping[str, str],
    fresh: Mapping[int, Sequence[str]],
    long: NDArray[np.bool_],
) -> None:
    """Tell `kept` the files of ranges.

    `names` are those of the earlier index, `fresh` those of the files of each key that has changed,
    by its row, `long` says which keys have postings in tiers.
    """
    for row in np.flatnonzero(long).tolist():
        key, origin = order.keys[row], order.origin[row]
        if origin >= 0:
            kept.names.update(ranges_of(key, names))
        else:
            kept.names.update(_named(key, fresh[~origin]))


def ranges_of(key: str, names: Mapping[str, str]) -> dict[str, str]:
    """The files of the ranges of a key, as `KeptFiles.names` has them."""
    every = (f"{PREFIX}\t{key}\t{number}" for number in count())
    return {what: names[what] for what in takewhile(names.__contains__, every)}


def _named(key: str, names: Sequence[str]) -> dict[str, str]:
    return {f"{PREFIX}\t{key}\t{number}": name for number, name in enumerate(names)}


def _by_frequency(impact: Ints) -> Ints:
    """The impacts that there are, the most frequent first; of equally frequent ones the lowest."""
    levels = distinct(impact)
    return levels[np.argsort(-np.bincount(impact)[levels], kind="stable")]


def _ranges(article: NDArray[np.int32], rank: Ints, sizes: Ints, width: int) -> list[bytes]:
    """The bytes of each range that has any: articles in Rice's code, ranks as zeros and a one."""
    counts = sizes[sizes > 0]
    own = article & (1 << width) - 1
    rice = rice_parameters(counts, 1 << width)
    return encode_items(own, np.ones_like(rank), counts, rice, rank + 1)


def _range_file(data: bytes) -> tuple[str, bytes]:
    text = to_text(data)
    name = PREFIX + hashlib.sha256(text.encode()).hexdigest()[: 2 * _NAME_BYTES]
    return name, script_of(name, text)
