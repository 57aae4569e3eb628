"""Articles -> postings: which term stands in which article, how much it says there, and where.

A text is cut at spaces into chunks, such as `"Osh;`. An archive has millions of chunks but few that
differ, so a process learns each once, and the families of each word, and remembers them by number
(`numbering`). A key is a form of a word. A text is then an array of numbers of chunks, and
everything else is done with whole arrays:

    chunks -> words -> keys       by number, each time with the index of what an item comes from
    key, article, position        in one number, sorted: occurrences in the order of the segment
    runs of one key and article   postings
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.search.fields import FIELD_BITS, NAMES, TEXTS
from builder.search.index.codec import Ints, distinct, pack
from builder.search.index.numbering import (
    CASE_BITS,
    NAME,
    SMALL,
    Vocabulary,
    expand,
)
from builder.search.index.phrases import PairIds, pair_ids, places
from builder.search.index.reading import (
    ChunkedTexts,
    SearchedArticle,
    count_lengths,
    read_texts,
    vocabulary_of,
)
from builder.search.index.segments import Occurrences, Segment
from builder.search.weights import Lengths

GAP = 16  # positions between two texts of a field, so that no phrase spans them
MAX_SKIPPED = 2  # stop words between the words of a pair

_POSITION_BITS = 26  # of a position with its field
_KEY_BITS = 25
_ARTICLE_BITS = 12  # of the number of an article in its segment


def invert(home: str, sources: Sequence[SearchedArticle]) -> tuple[Segment, Lengths]:
    """The postings of at most 4,096 articles, and how long these are.

    `home` is the site's language.
    """
    vocabulary = vocabulary_of(home)
    texts = read_texts(vocabulary, sources)
    return _postings(vocabulary, texts), count_lengths(vocabulary, texts, len(sources))


def occurrences(home: str, sources: Sequence[SearchedArticle]) -> Occurrences:
    """Where each form stands in at most 4,096 articles; `home` is the site's language."""
    vocabulary = vocabulary_of(home)
    texts = read_texts(vocabulary, sources)
    found = _found(vocabulary, texts)
    where = found.occurrences & (1 << _ARTICLE_BITS + _POSITION_BITS) - 1
    rank = found.occurrences >> _ARTICLE_BITS + _POSITION_BITS
    is_small = _are_small(vocabulary, found)
    return Occurrences(
        ids=pack(vocabulary.keys.ids()[found.used]),
        keys=vocabulary.keys.lines(found.used),
        small=pack(is_small[found.used]),
        counts=pack(np.bincount(rank, minlength=len(found.used))),
        article=pack(where >> _POSITION_BITS),
        position=pack(where & (1 << _POSITION_BITS) - 1),
        **_families(vocabulary, texts, found, is_small),
    )


class _Found(NamedTuple):
    """The words of a segment and what they are.

    An element for each word have `word`, `text` (the number of its text), `position` and `article`.
    An element for each form of each word have `key` and `owner`, the index of its word. `used` are
    all keys, in the order of their ids; `occurrences` are as `_occurrences` says.
    """

    word: Ints
    text: Ints
    position: Ints
    article: Ints
    key: Ints
    owner: Ints
    used: Ints
    occurrences: Ints


def _found(vocabulary: Vocabulary, texts: ChunkedTexts) -> _Found:
    word, chunk = expand(vocabulary.chunk_words, texts.chunk)
    text = np.repeat(np.arange(len(texts.sizes)), texts.sizes)[chunk]
    position = _positions(vocabulary, texts, chunk, text)
    key, owner = expand(vocabulary.keys_of, word >> CASE_BITS)
    used, rank = _in_order(vocabulary.keys.ids(), key)
    article = texts.article[text]
    where = _occurrences(rank[key], article[owner], position[owner])
    return _Found(word, text, position, article, key, owner, used, where)


def _are_small(vocabulary: Vocabulary, found: _Found) -> NDArray[np.bool_]:
    """Whether each key begins with a small letter anywhere."""
    is_small = np.zeros(len(vocabulary.keys.ids()), dtype=np.bool_)
    is_small[found.key[found.word[found.owner] & SMALL > 0]] = True
    return is_small


