"""Whether a form may be one of a name: stems are cut too far for that, and say too much.

By its stem the Maly theatre is Mali, and cargo is Georgia.
"""

import re
from functools import lru_cache

# By the ending of a name, the longest first, the endings of its forms.
_RUSSIAN = (
    ("ская", "ская ской скую скою"),
    ("ский", "ский ского скому ским ском"),
    ("ия", "ия ии ию ией иею"),
    ("ая", "ая ой ую ою"),
    ("яя", "яя ей юю ею"),
    ("ое", "ое ого ому ым ом"),
    ("ее", "ее его ему им ем"),
    ("ые", "ые ых ым ыми"),
    ("ие", "ие их им ими"),
    ("ый", "ый ого ому ым ом"),
    ("ий", "ий его ему им ем ого ому ом ия ию ием ии"),
    ("ой", "ой ого ому ым им ом"),
    ("ова", "ова овой ову овою"),
    ("ева", "ева евой еву евою"),
    ("ина", "ина иной ину ины ине"),
    ("а", "а ы и е у ой ою ей"),
    ("я", "я и е ю ей ею"),
    ("ы", "ы ов ам ами ах"),
    ("ь", "ь я ю ем е и ью"),
    ("й", "й я ю ем е и"),
    ("о", "о а у ом е"),
    ("е", "е я ю ем"),
)
_CONSONANT = ("", "а", "у", "ом", "ем", "е")
_SURNAME, _OF_SURNAME = ("ов", "ев", "ёв", "ин", "ын"), "ым"
_VOWELS = frozenset("аеёиоуыэюя")
_RULES = {"ru": tuple((ending, tuple(forms.split())) for ending, forms in _RUSSIAN)}
# The article, and what is written before a word without a gap: and, in, for, as.
_ARABIC = re.compile(
    "^[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644|[\u0628\u0643\u0644](?=.{3}))?"
)
# Elsewhere the last letters of a name may change.
_CHANGING, _LEAST = 2, 3
_FLEETING = {"ец": "ц", "ок": "к", "ен": "н", "ек": "к", "ел": "л"}


def may_be(form: str, name: str, language: str) -> bool:
    """Whether a folded form may be one of a folded word of a name; their stems are the same."""
    if form == name or language == "en":
        return form == name
    if language == "ar":
        return _ARABIC.sub("", form) == _ARABIC.sub("", name)
    if language in _RULES:
        return form in _forms(name, language)
    return form.startswith(name[: max(_LEAST, len(name) - _CHANGING)])


@lru_cache(maxsize=1 << 16)
def _forms(name: str, language: str) -> frozenset[str]:
    """The forms of a word of a name."""
    if name[-1] in _VOWELS and name[-2:-1] in _VOWELS - {"и"} and name[-1] not in "я":
        return frozenset({name})  # Samoa, Nicaragua: they have no other forms
    for ending, forms in _RULES[language]:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            stem = name.removesuffix(ending)
            return frozenset(stem + one for one in forms)
    stems = [name]
    endings = [*_CONSONANT, _OF_SURNAME] if name.endswith(_SURNAME) else _CONSONANT
    if (ending := name[-2:]) in _FLEETING:
        stems.append(name[:-2] + _FLEETING[ending])
    return frozenset(stem + one for stem in stems for one in endings)
