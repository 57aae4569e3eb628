"""What is made of partitions: each piece once, in any process, and kept between builds."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from builder.archive import Archive, Partition
from builder.pipeline.derive import (
    DERIVATIONS,
    Derivation,
    PieceMaker,
    Pieces,
    load_derivations,
)
from builder.pipeline.partitions import Partitions, divide
from builder.pipeline.settings import Workers
from builder.runtime.executor import Executor
from builder.store.cache import Cache
from tests.archives import archive_of, article_of
from tests.unit.pipeline.reading import alone, folder_of, inodes, quiet

MANY = 2_000
PARTITIONS = 5

NAME = "example"
VERSION = 1
Piece = list[str]


def piece(partition: Partition) -> list[str]:
    """This module is a derivation itself: a piece is the ids of a partition."""
    return [article.id for article in partition.articles]


def files(pieces: Pieces, site: object) -> Iterator[tuple[str, bytes | None]]:
    yield "ids", " ".join(id for own in pieces for id in own).encode()


@pytest.fixture(scope="module")
def many() -> Archive:
    return archive_of(*(article_of(f"{number:04}") for number in range(MANY)))


@pytest.fixture(scope="module")
def partitions(many: Archive) -> Partitions:
    found = divide(many)
    assert len(found.ranges) >= PARTITIONS
    return found


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", b"1")


DERIVED = load_derivations([__name__])
OWN = DERIVED[__name__]


def pieces_of(
    partitions: Partitions, cache: Cache, workers: Workers | None = None, own: Derivation = OWN
) -> Pieces:
    """The pieces of all partitions, once they are made."""
    workers = workers or alone()
    with workers.executor:
        maker = PieceMaker({__name__: own}, partitions, cache, workers)
        maker.finish()
    return Pieces(own, maker)


def test_every_derivation_that_is_listed_is_one_and_has_a_name_of_its_own() -> None:
    found = load_derivations()
    assert [*found] == [*DERIVATIONS]
    assert all(isinstance(one, Derivation) for one in found.values())
    assert len({one.NAME for one in found.values()}) == len(found)


@pytest.mark.parametrize("jobs", [1, 2])
def test_there_is_a_piece_for_each_partition(
    jobs: int, partitions: Partitions, cache: Cache
) -> None:
    pieces = pieces_of(partitions, cache, Workers(Executor(jobs), quiet))
    own = [[one.id for one in partitions.partition(at).articles] for at in range(len([*pieces]))]
    assert [*pieces] == own
    assert [*pieces] == own, "they can be gone through again"
    assert [*pieces.some(1, 3)] == own[1:3]
    assert pieces.partitions is partitions


def test_no_articles_have_no_pieces(cache: Cache) -> None:
    assert [*pieces_of(divide(archive_of()), cache)] == []


def test_what_is_kept_is_not_made_again(partitions: Partitions, cache: Cache) -> None:
    before = [*pieces_of(partitions, cache)]
    kept = inodes(folder_of(cache))
    assert len(kept) == len(partitions.ranges)
    assert [*pieces_of(partitions, cache)] == before
    assert inodes(folder_of(cache)) == kept


def test_a_changed_partition_is_made_alone(many: Archive, cache: Cache) -> None:
    before = divide(many)
    pieces_of(before, cache)
    kept = inodes(folder_of(cache))
    articles = list(many.articles)
    articles[0] = article_of(articles[0].id, title="Another")
    after = divide(archive_of(*articles))
    after = after._replace(fingerprints=[b"another", *before.fingerprints[1:]])
    pieces = pieces_of(after, cache)
    assert len(inodes(folder_of(cache)).items() - kept.items()) == 1
    gone = pieces.earlier([before.fingerprints[0], b"unknown"])
    assert gone == [next(iter(pieces)), None], "what was there before can still be had"


def damage(cache: Cache) -> None:
    for path in folder_of(cache).iterdir():
        path.write_bytes(path.read_bytes()[:-1])


def test_a_damaged_piece_is_made_when_it_is_asked_for(partitions: Partitions, cache: Cache) -> None:
    before = [*pieces_of(partitions, cache)]
    damage(cache)
    pieces = pieces_of(partitions, cache)
    assert pieces.earlier(partitions.fingerprints) == [None] * len(before)
    assert [*pieces] == before
    assert pieces.earlier(partitions.fingerprints) == before, "it is kept for the next time"


@pytest.mark.parametrize("change", [{"VERSION": 2}, {"NAME": "other"}])
def test_another_derivation_makes_all_anew(
    change: dict[str, object], partitions: Partitions, cache: Cache
) -> None:
    pieces_of(partitions, cache)
    names = {"NAME": NAME, "VERSION": VERSION, "Piece": Piece, "piece": piece, "files": files}
    other = SimpleNamespace(**{**names, **change})
    with alone().executor as executor:
        maker = PieceMaker({__name__: other}, partitions, cache, Workers(executor, quiet))
        assert maker.kept(other, partitions.fingerprints[0]) is None
        assert maker.kept(OWN, partitions.fingerprints[0]) is not None


def test_so_does_another_builder(partitions: Partitions, cache: Cache) -> None:
    pieces_of(partitions, cache)
    other = Cache(folder_of(cache), b"2")
    before = len(inodes(folder_of(cache)))
    pieces_of(partitions, other)
    assert len(inodes(folder_of(cache))) == 2 * before


def test_a_derivation_that_is_new_leaves_the_pieces_of_others(
    partitions: Partitions, cache: Cache
) -> None:
    pieces_of(partitions, cache)
    before = inodes(folder_of(cache))
    both = load_derivations([__name__, "builder.exports.articles"])
    PieceMaker(both, partitions, cache, alone()).finish()
    after = inodes(folder_of(cache))
    assert before.items() <= after.items()
    assert len(after) == 2 * len(before)


def test_others_are_forgotten(partitions: Partitions, cache: Cache) -> None:
    pieces_of(partitions, cache)
    cache.store("other", 1)
    fewer = partitions._replace(
        ranges=partitions.ranges[1:], fingerprints=partitions.fingerprints[1:]
    )
    pieces = pieces_of(fewer, cache)
    pieces.maker.forget_others()
    assert pieces.earlier(partitions.fingerprints)[0] is None
    assert None not in pieces.earlier(fewer.fingerprints)
    assert cache.has("other")


def test_progress_counts_articles(partitions: Partitions, cache: Cache) -> None:
    calls: list[tuple[str, int, int]] = []
    pieces_of(partitions, cache, Workers(Executor(1), lambda *call: calls.append(call)))
    assert [done for _, done, _ in calls] == [0, *(last for _, last in partitions.ranges)]
    assert calls[-1] == ("index articles", MANY, MANY)


def test_progress_counts_only_what_is_made(many: Archive, cache: Cache) -> None:
    before = divide(many)
    pieces_of(before, cache)
    calls: list[tuple[str, int, int]] = []
    after = before._replace(fingerprints=[b"another", *before.fingerprints[1:]])
    pieces_of(after, cache, Workers(Executor(1), lambda *call: calls.append(call)))
    size = after.sizes[0]
    assert calls == [("index articles", 0, size), ("index articles", size, size)]
