"""An archive in parts: where it is cut, what changes a part, and what is made of each once."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from builder.archive import Archive
from builder.pipeline.partitions import (
    Parts,
    Product,
    cut_archive,
    forget_others,
    is_nearly_made,
    make_parts,
    missing_parts,
    product_of,
)
from builder.runtime.executor import Executor
from builder.store.cache import NO_CACHE, Cache
from tests.helpers import SiteTest
from tests.unit.pipeline.reading import inodes, load_of

Change = Callable[[SiteTest], object]

MANY = 1_500
OSCE = "content/organizations/osce.yaml"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Articles of several parts, a day apart."""
    site = SiteTest(tmp_path_factory.mktemp("many"))
    for number in range(MANY):
        day = f"{2000 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        site.article(f"{number:04}", f"topics: [T{number % 5}]", f"Text {number}.", day)
    return load_of(site).archive


def without(archive: Archive, *positions: int) -> Archive:
    """The same without some articles."""
    left = [number for number in range(len(archive.articles)) if number not in positions]
    articles = tuple(archive.articles[number] for number in left)
    return replace(archive, articles=articles, marks=tuple(archive.marks[one] for one in left))


def changed(archive: Archive, position: int) -> Archive:
    """The same with another text for one article."""
    marks = list(archive.marks)
    marks[position] = b"another"
    return replace(archive, marks=tuple(marks))


def test_every_article_is_in_one_part(many: Archive) -> None:
    parts = cut_archive(many)
    assert [first for first, _ in parts.ranges] == [0, *(last for _, last in parts.ranges[:-1])]
    assert parts.ranges[-1][1] == MANY
    assert sum(parts.sizes) == MANY
    assert len(parts.marks) == len(parts.ranges) == len(set(parts.marks))


def test_parts_are_neither_small_nor_large(many: Archive) -> None:
    """But for the last, which has what is left."""
    sizes = cut_archive(many).sizes
    assert len(sizes) > 2
    assert all(256 <= size <= 512 for size in sizes[:-1])
    assert 1 <= sizes[-1] <= 512


def test_no_articles_have_no_parts(site: SiteTest) -> None:
    parts = cut_archive(load_of(site).archive)
    assert (parts.ranges, parts.marks) == ([], [])
    assert [*make_parts(parts, [], NO_CACHE, Executor(1))] == []


def test_a_changed_text_changes_its_part_alone(many: Archive) -> None:
    before = cut_archive(many)
    for number, (first, last) in enumerate(before.ranges):
        for position in (first, last - 1):
            after = cut_archive(changed(many, position))
            assert after.ranges == before.ranges
            differ = [one != other for one, other in zip(before.marks, after.marks, strict=True)]
            assert [at for at, differs in enumerate(differ) if differs] == [number]
            assert after.inputs_fingerprint != before.inputs_fingerprint


