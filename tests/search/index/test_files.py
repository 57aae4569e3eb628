"""An index that is brought up to date from an earlier one is as one that is made anew."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple
from unittest.mock import patch
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.hashing import digest
from builder.search.index import files as shards
from builder.search.index.citations import ARTICLES
from builder.search.index.codec import checked_name
from builder.search.index.diff import ChangedTerms
from builder.search.index.files import Change, Index, build_files, from_nothing, with_recoded
from builder.search.index.packing import Files, StaleError
from builder.search.index.phrases import PhraseBuckets, Phrases
from builder.search.index.sizes import Sizes, Tiers
from tests.search.index.archives import archive_of, article
from tests.search.index.model import (
    KEYS,
    Contents,
    check_lexicon,
    check_phrases,
    contents,
    edited,
    made,
    merged_of,
    naive_rice,
    named,
    phrase_rows,
    phrases_of,
    read_buckets,
    read_lexicon,
    restricted,
    value_of,
    worths,
)

# So small that a few keys make many files.
SMALL = Sizes(block=16, lexicon=40, postings=16, phrases=30, pairs=30)
TIERED = SMALL._replace(tiers=Tiers(least=4, first=2, range=2))
BUCKETS = PhraseBuckets(4, 64)
USUAL = [1.0, 2.0, 3.0, 4.0]

BOTH = (
    st.integers(1, 24)
    .flatmap(contents)
    .flatmap(lambda before: st.tuples(st.just(before), edited(before, most_new=3)))
)


class Made(NamedTuple):
    files: Files
    kept: Index


def build(
    held: Contents,
    lines: Sequence[str],
    change: Change,
    least: int,
    averages: Sequence[float] = USUAL,
    phrases: Phrases | None = None,
) -> Made:
    first = date(2015, 1, 1)
    articles = (article(n, first + timedelta(n)) for n in range(held.articles))
    merged = merged_of(held, worths(held.articles), least)
    merged = merged._replace(phrases=phrases or merged.phrases)
    with (
        patch.object(shards, "sizes_for", lambda articles: SMALL),
        patch.object(shards, "phrase_buckets", lambda total, articles, size: BUCKETS),
    ):
        making = build_files(archive_of(*articles), merged, averages, lines, lines, change)
        index, files = made(making)
    return Made(files, index)


def anew(held: Contents, lines: Sequence[str], least: int = 1) -> Made:
    return build(held, lines, from_nothing(held.articles), least)


def update(
    before: Made,
    files: Mapping[str, bytes],
    old: Contents,
    new: Contents,
    lines: Sequence[str],
    least: int = 1,
    more: ChangedTerms | None = None,
    averages: Sequence[float] = USUAL,
) -> Made:
    """Bring an index up to date, of which some files are there; also what need not be."""
    differ = changed_terms(old, new)
    if more:
        both = zip(differ, more, strict=True)
        differ = ChangedTerms(*(own | others for own, others in both))  # type: ignore[arg-type]
    with patch.object(shards, "sizes_for", lambda articles: SMALL):
        differ = with_recoded(differ, before.kept, new.articles)
    terms = {term for pair in differ.pairs for term in pair.split(" ")}
    some = restricted(new, differ.keys, terms)

    def read(path: str) -> bytes:
        if path not in files:
            raise FileNotFoundError(path)
        return files[path]

    change = Change(before.kept, differ, 0, new.articles, read)
    numbers = {half % BUCKETS.number for half in differ.phrases}
    phrases = phrases_of(new, BUCKETS.number, numbers)
    return build(some, lines, change, least, averages, phrases)


def changed_terms(old: Contents, new: Contents) -> ChangedTerms:
    return ChangedTerms(
        {
            key
            for key in old.positions.keys() | new.positions.keys()
            if old.positions.get(key) != new.positions.get(key)
        },
        {
            " ".join(pair)
            for pair in old.pairs.keys() | new.pairs.keys()
            if old.pairs.get(pair) != new.pairs.get(pair)
        },
        {"\t".join(line) for line in old.families - new.families},
        {"\t".join(line) for line in new.families - old.families},
        {phrase >> 32 for phrase, _, _ in {*phrase_rows(old)} ^ {*phrase_rows(new)}},
    )


def lines_of(held: Contents, name: str = "") -> list[str]:
    return [f'["{name}{number}"]' for number in range(held.articles)]


def shards_of(manifest: dict[str, Any]) -> list[tuple[str, str]]:
    """Of each shard the least key, and its name."""
    checks = manifest["shards"]
    leasts = manifest["lexicon"].split("\n") if checks else []
    assert len(checks) == 3 * len(leasts)
    places = [f"l/{crc32(least.encode())}" for least in leasts]
    return [
        (least, checked_name(place, checks[3 * at : 3 * at + 3]))
        for at, (least, place) in enumerate(zip(leasts, places, strict=True))
    ]


def check(files: Mapping[str, bytes], held: Contents, least: int) -> None:
    """Read an index as a client does."""
    manifest = value_of(files, "manifest")
    assert manifest["documents"] == held.articles
    assert [*manifest["languages"]] == ["en", ""]  # what is of no language: sounds of names
    lexicon = read_lexicon(files, shards_of(manifest), held.articles, SMALL.tiers.least)
    check_lexicon(lexicon, held, worths(held.articles))
    phrases = value_of(files, manifest["phrases"])
    assert len(phrases["checks"]) == 3 * phrases["number"] == 3 * BUCKETS.number
    check_phrases(files, BUCKETS.number, held)
    pairs = read_buckets(files, manifest["pairs"], held.articles)
    assert {pair: [*own] for pair, own in pairs.items()} == {
        " ".join(pair): sorted(own) for pair, own in held.pairs.items() if len(own) >= least
    }


@pytest.fixture(params=[SMALL, TIERED], ids=["whole", "in tiers"])
def sizes(request: pytest.FixtureRequest) -> Iterator[Sizes]:
    with patch.object(sys.modules[__name__], "SMALL", request.param):
        yield request.param


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 24).flatmap(contents), st.integers(1, 3))
def test_all_is_in_the_index(sizes: Sizes, held: Contents, least: int) -> None:
    files, index = anew(held, lines_of(held), least)
    check(files, held, least)
    assert index.digests == {path: digest(data) for path, data in files.items()}
    blocks = -(-held.articles // ARTICLES)
    lines = [
        line
        for number in range(blocks)
        for line in value_of(files, named(files, f"d/{number}"))[1:]
    ]
    # A name has what the manifest says of the blocks beside it, too.
    said = value_of(files, "manifest")["blocks"]
    for number in range(blocks):
        at = 3 * (number * ARTICLES // sizes.block)
        assert named(files, f"d/{number}") == checked_name(f"d/{number}", said[at : at + 3])
    assert lines == [[str(number)] for number in range(held.articles)]


@pytest.mark.usefixtures("sizes")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BOTH, st.integers(1, 3), st.sets(KEYS, max_size=2))
def test_up_to_date_is_as_made_anew(
    both: tuple[Contents, Contents], least: int, more: set[str]
) -> None:
    old, new = both
    before = anew(old, lines_of(old), least)
    expected = anew(new, lines_of(new, "new "), least)
    # What is new in some articles may be known from others.
    families = {"\t".join(line) for line in sorted(new.families)[:1]}
    others = ChangedTerms(more, set(), set(), families)
    found = update(before, before.files, old, new, lines_of(new, "new "), least, others)
    there = {path: {**before.files, **found.files}[path] for path in found.kept.digests}
    check(there, new, least)
    assert there.keys() == expected.files.keys()
    for path, data in expected.files.items():
        assert there[path] == data, path
    assert found.kept.digests == expected.kept.digests
    assert found.kept.lexicon == expected.kept.lexicon
    # What is kept for the next time leads to the same once more.
    again = update(found, there, new, old._replace(articles=new.articles), lines_of(new), least)
    once = anew(old._replace(articles=new.articles), lines_of(new), least)
    assert again.kept.digests == once.kept.digests


@settings(max_examples=30)
@given(st.integers(1, 24).flatmap(contents))
def test_without_a_change_only_what_is_always_made_is_made(held: Contents) -> None:
    before = anew(held, lines_of(held))
    found = update(before, {}, held, held, lines_of(held))
    assert {path[:2] for path in found.files} <= {"ma", "c-", "a-", "d/", "e/", "wo"}
    assert found.kept.digests == before.kept.digests


@given(st.integers(1, 24).flatmap(contents), st.integers(1, 60))
def test_another_number_of_articles_touches_what_it_recodes(held: Contents, articles: int) -> None:
    index = anew(held, lines_of(held)).kept
    found = with_recoded(ChangedTerms(set(), set(), {"gone~\ta"}, {"new~\tb"}), index, articles)

    def is_recoded(count: int) -> bool:
        return naive_rice(count, held.articles) != naive_rice(count, articles)

    pairs = {pair for pair, own in held.pairs.items() if is_recoded(len(own))}
    keys = {key for key, own in held.positions.items() if is_recoded(len(own))}
    assert found.pairs == {" ".join(pair) for pair in pairs}
    assert found.keys == keys | {"gone~", "new~"}


HELD = Contents(
    20,
    {f"word{n:02}": {a: [4 * n] for a in range(n % 3, 20, 1 + n % 2)} for n in range(30)},
    {("word00", "word03"): {0, 2}},
    set(),
)
CHANGED = HELD._replace(positions={**HELD.positions, "word11": {4: [0]}})


def test_the_version_changes_with_any_file() -> None:
    versions = {
        value_of(anew(held, lines).files, "manifest")["version"]
        for held, lines in (
            (HELD, lines_of(HELD)),
            (HELD, lines_of(HELD, "new ")),
            (CHANGED, lines_of(HELD)),
            (HELD._replace(pairs={}), lines_of(HELD)),
        )
    }
    assert len(versions) == 4


def test_an_earlier_index_that_is_not_as_it_was_left() -> None:
    before = anew(HELD, lines_of(HELD))
    lines = lines_of(CHANGED)
    with pytest.raises(StaleError):
        update(before, {}, HELD, CHANGED, lines)
    damaged = {path: data.replace(b",'", b",'AAAA") for path, data in before.files.items()}
    with pytest.raises(StaleError):
        update(before, damaged, HELD, CHANGED, lines)
    forgotten = Made(before.files, before.kept._replace(digests={}))
    with pytest.raises(StaleError):
        update(forgotten, before.files, HELD, CHANGED, lines)
    with pytest.raises(StaleError):  # all weights are others
        update(before, before.files, HELD, CHANGED, lines, averages=[1.0, 2.0, 3.0, 5.0])
