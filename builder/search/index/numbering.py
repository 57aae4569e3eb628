"""Chunks, words, forms as numbers: a process learns each once, and arrays say what it knows.

A chunk is what stands between two spaces. An archive has millions of them but few that differ.
"""

from array import array
from collections.abc import Collection, Sequence
from itertools import accumulate, chain, groupby
from operator import itemgetter

import numpy as np

from builder.search.analysis import MAX_WORD, is_stop_form, words_of
from builder.search.families import inflection_keys, names_of
from builder.search.index.codec import Ints, spans
from builder.search.index.phrases import Marks, marks
from builder.search.index.segments import key_ids
from builder.search.inflection import stems
from builder.search.tokens import BLOCK, core

_NONE = -1
CASE_BITS, NAME, SMALL = 2, 2, 1  # of the number of a word: whether it may be a name, is small


class Runs:
    """Lists of numbers, by number, in two arrays: [7, 8], [] and [9] are ends 0 2 2 3, items 7 8 9.

    So numpy can take the items of many of them at once (`expand`). It looks at arrays where they
    are, and nothing can be appended as long as it does.
    """

    def __init__(self) -> None:
        self.ends = array("q", [0])
        self.items = array("q")

    def __len__(self) -> int:
        return len(self.ends) - 1

    def extend(self, lists: Sequence[Collection[int]]) -> None:
        """Append lists."""
        self.ends.extend(accumulate(map(len, lists), initial=self.ends.pop()))
        self.items.extend(chain.from_iterable(lists))


