"""Fingerprints: the same for the same value and the same builder, another for any other."""

import shutil
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

import builder
from builder.config import SiteConfig
from builder.hashing import fingerprint
from builder.model import Attachment, Kind, PlainPage
from builder.store.version import builder_version

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


def version_of(folder: Path) -> str:
    """The version of the builder that is in a folder."""
    script = "from builder.build.fingerprints import builder_version as f; print(f().hex())"
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def test_the_version_is_that_of_all_our_files(tmp_path: Path) -> None:
    package = tmp_path / "builder"
    shutil.copytree(Path(builder.__file__).parent, package)
    before = version_of(tmp_path)
    (package / "left.pyc").write_bytes(b"compiled")
    assert version_of(tmp_path) == before
    for path in ("text.py", "search/FORMAT.md"):
        text = (package / path).read_bytes()
        (package / path).write_bytes(text[:3] + b"%" + text[4:])  # in the first sentence
        assert version_of(tmp_path) != before
        before = version_of(tmp_path)
    (package / "new.py").touch()
    assert version_of(tmp_path) != before


def test_where_the_builder_is_does_not_matter(tmp_path: Path) -> None:
    for name in ("a", "b"):
        shutil.copytree(Path(builder.__file__).parent, tmp_path / name / "builder")
    assert version_of(tmp_path / "a") == version_of(tmp_path / "b")
    assert builder_version() == builder_version()
