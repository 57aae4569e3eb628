"""Articles -> postings: which term stands in which article, how much it says there, and where.

A text is cut at spaces into chunks, such as `"Osh;`. An archive has millions of chunks but few that
differ, so a process splits each into words once, finds the families of each word once, and
remembers them by number (`_Vocabulary`). A key is a form of a word. A text is then an array of
numbers of chunks, and everything else is done with whole arrays:

    chunks -> words -> keys       by number, each time with the index of what an item comes from
    key, article, position        in one number, sorted: occurrences in the order of the segment
    runs of one key and article   postings
"""

from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.search.analysis import MAX_WORD, Word, is_stop_form, words_of
from builder.search.families import inflections_of, names_of, pair_term
from builder.search.fields import FIELD_BITS, NAMES, TITLE
from builder.search.index.codec import Ints, distinct, pack, spans
from builder.search.index.phrases import Marks, PairIds, marks, pair_ids, places
from builder.search.index.segments import Segment, key_id
from builder.search.texts import Texts
from builder.search.tokens import BLOCK, core, prepared
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

    `home` is the site's language.
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
    position = _positions(vocabulary, texts, owner, text_number)
    key, owner = _expand(vocabulary.word_keys, word)
    used, rank = _in_order(vocabulary.keys, key)
    article = texts.article[text_number]
    occurrences = _occurrences(rank[key], article[owner], position[owner])
    pairs = _pairs(vocabulary, word, text_number, position, article)
    used_terms, term_rank = _in_order(vocabulary.keys, pairs[:, :2].ravel())
    pairs[:, :2] = term_rank[pairs[:, :2]]

    posting = occurrences >> _POSITION_BITS
    is_first = np.diff(posting, prepend=-1) != 0
    starts = np.flatnonzero(is_first)
    where = occurrences & (1 << _POSITION_BITS) - 1
    fields, field, frequency = _frequencies(np.cumsum(is_first) - 1, where)
    phrases, first = _phrases(vocabulary, word, text_number, position)
    small = distinct(key[np.array(vocabulary.is_small)[word[owner]] > 0])
    return Segment(
        ids=pack(np.array(vocabulary.keys.ids)[used]),
        keys=vocabulary.keys.lines(used),
        counts=pack(np.bincount(posting[starts] >> _ARTICLE_BITS, minlength=len(used))),
        small=pack(np.isin(used, small)),
        article=pack(posting[starts] & (1 << _ARTICLE_BITS) - 1),
        fields=pack(fields),
        field=pack(field),
        frequency=pack(frequency),
        phrases=pack(phrases),
        phrase_articles=pack(article[first]),
        places=pack(places(position[first])),
        total=len(phrases),
        pair_ids=pack(np.array(vocabulary.keys.ids)[used_terms]),
        pair_terms=vocabulary.keys.lines(used_terms),
        pairs=pack(pairs.ravel()),
        families=_families(vocabulary, word, small),
    )


class _Runs:
    """Lists of numbers, by number, in two arrays: [7, 8], [] and [9] are ends 0 2 2 3, items 7 8 9.

    So numpy can take the items of many of them at once (`_expand`).
    """

    def __init__(self) -> None:
        self.ends = array("q", [0])
        self.items = array("q")

    def add(self, items: Iterable[int]) -> int:
        """Append a list; return its number."""
        self.items.extend(items)
        self.ends.append(len(self.items))
        return len(self.ends) - 2


class _Numbered:
    """Texts by number, in the order in which they were met, each with its id."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.ids = array("q")
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text."""
        number = self._numbers.setdefault(text, len(self.texts))
        if number == len(self.texts):
            self.texts.append(text)
            self.ids.append(key_id(text))
        return number

    def lines(self, numbers: Ints) -> str:
        """The texts with these numbers, one a line."""
        return "\n".join([self.texts[number] for number in numbers.tolist()])