def _postings(vocabulary: Vocabulary, texts: ChunkedTexts) -> Segment:
    found = _found(vocabulary, texts)
    spelling, position, article = found.word >> CASE_BITS, found.position, found.article
    pairs = _pairs(vocabulary, spelling, found.text, position, article)
    ids, used = vocabulary.keys.ids(), found.used
    used_terms, term_rank = _in_order(ids, pairs[:, :2].ravel())
    pairs[:, :2] = term_rank[pairs[:, :2]]

    posting = found.occurrences >> _POSITION_BITS
    is_first = np.diff(posting, prepend=-1) != 0
    starts = np.flatnonzero(is_first)
    where = found.occurrences & (1 << _POSITION_BITS) - 1
    fields, field, frequency = _frequencies(np.cumsum(is_first) - 1, where)
    phrases, first = _phrases(vocabulary, spelling, found.text, position)
    is_small = _are_small(vocabulary, found)
    return Segment(
        ids=pack(ids[used]),
        keys=vocabulary.keys.lines(used),
        counts=pack(np.bincount(posting[starts] >> _ARTICLE_BITS, minlength=len(used))),
        small=pack(is_small[used]),
        article=pack(posting[starts] & (1 << _ARTICLE_BITS) - 1),
        fields=pack(fields),
        field=pack(field),
        frequency=pack(frequency),
        phrases=pack(phrases),
        phrase_articles=pack(article[first]),
        places=pack(places(position[first])),
        total=len(phrases),
        pair_ids=pack(ids[used_terms]),
        pair_terms=vocabulary.keys.lines(used_terms),
        pairs=pack(pairs.ravel()),
        **_families(vocabulary, texts, found, is_small),
    )


def _in_order(ids: Ints, numbers: Ints) -> tuple[Ints, Ints]:
    """The texts of a segment in the order of their ids; and the rank of each in that order.

    `ids` are those of all texts. The ranks have an element for each of them; of those that are not
    in the segment they say nothing.
    """
    used = distinct(numbers)
    used = used[np.argsort(ids[used])]
    rank = np.zeros(len(ids), dtype=np.int64)
    rank[used] = np.arange(len(used))
    return used, rank


def _positions(vocabulary: Vocabulary, texts: ChunkedTexts, chunk: Ints, text: Ints) -> Ints:
    """The position of each word in its field, with the field's number in the lowest bits.

    `chunk` and `text` say where each word stands: the index of its chunk, and of its text. Between
    two texts of a field is a gap, so that no phrase goes from one to the next. Two names of two
    words and of one word are at 0, 1 and 18.
    """
    gaps = np.cumsum(np.asarray(vocabulary.is_gap)[texts.chunk])
    before = np.concatenate([[0], gaps])[np.cumsum(texts.sizes) - texts.sizes]
    counts = np.bincount(text, minlength=len(texts.sizes))
    first = np.cumsum(counts) - counts
    position: Ints = np.arange(len(text)) - first[text] + GAP * (gaps[chunk] - before[text])
    return position << FIELD_BITS | texts.field[text]


def _occurrences(key: Ints, article: Ints, position: Ints) -> Ints:
    """Key, article and position of each occurrence in one number, sorted, each once.

    The key has the highest bits, so that sorting gives the order of the segment. Words so far into
    a text that their position has too many bits share the last one.
    """
    position = np.minimum(position, (1 << _POSITION_BITS) - 1)
    return distinct((key << _ARTICLE_BITS | article) << _POSITION_BITS | position)


def _pairs(
    vocabulary: Vocabulary, spelling: Ints, text: Ints, position: Ints, article: Ints
) -> Ints:
    """Rows of two terms and an article, each once: words beside each other in a text.

    Stop words are passed over: `price of the oil` has the pair of `price` and `oil`, with two of
    them between.
    """
    telling = np.flatnonzero(np.asarray(vocabulary.is_stop)[spelling] == 0)
    first, second = telling[:-1], telling[1:]
    near = position[second] - position[first] <= MAX_SKIPPED + 1 << FIELD_BITS
    near &= text[first] == text[second]
    first, second = first[near], second[near]
    terms = [np.asarray(vocabulary.term_of)[spelling[some]] for some in (first, second)]
    both = np.minimum(*terms) << _KEY_BITS | np.maximum(*terms)
    joined = distinct(both << _ARTICLE_BITS | article[first])
    mask = (1 << _KEY_BITS) - 1
    both = joined >> _ARTICLE_BITS
    return np.stack([both >> _KEY_BITS, both & mask, joined & (1 << _ARTICLE_BITS) - 1], axis=1)


