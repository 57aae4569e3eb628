"""Pairs are in the buckets of their checksums, made anew or brought up to date."""

from typing import NamedTuple
from zlib import crc32

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.search.index.bigrams import PairLists, pair_files
from builder.search.index.packing import Files
from builder.search.index.pairs import Pairs
from builder.search.index.sizes import Sizes
from tests.search.index.model import KEYS, Pair, made, masks, pair_of, pairs_of, read_buckets

ARTICLES = 20

Held = dict[Pair, set[int]]


class Made(NamedTuple):
    lists: PairLists
    files: Files


NOTHING = Made(PairLists(), {})

PAIRS = st.builds(pair_of, KEYS, KEYS)
HELD = st.dictionaries(PAIRS, masks(ARTICLES).filter(bool), max_size=25)
SIZES = st.sampled_from([20, 60, 5_000]).map(lambda size: Sizes(1, 1, 1, 1, pairs=size))


def built(pairs: Pairs, sizes: Sizes, before: Made = NOTHING, changed: Held | None = None) -> Made:
    names = {" ".join(pair) for pair in changed or {}}
    return Made(*made(pair_files(pairs, ARTICLES, sizes.pairs, before.lists, names)))


def read(found: Made, old: Files) -> dict[str, list[int]]:
    lists = read_buckets(old | found.files, found.lists.buckets, ARTICLES)
    return {pair: [*articles] for pair, articles in lists.items()}


def named(held: Held) -> dict[str, list[int]]:
    return {" ".join(pair): sorted(having) for pair, having in held.items()}


@settings(max_examples=50)
@given(HELD, SIZES)
def test_all_pairs_are_in_their_buckets(held: Held, sizes: Sizes) -> None:
    found = built(pairs_of(held), sizes)
    assert read(found, {}) == named(held)
    buckets = found.lists.buckets
    assert found.files.keys() == {f"b/{number}.js" for number in range(buckets)}
    assert len(found.lists.data) + 8 * len(held) < sizes.pairs * buckets


@settings(max_examples=100)
@given(HELD, HELD, st.data(), SIZES)
def test_up_to_date_is_as_made_anew(
    old: Held, more: Held, data: st.DataObject, sizes: Sizes
) -> None:
    gone = data.draw(st.sets(st.sampled_from(sorted(old)))) if old else set()
    few = dict([*more.items()][:3])
    new = {pair: own for pair, own in {**old, **few}.items() if pair not in gone - few.keys()}
    before, expected = built(pairs_of(old), sizes), built(pairs_of(new), sizes)
    changed = {pair: own for pair, own in {**old, **few}.items() if pair in gone | few.keys()}
    # What is given and not touched is as it was.
    given = {pair: own for pair, own in new.items() if pair in changed or len(own) % 2}
    found = built(pairs_of(given), sizes, before, changed)
    buckets = found.lists.buckets
    assert buckets == expected.lists.buckets
    assert read(found, before.files) == named(new)
    there = before.files | found.files
    assert all(there[path] == own for path, own in expected.files.items())
    if buckets == before.lists.buckets:
        numbers = {crc32(" ".join(pair).encode()) % buckets for pair in changed}
        assert found.files.keys() == {f"b/{number}.js" for number in numbers}


@given(HELD, HELD, SIZES)
def test_more_pairs_make_no_fewer_buckets(one: Held, two: Held, sizes: Sizes) -> None:
    more = built(pairs_of({**two, **one}), sizes)
    assert built(pairs_of(one), sizes).lists.buckets <= more.lists.buckets


def test_the_number_of_buckets_changes_seldom() -> None:
    """With each change all buckets are others."""
    sizes = Sizes(1, 1, 1, 1, pairs=30)
    numbers = {
        built(pairs_of({(f"a{n}", "osh"): {n % 20} for n in range(count)}), sizes).lists.buckets
        for count in range(0, 1000, 9)
    }
    assert len(numbers) <= 4 * max(numbers).bit_length()
    assert len(numbers) >= 8
