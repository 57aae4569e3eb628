"""Pairs are in the buckets of their checksums, made anew or brought up to date."""

from zlib import crc32

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.search.index.bigrams import PairLists, pair_files
from builder.search.index.merge import Pairs
from builder.search.index.packing import Files
from builder.search.index.sizes import Sizes
from tests.search.index.model import KEYS, Pair, masks, pair_of, pairs_of, read_buckets

ARTICLES = 20

Held = dict[Pair, set[int]]
SiteFile = tuple[int, PairLists, Files]

NOTHING: SiteFile = 0, PairLists(), {}

PAIRS = st.builds(pair_of, KEYS, KEYS)
HELD = st.dictionaries(PAIRS, masks(ARTICLES).filter(bool), max_size=25)
SIZES = st.sampled_from([20, 60, 5_000]).map(lambda size: Sizes(1, 1, 1, 1, 1, pairs=size))


def made(
    pairs: Pairs, sizes: Sizes, before: SiteFile = NOTHING, changed: Held | None = None
) -> SiteFile:
    files: Files = {}
    names = {" ".join(pair) for pair in changed or {}}
    buckets, lists = pair_files(*(pairs, ARTICLES, sizes, files, before[1], names, before[0]))
    return buckets, lists, files


def read(found: SiteFile, old: Files) -> dict[str, list[int]]:
    buckets, _, files = found
    lists = read_buckets(old | files, buckets, ARTICLES)
    return {pair: [*articles] for pair, articles in lists.items()}


def named(held: Held) -> dict[str, list[int]]:
    return {" ".join(pair): sorted(with_facet) for pair, with_facet in held.items()}


@settings(max_examples=50)
@given(HELD, SIZES)
def test_all_pairs_are_in_their_buckets(held: Held, sizes: Sizes) -> None:
    found = made(pairs_of(held), sizes)
    assert read(found, {}) == named(held)
    assert found[2].keys() == {f"b/{number}.js" for number in range(found[0])}
    assert len(found[1].data) + 8 * len(held) < sizes.pairs * found[0]


@settings(max_examples=100)
@given(HELD, HELD, st.data(), SIZES)
def test_up_to_date_is_as_made_anew(
    old: Held, more: Held, data: st.DataObject, sizes: Sizes
) -> None:
    gone = data.draw(st.sets(st.sampled_from(sorted(old)))) if old else set()
    few = dict([*more.items()][:3])
    new = {pair: own for pair, own in {**old, **few}.items() if pair not in gone - few.keys()}
    before, expected = made(pairs_of(old), sizes), made(pairs_of(new), sizes)
    changed = {pair: own for pair, own in {**old, **few}.items() if pair in gone | few.keys()}
    # What is given and not touched is as it was.
    given = {pair: own for pair, own in new.items() if pair in changed or len(own) % 2}
    found = made(pairs_of(given), sizes, before, changed)
    assert found[0] == expected[0]
    assert read(found, before[2]) == named(new)
    there = before[2] | found[2]
    assert all(there[path] == own for path, own in expected[2].items())
    if found[0] == before[0]:
        numbers = {crc32(" ".join(pair).encode()) % found[0] for pair in changed}
        assert found[2].keys() == {f"b/{number}.js" for number in numbers}


@given(HELD, HELD, SIZES)
def test_more_pairs_make_no_fewer_buckets(one: Held, two: Held, sizes: Sizes) -> None:
    more = made(pairs_of({**two, **one}), sizes)
    assert made(pairs_of(one), sizes)[0] <= more[0]


def test_the_number_of_buckets_changes_seldom() -> None:
    """With each change all buckets are others."""
    sizes = Sizes(1, 1, 1, 1, 1, pairs=30)
    numbers = {
        made(pairs_of({(f"a{n}", "osh"): {n % 20} for n in range(count)}), sizes)[0]
        for count in range(0, 1000, 9)
    }
    assert len(numbers) <= 4 * max(numbers).bit_length()
    assert len(numbers) >= 8
