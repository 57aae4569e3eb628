"""Postings in memory: they say what the index on disk says, whatever the partitions are."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from builder.archive import Archive
from builder.pipeline.load import load
from builder.pipeline.source import scan
from builder.search.fields import FACET_NAMES
from builder.search.index.invert import occurrences
from builder.search.index.reading import SearchedArticle
from builder.search.local.answers import answer, dictionary_of
from builder.search.local.index import VERSION, LocalIndex
from builder.search.local.memory import MemoryPostings
from builder.search.local.store import Index, Reader
from builder.search.records import RecordNames
from builder.search.texts import searched_texts
from builder.store.cache import NO_CACHE
from tests.archives import archive_of
from tests.helpers import ROOT
from tests.sample import IS_THERE, REASON
from tests.search.test_browser import QUERIES, words_of_the_sample
from tests.unit.pipeline.reading import alone

FORMS = ["osh", "border", "the", "karimov", "un", "isis", "шанхайская", "2015", "zzzz"]


@pytest.fixture(scope="module")
def archive() -> Archive:
    if not IS_THERE:
        pytest.skip(REASON)
    return load(scan(ROOT, NO_CACHE), NO_CACHE, alone()).archive


@pytest.fixture(scope="module")
def folder(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    LocalIndex(folder).refresh(archive, "")
    return folder


@pytest.fixture(scope="module")
def local(folder: Path) -> LocalIndex:
    return LocalIndex(folder)


@pytest.fixture(scope="module")
def disk(folder: Path) -> Index:
    return Index(folder / f"search-{VERSION}", FACET_NAMES)


def postings_of(archive: Archive, ends: Sequence[int]) -> MemoryPostings:
    """The postings of an archive that is cut before these articles."""
    starts = [0, *ends]
    sizes = [end - start for start, end in zip(starts, [*ends, len(archive.articles)], strict=True)]
    parts = [archive.partition(at, at + size) for at, size in zip(starts, sizes, strict=True)]
    pieces = []
    for part in parts:
        both = zip(part.articles, searched_texts(part), strict=True)
        articles = [SearchedArticle(article.language, texts) for article, texts in both]
        pieces.append(occurrences(part.language, articles))
    return MemoryPostings(archive, pieces, sizes)


@pytest.fixture(scope="module", params=[[], [1, 40, 40]], ids=["whole", "in parts"])
def memory(archive: Archive, request: pytest.FixtureRequest) -> MemoryPostings:
    return postings_of(archive, request.param)


def ids_of(archive: Archive, articles: object) -> set[str]:
    return {archive.articles[at].id for at in articles}  # type: ignore[attr-defined]


def keys_of(reader: Reader, documents: object) -> set[str]:
    return {reader.stored(number)[0] for number in documents}  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", FORMS)
def test_forms_stand_where_the_disk_has_them(
    form: str, archive: Archive, memory: MemoryPostings, disk: Index
) -> None:
    with disk.reader() as reader:
        assert memory.has(form) == reader.has(form)
        assert memory.is_small(form) == reader.is_small(form)
        assert ids_of(archive, memory.weights(form)) == keys_of(reader, reader.weights(form))
        own = {archive.articles[at].id: some for at, some in memory.positions(form).items()}
        assert {key: sorted(some) for key, some in own.items()} == {
            reader.stored(number)[0]: sorted(some)
            for number, some in reader.positions(form).items()
        }


def test_texts_have_the_same_names(archive: Archive, memory: MemoryPostings, disk: Index) -> None:
    """Other names of a record, which articles have though no text does, are not among them."""
    names = RecordNames(archive)
    with disk.reader() as reader:
        lines, expected = (names.lines(one.is_written) for one in (memory, reader))
        asked = names.keys()
        written = {key for key in asked if memory.is_written(key)}
        assert written == {key for key in asked if reader.is_written(key)}
    assert lines == expected
    assert {key for key in asked - written if memory.has(key)}


@pytest.mark.parametrize("family", ["border~", "krmv^", "kjnt^", "nothing~", "государств~ru"])
def test_families_have_the_same_members(family: str, memory: MemoryPostings, disk: Index) -> None:
    with disk.reader() as reader:
        assert {*memory.members(family)} == {*reader.members(family)}


def test_beginnings_facets_and_days_are_the_same(
    archive: Archive, memory: MemoryPostings, disk: Index
) -> None:
    with disk.reader() as reader:
        assert memory.size == reader.size == len(memory.everything())
        for text in ("kara", "b", "и", "zzz"):
            assert memory.with_prefix(text, 1000) == reader.with_prefix(text, 1000)
            assert memory.with_prefix(text, 3) == reader.with_prefix(text, 3)
        for facet, value in (("country", "kyrgyzstan"), ("language", "ru"), ("topic", "none")):
            own = ids_of(archive, memory.with_facet(facet, value))
            assert own == keys_of(reader, reader.with_facet(facet, value))
        for first, last in ((20100101, 20151231), (20220106, 20220106), (2, 1)):
            own = ids_of(archive, memory.between(first, last))
            assert own == keys_of(reader, reader.between(first, last))


def test_they_find_what_the_disk_finds(
    archive: Archive, memory: MemoryPostings, local: LocalIndex
) -> None:
    dictionary = dictionary_of(archive, memory)
    different = []
    for query in [*QUERIES, *words_of_the_sample(40)]:
        found = ids_of(archive, answer(query, memory, dictionary).match)
        if found != {id for id, _ in local.matches(query)}:
            different.append(query)
    assert different == []


def test_an_archive_without_articles_has_nothing() -> None:
    memory = MemoryPostings(archive_of(), [], [])
    assert (memory.size, memory.has("a"), memory.everything()) == (0, False, set())
    assert (memory.members("a~"), memory.with_prefix("a", 9), memory.pair("a b")) == ([], [], ())
    assert memory.between(0, 99999999) == set()
