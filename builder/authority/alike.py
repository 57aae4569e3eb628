"""Names without records that may be spellings of one thing, or of something that has a record.

Two names are alike if they are the same but for punctuation, small words and spaces; if one is the
initials of the other; "Last, First" and "First Last"; in two scripts, or two ways to write a script
in Latin letters; or if a letter differs in a long word. Each kind of likeness is a key that both
have, so that finding them takes no comparison of each name with each other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from builder.folding import key_of
from builder.urls import slugify

_SMALL = frozenset(
    "the a an of for and on in to at by de la le du des der die das und et y i".split()
)
_LEGAL = frozenset("inc ltd llc plc corp co corporation company limited gmbh ag sa".split())
_SHORTEST = 5  # letters of a word in which one may be a slip
_ALONE = 7  # letters of such a word that is a whole name: Bursa is no slip of Busia
_LEAST = 6  # letters of a name that says enough without its vowels' spelling
_ACRONYM = re.compile(r"(?:[^\W\d_]\.? ?){2,7}")
_SIGNS = re.compile(r"[^\w\s]|_")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile("[IVXLC]+")
_FEMALE = "a\u0430\u044f"  # also in Cyrillic; with which names of women end
# What one sound is written as where a script is written in Latin letters; in this order.
_SOUNDS = (
    ("shch", "S"), ("sch", "S"), ("tch", "C"), ("dzh", "J"), ("zh", "J"), ("dj", "J"), ("ch", "C"),
    ("sh", "S"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("tz", "c"), ("ts", "c"), ("ck", "k"),
    ("ou", "u"), ("oo", "u"), ("x", "ks"), ("q", "k"), ("w", "v"), ("j", "y"), ("iy", "i"),
    ("yi", "i"), ("ie", "e"), ("ye", "e"), ("yo", "o"), ("io", "o"), ("yu", "u"), ("iu", "u"),
    ("ya", "a"), ("ia", "a"), ("y", "i"), ("J", "j"),
)  # fmt: skip


class Spelling(NamedTuple):
    """A name: how often it is used, and the slug of the record that has it, if one has."""

    text: str
    uses: int
    record: str = ""


def alike(spellings: Sequence[Spelling], *, are_people: bool = False) -> list[tuple[Spelling, ...]]:
    """The groups of names that may be one: the best name first, then by their use.

    Of people an `a` at the end of a word is no slip: Karimov and Karimova are two. In each is one
    at least without a record, and names of one record at most.
    """
    groups = _Groups(spellings)
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(spellings):
        for key in {*_keys(one.text)}:
            by_key[key].append(at)
    for key in sorted(by_key):
        members = by_key[key]
        is_turned = any("," in spellings[at].text for at in members)
        if key[0] in {"same", "sounds"} or (key[0] != "slip" and is_turned):
            groups.join(members)
    for key in sorted(by_key):
        if key[0] == "slip":
            groups.join_slips(by_key[key], are_people)
    groups.join_acronyms()
    return groups.found()


class _Groups:
    """Names that belong together, as far as is known; each is in one group."""

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        self._all = spellings
        self._heads = [*range(len(spellings))]

    def head(self, at: int) -> int:
        """The first of a group."""
        while self._heads[at] != at:
            at = self._heads[at]
        return at

    def join(self, members: Iterable[int]) -> None:
        """Make one group of the groups of some names."""
        heads = sorted({self.head(at) for at in members})
        for at in heads[1:]:
            self._heads[at] = heads[0]

    def join_slips(self, members: Sequence[int], are_people: bool) -> None:
        """Join names of which one has a letter more, or another one; two records are two things."""
        for at in members[1:]:
            one, other = self._all[members[0]], self._all[at]
            if (one.record and other.record) or (are_people and _is_of_sex(one.text, other.text)):
                continue
            if _is_slip(one.text, other.text):
                self.join((members[0], at))

    def join_acronyms(self) -> None:
        """Join acronyms with the names whose initials they are, if these are all one thing."""
        whole: dict[str, set[int]] = defaultdict(set)
        for at, one in enumerate(self._all):
            for initials in _initials(one.text):
                whole[initials].add(self.head(at))
        for at, one in enumerate(self._all):
            heads = whole.get(_acronym(one.text), set())
            if len(heads) == 1:
                self.join((at, *heads))

    def found(self) -> list[tuple[Spelling, ...]]:
        """The groups of several names of which one at most has a record."""
        groups: dict[int, list[Spelling]] = defaultdict(list)
        for at, one in enumerate(self._all):
            groups[self.head(at)].append(one)
        return [
            tuple(sorted(some, key=_rank))
            for some in groups.values()
            if len(some) > 1
            and any(not one.record for one in some)
            and len({one.record for one in some} - {""}) < 2
        ]


def _rank(one: Spelling) -> tuple[bool, bool, bool, int, str]:
    """What orders the names of a group: a record's first, acronyms and inverted ones last."""
    return not one.record, bool(_acronym(one.text)), "," in one.text, -one.uses, one.text


