"""Articles -> postings: which term stands in which article, how much it says there, and where.

Python finds the chunks, which stand between spaces; everything else happens to whole arrays.
Distinct chunks are few and come again and again: each is split into words, and each word into keys,
but once in a process.
"""

from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from string import punctuation
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.search.analysis import MAX_WORD, Forms, is_stop_form, keys_of, words_of
from builder.search.fields import FIELD_BITS, NAMES
from builder.search.index.codec import Ints, distinct, encode_numbers, number_sizes, pack, spans
from builder.search.index.segments import Segment, key_id
from builder.search.texts import Texts
from builder.search.weights import Lengths

GAP = 16  # positions between two texts of a field, so that no phrase spans them
MAX_SKIPPED = 2  # stop words between the words of a pair

_POSITION_BITS = 26  # of a position with its field
_KEY_BITS = 25
_CHUNK_BITS = 32
_ARTICLE_BITS = 12  # of the number of an article in its segment


class SearchedArticle(NamedTuple):
    """What is searched of an article: its language, its texts by field."""

    language: str
    texts: Texts


def invert(home: str, sources: Sequence[SearchedArticle]) -> tuple[Segment, Lengths]:
    """The postings of at most 4,096 articles, and how long these are.

    `home` is the site's language, in which forms stand for their stems.
    """
    vocabulary = _vocabulary(home)
    texts = _read(vocabulary, sources)
    return _postings(vocabulary, texts), _lengths(vocabulary, texts, len(sources))


def lengths_of(home: str, sources: Sequence[SearchedArticle]) -> Lengths:
    """How long some articles are, as `invert` says."""
    vocabulary = _vocabulary(home)
    return _lengths(vocabulary, _read(vocabulary, sources), len(sources))


def _postings(vocabulary: "_Vocabulary", texts: "_Texts") -> Segment:
    word, owner = _expand(vocabulary.chunk_words, texts.chunk)
    text_number = np.repeat(np.arange(len(texts.sizes)), texts.sizes)[owner]
    position = _positions(texts, text_number)
    key, owner = _expand(vocabulary.word_keys, word)
    used, rank = _in_order(vocabulary, key)
    article = texts.article[text_number]
    occurrences = _occurrences(rank[key], article[owner], position[owner])
    pairs = _pairs(vocabulary, word, text_number, position, article)
    pairs[:, :2] = rank[pairs[:, :2]]

    posting = occurrences >> _POSITION_BITS
    is_first = np.diff(posting, prepend=-1) != 0
    starts = np.flatnonzero(is_first)
    where = occurrences & (1 << _POSITION_BITS) - 1
    fields, field, frequency = _frequencies(np.cumsum(is_first) - 1, where)
    sizes, data = _encode_positions(where, starts)
    return Segment(
        ids=pack(np.array(vocabulary.ids)[used]),
        keys="\n".join(vocabulary.keys[number] for number in used.tolist()),
        counts=pack(np.bincount(posting[starts] >> _ARTICLE_BITS, minlength=len(used))),
        article=pack(posting[starts] & (1 << _ARTICLE_BITS) - 1),
        fields=pack(fields),
        field=pack(field),
        frequency=pack(frequency),
        positions=pack(sizes),
        position_bytes=data.data,
        pairs=pack(pairs.ravel()),
        stems=_stems(vocabulary, word),
        written=pack(_is_written(vocabulary, word, used)),
    )


class _Runs:
    """Lists of numbers, one after the other."""

    def __init__(self) -> None:
        self.ends = array("q", [0])
        self.items = array("q")

    def add(self, items: Iterable[int]) -> int:
        """Append a list; return its number."""
        self.items.extend(items)
        self.ends.append(len(self.items))
        return len(self.ends) - 2


