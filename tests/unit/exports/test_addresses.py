"""The list of addresses: its lines, its file, and what is read of it."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.exports.addresses import (
    FILE,
    GONE,
    PAGE,
    REDIRECT,
    compressed,
    line_of,
    listed_article,
    piece,
    read_list,
)
from builder.model import EMPTY_TEXT, Listed, text_of
from builder.urls import composed
from tests.archives import archive_of, article_of

NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
LISTED = st.one_of(
    st.tuples(st.just(PAGE), NAMES, st.just(""), st.just("") | NAMES, NAMES, NAMES),
    st.tuples(st.just(REDIRECT), NAMES, NAMES),
    st.tuples(st.sampled_from([FILE, GONE]), NAMES),
    st.tuples(st.just(GONE), NAMES, st.just(""), st.just("") | NAMES, NAMES),
).map(lambda fields: Listed(*fields))


@given(st.dictionaries(NAMES, LISTED, min_size=1))
def test_what_is_written_is_read(found: dict[str, Listed]) -> None:
    listed = {composed(path): one._replace(path=composed(path)) for path, one in found.items()}
    data = compressed(map(line_of, listed.values()))
    assert read_list(data) == listed
    lines = gzip.decompress(data).decode().splitlines()
    assert [line.split("\t")[1] for line in lines] == sorted(listed)


def test_the_file_says_nothing_of_when_and_where() -> None:
    assert compressed(["page\ta"])[:10] == b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
    assert compressed(["page\tb", "page\ta"]) == compressed(["page\ta", "page\tb"])


@pytest.mark.parametrize("data", [b"", b"<!doctype html>", compressed(["page\ta"])[:-9]])
def test_another_file_is_no_list(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"compressed|end"):
        read_list(data)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"hello\n", "line 1 has no address"),
        (b"page\ta\npage\t\n", "line 2 has no address"),
        (b"page\ta\n\n", "line 2 has no address"),
        (b"page\ta\npages\tb\n", "line 2 has no address, or not what answers there"),
        (b"", "it is empty"),
    ],
)
def test_a_list_that_says_too_little_is_none(text: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_list(gzip.compress(text))


def test_what_follows_the_end_of_a_list_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="something follows its end"):
        read_list(compressed(["page\ta"]) + compressed(["page\tb"]))


def test_fields_that_a_later_builder_adds_are_passed_over() -> None:
    data = gzip.compress(b"page\ta\t1\tA\tff\tmore\n")
    assert read_list(data) == {"a": Listed(PAGE, "a", id="1", title="A", text="ff")}


def test_an_article_has_its_id_only_if_that_is_not_its_address() -> None:
    text = text_of("<p>A</p>")
    page = Listed(PAGE, "articles/a.html", title="Title of a", text=text.hash)
    assert listed_article(article_of("a"), text) == page
    own = article_of("x", page="articles/a.html", title="Title of a")
    assert listed_article(own, text) == page._replace(id="x")


def test_the_hash_is_of_the_text() -> None:
    assert text_of("a").hash == text_of("a").hash != text_of("b").hash
    assert EMPTY_TEXT.hash == ""


def test_a_piece_has_a_line_for_each_article() -> None:
    lines = piece(archive_of(article_of("a"), article_of("b")).partition(0, 2))
    assert lines == [
        "page\tarticles/a.html\t\tTitle of a\t",
        "page\tarticles/b.html\t\tTitle of b\t",
    ]


def test_a_list_that_never_ends_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.exports.addresses.MAX_BYTES", 1000)
    with pytest.raises(ValueError, match="end"):
        read_list(gzip.compress(b"page\ta" + b"a" * 2000))