class _Vocabulary:
    """All chunks that a process has met, the words of each, and the keys of each word.

    Chunks, words and keys have numbers, in the order in which they were met. What
    is said by one of them is an array with an element for each number.
    """

    def __init__(self, home: str) -> None:
        self.home = home
        self.keys = _Numbered()  # and terms of pairs, many of which are keys
        self.languages: dict[str, _Chunks] = {}
        self.chunk_words = _Runs()
        self.chunk_lengths = array("q")
        self.is_gap = array("b")  # by chunk
        self.chunk_core = array("q")  # by chunk: the first that differs from it in capitals alone
        self.word_keys = _Runs()
        self.word_term = array("q")  # by word: that of pairs, 0 of a word that folds to nothing
        self.is_stop = array("b")  # by word
        self.is_small = array("b")  # by word
        self.families: dict[int, list[str]] = {}  # by word: lines of stems and forms
        self.names: dict[int, list[str]] = {}  # by word: lines of names and forms, once asked for
        self.may_be_names: dict[int, tuple[tuple[str, ...], str]] = {}  # forms and language
        self._marks = array("I")  # by key: two

    def marks(self) -> Marks:
        """The marks of all keys, a column for each."""
        for form in self.keys.texts[len(self._marks) // 2 :]:
            self._marks.extend(marks(form))
        return np.array(self._marks).reshape(-1, 2).T

    def names_of(self, number: int) -> list[str]:
        """The lines of the families of names to which the forms of a word belong."""
        if number not in self.names:
            forms, language = self.may_be_names[number]
            self.names[number] = [
                f"{family}\t{form}" for form in forms for family in names_of(form, language)
            ]
        return self.names[number]

    def chunks(self, language: str) -> "_Chunks":
        """The numbers of the chunks of a language."""
        if language not in self.languages:
            self.languages[language] = _Chunks(self, language)
        return self.languages[language]


class _Known(NamedTuple):
    """Of the forms of a word: numbers of keys, that of the term of pairs, lines of families."""

    keys: list[int]
    term: int
    is_stop: bool
    families: list[str]


class _Chunks(dict[str, int]):
    """The number of each chunk of a language; a chunk gets one when it is first looked up.

    The same chunk has other words in another language, so each language has its own numbers.
    """

    def __init__(self, vocabulary: _Vocabulary, language: str) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self.language = language
        self._words: dict[tuple[tuple[str, ...], bool, bool], int] = {}
        self._known: dict[tuple[str, ...], _Known] = {}
        self._cores: dict[str, int] = {}  # the first chunk of those that differ in capitals alone

    def __missing__(self, chunk: str) -> int:
        # `"Osh;` has the words of `Osh`, and so its number.
        bare = core(chunk)
        number = self._add(chunk) if bare == chunk else self[bare]
        if len(chunk) <= MAX_WORD:  # longer ones, of scripts without spaces, do not come again
            self[chunk] = number
        return number

    def _add(self, chunk: str) -> int:
        vocabulary = self.vocabulary
        small = chunk.lower() if chunk.isascii() else chunk
        found = [self._word(word) for word in words_of(chunk, self.language)]
        vocabulary.is_gap.append(chunk == BLOCK)
        vocabulary.chunk_lengths.append(len(chunk) if chunk != BLOCK else 0)
        number = vocabulary.chunk_words.add(found)
        vocabulary.chunk_core.append(self._cores.setdefault(small, number))
        return number

    def _word(self, word: Word) -> int:
        """The number of a word; with a capital it has another."""
        number = self._words.get(word[2:])
        if number is None:
            number = self._words[word[2:]] = self._add_word(word)
        return number

    def _add_word(self, word: Word) -> int:
        vocabulary, forms = self.vocabulary, word.forms
        keys, term, is_stop, families = self._known.get(forms) or self._learn(forms)
        number = vocabulary.word_keys.add(keys)
        vocabulary.word_term.append(term)
        vocabulary.is_stop.append(is_stop)
        vocabulary.is_small.append(word.is_small)
        vocabulary.families[number] = families
        if word.is_name:
            vocabulary.may_be_names[number] = forms, self.language
        return number

    def _learn(self, forms: tuple[str, ...]) -> "_Known":
        """What is to be known of forms, whether they are those of a name or not."""
        vocabulary, home = self.vocabulary, self.vocabulary.home
        known = self._known[forms] = _Known(
            [vocabulary.keys.number(form) for form in forms],
            vocabulary.keys.number(pair_term(forms[0], home) if forms else ""),
            is_stop_form(forms, self.language),
            [
                f"{family}\t{form}"
                for form in forms
                for family in inflections_of(form, self.language, home)
            ],
        )
        return known


@lru_cache(maxsize=1)
def _vocabulary(home: str) -> _Vocabulary:
    """One for a process, kept from partition to partition: they have most chunks in common."""
    return _Vocabulary(home)


class _Texts(NamedTuple):
    """The texts of a segment.

    `chunk` has the numbers of all chunks, field after field; `sizes`, `article` and `field` have an
    element for each field of an article that is not empty.
    """

    chunk: Ints
    sizes: Ints
    article: Ints
    field: Ints


def _read(vocabulary: _Vocabulary, sources: Sequence[SearchedArticle]) -> _Texts:
    chunks, sizes, article, field = array("q"), array("q"), array("q"), array("q")
    for position, source in enumerate(sources):
        numbers = vocabulary.chunks(source.language)
        for number, name in enumerate(NAMES):
            found = prepared(source.texts[name]).split()
            if len(found) > 1:  # itemgetter with one key gives no tuple
                chunks.extend(itemgetter(*found)(numbers))
            elif found:
                chunks.append(numbers[found[0]])
            else:
                continue
            sizes.append(len(found))
            article.append(position)
            field.append(number)
    return _Texts(*map(np.array, (chunks, sizes, article, field)))


def _lengths(vocabulary: _Vocabulary, texts: _Texts, articles: int) -> Lengths:
    """How long each field of each article is: the characters of its different chunks.

    A title of one word has the length 1, and is known by that.

    A text that says the same again and again is not the longer for it: Singhal, Buckley, Mitra:
    Pivoted Document Length Normalization, 1996. Characters, for some scripts have no spaces.
    """
    own = np.repeat(texts.article << FIELD_BITS | texts.field, texts.sizes)
    different = distinct(own << _CHUNK_BITS | np.array(vocabulary.chunk_core)[texts.chunk])
    lengths = np.array(vocabulary.chunk_lengths)[different & (1 << _CHUNK_BITS) - 1]
    sums = np.bincount(different >> _CHUNK_BITS, lengths, articles << FIELD_BITS)
    lengths = sums.astype(np.int64).reshape(articles, 1 << FIELD_BITS)[:, : len(NAMES)]
    lengths[_with_one_word(vocabulary, texts, articles), TITLE] = 1
    return lengths


def _with_one_word(vocabulary: _Vocabulary, texts: _Texts, articles: int) -> NDArray[np.bool_]:
    """Which articles have a title of one word."""
    is_title = np.repeat(texts.field, texts.sizes) == TITLE
    owner, chunk = np.repeat(texts.article, texts.sizes)[is_title], texts.chunk[is_title]
    words = np.diff(np.array(vocabulary.chunk_words.ends))[chunk]
    found: NDArray[np.bool_] = np.bincount(owner, words, articles) == 1
    return found


def _expand(runs: _Runs, numbers: Ints) -> tuple[Ints, Ints]:
    """The items of the lists with these numbers; and for each item the index in `numbers`.

    Of the lists 0: [7, 8], 1: [], 2: [9], the numbers [2, 0, 2] give items [9, 7, 8, 9] and owners
    [0, 1, 1, 2].
    """
    ends, items = np.array(runs.ends), np.array(runs.items)
    starts = ends[numbers]
    counts = ends[numbers + 1] - starts
    owner = np.repeat(np.arange(len(numbers)), counts)
    return items[spans(starts, counts)], owner


def _in_order(texts: _Numbered, numbers: Ints) -> tuple[Ints, Ints]:
    """The texts of a segment in the order of their ids; and the rank of each in that order.

    The ranks have an element for every text that there is; of those that are not in the segment
    they say nothing.
    """
    ids = np.array(texts.ids)
    used = distinct(numbers)
    used = used[np.argsort(ids[used])]
    rank = np.zeros(len(ids), dtype=np.int64)
    rank[used] = np.arange(len(used))
    return used, rank


def _positions(vocabulary: _Vocabulary, texts: _Texts, chunk: Ints, text: Ints) -> Ints:
    """The position of each word in its field, with the field's number in the lowest bits.

    `chunk` and `text` say where each word stands: the index of its chunk, and of its text. Between
    two texts of a field is a gap, so that no phrase goes from one to the next. Two names of two
    words and of one word are at 0, 1 and 18.
    """
    gaps = np.cumsum(np.array(vocabulary.is_gap)[texts.chunk])
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


def _pairs(vocabulary: _Vocabulary, word: Ints, text: Ints, position: Ints, article: Ints) -> Ints:
    """Rows of two terms and an article, each once: words beside each other in a text.

    Stop words are passed over: `price of the oil` has the pair of `price` and `oil`, with two of
    them between.
    """
    telling = np.flatnonzero(np.array(vocabulary.is_stop)[word] == 0)
    first, second = telling[:-1], telling[1:]
    near = position[second] - position[first] <= MAX_SKIPPED + 1 << FIELD_BITS
    near &= text[first] == text[second]
    first, second = first[near], second[near]
    terms = [np.array(vocabulary.word_term)[word[some]] for some in (first, second)]
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
    vocabulary: "_Vocabulary", word: Ints, text: Ints, position: Ints
) -> tuple[PairIds, Ints]:
    """Each two keys that follow each other in a text; and the index of the first's word.

    Words may have several keys: with [oil], [al, alqaeda], [qaeda] there are oil al, oil alqaeda,
    al qaeda, alqaeda qaeda. Words so far into a text that they share a position are left out.
    """
    starts = np.array(vocabulary.word_keys.ends)
    counts = np.diff(starts)[word]
    starts = starts[word]
    follows = (np.diff(position) == 1 << FIELD_BITS) & (text[:-1] == text[1:])
    follows &= position[1:] < (1 << _POSITION_BITS) - 1
    sizes = counts[:-1] * counts[1:] * follows
    first = np.repeat(np.arange(len(sizes)), sizes)
    number = np.arange(len(first)) - (np.cumsum(sizes) - sizes)[first]
    others = counts[1:][first]
    items = np.array(vocabulary.word_keys.items)
    one, two = items[starts[first] + number // others], items[starts[1:][first] + number % others]
    marks = vocabulary.marks()
    return pair_ids(marks[:, one], marks[:, two]), first


def _families(vocabulary: _Vocabulary, word: Ints, small: Ints) -> str:
    """Lines of families and the forms that belong to them, of all words of the segment.

    What begins with a small letter anywhere (`small` are keys) is no name.
    """
    numbers = distinct(word)
    lines = {line for number in numbers.tolist() for line in vocabulary.families[number]}
    ends, keys = np.array(vocabulary.word_keys.ends), np.array(vocabulary.word_keys.items)
    numbers = numbers[ends[numbers] < ends[numbers + 1]]
    names = vocabulary.may_be_names
    for number in numbers[~np.isin(keys[ends[numbers]], small)].tolist():
        if number in names:
            lines.update(vocabulary.names_of(number))
    return "\n".join(lines)