def _frequencies(posting: Ints, where: Ints) -> tuple[Ints, Ints, Ints]:
    """How many fields each posting has; then, for each of these, its number and the frequency.

    `posting` and `where` have an element for each occurrence. A posting with one occurrence in the
    title (0) and three in the body (1), and one with two in the body:

        table       1 3 0 0             a row for each posting, a column for each field
                    0 2 0 0
        fields      2 1
        field       0 1 1
        frequency   1 3 2
    """
    shape = (int(posting[-1]) + 1 if len(posting) else 0, len(NAMES))
    field = where & (1 << FIELD_BITS) - 1
    table = np.bincount(posting * shape[1] + field, minlength=shape[0] * shape[1]).reshape(shape)
    rows, fields = np.nonzero(table)
    return (table > 0).sum(axis=1), fields, table[rows, fields]


def _phrases(
    vocabulary: Vocabulary, spelling: Ints, text: Ints, position: Ints
) -> tuple[PairIds, Ints]:
    """Each two keys that follow each other in a text; and the index of the first's word.

    Words may have several keys: with [oil], [al, alqaeda], [qaeda] there are oil al, oil alqaeda,
    al qaeda, alqaeda qaeda. Words so far into a text that they share a position are left out.
    """
    starts = np.asarray(vocabulary.keys_of.ends)
    counts = np.diff(starts)[spelling]
    starts = starts[spelling]
    follows = (np.diff(position) == 1 << FIELD_BITS) & (text[:-1] == text[1:])
    follows &= position[1:] < (1 << _POSITION_BITS) - 1
    sizes = counts[:-1] * counts[1:] * follows
    first = np.repeat(np.arange(len(sizes)), sizes)
    number = np.arange(len(first)) - (np.cumsum(sizes) - sizes)[first]
    others = counts[1:][first]
    items = np.asarray(vocabulary.keys_of.items)
    before, after = np.divmod(number, others)
    one, two = items[starts[first] + before], items[starts[1:][first] + after]
    marks = vocabulary.marks()
    return pair_ids(marks[:, one], marks[:, two]), first


def _families(
    vocabulary: Vocabulary, texts: ChunkedTexts, found: _Found, is_small: NDArray[np.bool_]
) -> dict[str, Any]:
    """`families` and `written` of the segment."""
    lines = _lines(vocabulary, distinct(found.word), is_small)
    words = distinct(found.word[np.isin(texts.field, TEXTS)[found.text]])
    forms, _ = expand(vocabulary.keys_of, distinct(words >> CASE_BITS))
    # For an article, whatever is beside it.
    lines_of_texts = _lines(vocabulary, words, np.zeros_like(is_small))
    own = np.asarray(vocabulary.family_of)[lines_of_texts]
    ids = vocabulary.keys.ids()[distinct(forms)], vocabulary.families.ids()[distinct(own)]
    return {
        "families": vocabulary.lines.lines(lines),
        "written": pack(np.sort(np.concatenate(ids))),
    }


def _lines(vocabulary: Vocabulary, words: Ints, is_small: NDArray[np.bool_]) -> Ints:
    """The lines of the families of some words, each once.

    What begins with a small letter anywhere in the segment (`is_small`, by key) is no name.
    """
    inflected = vocabulary.inflections(distinct(words >> CASE_BITS))
    names = words[words & NAME > 0] >> CASE_BITS
    ends, keys = np.asarray(vocabulary.keys_of.ends), np.asarray(vocabulary.keys_of.items)
    names = names[ends[names] < ends[names + 1]]
    names = names[~is_small[keys[ends[names]]]]
    return distinct(np.concatenate([inflected, vocabulary.names(names)]))
