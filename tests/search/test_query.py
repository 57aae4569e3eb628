"""The query language: what a text means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.search.query import Dates, Facet, Group, Node, Prefix, Words, parse_query

FIELDS = frozenset({"title", "body"})
FACETS = frozenset({"country"})


def parse(text: str) -> Group:
    return parse_query(text, FIELDS, FACETS)


def words(*texts: str) -> tuple[Node, ...]:
    return tuple(Words(text) for text in texts)


TREES = [
    ("", Group()),
    ("osh", Group(optional=words("osh"))),
    ("osh border", Group(optional=words("osh", "border"))),
    ("+osh -ball x", Group(words("osh"), words("x"), words("ball"))),
    ('"a b" c', Group((Words("a b", exact=True),), words("c"))),
    ('-"a b"', Group(excluded=(Words("a b", exact=True),))),
    ('"never closed', Group((Words("never closed", exact=True),))),
    ("kara*", Group(optional=(Prefix("kara"),))),
    ("*", Group(optional=words("*"))),
    ("title:osh", Group(optional=(Words("osh", "title"),))),
    ("title:kar*", Group(optional=(Prefix("kar", "title"),))),
    ("other:osh", Group(optional=words("other:osh"))),
    ("http://x.org/a", Group(optional=words("http://x.org/a"))),
    ("country:kg osh", Group((Facet("country", "kg"),), words("osh"))),
    ('-country:"south korea"', Group(excluded=(Facet("country", "south korea"),))),
    ("date:2010..2015", Group((Dates(20100101, 20151231),))),
    ("date:2010-02..", Group((Dates(20100201, 99991231),))),
    ("date:..2015-06-03", Group((Dates(-99989899, 20150603),))),
    ("date:2012-02", Group((Dates(20120201, 20120229),))),
    ("date:..", Group((Dates(-99989899, 99991231),))),
    ("date:2010/2015", Group((Dates(20100101, 20151231),))),
    ("date:2010-02/..", Group((Dates(20100201, 99991231),))),
    ("date:2010-02/", Group((Dates(20100201, 99991231),))),
    ("date:../2015-06-03~", Group((Dates(-99989899, 20150603),))),
    ("date:201X", Group((Dates(20100101, 20191231),))),
    ("date:19XX?..201X", Group((Dates(19000101, 20191231),))),
    ("date:-004X", Group((Dates(-489899, -398769),))),
    ("date:-0043-03", Group((Dates(-429699, -429669),))),
    ("date:0000-02", Group((Dates(201, 229),))),
    ("date:2015-21", Group((Dates(20150301, 20150531),))),
    ("date:2015-24..", Group((Dates(20151201, 99991231),))),
    ("date:..2015-24", Group((Dates(-99989899, 20160229),))),
    ("date:9999-24", Group((Dates(99991201, 99991231),))),
    ("date:2015-06-XX", Group((Dates(20150601, 20150630),))),
    ("date:2015-XX-XX%", Group((Dates(20150101, 20151231),))),
    *(
        (f"date:{text}", Group(optional=words(f"date:{text}")))
        for text in (
            "2015-00 2015-25 2015-21-03 2015-XX-05 201X-05 -0000 -000X 2XXX 2015-02-29 2015-01-00 "
            "2015-1-5 2010/2012/2014 2010..2012/2014 Y17000 2015-01-01T00:00 2015??"
        ).split()
    ),
    ("date:soon", Group(optional=words("date:soon"))),
    ("a AND b", Group((Group(optional=words("a")), Group(optional=words("b"))))),
    ("a OR b", Group(optional=(Group(optional=words("a")), Group(optional=words("b"))))),
    ("NOT a b", Group(optional=words("b"), excluded=words("a"))),
    (
        "a AND (b OR c)",
        Group(
            (
                Group(optional=words("a")),
                Group(
                    optional=(
                        Group(optional=(Group(optional=words("b")), Group(optional=words("c")))),
                    )
                ),
            )
        ),
    ),
    ("-(a b)", Group(excluded=(Group(optional=words("a", "b")),))),
    ("AND OR", Group()),
    ("a AND", Group(optional=words("a"))),
    ("OR a", Group(optional=words("a"))),
    (")a(", Group(optional=words("a"))),
    ("and or not", Group(optional=words("and", "or", "not"))),
]


@pytest.mark.parametrize(("text", "tree"), TREES)
def test_trees(text: str, tree: Group) -> None:
    assert parse(text) == tree


@settings(max_examples=500)
@given(st.one_of(st.text(), st.text('ab"()+-: *ANDORT.', max_size=60)))
def test_every_text_is_a_query(text: str) -> None:
    assert isinstance(parse(text), Group)


def test_a_query_may_be_of_any_size() -> None:
    for text in ("(" * 10_000, ")" * 10_000, '"' * 10_000, "a OR " * 5_000, "-" * 10_000):
        assert isinstance(parse(text), Group)
