"""Atom documents, read back by a strict reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.exports.atom import Head, ShortText, atom, entry, short_entry, with_base
from builder.exports.feed_entries import Entry
from tests.feeds import read_atom

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1)
HEAD = Head(
    id="https://example.org/feed.xml",
    title="Archive",
    language="en",
    author="Archive",
    rights="",
    page="https://example.org/",
    own="https://example.org/feed.xml",
    updated="2015-01-20T00:00:00Z",
)
ENTRY = Entry(
    "https://example.org/#a",
    "https://example.org/articles/a.html",
    "Title",
    "2015-01-20T00:00:00Z",
    "2015-01-20T00:00:00Z",
    "",
    (),
    (),
    "",
    "",
)


def plain(text: str) -> str:
    """A text as XML can have it."""
    return "".join(one for one in text if one not in "\ufffe\uffff")


@given(TEXT, TEXT, st.lists(TEXT.filter(plain)), st.lists(TEXT), st.booleans())
def test_what_is_written_is_read(
    title: str, summary: str, authors: list[str], names: list[str], has_original: bool
) -> None:
    original = "https://example.org/?a=b&c='d'" if has_original else ""
    one = ENTRY._replace(title=title, summary=summary, original=original, language="ru")
    one = one._replace(authors=tuple(authors), names=tuple(names))
    head = HEAD._replace(title=title, author="A & B", rights=summary)
    feed = read_atom(atom(head, [entry(one)]))
    assert (feed.title, feed.author, feed.rights) == (plain(title), "A & B", plain(summary))
    (found,) = feed.entries
    assert found.title == plain(title)
    assert found.summary == plain(summary)
    assert found.authors == tuple(map(plain, authors))
    assert found.names == tuple(map(plain, names))
    assert found.original == original
    assert (found.id, found.address, found.language) == (one.id, one.address, "ru")


def test_characters_that_xml_cannot_have_are_left_out() -> None:
    feed = read_atom(atom(HEAD, [entry(ENTRY._replace(title="a\0\x0b\x1fb", summary="\ud800c\n"))]))
    assert (feed.entries[0].title, feed.entries[0].summary) == ("ab", "c\n")


def test_a_feed_without_more_documents_is_complete() -> None:
    assert read_atom(atom(HEAD, [])).is_complete
    head = HEAD._replace(previous="https://example.org/feed/2.xml")
    feed = read_atom(atom(head, []))
    assert not feed.is_complete
    assert not feed.is_archive
    assert feed.links["prev-archive"] == "https://example.org/feed/2.xml"


def test_an_archive_document_leads_to_the_one_to_subscribe_to() -> None:
    own = "https://example.org/feed/1.xml"
    feed = read_atom(atom(HEAD._replace(own=own, current=HEAD.own), []))
    assert feed.is_archive
    assert feed.links == {"alternate": HEAD.page, "self": own, "current": HEAD.own}


@given(st.lists(st.sampled_from(["a", "a/b", "a/b&c", "a/b&", "d/e"]), min_size=1, unique=True))
def test_links_that_begin_alike_lead_to_the_same_places(paths: list[str]) -> None:
    addresses = [f"https://example.org/articles/{path}.html" for path in paths]
    texts = [
        short_entry(f"https://example.org/#{at}", "A", one, "2015-01-20T00:00:00Z", "")
        for at, one in enumerate(addresses)
    ]
    assert all(type(one) is ShortText for one in texts)
    base, entries = with_base(texts)
    feed = read_atom(atom(HEAD._replace(base=base), entries))
    assert [one.address for one in feed.entries] == addresses
    assert all(one.is_short for one in feed.entries)


@pytest.mark.parametrize("broken", [b"", b"<feed/>", atom(HEAD, [entry(ENTRY), entry(ENTRY)])])
def test_the_reader_is_strict(broken: bytes) -> None:
    with pytest.raises((AssertionError, SyntaxError)):
        read_atom(broken)
