"""Entries of keys: those of all ranges of keys are as those of one."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from builder.search.index.entries import Entries, FreshEntries
from builder.search.index.merge import Postings
from builder.search.index.packing import Files
from builder.search.index.scratch import Spool
from builder.search.index.sizes import Sizes, Tiers
from tests.search.index.model import Contents, contents, leads_in, made, merged_of, worths

ARTICLES = 20
SIZES = Sizes(2, 40, 20, 40, 40, Tiers(least=6, first=3, range=2))


def cut(postings: Postings, at: int) -> list[Postings]:
    """The postings of the first keys, and of the others."""
    row = int(postings.counts[:at].sum())
    both = [slice(None, at), slice(at, None)], [slice(None, row), slice(row, None)]
    return [
        Postings(
            *(postings.keys[keys], postings.counts[keys], postings.small[keys]),
            *(postings.article[rows], postings.weight[rows], postings.fields[rows]),
        )
        for keys, rows in zip(*both, strict=True)
    ]


def entries(held: Contents, ranges: list[Postings]) -> tuple[Files, list[object], list[bytes]]:
    spools = Spool(BytesIO), Spool(BytesIO)
    fresh = FreshEntries(held.articles, SIZES, {}, *spools)
    _, files = made(fresh.add(ranges))
    found: Entries = fresh.columns(leads_in(held), "en")
    columns = [list(column) for column in found]
    ends = int(found.listed.sum()), int(found.field_lengths.sum())
    data = [spool.read(0, end) for spool, end in zip(spools, ends, strict=True)]
    return files, [*columns, fresh.ranges(found.keys)], data


@given(contents(ARTICLES), st.integers(0, 8))
def test_ranges_of_keys_are_as_one(held: Contents, at: int) -> None:
    (postings,) = merged_of(held, worths(ARTICLES)).postings
    assert entries(held, cut(postings, at)) == entries(held, [postings])
