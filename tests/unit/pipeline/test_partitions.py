"""An archive in partitions: where it is cut, and what changes a partition."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import msgspec
import pytest

from builder.archive import Archive
from builder.pipeline.partitions import divide
from tests.helpers import SiteTest
from tests.unit.pipeline.reading import load_of

Change = Callable[[SiteTest], object]

MANY = 1_500
OSCE = "content/organizations/osce.yaml"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Articles of several partitions, a day apart."""
    site = SiteTest(tmp_path_factory.mktemp("many"))
    for number in range(MANY):
        day = f"{2000 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        site.article(f"{number:04}", f"topics: [T{number % 5}]", f"Text {number}.", day)
    return load_of(site).archive


def without(archive: Archive, *positions: int) -> Archive:
    """The same without some articles."""
    left = [number for number in range(len(archive.articles)) if number not in positions]
    articles = tuple(archive.articles[number] for number in left)
    fingerprints = tuple(archive.fingerprints[one] for one in left)
    return replace(archive, articles=articles, fingerprints=fingerprints)


def changed(archive: Archive, position: int) -> Archive:
    """The same with another text for one article."""
    fingerprints = list(archive.fingerprints)
    fingerprints[position] = b"another"
    return replace(archive, fingerprints=tuple(fingerprints))


def test_every_article_is_in_one_partition(many: Archive) -> None:
    partitions = divide(many)
    assert [first for first, _ in partitions.ranges] == [
        0,
        *(last for _, last in partitions.ranges[:-1]),
    ]
    assert partitions.ranges[-1][1] == MANY
    assert sum(partitions.sizes) == MANY
    assert (
        len(partitions.fingerprints) == len(partitions.ranges) == len(set(partitions.fingerprints))
    )


def test_partitions_are_neither_small_nor_large(many: Archive) -> None:
    """But for the last, which has what is left."""
    sizes = divide(many).sizes
    assert len(sizes) > 2
    assert all(256 <= size <= 512 for size in sizes[:-1])
    assert 1 <= sizes[-1] <= 512


def test_no_articles_have_no_partitions(site: SiteTest) -> None:
    partitions = divide(load_of(site).archive)
    assert (partitions.ranges, partitions.fingerprints) == ([], [])


def test_a_changed_text_changes_its_partition_alone(many: Archive) -> None:
    before = divide(many)
    for number, (first, last) in enumerate(before.ranges):
        for position in (first, last - 1):
            after = divide(changed(many, position))
            assert after.ranges == before.ranges
            differ = [
                one != other
                for one, other in zip(before.fingerprints, after.fingerprints, strict=True)
            ]
            assert [at for at, differs in enumerate(differ) if differs] == [number]
            assert after.fingerprint != before.fingerprint


@pytest.mark.parametrize("position", [0, 100, MANY // 2, MANY - 1])
def test_an_article_less_or_more_changes_a_few_partitions(position: int, many: Archive) -> None:
    more, fewer = divide(many).fingerprints, divide(without(many, position)).fingerprints
    assert 1 <= len(set(more) - set(fewer)) <= 2
    assert 1 <= len(set(fewer) - set(more)) <= 2


def test_the_same_articles_have_the_same_partitions(many: Archive) -> None:
    one, other = divide(many), divide(replace(many))
    assert (one.ranges, one.fingerprints, one.fingerprint) == (
        other.ranges,
        other.fingerprints,
        other.fingerprint,
    )


# What a partition depends on.


@pytest.fixture
def small(site: SiteTest) -> SiteTest:
    site.write(OSCE, "name: OSCE\n")
    site.write("content/people/nobody.yaml", "name: Nobody\n")
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\nAbout.\n")
    site.article("b", more="status: withdrawn\nwithdrawn_reason: Mistaken\norganizations: [OSCE]")
    return site.article("a", more="organizations: [OSCE]", body="Text.")


def what_changes(small: SiteTest, change: Change) -> tuple[bool, bool]:
    """Whether a change makes another partition, and another whole of all that is derived."""
    before = divide(load_of(small).archive)
    change(small)
    after = divide(load_of(small).archive)
    return before.fingerprints != after.fingerprints, before.fingerprint != after.fingerprint


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
def test_what_changes_a_partition(change: Change, small: SiteTest) -> None:
    assert what_changes(small, change) == (True, True)


def test_a_translation_changes_the_partition_of_the_original(many: Archive) -> None:
    before = divide(many)
    articles = list(many.articles)
    articles[0] = msgspec.structs.replace(articles[0], translations=("0001",))
    after = divide(replace(many, articles=tuple(articles)))
    assert before.fingerprints[0] != after.fingerprints[0]
    assert before.fingerprints[1:] == after.fingerprints[1:]


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


def test_a_sixteenth_and_four_more_are_few(many: Archive) -> None:
    partitions = divide(many)
    ranges = [(at, at + 1) for at in range(100)]
    partitions = partitions._replace(ranges=ranges, fingerprints=[b"%d" % at for at in range(100)])
    assert [count for count in range(101) if partitions.are_few(count)] == [
        *range(4 + 100 // 16 + 1)
    ]


def test_cuts_are_where_the_ids_say_so(many: Archive) -> None:
    """So an archive without its oldest articles is soon cut where the whole is."""
    whole = {many.articles[first].id for first, _ in divide(many).ranges}
    rest = without(many, *range(50))
    again = [rest.articles[first].id for first, _ in divide(rest).ranges]
    assert len(whole & set(again)) >= len(again) - 2
    assert all(one < other for one, other in pairwise(again))
