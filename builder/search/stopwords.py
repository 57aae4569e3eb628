"""Words that say nothing by themselves, as Whoosh has them."""

from functools import cache

from whoosh.lang import has_stopwords, stopwords_for_language


@cache
def stop_words(language: str) -> frozenset[str]:
    """The words of a language that say nothing by themselves, as written; none if not known."""
    return frozenset(stopwords_for_language(language)) if has_stopwords(language) else frozenset()
