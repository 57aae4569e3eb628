"""A query that is wrong is mended where what was meant is near, and where that finds something."""

import pytest

from builder.model import Entity, Kind, text_of
from builder.search.index.invert import occurrences
from builder.search.index.reading import SearchedArticle
from builder.search.local.answers import dictionary_of
from builder.search.local.memory import MemoryPostings
from builder.search.local.mended import mended
from builder.search.texts import searched_texts
from tests.archives import about, archive_of, article_of

KG = Entity(Kind.COUNTRIES, "kyrgyzstan", "Kyrgyzstan", code="KG")
ARTICLE = article_of("a", title="Vote", entities=about(countries="kyrgyzstan"))
ARCHIVE = archive_of(
    ARTICLE, entities=[KG], texts={ARTICLE.path: text_of("<p>The elections in Osh.</p>")}
)
SEARCHED = [SearchedArticle("en", texts) for texts in searched_texts(ARCHIVE.partition(0, 1))]
POSTINGS = MemoryPostings(ARCHIVE, [occurrences("en", SEARCHED)], [1])


@pytest.mark.parametrize(
    ("query", "better"),
    [
        ("osh", "osh"),
        ("country:kyrgystan", "country:kyrgyzstan"),
        ("elektions", "elections"),
        ("titel:vote", "title:vote"),
        ("titel:vote country:kyrgystan", "title:vote country:kyrgyzstan"),
        ("osh^2", "osh"),
        ("el*tions osh", "el* osh"),
        ('"in osh', '"in osh"'),
        ("date:2030..2001 osh", "date:2001..2030 osh"),
        ("date:5.2030..3.2001 osh", "date:3.2001..5.2030 osh"),
        ("-naryn-elektions elektions", "-naryn-elektions elections"),
        ("-reelektions elektions", "-reelektions elections"),
        ("naryn", ""),
        ("country:kg -osh", ""),
        ("date:soon osh", ""),
        ("person:karimov", ""),
    ],
)
def test_what_was_meant(query: str, better: str) -> None:
    assert mended(query, POSTINGS, dictionary_of(ARCHIVE, POSTINGS)) == better
