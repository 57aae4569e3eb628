"""How large the files of the browser's index are: small ones cost requests, large ones bytes.

The sizes grow with the collection, in few steps, because a step rewrites every file.
"""

from typing import NamedTuple


class Tiers(NamedTuple):
    """How the postings of a form that very many articles have are cut, in numbers of articles.

    Of a search that finds more than `exact` articles the client need not tell how many.
    """

    least: int = 2**31  # a list is cut if it has more than these
    first: int = 1  # the best of it, which are together; less than `least`
    range: int = 1  # of the others in a file, on average
    exact: int = 200_000


NO_TIERS = Tiers()


class Sizes(NamedTuple):
    """Sizes of files; those of postings and fields in bytes, before they become base64."""

    block: int  # articles whose blocks of results have one check, a multiple of those in a block
    lexicon: int  # characters of a shard of the lexicon
    postings: int  # of a file of postings of several keys, or of fields
    phrases: int  # places in a bucket of phrases
    pairs: int  # of a bucket of pairs, on average
    tiers: Tiers = NO_TIERS


CHECKS = 256  # blocks or buckets of which a file has what their checksums begin with
MOST_CHECKS = 2_048  # of which these stand together, or in the manifest itself
INLINE = 12  # bytes of postings that stand in the lexicon itself

# The first tier takes 15 kB, a range 7: of two words that are both long the best of all are found
# among the best of each the more surely, the more these are.
_TIERS = Tiers(least=16_384, first=11_264, range=8_192)
_STEPS = (
    (40_000, Sizes(64, 4_200, 3_000, 3_000, 2_600)),
    (160_000, Sizes(128, 6_000, 4_000, 5_000, 4_000)),
    (2_000_000, Sizes(512, 10_000, 6_000, 15_000, 6_000, _TIERS)),
)
# Fewer and larger ones are for the manifest, which names them.
_LARGEST = Sizes(2_048, 30_000, 12_000, 15_000, 12_000, _TIERS)


def sizes_for(articles: int) -> Sizes:
    """The sizes for a collection."""
    return next((sizes for most, sizes in _STEPS if articles <= most), _LARGEST)


def has_tiers(articles: int) -> bool:
    """Whether an index may have postings in tiers."""
    return articles > sizes_for(articles).tiers.least


def least_for_pair(articles: int) -> int:
    """How many articles must have a pair of words for it to be in the index."""
    return 1 + articles // (3000 if articles <= _STEPS[0][0] else 1500)
