"""The texts of articles as numbers of chunks, and how long each is: what `invert` begins with."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.search.fields import FIELD_BITS, NAMES, TITLE
from builder.search.index.codec import Ints, distinct
from builder.search.index.numbering import Vocabulary
from builder.search.texts import Texts
from builder.search.tokens import prepared
from builder.search.weights import Lengths

_CHUNK_BITS = 32


class SearchedArticle(NamedTuple):
    """What is searched of an article: its language, its texts by field."""

    language: str
    texts: Texts


def lengths_of(home: str, sources: Sequence[SearchedArticle]) -> Lengths:
    """How long some articles are, as `invert` says."""
    vocabulary = vocabulary_of(home)
    return count_lengths(vocabulary, read_texts(vocabulary, sources), len(sources))


@lru_cache(maxsize=1)
def vocabulary_of(home: str) -> Vocabulary:
    """The vocabulary of a site in a language.

    One for a process, kept from partition to partition: they have most chunks in common.
    """
    return Vocabulary(home)


class ChunkedTexts(NamedTuple):
    """The texts of a segment.

    `chunk` has the numbers of all chunks, field after field; `sizes`, `article` and `field` have an
    element for each field of an article that is not empty.
    """

    chunk: Ints
    sizes: Ints
    article: Ints
    field: Ints


def read_texts(vocabulary: Vocabulary, sources: Sequence[SearchedArticle]) -> ChunkedTexts:
    """The texts of some articles, of which the vocabulary learns what it does not know yet."""
    sizes, article, field = array("q"), array("q"), array("q")

    def numbers() -> Iterator[Iterable[int]]:
        """Of each text the numbers of its chunks; what is said of the text is appended."""
        for position, source in enumerate(sources):
            number_of = vocabulary.chunks(source.language).__getitem__
            for number, name in enumerate(NAMES):
                own = source.texts[name]
                if own and (found := prepared(own).split()):
                    sizes.append(len(found))
                    article.append(position)
                    field.append(number)
                    yield map(number_of, found)

    chunk = np.fromiter(chain.from_iterable(numbers()), dtype=np.int64)
    vocabulary.learn()
    return ChunkedTexts(chunk, *map(np.array, (sizes, article, field)))


def count_lengths(vocabulary: Vocabulary, texts: ChunkedTexts, articles: int) -> Lengths:
    """How long each field of each article is: the characters of its different chunks.

    A title of one word has the length 1, and is known by that.

    A text that says the same again and again is not the longer for it: Singhal, Buckley, Mitra:
    Pivoted Document Length Normalization, 1996. Characters, for some scripts have no spaces.
    """
    own = np.repeat(texts.article << FIELD_BITS | texts.field, texts.sizes)
    different = distinct(own << _CHUNK_BITS | np.asarray(vocabulary.chunk_core)[texts.chunk])
    lengths = np.asarray(vocabulary.chunk_lengths)[different & (1 << _CHUNK_BITS) - 1]
    sums = np.bincount(different >> _CHUNK_BITS, lengths, articles << FIELD_BITS)
    lengths = sums.astype(np.int64).reshape(articles, 1 << FIELD_BITS)[:, : len(NAMES)]
    lengths[_with_one_word(vocabulary, texts, articles), TITLE] = 1
    return lengths


def _with_one_word(vocabulary: Vocabulary, texts: ChunkedTexts, articles: int) -> NDArray[np.bool_]:
    """Which articles have a title of one word."""
    is_title = np.repeat(texts.field, texts.sizes) == TITLE
    owner, chunk = np.repeat(texts.article, texts.sizes)[is_title], texts.chunk[is_title]
    words = np.diff(np.asarray(vocabulary.chunk_words.ends))[chunk]
    found: NDArray[np.bool_] = np.bincount(owner, words, articles) == 1
    return found
