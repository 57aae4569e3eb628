"""Stop words, words that say nothing by themselves: the lists of Whoosh, and our own."""

from functools import cache
from importlib.resources import files

import yaml
from whoosh.lang import has_stopwords, stopwords_for_language


@cache
def stop_words(language: str) -> frozenset[str]:
    """The stop words of a language by its code, as written; none for a language without a list."""
    known = stopwords_for_language(language) if has_stopwords(language) else ()
    return frozenset(known) | frozenset(_own().get(language, "").split())


@cache
def _own() -> dict[str, str]:
    text = (files("builder.search") / "stopwords.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))
