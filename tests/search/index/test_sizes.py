"""Sizes of files grow with the collection, in few steps."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.search.index.sizes import INLINE, has_tiers, least_for_pair, sizes_for

ARTICLES = st.integers(0, 1_000_000)


@given(ARTICLES, ARTICLES)
@example(40_000, 40_001)
@example(160_000, 160_001)
def test_no_size_shrinks_when_articles_are_added(one: int, two: int) -> None:
    small, large = sizes_for(min(one, two)), sizes_for(max(one, two))
    assert all(a <= b for a, b in zip(small[:-1], large[:-1], strict=True))


@given(ARTICLES)
def test_all_but_short_postings_stand_in_files(articles: int) -> None:
    sizes = sizes_for(articles)
    assert all(size > 0 for size in sizes[:-1])
    assert sizes.postings > INLINE


@pytest.mark.parametrize("last", [40_000, 160_000])
def test_the_last_article_of_a_step(last: int) -> None:
    assert sizes_for(last) == sizes_for(last - 1) != sizes_for(last + 1)


@given(ARTICLES)
@example(160_000)
@example(160_001)
def test_only_large_archives_have_postings_in_tiers(articles: int) -> None:
    tiers = sizes_for(articles).tiers
    assert has_tiers(articles) == (articles > 160_000)
    assert tiers.first < tiers.least


def test_there_are_few_steps() -> None:
    assert len({sizes_for(articles) for articles in range(0, 2_000_000, 500)}) == 3


@given(ARTICLES)
@example(2_999)
@example(3_000)
@example(40_000)
@example(40_001)
def test_how_many_articles_must_have_a_pair(articles: int) -> None:
    least = least_for_pair(articles)
    share = 1_500 if articles > 40_000 else 3_000
    # A pair that fewer than 1 + N / share articles have is in no bucket.
    assert least * share > articles
    assert least == 1 or (least - 1) * share <= articles
