"""Stop words, words that say nothing by themselves: the lists of Whoosh."""

from functools import cache

from whoosh.lang import has_stopwords, stopwords_for_language


@cache
def stop_words(language: str) -> frozenset[str]:
    """The stop words of a language by its code, as written; none for a language without a list."""
    return frozenset(stopwords_for_language(language)) if has_stopwords(language) else frozenset()
