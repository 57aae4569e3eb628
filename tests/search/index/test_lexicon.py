"""A lexicon holds every key's postings, made anew or brought up to date from an earlier one."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.search.index.codec import unpack
from builder.search.index.lexicon import (
    Earlier,
    Lexicon,
    Shards,
    lexicon_files,
)
from builder.search.index.packing import Files, StaleError
from builder.search.index.sizes import Sizes, sizes_for
from tests.search.index.model import (
    KEYS,
    Contents,
    check_lexicon,
    contents,
    edited,
    leads_in,
    made,
    merged_of,
    read_lexicon,
    read_lines,
    read_shard,
    restricted,
    units,
    value_of,
    worths,
)

# So small that a few keys make many files.
SMALL = Sizes(block=2, lexicon=40, postings=20, phrases=40, pairs=40)
ARTICLES = 40
HELD = contents(ARTICLES)
BOTH = HELD.flatmap(lambda before: st.tuples(st.just(before), edited(before)))

Made = tuple[Shards, Lexicon, Files]


def nothing(path: str) -> bytes:
    raise FileNotFoundError(path)


def anew(held: Contents, sizes: Sizes = SMALL) -> Made:
    postings = merged_of(held, worths(held.articles)).postings
    earlier = Earlier(Lexicon(), set(), nothing)
    making = lexicon_files(postings, leads_in(held), "en", held.articles, sizes, earlier)
    (shards, lexicon), files = made(making)
    return shards, lexicon, files


def brought_up_to_date(
    before: Made, held: Contents, changed: set[str], sizes: Sizes = SMALL
) -> Made:
    _, old, known = before
    postings = merged_of(restricted(held, changed, set()), worths(held.articles)).postings
    leads = {key: own for key, own in leads_in(held).items() if key in changed}
    earlier = Earlier(old, changed, known.__getitem__)
    (shards, lexicon), files = made(
        lexicon_files(postings, leads, "en", held.articles, sizes, earlier)
    )
    return shards, lexicon, files


def differing(old: Contents, new: Contents) -> set[str]:
    columns = [(one.positions, leads_in(one)) for one in (old, new)]
    keys = {key for positions, leads in columns for key in positions.keys() | leads.keys()}
    before, after = (
        {key: (positions.get(key), leads.get(key)) for key in keys} for positions, leads in columns
    )
    return {key for key in keys if before[key] != after[key]}


@settings(max_examples=30)
@given(HELD)
def test_all_is_in_the_files(held: Contents) -> None:
    shards, lexicon, files = anew(held)
    check_lexicon(read_lexicon(files, shards, ARTICLES), held, worths(ARTICLES))
    assert lexicon.paths() == files.keys()


def deep(text: str) -> Contents:
    """Keys that begin alike for long, one of which alone fills a shard."""
    keys = [text + end for end in ("a", "b", "c", "d")]
    positions = {key: {article: [0, 9] for article in range(12)} for key in keys}
    return Contents(ARTICLES, positions, {}, set())


@settings(max_examples=30)
@given(HELD)
@example(deep("a" * 16))
@example(deep("a" * 60))
@example(deep("\U0001d4b6"))
@example(deep("a\U0001d4b6\U0001d4b6"))
def test_a_key_is_in_the_shard_that_its_beginning_tells(held: Contents) -> None:
    shards, _, files = anew(held)
    beginnings = [units(beginning) for beginning, _ in shards]
    assert beginnings == sorted(beginnings)
    assert not beginnings or beginnings[0] == []
    every = [read_shard(files, name, ARTICLES) for _, name in shards]
    for number, shard in enumerate(every):
        for key in shard:
            found = max(at for at, start in enumerate(beginnings) if start <= units(key))
            assert found == number, f"{key!r} is in shard {number}, not in {found}"
    for before, (beginning, _) in zip(every, shards[1:], strict=False):
        last = [*before][-1]
        assert units(beginning[:-1]) <= units(last), "a shorter beginning would do"


@settings(max_examples=50)
@given(BOTH, st.sets(KEYS, max_size=2))
def test_up_to_date_is_as_made_anew(both: tuple[Contents, Contents], more: set[str]) -> None:
    old, new = both
    before, expected = anew(old), anew(new)
    shards, lexicon, files = brought_up_to_date(before, new, differing(old, new) | more)
    there = before[2] | files
    found = read_lexicon(there, shards, ARTICLES)
    check_lexicon(found, new, worths(ARTICLES))
    assert shards == expected[0]
    assert lexicon == expected[1]
    for path in lexicon.paths():
        assert there[path] == expected[2][path]


@settings(max_examples=30)
@given(HELD)
def test_without_a_change_nothing_is_written(held: Contents) -> None:
    before = anew(held)
    assert brought_up_to_date(before, held, set()) == (before[0], before[1], {})


@pytest.fixture(scope="module")
def large() -> Contents:
    positions = {
        f"word{number:04}": {
            article: [article % 9 * 8 + 1] for article in range(number % 7, 200, 2 + number % 40)
        }
        for number in range(4000)
    }
    return Contents(200, positions, {}, set())


@pytest.fixture(scope="module")
def of_large(large: Contents) -> Made:
    return anew(large, sizes_for(200))


@pytest.mark.parametrize("key", ["word0700", "word0700x", "a", "z"])
def test_one_key_rewrites_few_files(large: Contents, of_large: Made, key: str) -> None:
    sizes = sizes_for(200)
    before = of_large
    assert len(before[2]) > 30
    new = large._replace(positions={**large.positions, key: {3: [1, 9], 150: [9]}})
    _, lexicon, files = brought_up_to_date(before, new, {key}, sizes)
    again = files.keys() - before[2].keys()
    assert 0 < len(again) <= 5
    assert len(lexicon.paths() & before[2].keys()) > 10


@settings(max_examples=30)
@given(HELD.filter(lambda held: bool(held.positions)))
def test_what_a_lexicon_says_of_each_key(held: Contents) -> None:
    shards, lexicon, files = anew(held)
    keys = lexicon.keys.split("\n")
    expected = [len(held.positions.get(key, {})) for key in keys]
    assert unpack(lexicon.counts).tolist() == expected
    leads = leads_in(held)
    assert lexicon.leads([*keys, "nowhere"]) == {key: leads.get(key, set()) for key in keys}
    assert leads.keys() <= {*keys}
    lines = [line for _, name in shards for line in read_lines(value_of(files, name)["keys"])]
    assert [key for key, _ in lines] == keys
    rests = ["".join(f"\t{field}" for field in fields) for _, fields in lines]
    assert rests == lexicon.rests.split("\n")


def test_an_earlier_file_that_is_gone_or_damaged() -> None:
    postings = {article: [4] for article in range(0, ARTICLES, 2)}
    old = Contents(ARTICLES, {"osh": postings, "oslo": postings}, {}, set())
    new = old._replace(positions={**old.positions, "oslo": {1: [0]}})
    shards, lexicon, files = anew(old)
    with pytest.raises(KeyError):  # what `read` raises but for its own errors
        brought_up_to_date((shards, lexicon, {}), new, {"oslo"})
    damaged = {path: data.replace(b",'", b",'AAAA") for path, data in files.items()}
    with pytest.raises(StaleError):
        brought_up_to_date((shards, lexicon, damaged), new, {"oslo"})
