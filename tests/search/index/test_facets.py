"""The columns of facets have the articles of each value."""

from datetime import date
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model import Kind
from builder.search.fields import FACET_NAMES, FACETS
from builder.search.index import facets
from builder.search.index.facets import columns
from tests.search.index.archives import archive_of, article
from tests.search.index.model import (
    from_base64,
    naive_rice,
    piece,
    read_list,
    read_numbers,
    value_of,
)

SLUGS = st.lists(st.sampled_from(["kg", "osh", "uk"]), max_size=3, unique=True).map(tuple)
NAMED = st.dictionaries(st.sampled_from(list(Kind)), SLUGS)
DAYS = st.dates(date(1, 1, 1), date(2100, 1, 1)) | st.dates(date(2015, 1, 1), date(2015, 1, 4))


# Long lists, which have files of their own, must say the same.
@settings(max_examples=100)
@given(st.lists(st.tuples(NAMED, DAYS), max_size=8), st.sampled_from([2, 8, 16_000]))
def test_columns(rows: list[tuple[dict[Kind, tuple[str, ...]], date]], packed: int) -> None:
    archive = archive_of(*(article(n, day, entities=named) for n, (named, day) in enumerate(rows)))
    with patch.object(facets, "_PACKED", packed):
        names, files = columns(archive)
    assert names.keys() == {*FACET_NAMES, "date"}
    assert {f"{name}.js" for name in names.values()} <= files.keys()
    for facet, kind in FACETS.items():
        value = value_of(files, names[facet])
        sizes = iter(read_numbers(from_base64(value["sizes"])))
        start = 0
        for slug, label, *keys in value["values"]:
            count, length = next(sizes), next(sizes)
            lists = value["lists"]
            if isinstance(lists, str):
                data = from_base64(lists)[start : start + length]
            else:
                data = piece(files, lists, start, length)
            start += length
            rice = naive_rice(count, len(archive.articles))
            assert [*read_list(data, count, rice, 0)] == [
                at for at, one in enumerate(archive.articles) if slug in one.entities.get(kind, ())
            ]
            assert label == slug.upper()
            assert {slug, f"{slug} {kind.value}"} <= {*keys}
        assert not [*sizes]


def test_the_column_of_languages() -> None:
    tags = ["ru", "en-GB", "en", "uz-Cyrl"]
    archive = archive_of(
        *(article(n, date(2015, 1, n + 1), language=tag) for n, tag in enumerate(tags))
    )
    names, files = columns(archive)
    value = value_of(files, names["language"])
    assert [one[:2] for one in value["values"]] == [
        ["en", "English"],
        ["ru", "Russian"],
        ["uz", "Uzbek"],
    ]
    assert read_numbers(from_base64(value["sizes"]))[::2] == [2, 1, 1]
