"""The searches that have a page: which articles each finds, and what is wrong with its query.

Forms of words are looked up in pieces: of each partition where they stand, made like the pieces of
derivations and kept between builds. The search page asks the browser's index instead, `builder
search` that of Whoosh; tests compare what the three find.
"""

from collections.abc import Iterator
from dataclasses import replace

from builder.archive import Archive, Partition, Positions
from builder.errors import Problem, problem_at
from builder.metadata.writing import line_of
from builder.model import NamedSearch
from builder.pipeline.derive import PieceMaker, Pieces, forget_pieces, load_derivations
from builder.pipeline.partitions import Partitions, divide
from builder.pipeline.settings import Workers
from builder.search.index.invert import occurrences
from builder.search.index.reading import SearchedArticle
from builder.search.index.segments import Occurrences
from builder.search.local.answers import answer, dictionary_of, read_query
from builder.search.local.memory import MemoryPostings
from builder.search.local.mended import mended
from builder.search.notes import Note, english
from builder.search.query import Group
from builder.search.texts import searched_texts
from builder.store.cache import Cache, that_keeps

NAME = "occurrences"
VERSION = 2

Piece = Occurrences

_HINT = "write what one would type into the search box"
_NO_HINT = "change its query, or remove it, until there is such an article"


def piece(partition: Partition) -> Piece:
    """Where forms stand in some articles."""
    both = zip(partition.articles, searched_texts(partition), strict=True)
    articles = [SearchedArticle(article.language, texts) for article, texts in both]
    return occurrences(partition.language, articles)


def files(pieces: object, site: object) -> tuple[tuple[str, bytes], ...]:
    """None: what searches find is shown by pages."""
    return ()


def with_found(
    archive: Archive, texts: Cache, cache: Cache, workers: Workers
) -> tuple[Archive, list[Problem]]:
    """The archive with the articles that its searches find, and what is wrong with these.

    `texts` is the cache that its texts were read with, `cache` keeps pieces. Without searches
    nothing is made, and what was kept for them goes.

    Raises:
        MachineError: the cache keeps nothing, and there is no place for temporary files.
    """
    if not archive.searches:
        forget_pieces(__name__, cache)
        return archive, []
    with that_keeps(cache) as pieces:
        postings = _postings(divide(archive, texts), pieces, workers)
    dictionary = dictionary_of(archive, postings)
    workers.stats.begin("check")
    found: dict[str, Positions] = {}
    problems: list[Problem] = []
    for search in archive.searches:
        text = search.query.text
        if read_query(text, dictionary).tree == Group():
            problems.append(_without_words(search))
            continue
        match, _, notes = answer(text, postings, dictionary)
        found[search.slug] = tuple(sorted(match))
        better = mended(text, postings, dictionary) if notes or not match else ""
        problems += _problems(search, bool(match), notes, better)
    return replace(archive, found=found), problems


def _postings(partitions: Partitions, cache: Cache, workers: Workers) -> MemoryPostings:
    derivations = load_derivations([__name__])
    maker = PieceMaker(derivations, partitions, cache, workers)
    maker.finish()
    maker.forget_others()
    pieces = Pieces(derivations[__name__], maker)
    return MemoryPostings(partitions.archive, iter(pieces), partitions.sizes)


def _without_words(search: NamedSearch) -> Problem:
    message = f"'query': '{search.query.text}' has no word that could be looked for"
    return problem_at(search.query.place, "bad-query", message, _HINT)


def _problems(
    search: NamedSearch, is_found: bool, notes: tuple[Note, ...], better: str
) -> Iterator[Problem]:
    """Warnings: that nothing is found, that a query is read otherwise than it is written."""
    place, line = search.query.place, line_of("query", better) if better else ""
    said = " ".join(map(english, notes)).removesuffix(".")
    if not is_found:
        hint = f"write {line}" if line else _NO_HINT
        message = f"the search '{search.name}' finds no article: {said}".removesuffix(": ")
        yield problem_at(place, "search-finds-nothing", message, hint, "warning")
    elif notes:
        hint = f"write {line}" if line else "write it so that this need not be said"
        message = f"the query of '{search.name}' is read otherwise than it is written: {said}"
        yield problem_at(place, "query-misread", message, hint, "warning")