@pytest.mark.parametrize("position", [0, 100, MANY // 2, MANY - 1])
def test_an_article_less_or_more_changes_a_few_parts(position: int, many: Archive) -> None:
    more, fewer = cut_archive(many).marks, cut_archive(without(many, position)).marks
    assert 1 <= len(set(more) - set(fewer)) <= 2
    assert 1 <= len(set(fewer) - set(more)) <= 2


def test_the_same_articles_have_the_same_parts(many: Archive) -> None:
    one, other = cut_archive(many), cut_archive(replace(many))
    assert (one.ranges, one.marks, one.inputs_fingerprint) == (
        other.ranges,
        other.marks,
        other.inputs_fingerprint,
    )


# What a part depends on.


@pytest.fixture
def small(site: SiteTest) -> SiteTest:
    site.write(OSCE, "name: OSCE\n")
    site.write("content/people/nobody.yaml", "name: Nobody\n")
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\nAbout.\n")
    site.article("b", more="status: withdrawn\nwithdrawn_reason: Mistaken\norganizations: [OSCE]")
    return site.article("a", more="organizations: [OSCE]", body="Text.")


def what_changes(small: SiteTest, change: Change) -> tuple[bool, bool]:
    """Whether a change makes another part, and another whole of all that is derived."""
    before = cut_archive(load_of(small).archive)
    change(small)
    after = cut_archive(load_of(small).archive)
    return before.marks != after.marks, before.inputs_fingerprint != after.inputs_fingerprint


@pytest.mark.parametrize(
    "change",
    [
        lambda site: site.article("a", more="organizations: [OSCE]", body="Other."),
        lambda site: site.article("a", more="organizations: [OSCE]", title="Other"),
        lambda site: site.article("a", more="organizations: [OSCE]", date="2016"),
        lambda site: site.article("a", more="organizations: [OSCE]\nsummary: Other"),
        lambda site: site.article("a", more="topics: [OSCE]"),
        lambda site: site.write("content/articles/a.yaml", "dateline: OSH\n"),
        lambda site: site.write(
            "content/organizations/osce.yaml", "name: The OSCE\naliases: [OSCE]"
        ),
        lambda site: site.write("content/organizations/osce.yaml", "name: OSCE\naliases: [CSCE]\n"),
        lambda site: site.article("c"),
        lambda site: site.article("c", more="translation_of: a\nlanguage: ru"),
        lambda site: site.remove("content/articles/a.md"),
        lambda site: site.write("site.yaml", "title: Test archive\nlanguage: ru\n"),
        lambda site: site.write("site.yaml", "title: Test archive\nsearch: false\n"),
    ],
)
def test_what_changes_a_part(change: Change, small: SiteTest) -> None:
    assert what_changes(small, change) == (True, True)


def test_a_translation_changes_the_part_of_the_original(many: Archive) -> None:
    before = cut_archive(many)
    articles = list(many.articles)
    articles[0] = msgspec.structs.replace(articles[0], translations=("0001",))
    after = cut_archive(replace(many, articles=tuple(articles)))
    assert before.marks[0] != after.marks[0]
    assert before.marks[1:] == after.marks[1:]


def test_a_record_that_no_article_names_changes_what_is_derived_alone(small: SiteTest) -> None:
    """It may be searched for."""

    def change(site: SiteTest) -> None:
        site.write("content/people/nobody.yaml", "name: Nobody\naliases: [Odysseus]\n")

    assert what_changes(small, change) == (False, True)


@pytest.mark.parametrize(
    "change",
    [
        lambda site: site.article("a", more="organizations: [OSCE]", body="Text."),
        lambda site: site.write("site.yaml", "title: Other\ndescription: New\nindexes: [topics]\n"),
        lambda site: site.write("content/pages/about.md", "---\ntitle: Other\n---\n"),
        lambda site: site.write("content/articles/a.png", b"x"),
        lambda site: site.article("c", more="status: draft"),
        lambda site: site.remove("content/articles/b.md"),
    ],
)
def test_what_changes_nothing(change: Change, small: SiteTest) -> None:
    assert what_changes(small, change) == (False, False)


# What is made of a part.


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", b"1")


def encoded(products: Iterable[Product | None]) -> list[bytes]:
    return [msgspec.msgpack.encode(product) for product in products]


def made(parts: Parts, cache: Cache, jobs: int = 1) -> list[bytes]:
    """All products, as bytes, which can be compared."""
    with Executor(jobs) as executor:
        return encoded(make_parts(parts, range(len(parts.ranges)), cache, executor))


@pytest.fixture(scope="module")
def parts(many: Archive) -> Parts:
    return cut_archive(many)


@pytest.fixture(scope="module")
def expected(parts: Parts) -> list[bytes]:
    return made(parts, NO_CACHE)


def test_a_product_has_an_element_for_each_article(parts: Parts, expected: list[bytes]) -> None:
    products = [msgspec.msgpack.decode(data, type=Product) for data in expected]
    assert [len(product.lines) for product in products] == parts.sizes
    assert all(product.batch for product in products)
    assert "Title of 0000" in products[0].lines[0]


def test_without_a_search_there_is_no_batch(many: Archive) -> None:
    config = replace(many.config, search=False)
    parts = cut_archive(replace(without(many, *range(10, MANY)), config=config))
    (product,) = make_parts(parts, [0], NO_CACHE, Executor(1))
    assert product.batch is None
    assert len(product.lines) == 10
    assert product.piece.length > 0


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_made_is_kept(jobs: int, parts: Parts, cache: Cache, expected: list[bytes]) -> None:
    assert missing_parts(parts, range(len(parts.ranges)), cache) == [*range(len(parts.ranges))]
    assert made(parts, cache, jobs) == expected
    assert missing_parts(parts, range(len(parts.ranges)), cache) == []
    assert encoded(product_of(mark, cache) for mark in parts.marks) == expected


def test_what_is_kept_is_not_made_again(parts: Parts, cache: Cache, expected: list[bytes]) -> None:
    assert cache.folder is not None
    made(parts, cache)
    before = inodes(cache.folder)
    assert made(parts, cache) == expected
    assert inodes(cache.folder) == before


def test_some_parts_in_any_order(parts: Parts, cache: Cache, expected: list[bytes]) -> None:
    with Executor(1) as executor:
        assert encoded(make_parts(parts, [1], cache, executor)) == [expected[1]]
        assert encoded(make_parts(parts, [0, 1, 2], cache, executor)) == expected[:3]


def test_a_damaged_part_is_made_again(parts: Parts, cache: Cache, expected: list[bytes]) -> None:
    made(parts, cache)
    assert cache.folder is not None
    for path in cache.folder.iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert product_of(parts.marks[0], cache) is None
    assert made(parts, cache) == expected
    assert encoded(product_of(mark, cache) for mark in parts.marks) == expected


def test_parts_of_another_builder_are_not_taken(parts: Parts, cache: Cache) -> None:
    made(parts, cache)
    other = Cache(cache.folder, b"2")
    assert product_of(parts.marks[0], other) is None
    assert missing_parts(parts, [0], other) == [0]


def test_others_are_forgotten(parts: Parts, cache: Cache) -> None:
    made(parts, cache)
    cache.store("other", 1)
    forget_others(parts.marks[1:], cache)
    assert missing_parts(parts, range(len(parts.ranges)), cache) == [0]
    assert cache.has("other")


def test_an_archive_is_nearly_made_where_a_few_parts_are_missing(many: Archive) -> None:
    parts = cut_archive(many)
    ranges = [(at, at + 1) for at in range(100)]
    parts = parts._replace(ranges=ranges, marks=[b"%d" % at for at in range(100)])
    assert [count for count in range(101) if parts.are_few(count)] == [*range(4 + 100 // 16 + 1)]


def test_nothing_is_nearly_made_at_first(many: Archive, cache: Cache) -> None:
    """But for archives of a few parts, which are made at once."""
    few = cut_archive(many)
    assert is_nearly_made(few._replace(ranges=few.ranges[:1], marks=few.marks[:1]), cache)
    lots = few._replace(ranges=few.ranges[:1] * 10, marks=[b"%d" % at for at in range(10)])
    assert not is_nearly_made(lots, cache)


def test_cuts_are_where_the_ids_say_so(many: Archive) -> None:
    """So an archive without its oldest articles is soon cut where the whole is."""
    whole = {many.articles[first].id for first, _ in cut_archive(many).ranges}
    rest = without(many, *range(50))
    again = [rest.articles[first].id for first, _ in cut_archive(rest).ranges]
    assert len(whole & set(again)) >= len(again) - 2
    assert all(one < other for one, other in pairwise(again))
