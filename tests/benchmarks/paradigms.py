"""Forms of a word as the grammar makes them, for Kyrgyz, Tajik and Russian.

They know nothing of the tables of endings that they measure: a form is built up in the order of
the language, plural, possession, case, with the vowels and consonants that the word asks for.
A word that is no noun gets forms too, which no text will have.
"""

from collections.abc import Callable, Iterator

# After each vowel of a word, the wide and the narrow one of its endings.
_HARMONY = {
    **dict.fromkeys("аяы", "аы"),
    **dict.fromkeys("ую", "ау"),
    **dict.fromkeys("оё", "оу"),
    **dict.fromkeys("еэи", "еи"),
    **dict.fromkeys("өү", "өү"),
}
_VOICELESS = frozenset("пткфхсшщчц")
_VOICED = str.maketrans("пк", "бг")


def kyrgyz(word: str) -> Iterator[str]:
    """Plural, possession of the third person, six cases and the adjective of place."""
    if not any(letter in _HARMONY for letter in word):
        return
    for stem in word, _plural(word):
        yield stem
        yield from _cases(stem)
        owned = stem + "с" if stem[-1] in _HARMONY else stem[:-1] + stem[-1].translate(_VOICED)
        owned += _vowels(stem)[1]
        wide, narrow = tuple(_vowels(owned))
        yield owned
        for case in f"н{narrow}н", "н", f"н{wide}", f"нд{wide}", f"н{wide}н", f"нд{wide}г{narrow}":
            yield owned + case


def _vowels(stem: str) -> str:
    """The wide and the narrow vowel of a stem's endings."""
    return next(_HARMONY[letter] for letter in reversed(stem) if letter in _HARMONY)


def _plural(stem: str) -> str:
    last = stem[-1]
    first = "т" if last in _VOICELESS else "л" if last in _HARMONY or last in "рй" else "д"
    return f"{stem}{first}{_vowels(stem)[0]}р"


def _cases(stem: str) -> Iterator[str]:
    wide, narrow = tuple(_vowels(stem))
    d, g = ("т", "к") if stem[-1] in _VOICELESS else ("д", "г")
    n = "н" if stem[-1] in _HARMONY else d
    yield from (f"{stem}{n}{narrow}н", f"{stem}{n}{narrow}", f"{stem}{g}{wide}")
    yield from (f"{stem}{d}{wide}", f"{stem}{d}{wide}н", f"{stem}{d}{wide}г{narrow}")


def tajik(word: str) -> Iterator[str]:
    """Plural, izofat, the object's ending, and whose it is."""
    for stem in word, f"{word}ҳо":
        yield from (stem, f"{stem}и", f"{stem}ро")
        yield from (f"{stem}{own}" for own in ("ам", "ат", "аш", "амон", "атон", "ашон"))
    yield f"{word}{'ён' if word[-1] in 'аеёиӣоуӯ' else 'он'}"


_HUSHING = frozenset("гкхжшщч")
_RUSSIAN = [
    ("ия", "ия ии ию ией ий иям иями иях"),
    ("ие", "ие ия ию ием ии ий иям иями иях"),
    ("ость", "ость ости остью остей остям остями остях"),
    ("ый", "ый ого ому ым ом ая ой ую ое ые ых ыми"),
    ("ской", "ской ского скому ским ском ская скую ское ские ских скими"),
    ("ий", "ий ого ому им ом ая ой ую ое ие их ими его ему ем яя ей юю ее"),
    ("ца", "ца цы це цу цей ц цам цами цах"),
    ("а", "а ы и у ой е ам ами ах "),
    ("я", "я и ю ей е ям ями ях ь"),
    ("о", "о а у ом е ам ами ах "),
    ("й", "й я ю ем е и ев ям ями ях"),
    ("ь", "ь я ю ем е и ей ям ями ях ью"),
]


def russian(word: str) -> Iterator[str]:
    """The usual declensions, told by how the word in its first form ends."""
    for last, endings in _RUSSIAN:
        if word.endswith(last):
            yield from (word[: -len(last)] + ending for ending in endings.split(" "))
            return
    if word[-1] not in "аеёиоуыэюя":
        many = "и" if word[-1] in _HUSHING else "ы"
        endings = f"а у ом е {many} ов ам ами ах"
        yield from (word, *(word + ending for ending in endings.split()))


PARADIGMS: dict[str, Callable[[str], Iterator[str]]] = {
    "ky": kyrgyz,
    "tg": tajik,
    "ru": russian,
}
