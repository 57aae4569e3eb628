"""Citations say of each article what its file says, and a list says where they are."""

from datetime import date

from builder.model import Kind
from builder.search.index.citations import citation_files, citations
from tests.search.index.archives import archive_of, article
from tests.search.index.model import value_of


def test_citations_have_what_articles_have() -> None:
    whole = article(
        1,
        date(2015, 1, 20),
        summary="word " * 60,
        authors=("Ahmed Rashid", "Crisis Group"),
        source_url="https://example.com/1",
        archived_url="https://example.net/1",
        entities={Kind.COUNTRIES: ("kg", "uk"), Kind.TOPICS: ("osh",), Kind.SOURCES: ("uk",)},
    )
    bare = article(2, date(2015, 1, 21))
    [file] = citations(archive_of(whole, bare).partition(0, 2))
    assert value_of({f"{file.name}.js": file.data}, file.name) == [
        {
            "id": "2015/1",
            "summary": "word " * 60,
            "authors": ["Ahmed Rashid", "Crisis Group"],
            "source_url": "https://example.com/1",
            "archived_url": "https://example.net/1",
            "countries": ["KG", "UK"],
            "topics": ["OSH"],
        },
        {"id": "2015/2"},
    ]


def test_every_article_is_where_the_list_says() -> None:
    archive = archive_of(*(article(n, date(2015, 1, 1)) for n in range(300)))
    parts = [archive.partition(0, 130), archive.partition(130, 131), archive.partition(131, 300)]
    name, files = citation_files([one for part in parts for one in citations(part)])
    table = value_of(files, name)
    ends = [*table["firsts"][1:], 300]
    for first, end, part in zip(table["firsts"], ends, table["names"], strict=True):
        assert 0 < end - first <= 64
        own = [one["id"] for one in value_of(files, part)]
        assert own == [one.id for one in archive.articles[first:end]]
    assert table["firsts"][0] == 0
    assert len(files) == len(table["names"]) + 1


def test_an_archive_without_articles_has_no_citations() -> None:
    name, files = citation_files([])
    assert value_of(files, name) == {"firsts": [], "names": []}
