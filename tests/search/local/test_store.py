"""Whoosh as it is used: weights are sums, updates are whole, filters lose nothing."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.errors import UsageError
from builder.search.local.store import Document, Index, Posting, Reader
from builder.search.stopwords import stop_words

FACETS = ("country", "topic")

# A document: for each form of it the weights of its occurrences, in steps of an eighth.
TERMS = ["osh", "oshskaya", "border", "\u043e\u0448"]
KEYS = st.dictionaries(
    st.sampled_from(TERMS),
    st.lists(st.integers(1, 40).map(lambda eighths: eighths / 8), min_size=1, max_size=4),
    max_size=4,
)


def document(key: str, keys: dict[str, list[float]], **more: Any) -> Document:
    terms = [
        Posting(term, position * 4 + 1, weight)
        for term, weights in keys.items()
        for position, weight in enumerate(weights)
    ]
    own = Document(
        key, f"fingerprint of {key}", terms, [], [], {}, 20150120, 20150120, key, {"title": key}
    )
    return own._replace(**more)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(tmp_path / "index", FACETS)


@settings(max_examples=50)
@given(
    st.lists(st.dictionaries(st.sampled_from("abcdef"), KEYS, min_size=1), max_size=4), st.data()
)
def test_weights_and_positions(
    updates: list[dict[str, dict[str, list[float]]]], data: st.DataObject
) -> None:
    """Whatever was added, replaced and deleted before; each update makes a segment of its own."""
    every: dict[str, dict[str, list[float]]] = {}
    with TemporaryDirectory() as folder:
        index = Index(Path(folder) / "index", FACETS)
        for update in updates:
            deleted = data.draw(st.sets(st.sampled_from("abcdef"), max_size=2))
            every = {key: keys for key, keys in every.items() if key not in deleted} | update
            index.update([*deleted, *update], [document(*one) for one in update.items()])
        with index.reader() as reader:
            assert reader.size == len(every)
            for term in TERMS:
                having = {key: keys[term] for key, keys in every.items() if term in keys}
                check(reader, term, having)


def check(reader: Reader, term: str, having: dict[str, list[float]]) -> None:
    """Compare what an index says of a term with what its documents have."""
    assert reader.has(term) == bool(having)
    weights = {reader.stored(at)[0]: weight for at, weight in reader.weights(term).items()}
    assert weights == {key: sum(weights) for key, weights in having.items()}
    positions = {reader.stored(at)[0]: own for at, own in reader.positions(term).items()}
    assert positions == {key: list(range(1, 4 * len(own), 4)) for key, own in having.items()}


def test_what_is_known_of_documents(index: Index) -> None:
    assert index.is_new
    families = ["run~\trunning", "run~\truns", "run~uz\trunned", "run^\trun"]
    keys = {"running": [1.0], "rust": [1.0]}
    index.update([], [document("a", keys, families=families, pairs=["run fast"])])
    index.update([], [document("b", {}, families=["run~\tran", "run~\truns"])])
    assert index.fingerprints() == {"a": "fingerprint of a", "b": "fingerprint of b"}
    with index.reader() as reader:
        assert reader.members("run~") == ["ran", "running", "runs"]
        assert (reader.members("run~uz"), reader.members("run^")) == (["runned"], ["run"])
        assert reader.members("run") == reader.members("ru~") == []
        assert reader.with_prefix("r", 10) == ["running", "rust"]
        assert reader.with_prefix("r", 1) == ["running"]
        assert (reader.has("rust"), reader.has("run"), reader.has("runs")) == (True, False, False)
        (number,) = reader.pair("run fast")
        assert reader.stored(number) == ("a", {"title": "a"})
        assert (reader.pair("fast run"), reader.pair("run")) == ([], [])


def test_a_family_has_no_form_of_documents_that_are_gone(index: Index) -> None:
    lines = ["run~\trunning", "run~\truns"]
    index.update([], [document("a", {}, families=lines), document("b", {}, families=lines[:1])])
    index.update(["a"], [])
    with index.reader() as reader:
        assert reader.members("run~") == ["running"]


def test_facets_days_and_order(index: Index) -> None:
    days = {"z": -430101, "a": 20141231, "b": 20150120, "c": 20150131, "d": 20150201}
    ends = {**days, "z": -431231, "a": 20150110}
    values = {"z": [], "a": ["kg"], "b": ["kg", "kz"], "c": ["kz"], "d": []}
    documents = [
        document(key, {}, facets={"country": values[key]}, first=day, last=ends[key], order=order)
        for order, (key, day) in reversed([*zip("01234", days.items(), strict=True)])
    ]
    index.update([], documents)
    with index.reader() as reader:
        keys = {number: reader.stored(number)[0] for number in reader.everything()}
        assert {keys[number] for number in reader.with_facet("country", "kg")} == {"a", "b"}
        assert reader.with_facet("country", "k") == reader.with_facet("topic", "kg") == set()
        for first, last, found in [
            (20150120, 20150131, "bc"),
            (20150101, 20150119, "a"),
            (20150111, 20150119, ""),
            (20150110, 20150101, ""),  # not a, which overlaps both
            (-999999, 20141231, "za"),
        ]:
            assert {keys[number] for number in reader.between(first, last)} == {*found}
        assert [keys[number] for number in sorted(keys, key=reader.order())] == list("zabcd")


def test_a_document_is_replaced_and_an_update_that_breaks_off_leaves_all_as_it_was(
    index: Index,
) -> None:
    index.update([], [document("a", {"osh": [1.0]}), document("b", {"osh": [1.0]})])
    index.update(["a"], [document("a", {"border": [1.0]}, fingerprint="new")])

    def broken() -> Iterator[Document]:
        yield document("c", {"osh": [1.0]})
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        index.update(["b"], broken())
    assert index.fingerprints() == {"a": "new", "b": "fingerprint of b"}
    with index.reader() as reader:
        assert (len(reader.weights("osh")), len(reader.weights("border"))) == (1, 1)


def test_only_one_can_update_at_a_time(index: Index, tmp_path: Path) -> None:
    other = Index(tmp_path / "index", FACETS)

    def documents() -> Iterator[Document]:
        with pytest.raises(UsageError, match="another search"):
            other.update([], [document("b", {})])
        yield document("a", {})

    index.update([], documents())
    assert other.fingerprints().keys() == {"a"}
    other.update([], [document("b", {})])
    assert index.fingerprints().keys() == {"a", "b"}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # of Whoosh
def test_an_index_that_is_broken_is_made_anew(tmp_path: Path) -> None:
    Index(tmp_path / "index", FACETS).update([], [document("a", {})])
    assert not Index(tmp_path / "index", FACETS).is_new
    for toc in (tmp_path / "index").glob("*.toc"):
        toc.write_bytes(b"broken")
    again = Index(tmp_path / "index", FACETS)
    assert (again.is_new, again.fingerprints()) == (True, {})


def test_stop_words() -> None:
    assert {"the", "of"} <= stop_words("en")
    assert "и" in stop_words("ru")
    assert "жана" in stop_words("ky")
