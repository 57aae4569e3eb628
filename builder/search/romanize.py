"""Cyrillic in Latin letters, in the spellings that names from it have in English.

The first form follows the BGN/PCGN systems without their diacritics (Nazarbayev, Yeltsin, Osh). As
spellings vary, a word has further forms: without the glide (Nazarbaev, Eltsin) and, where it may be
Uzbek or Tajik, with the a that English took over from Russian and Persian (Toshkent, Tashkent).
"""

from functools import lru_cache

_LATIN = "a b v g d e z i y k l m n o p r s t u f y e".split()
_LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфыэ", _LATIN, strict=True)),
    "ё": "yo",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
    "ь": "",
    "ъ": "",
    "і": "i",
    "ї": "yi",
    "є": "ye",
    "ґ": "g",
    "ў": "o",
    "қ": "q",
    "ғ": "gh",
    "ҳ": "h",
    "ҷ": "j",
    "ӣ": "i",
    "ӯ": "u",
    "ҹ": "j",
    "ө": "o",
    "ү": "u",
    "ң": "ng",
    "ә": "a",
    "һ": "h",
    "ұ": "u",
    "җ": "j",
    "ј": "j",
    "љ": "lj",
    "њ": "nj",
    "ћ": "c",
    "ђ": "dj",
    "џ": "dz",
    "ѓ": "gj",
    "ќ": "kj",
    "ѕ": "dz",
}
_GLIDE_AFTER = frozenset("аеёиоуыэюяьъйўөүәіїє")
_WITH_A = frozenset({"uz", "tg"})
_VARIANTS = str.maketrans({"q": "k"})


def is_cyrillic(word: str) -> bool:
    """Whether a folded word has a Cyrillic letter."""
    return not word.isascii() and any("\u0400" <= letter <= "\u04ff" for letter in word)


@lru_cache(maxsize=65536)
def romanize(word: str, language: str = "") -> tuple[str, ...]:
    """The Latin forms of a folded word, that of BGN/PCGN first; without a language, all of them."""
    glided, plain = _spell(word, glide=True), _spell(word, glide=False)
    forms = [glided, plain]
    if not language or language in _WITH_A:
        forms += [_with_a(form) for form in forms]
    forms += [form.translate(_VARIANTS) for form in forms]
    return tuple(dict.fromkeys(form for form in forms if form))


def _spell(word: str, glide: bool) -> str:
    spelt = []
    before = ""
    for letter in word:
        latin = _LETTERS.get(letter, letter)
        if glide and letter == "е" and (not before or before in _GLIDE_AFTER):
            latin = "ye"
        spelt.append(latin)
        before = letter
    return "".join(spelt)


def _with_a(form: str) -> str:
    return form.replace("o", "a")
