"""Keys of segments: in their order, and which row has which."""

from hypothesis import given
from hypothesis import strategies as st

from builder.search.index.codec import pack
from builder.search.index.key_texts import KeyTexts
from builder.search.index.segments import key_ids
from tests.search.index.model import KEYS, units


@given(st.lists(st.sets(KEYS), max_size=4))
def test_rows_lead_to_their_keys(segments: list[set[str]]) -> None:
    texts, rows = KeyTexts(), []
    for own in segments:
        both = sorted(zip(key_ids(own).tolist(), own, strict=True))
        keys = [key for _, key in both]
        texts.add(pack(key_ids(keys)), "\n".join(keys))
        rows += keys
    assert texts.rows == len(rows)
    keys, ranks = texts.ranked()
    assert keys == sorted({*rows}, key=units)
    assert [keys[rank] for rank in ranks.tolist()] == rows
