"""A list in tiers has first what is best, and all others by ranges of articles."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from builder.search.index.codec import pack
from builder.search.index.sizes import Tiers
from builder.search.index.tiers import PREFIX, range_width, recoded_tiers, tiered
from tests.search.index.model import naive_bits, naive_rice, read_tiers

ARTICLES = 200
LISTS = st.dictionaries(st.integers(0, ARTICLES - 1), st.integers(0, 7), min_size=6, max_size=60)
SHAPES = st.builds(Tiers, st.just(5), st.integers(1, 5), st.integers(1, 12))


def made(held: dict[int, int], tiers: Tiers) -> tuple[dict[str, bytes], bytes]:
    article = np.array(sorted(held), dtype=np.int32)
    impact = np.array([held[one] for one in sorted(held)], dtype=np.int64)
    data, ranges = tiered(article, impact, naive_bits(len(held)), ARTICLES, tiers)
    return {f"{name}.js": file for name, file in ranges}, data


@given(LISTS, SHAPES)
@example(dict.fromkeys(range(ARTICLES), 7), Tiers(5, 5, 1))
@example({at: at % 8 for at in range(100, 200)}, Tiers(5, 1, 12))
def test_all_is_in_the_tiers(held: dict[int, int], tiers: Tiers) -> None:
    files, data = made(held, tiers)
    assert all(name.startswith(PREFIX) for name in files)
    # It says itself that nothing in a range is better than the best.
    assert read_tiers(files, data, len(held), ARTICLES) == dict(sorted(held.items()))


@given(st.integers(6, 1_000), st.integers(1, 10**7), st.integers(1, 10_000))
def test_a_range_is_as_wide_as_it_may_be(length: int, articles: int, most: int) -> None:
    width = range_width(length, articles, Tiers(5, 1, most))
    assert width == 0 or 2**width * length / articles <= most
    assert 2 ** (width + 1) * length / articles > most


def test_a_new_article_at_the_end_leaves_ranges_as_they_are() -> None:
    held = {at: 1 + (at % 6 == 0) + 2 * (at % 20 == 0) for at in range(0, 100, 2)}
    before, _ = made(held, Tiers(5, 3, 10))
    after, _ = made(held | {150: 1}, Tiers(5, 3, 10))
    assert len(before.keys() & after.keys()) >= len(before) - 1


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 40)),
    st.integers(1, 300),
    st.integers(1, 300),
)
def test_what_is_recoded(counts: dict[str, int], before: int, after: int) -> None:
    tiers = Tiers(9, 4, 5)
    packed = pack(np.array([*counts.values()], dtype=np.int64))
    found = recoded_tiers("\n".join(counts), packed, before, after, tiers)
    is_first = naive_rice(4, before) != naive_rice(4, after)
    assert found == {
        key
        for key, count in counts.items()
        if count > 9
        and (is_first or range_width(count, before, tiers) != range_width(count, after, tiers))
    }
