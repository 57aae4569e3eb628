"""Fingerprints: the same for the same value, another for any other."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from builder.config import SiteConfig
from builder.hashing import digest, fingerprint, hasher
from builder.model import Attachment, Kind, PlainPage

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["", "a", "ab", "ж"]),
    lambda inner: (
        st.lists(inner, max_size=2).map(tuple) | st.dictionaries(st.sampled_from(["a", "b"]), inner)
    ),
    max_leaves=4,
)


@given(VALUES, VALUES)
def test_values_have_the_same_where_they_are_the_same(one: object, other: object) -> None:
    assert fingerprint(one) == fingerprint(deepcopy(one))
    assert (fingerprint(one) == fingerprint(other)) == (repr(one) == repr(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a", ("b",)), (("a", "b"),)),
        ("1", 1),
        (True, 1),
        ("", None),
        ((), ""),
        ("a", b"a"),
        ("a b", "a  b"),
        ("\u00e9", "e\u0301"),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),  # the order may be shown
        (Markup("a"), "a"),
        (Markup("<b>"), Markup("&lt;b&gt;")),
        ((Kind.TOPICS,), (Kind.PEOPLE,)),
        (Attachment("a", "b"), Attachment("b", "a")),
        (SiteConfig(title="A"), SiteConfig(title="B")),
        (Attachment("a", "b"), ("a", "b")),
    ],
)
def test_values_that_are_nearly_the_same_have_others(one: object, other: object) -> None:
    assert fingerprint(one) != fingerprint(other)
    assert fingerprint((one, other)) != fingerprint((other, one))


def test_our_types_have_the_same_for_the_same_fields() -> None:
    pages = [PlainPage("a.md", "a.html", "A", "en", "") for _ in range(2)]
    assert fingerprint(pages[0]) == fingerprint(pages[1])


@pytest.mark.parametrize("value", [object(), {"a": [object()]}, len])
def test_what_would_not_be_the_same_in_the_next_run_has_none(value: object) -> None:
    with pytest.raises(TypeError, match="has no fingerprint"):
        fingerprint(value)


@given(st.lists(st.binary()))
def test_a_digest_is_the_same_in_pieces(pieces: list[bytes]) -> None:
    """Files of any size are read in pieces."""
    whole = hasher()
    for piece in pieces:
        whole.update(piece)
    assert whole.digest() == digest(b"".join(pieces))


def test_digests_never_change() -> None:
    """They are in caches and in names of files."""
    assert digest(b"").hex() == "cae66941d9efbd404e4d88758ea67670"
