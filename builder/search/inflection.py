"""Stems: what the inflections of one word have in common."""

from collections.abc import Callable
from functools import cache, lru_cache

from Stemmer import Stemmer


@lru_cache(maxsize=65536)
def stem(form: str, language: str) -> str:
    """The stem of a folded form in a language; the form itself where there is none."""
    return _stemmer(language)(form) or form


def has_stems(language: str) -> bool:
    """Whether words of a language have stems."""
    return _stemmer(language) is not str


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    try:
        return Stemmer(language, 0).stemWord if language not in {"sr", "srp"} else str
    except KeyError:
        return str
