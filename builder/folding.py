"""Names and words as keys: the form that all spellings of one have in common."""

import re
import unicodedata
from functools import lru_cache

# What is written as an apostrophe, by keyboards and in transliterations: O'Brien, O\u2019Brien,
# O\u02bbzbekiston. It joins letters to one word, and counts for nothing in a name or a term.
APOSTROPHES = "'`\u00b4\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u2032"

_DELETED = dict.fromkeys(map(ord, APOSTROPHES))
_GAPS = re.compile(r"[\s_\-\u2010-\u2015]+")
# Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic. The breve of Cyrillic short i
# and u makes letters of their own, as the voicing marks of Japanese do.
_DIACRITICS = re.compile(
    r"(?<![\u0438\u0443\u0418\u0423])\u0306|[\u0300-\u0305\u0307-\u036f\u0591-\u05c7\u064b-\u065f\u0670]"
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold letter case, diacritics, compatibility forms and apostrophes."""
    text = text.translate(_DELETED)
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", _DIACRITICS.sub("", decomposed)).casefold()


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """The key of a name: folded, with dashes and white space as one space."""
    return _GAPS.sub(" ", fold(name)).strip()