class _Vocabulary:
    """All chunks that a process has met, the words of each, and the keys of each word."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.keys: list[str] = []
        self.ids = array("q")  # by key
        self.languages: dict[str, _Chunks] = {}
        self.chunk_words = _Runs()
        self.chunk_lengths = array("q")
        self.word_keys = _Runs()
        self.is_stop = array("b")  # by word
        self.written = array("q")  # by word: the key that is its form, or -1
        self.stems: dict[int, list[str]] = {}  # by word: lines of forms and their stems
        self._key_numbers: dict[str, int] = {}

    def chunks(self, language: str) -> "_Chunks":
        """The numbers of the chunks of a language."""
        if language not in self.languages:
            self.languages[language] = _Chunks(self, language)
        return self.languages[language]

    def key(self, key: str) -> int:
        """The number of a key."""
        number = self._key_numbers.setdefault(key, len(self.keys))
        if number == len(self.keys):
            self.keys.append(key)
            self.ids.append(key_id(key))
        return number


class _Chunks(dict[str, int]):
    """The number of each chunk of a language, which it gets when it is asked for."""

    def __init__(self, vocabulary: _Vocabulary, language: str) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self.language = language
        self._words: dict[Forms, int] = {}

    def __missing__(self, chunk: str) -> int:
        core = _core(chunk)
        number = self._add(chunk) if core == chunk else self[core]
        if len(chunk) <= MAX_WORD:  # some scripts have no spaces; their chunks come but once
            self[chunk] = number
        return number

    def _add(self, chunk: str) -> int:
        words = self._words
        found = []
        for word in words_of(chunk, self.language):
            forms = word.forms
            number = words.get(forms)
            if number is None:
                number = words[forms] = self._add_word(forms)
            found.append(number)
        self.vocabulary.chunk_lengths.append(len(chunk))
        return self.vocabulary.chunk_words.add(found)

    def _add_word(self, forms: Forms) -> int:
        vocabulary = self.vocabulary
        is_home = self.language == vocabulary.home
        keys = keys_of(forms, is_home)
        form = forms[-1][0] if forms else ""
        number = vocabulary.word_keys.add([vocabulary.key(key) for key in keys])
        vocabulary.is_stop.append(is_stop_form(forms, self.language))
        vocabulary.written.append(vocabulary.key(form) if form in keys else -1)
        if is_home and (stems := [f"{form}\t{stem}" for form, stem in forms if form != stem]):
            vocabulary.stems[number] = stems
        return number


def _core(chunk: str) -> str:
    """A chunk without what makes no difference: the signs around it, and capitals."""
    core = chunk.strip(punctuation)
    if core[-2:-1] == "." and f"{core}." in chunk:  # initials, such as U.S., end with a dot
        core += "."
    return core.lower() if core.isascii() else core


@lru_cache(maxsize=1)
def _vocabulary(home: str) -> _Vocabulary:
    """One a process: archives differ, chunks hardly do."""
    return _Vocabulary(home)


class _Texts(NamedTuple):
    """The chunks of a segment, text after text; the article and field of each text."""

    chunk: Ints
    sizes: Ints
    article: Ints
    field: Ints


def _read(vocabulary: _Vocabulary, sources: Sequence[SearchedArticle]) -> _Texts:
    chunks, sizes, article, field = array("q"), array("q"), array("q"), array("q")
    for position, source in enumerate(sources):
        numbers = vocabulary.chunks(source.language)
        for number, name in enumerate(NAMES):
            for text in source.texts[name]:
                found = text.split()
                if len(found) > 1:  # of one it would not be a list
                    chunks.extend(itemgetter(*found)(numbers))
                elif found:
                    chunks.append(numbers[found[0]])
                sizes.append(len(found))
                article.append(position)
                field.append(number)
    return _Texts(*map(np.array, (chunks, sizes, article, field)))


def _lengths(vocabulary: _Vocabulary, texts: _Texts, articles: int) -> Lengths:
    """How long each field of each article is: the characters of its different chunks.

    A text that says the same again and again is not the longer for it: Singhal, Buckley, Mitra:
    Pivoted Document Length Normalization, 1996. Characters, for some scripts have no spaces.
    """
    own = np.repeat(texts.article << FIELD_BITS | texts.field, texts.sizes)
    different = distinct(own << _CHUNK_BITS | texts.chunk)
    lengths = np.array(vocabulary.chunk_lengths)[different & (1 << _CHUNK_BITS) - 1]
    sums = np.bincount(different >> _CHUNK_BITS, lengths, articles << FIELD_BITS)
    return sums.astype(np.int64).reshape(articles, 1 << FIELD_BITS)[:, : len(NAMES)]


def _expand(runs: _Runs, numbers: Ints) -> tuple[Ints, Ints]:
    """The items of each of some lists; for each item, at which index its list was asked for."""
    ends, items = np.array(runs.ends), np.array(runs.items)
    starts = ends[numbers]
    counts = ends[numbers + 1] - starts
    owner = np.repeat(np.arange(len(numbers)), counts)
    return items[spans(starts, counts)], owner


def _in_order(vocabulary: _Vocabulary, key: Ints) -> tuple[Ints, Ints]:
    """The keys of a segment in the order of their ids, and the number of each key in that order."""
    ids = np.array(vocabulary.ids)
    used = distinct(key)
    used = used[np.argsort(ids[used])]
    rank = np.zeros(len(ids), dtype=np.int64)
    rank[used] = np.arange(len(used))
    return used, rank


def _positions(texts: _Texts, text: Ints) -> Ints:
    """The position of each word in its field, with the field's number in the lowest bits."""
    counts = np.bincount(text, minlength=len(texts.sizes))
    starts = []
    last, end = (-1, -1), 0
    owners = zip(texts.article.tolist(), texts.field.tolist(), strict=True)
    for own, count in zip(owners, counts.tolist(), strict=True):
        start = end + GAP if own == last and end else 0
        starts.append(start)
        last, end = own, start + count
    first = np.cumsum(counts) - counts
    position = np.arange(len(text)) - first[text] + np.array(starts, dtype=np.int64)[text]
    return position << FIELD_BITS | texts.field[text]