class Numbered(dict[str, int]):
    """The number of each text; a text gets one when it is first looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._ids = array("q")

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self.texts)
        self.texts.append(text)
        return number

    def ids(self) -> Ints:
        """The ids of all texts."""
        self._ids.frombytes(key_ids(self.texts[len(self._ids) :]).tobytes())
        return np.asarray(self._ids)

    def lines(self, numbers: Ints) -> str:
        """The texts with these numbers, one a line."""
        return "\n".join(map(self.texts.__getitem__, numbers.tolist()))


class Vocabulary:
    """All chunks that a process has met, the words of each, and the forms of each word.

    Chunks, spellings and keys have numbers, in the order in which they were met. What is said by
    one of them is an array with an element for each number. A spelling is the forms of a word in a
    language; the number of a word is that of its spelling with the bits `NAME` and `SMALL`.

    A chunk has a number as soon as it is looked up, but all else that is known of it only after
    `learn`: for many at once that takes much less time.
    """

    def __init__(self, home: str) -> None:
        self.home = home
        self.languages: dict[str, Chunks] = {}
        self.new_chunks: list[tuple[Chunks, str]] = []
        self.chunk_words = Runs()
        self.chunk_lengths = array("q")
        self.is_gap = array("b")  # by chunk
        self.chunk_core = array("q")  # by chunk: the first that differs from it in capitals alone
        self.new_spellings: list[tuple[str, tuple[str, ...]]] = []  # languages and forms
        self.keys = Numbered()  # and terms of pairs, many of which are keys
        self.keys_of = Runs()  # by spelling
        self.term_of = array("q")  # by spelling: that of pairs; of what folds to nothing, no text
        self.is_stop = array("b")  # by spelling
        self.lines = Numbered()  # of families: each with a form that belongs to it
        self.families = Numbered()
        self.family_of = array("q")  # by line
        self.line_of = array("q")  # by item of `keys_of`: that of its inflections, or `_NONE`
        self.name_lines = Runs()
        self.names_of = array("q")  # by spelling: which of `name_lines`, if asked for, or `_NONE`
        self.language_of: list[str] = []  # by spelling
        self._marks = array("I")  # by key: two

    def chunks(self, language: str) -> "Chunks":
        """The numbers of the chunks of a language."""
        if language not in self.languages:
            self.languages[language] = Chunks(self, language)
        return self.languages[language]

    def add(self, own: "Chunks", chunk: str) -> int:
        """Append a chunk; return its number."""
        self.new_chunks.append((own, chunk))
        return len(self.is_gap) + len(self.new_chunks) - 1

    def add_spelling(self, language: str, forms: tuple[str, ...]) -> int:
        """Append a spelling; return its number."""
        self.new_spellings.append((language, forms))
        return len(self.is_stop) + len(self.new_spellings) - 1

    def learn(self) -> None:
        """Split the chunks that are new, and find the keys and families of words that are new."""
        new, self.new_chunks = self.new_chunks, []
        cores = [own.core_of(chunk, at) for at, (own, chunk) in enumerate(new, len(self.is_gap))]
        self.chunk_core.extend(cores)
        self.is_gap.extend([chunk == BLOCK for _, chunk in new])
        self.chunk_lengths.extend([len(chunk) if chunk != BLOCK else 0 for _, chunk in new])
        self.chunk_words.extend([own.words(chunk) for own, chunk in new])
        spellings, self.new_spellings = self.new_spellings, []
        for language, some in groupby(spellings, key=itemgetter(0)):
            self._learn(language, [forms for _, forms in some])

    def _learn(self, language: str, spellings: Sequence[tuple[str, ...]]) -> None:
        keys = self.keys
        self.keys_of.extend([[keys[form] for form in forms] for forms in spellings])
        forms = [*chain.from_iterable(spellings)]
        bases = stems(forms, self.home)
        firsts = accumulate(map(len, spellings[:-1]), initial=0)
        both = zip(spellings, firsts, strict=True)
        self.term_of.extend([keys[bases[first] if own else ""] for own, first in both])
        self.is_stop.extend([is_stop_form(own, language) for own in spellings])
        families = inflection_keys(forms, bases, language, self.home)
        lines = zip(families, forms, strict=True)
        self.line_of.extend([self._line(*line) if line[0] else _NONE for line in lines])
        self.names_of.extend([_NONE] * len(spellings))
        self.language_of += [language] * len(spellings)

    def inflections(self, spellings: Ints) -> Ints:
        """The lines of all families of inflections to which some spellings belong."""
        items, _ = _indices(self.keys_of, spellings)
        lines = np.asarray(self.line_of)[items]
        found: Ints = lines[lines != _NONE]
        return found

    def names(self, spellings: Ints) -> Ints:
        """The lines of all families of names to which some spellings belong."""
        unknown = spellings[np.asarray(self.names_of)[spellings] == _NONE].tolist()
        for number, spelling in enumerate(unknown, len(self.name_lines)):
            self.names_of[spelling] = number
        self.name_lines.extend([self._names(spelling) for spelling in unknown])
        return expand(self.name_lines, np.asarray(self.names_of)[spellings])[0]

    def _names(self, spelling: int) -> list[int]:
        first, last = self.keys_of.ends[spelling : spelling + 2]
        forms = [self.keys.texts[key] for key in self.keys_of.items[first:last]]
        language = self.language_of[spelling]
        return [self._line(name, form) for form in forms for name in names_of(form, language)]

    def _line(self, family: str, form: str) -> int:
        line = self.lines[f"{family}\t{form}"]
        if line == len(self.family_of):
            self.family_of.append(self.families[family])
        return line

    def marks(self) -> Marks:
        """The marks of all keys, a column for each."""
        new = self.keys.texts[len(self._marks) // 2 :]
        self._marks.extend(chain.from_iterable(map(marks, new)))
        return np.asarray(self._marks).reshape(-1, 2).T


class Chunks(dict[str, int]):
    """The number of each chunk of a language; a chunk gets one when it is first looked up.

    The same chunk has other words in another language, so each language has its own numbers.
    """

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        super().__init__()
        self.language = language
        self._vocabulary = vocabulary
        self._spellings: dict[tuple[str, ...], int] = {}
        self._cores: dict[str, int] = {}  # the first chunk of those that differ in capitals alone

    def __missing__(self, chunk: str) -> int:
        # `"Osh;` has the words of `Osh`, and so its number.
        bare = core(chunk)
        number = self._vocabulary.add(self, chunk) if bare == chunk else self[bare]
        if len(chunk) <= MAX_WORD:  # longer ones, of scripts without spaces, do not come again
            self[chunk] = number
        return number

    def core_of(self, chunk: str, number: int) -> int:
        """The first number of those whose chunks differ in capitals alone."""
        return self._cores.setdefault(chunk.lower() if chunk.isascii() else chunk, number)

    def words(self, chunk: str) -> list[int]:
        """The numbers of the words of a chunk."""
        return [
            self._spelling(forms) << CASE_BITS | is_name * NAME | is_small * SMALL
            for _, _, forms, is_name, is_small in words_of(chunk, self.language)
        ]

    def _spelling(self, forms: tuple[str, ...]) -> int:
        number = self._spellings.get(forms)
        if number is None:
            number = self._spellings[forms] = self._vocabulary.add_spelling(self.language, forms)
        return number


def expand(runs: Runs, numbers: Ints) -> tuple[Ints, Ints]:
    """The items of the lists with these numbers; and for each item the index in `numbers`.

    Of the lists 0: [7, 8], 1: [], 2: [9], the numbers [2, 0, 2] give items [9, 7, 8, 9] and owners
    [0, 1, 1, 2].
    """
    indices, owner = _indices(runs, numbers)
    return np.asarray(runs.items)[indices], owner


def _indices(runs: Runs, numbers: Ints) -> tuple[Ints, Ints]:
    """Where the items of the lists with these numbers are; and for each the index in `numbers`."""
    ends = np.asarray(runs.ends)
    starts = ends[numbers]
    counts = ends[numbers + 1] - starts
    return spans(starts, counts), np.repeat(np.arange(len(numbers)), counts)