def _keys(name: str) -> Iterator[tuple[str, str]]:
    """What a name has in common with those that are like it; all of it has its numbers."""
    mark = _numbers(name)
    for kind, key in _plain_keys(name):
        yield kind, f"{key}{mark}"


def _numbers(name: str) -> str:
    """The numbers of a name, by which it is another: Resolution 225, Alexander III, Plan A."""
    last = _SIGNS.sub(" ", name).split()[-1:]
    is_number = last and (len(last[0]) == 1 or _ROMAN.fullmatch(last[0]))
    found = _DIGITS.findall(name) + (last if is_number else [])
    return f"#{' '.join(found)}" if found else ""


def _plain_keys(name: str) -> Iterator[tuple[str, str]]:
    for text in _forms(name):
        words = _words(text)
        joined = "".join(words)
        if not joined:
            continue
        yield "same", joined
        if "," in text or len(words) > 1:
            yield "turned", " ".join(sorted(words)) if len(words) > 1 else joined
        sounds = _sounds(text)
        if len(sounds) >= _LEAST:
            yield "sounds", sounds
            if len(words) > 1:
                yield "sounds turned", " ".join(sorted(map(_sounds, words)))
        yield from (("slip", one) for one in _shortened(words))


def _forms(name: str) -> Iterator[str]:
    """A name as it is, and without what stands in brackets."""
    yield name
    if _BRACKETS.search(name) and (short := _BRACKETS.sub("", name).strip()):
        yield short


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name that count: folded, without signs, small words and forms of companies."""
    words = _SIGNS.sub(" ", key_of(name.replace("&", " and ").replace(".", ""))).split()
    kept = [word for word in words if word not in _SMALL]
    while len(kept) > 1 and kept[-1] in _LEGAL:
        kept.pop()
    return tuple(kept or words)


@lru_cache(maxsize=65536)
def _sounds(name: str) -> str:
    """How a name sounds, roughly, whatever letters it is written in."""
    words = [word for word in slugify(name).split("-") if word not in _SMALL]
    text = "".join(words)
    for written, sound in _SOUNDS:
        text = text.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", text)


def _shortened(words: Sequence[str]) -> Iterator[str]:
    """A name, and the same without one letter of a long word: two with a slip have one of them."""
    yield " ".join(words)
    for number, word in enumerate(words):
        if len(word) >= _SHORTEST and word.isalpha():
            for at in range(1, len(word)):
                short = word[:at] + word[at + 1 :]
                yield " ".join((*words[:number], short, *words[number + 1 :]))


def _is_of_sex(one: str, other: str) -> bool:
    """Whether two names differ in the end of a word, as those of women and men do."""
    pairs = zip(_words(one), _words(other), strict=False)
    return any(
        first != second and (first[-1] in _FEMALE) != (second[-1] in _FEMALE)
        for first, second in pairs
    )


def _is_slip(one: str, other: str) -> bool:
    """Whether two names differ in a letter, and in no number."""
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    first, second = _words(one), _words(other)
    differing = [pair for pair in zip(first, second, strict=False) if pair[0] != pair[1]]
    least = _SHORTEST - 1 if len(first) > 1 else _ALONE
    is_long = all(min(map(len, pair)) >= least for pair in differing)
    return len(first) == len(second) and len(differing) < 2 and is_long


def _acronym(name: str) -> str:
    """The letters of an acronym; empty if it is none: `OSCE`, `U.N.`, `ОБСЕ`."""
    letters = re.sub(r"[. ]", "", name)
    return letters.casefold() if _ACRONYM.fullmatch(name) and letters.isupper() else ""


def _initials(name: str) -> Iterator[str]:
    """The initials of a name of several words: of all, and without the small ones."""
    plain = name.replace("'", "")
    whole = [] if _acronym(name) else [plain, plain.replace("-", "")]  # Co-operation is a word
    for words in (_SIGNS.sub(" ", one).split() for one in whole):
        for some in (words, [word for word in words if word.casefold() not in _SMALL]):
            if len(some) > 1:
                yield "".join(word[0] for word in some).casefold()
    if (found := _BRACKETS.search(name)) and (inside := _acronym(found[1].strip())):
        yield inside