def _occurrences(key: Ints, article: Ints, position: Ints) -> Ints:
    """Key, article and position in one number each, sorted, without repetitions."""
    position = np.minimum(position, (1 << _POSITION_BITS) - 1)
    return distinct((key << _ARTICLE_BITS | article) << _POSITION_BITS | position)


def _pairs(vocabulary: _Vocabulary, word: Ints, text: Ints, position: Ints, article: Ints) -> Ints:
    """Rows of two keys and an article: words beside each other in a text, each row once."""
    telling = np.flatnonzero(np.array(vocabulary.is_stop)[word] == 0)
    first, second = telling[:-1], telling[1:]
    near = position[second] - position[first] <= MAX_SKIPPED + 1 << FIELD_BITS
    near &= text[first] == text[second]
    first, second = first[near], second[near]
    keys, ends = np.array(vocabulary.word_keys.items), np.array(vocabulary.word_keys.ends)
    main = [keys[ends[word[some]]] for some in (first, second)]
    both = np.minimum(*main) << _KEY_BITS | np.maximum(*main)
    joined = distinct(both << _ARTICLE_BITS | article[first])
    mask = (1 << _KEY_BITS) - 1
    both = joined >> _ARTICLE_BITS
    return np.stack([both >> _KEY_BITS, both & mask, joined & (1 << _ARTICLE_BITS) - 1], axis=1)


def _frequencies(posting: Ints, where: Ints) -> tuple[Ints, Ints, Ints]:
    """How many fields each posting has; for each of them, which it is, and how often it occurs."""
    shape = (int(posting[-1]) + 1 if len(posting) else 0, len(NAMES))
    field = where & (1 << FIELD_BITS) - 1
    table = np.bincount(posting * shape[1] + field, minlength=shape[0] * shape[1]).reshape(shape)
    rows, fields = np.nonzero(table)
    return (table > 0).sum(axis=1), fields, table[rows, fields]


def _encode_positions(position: Ints, starts: Ints) -> tuple[Ints, NDArray[np.uint8]]:
    """The positions of each posting as FORMAT.md has them: how many bytes, and these."""
    distance = np.diff(position, prepend=0)
    distance[starts] = position[starts]
    size = number_sizes(distance)
    inside = np.add.reduceat(size, starts) if len(starts) else size
    # The length of the positions stands before them.
    numbers = np.insert(distance, starts, inside)
    return inside + number_sizes(inside), encode_numbers(numbers)


def _is_written(vocabulary: _Vocabulary, word: Ints, used: Ints) -> NDArray[np.bool_]:
    """Whether each of the keys is the form of a word of the segment."""
    written = distinct(np.array(vocabulary.written)[distinct(word)])
    return np.isin(used, written)


def _stems(vocabulary: _Vocabulary, word: Ints) -> str:
    known = vocabulary.stems
    found = (known[number] for number in distinct(word).tolist() if number in known)
    return "\n".join(set(chain.from_iterable(found)))
