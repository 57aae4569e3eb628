"""The query language: what a text means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.search.notes import Note
from builder.search.query import (
    Facet,
    Grammar,
    Group,
    Node,
    Prefix,
    Query,
    Words,
    is_plain,
    leaves,
    parse_query,
    written,
)
from builder.search.ranges import Dates

NAMES = {name: name for name in ("body", "country", "date", "title")}
MONTHS = (
    "january february march april may june july august september october november december",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
GRAMMAR = Grammar({**NAMES, "страна": "country"}, frozenset({"country"}), MONTHS)


def parse(text: str) -> Query:
    return parse_query(text, GRAMMAR)


def words(*texts: str, field: str = "") -> tuple[Node, ...]:
    return tuple(Words(text, field) for text in texts)


def either(*options: tuple[Node, ...]) -> Group:
    return Group(optional=tuple(Group(optional=option) for option in options))


A_B = (Words("a b", exact=True),)

TREES = [
    ("", Group()),
    ("osh", Group(optional=words("osh"))),
    ("osh border", Group(optional=words("osh", "border"))),
    ("+osh -ball x", Group(words("osh"), words("x"), words("ball"))),
    ('"a b" c', Group(A_B, words("c"))),
    ('-"a b"', Group(excluded=A_B)),
    ("kara*", Group(optional=(Prefix("kara"),))),
    ("title:osh", Group(optional=(Words("osh", "title"),))),
    ("title:kar*", Group(optional=(Prefix("kar", "title"),))),
    ("other:osh", Group(optional=words("other:osh"))),
    ("http://x.org/a", Group(optional=words("http://x.org/a"))),
    ("country:kg osh", Group((Facet("country", "kg"),), words("osh"))),
    ('-country:"south korea"', Group(excluded=(Facet("country", "south korea"),))),
    ("date:2010..2015", Group((Dates(20100101, 20151231),))),
    ("a AND b", Group((Group(optional=words("a")), Group(optional=words("b"))))),
    ("a OR b", either(words("a"), words("b"))),
    ("NOT a b", Group(optional=words("b"), excluded=words("a"))),
    (
        "a AND (b OR c)",
        Group((Group(optional=words("a")), Group(optional=(either(words("b"), words("c")),)))),
    ),
    ("-(a b)", Group(excluded=(Group(optional=words("a", "b")),))),
    ("AND OR", Group()),
    ("a AND", Group(optional=words("a"))),
    ("OR a", Group(optional=words("a"))),
    (")a(", Group(optional=words("a"))),
    ("and or not", Group(optional=words("and", "or", "not"))),
    # Signs alone are no condition.
    *(
        (text, Group(optional=words("osh")))
        for text in (
            'osh"',
            'osh ""',
            '"" osh',
            'osh "',
            '" osh',
            'osh "?!"',
            '+"" osh',
            '-"" osh',
            "osh -",
            "osh +",
            "osh – –",
            "osh :",
            "osh *",
            "osh ()",
            "osh ((",
            "osh [ ] { }",
            "osh AND",
            "osh ^",
            "osh, ;|、",
            'osh title:""',
            'osh country:""',
            "osh “”",
            "osh «",
            "osh ‘’",
            "osh ''",
            "osh ʹ",
            "osh =",
            'osh =""',
        )
    ),
    ('osh "b', Group(optional=words("osh", "b"))),
    ('-"osh', Group(excluded=words("osh"))),
    ('title:"osh', Group(optional=words("osh", field="title"))),
    ("NOT - a", Group(excluded=words("a"))),
    # Quotation marks of some languages.
    *(
        (text, Group(A_B, words("c")))
        for text in (
            "“a b” c",
            "”a b” c",
            "„a b“ c",
            "„a b” c",
            "«a b» c",
            "«\u202fa b\u202f» c",
            "»a b« c",
            "‹a b› c",
            "›a b‹ c",
            "‘a b’ c",
            "‚a b‘ c",
            "「a b」 c",
            "『a b』 c",
            "〝a b〟 c",
            "＂a b＂ c",
            "''a b'' c",
            "``a b'' c",
            ",,a b'' c",
            ",,a b” c",
            '"a b“ c',
        )
    ),
    ("‘the world’s end’", Group((Words("the world’s end", exact=True),))),
    (
        "‘ulama’ o‘zbek rock ’n’ roll",
        Group(optional=words(*"‘ulama’ o‘zbek rock ’n’ roll".split())),
    ),
    ("O''Brien", Group(optional=words("O''Brien"))),
    ('צה"ל', Group(optional=words("צה״ל"))),
    # Other signs of other keyboards.
    ("（a OR b）", Group(optional=(either(words("a"), words("b")),))),
    ("＋osh －ball", Group(words("osh"), excluded=words("ball"))),
    ("−ball –foot osh–aravan", Group((), words("osh–aravan"), words("ball", "foot"))),
    ("title：osh", Group(optional=words("osh", field="title"))),
    (
        "osh,naryn;batken|talas、1,000",
        Group(optional=words("osh", "naryn", "batken", "talas", "1,000")),
    ),
    # Names of fields, whatever the letter case, in the site's language.
    ("TITLE:osh", Group(optional=words("osh", field="title"))),
    ("Страна:kg", Group((Facet("country", "kg"),))),
    ("title: osh", Group(optional=words("osh", field="title"))),
    ('title: "a b"', Group((Words("a b", "title", exact=True),))),
    ('title:"a b"', Group((Words("a b", "title", exact=True),))),
    (
        "title:(a OR b)",
        Group(optional=(either(words("a", field="title"), words("b", field="title")),)),
    ),
    (
        "-title:(a country:kg)",
        Group(excluded=(Group((Facet("country", "kg"),), words("a", field="title")),)),
    ),
    ("title:", Group(optional=words("title"))),
    ("title: AND a", Group((Group(optional=words("title")), Group(optional=words("a"))))),
    (
        "country:(kg OR uz)",
        Group(
            optional=(
                Group(
                    optional=(Group((Facet("country", "kg"),)), Group((Facet("country", "uz"),)))
                ),
            )
        ),
    ),
    # As written.
    ("=osh", Group(optional=(Words("osh", written=True),))),
    ('="osh"', Group((Words("osh", exact=True, written=True),))),
    ('title:="a b"', Group((Words("a b", "title", exact=True, written=True),))),
    ("title:=osh", Group(optional=(Words("osh", "title", written=True),))),
    ('-="osh"', Group(excluded=(Words("osh", exact=True, written=True),))),
    # Dates of several words; test_ranges.py has more.
    ("date:january 2015 osh", Group((Dates(20150101, 20150131),), words("osh"))),
    ("date:20 января 2015", Group((Dates(20150120, 20150120),))),
    ("date:2010 - 2015 2016", Group((Dates(20100101, 20151231),), words("2016"))),
    ("date:.. osh", Group((Dates(-99989899, 99991231),), words("osh"))),
    ("date:- osh", Group(optional=words("osh"))),
    ("date: 2010 2011", Group((Dates(20100101, 20101231),), words("2011"))),
    (
        "date:(2010 OR 2012)",
        Group(
            optional=(
                Group(
                    optional=(
                        Group((Dates(20100101, 20101231),)),
                        Group((Dates(20120101, 20121231),)),
                    )
                ),
            )
        ),
    ),
]

NOTES = [
    ('osh "b', Group(optional=words("osh", "b")), [Note("open")]),
    ("osh^2", Group(optional=words("osh")), [Note("sign", "^2")]),
    ("osh ^2", Group(optional=words("osh")), [Note("sign", "^2")]),
    (
        "osh~ naryn~0.5",
        Group(optional=words("osh", "naryn")),
        [Note("sign", "~"), Note("sign", "~0.5")],
    ),
    ('"a b"~5', Group(A_B), [Note("sign", "~5")]),
    ("*azar", Group(optional=words("azar")), [Note("star", "*azar", "azar")]),
    ("o*h", Group(optional=(Prefix("o"),)), [Note("star", "o*h", "o*")]),
    ("*o*", Group(optional=(Prefix("o"),)), [Note("star", "*o*", "o*")]),
    (".*osh", Group(optional=words(". osh")), [Note("star", ".*osh", ". osh")]),
    ('"a b*"', Group(A_B), [Note("star", "a b*", "a b")]),
    ("contry:kg", Group(optional=words("kg")), [Note("field", "contry", "country")]),
    ("titel: osh", Group(optional=words("osh")), [Note("field", "titel", "title")]),
    ("date:2015..2010", Group((Dates(20100101, 20151231),)), [Note("turned", "2015..2010")]),
    ("date:03/04/2015", Group((Dates(20150403, 20150403),)), [Note("guessed", "03/04/2015")]),
    ("date:soon", Group(optional=words("soon")), [Note("date", "soon")]),
    ("date:january", Group(optional=words("january")), [Note("date", "january")]),
    ('+date:"last year"', Group(words("last year")), [Note("date", "last year")]),
    ("osh" + " " * 2000 + "?! naryn", Group(optional=words("osh")), [Note("cut", "?! naryn")]),
    ("osh" + " " * 2000 + "?!", Group(optional=words("osh")), []),
    ("x " * 128 + "zulu", Group(optional=words("x") * 128), [Note("cut", "zulu")]),
    ("x " * 128 + "y" * 99, Group(optional=words("x") * 128), [Note("cut", "y" * 79 + "…")]),
]


@pytest.mark.parametrize(("text", "tree"), TREES)
def test_trees(text: str, tree: Group) -> None:
    query = parse(text)
    assert query.tree == tree
    assert [note for note in query.notes if note.code != "open"] == []


@pytest.mark.parametrize(("text", "tree", "notes"), NOTES)
def test_what_is_read_otherwise_is_said(text: str, tree: Group, notes: list[Note]) -> None:
    assert parse(text) == Query(tree, tuple(notes))


PIECES = """
a osh ( ) " + - * ** : .. . AND OR NOT title: TITLE: titel: contry: country: date: 2010 2010-02
2012-02-29 2011-02-29 0000 0099 1900-02-29 2000-02-29 2010-13 2010/2011 201X 19XX -0044 -004X
2015-21 2015-24~ 2015-XX 2015-XX-XX 2015-06-XX? / 2015/ \u3000 \x1c \x85 \ufeff \n = =" ^2 ~5 ~
“ ” „ « » ‹ ‘ ’ ‚ '' ,, `` 「 ＂ （ ） ： ＋ － − – — , ; | 、 1,000 страна: янв январь March 5 20.
01/2015 03/04/2015 2015.1.5 2010-2015 ] צה"ל צה"לß ßצה"ל 𐐨 ʹ
""".split(" ")
# Node may know more characters.
ASSIGNED = st.characters(exclude_categories=["Cn", "Cs"])
QUERIES = st.one_of(
    st.text(ASSIGNED),
    st.text('ab"()+-: *ANDORT.=^~“”‘’', max_size=60),
    st.lists(st.sampled_from([*PIECES, " ", " "])).map("".join),
)


@settings(max_examples=500)
@given(QUERIES)
def test_every_text_is_a_query(text: str) -> None:
    assert isinstance(parse(text).tree, Group)


def test_a_query_may_be_of_any_size() -> None:
    for text in ("(" * 10_000, ")" * 10_000, '"' * 10_000, "a OR " * 5_000, "-" * 10_000):
        assert isinstance(parse(text).tree, Group)


def test_brackets_that_are_too_deep_leave_their_words() -> None:
    tree = parse("(" * 30 + "a" + ")" * 30).tree
    assert list(leaves(tree)) == [*words("a")]


@pytest.mark.parametrize(
    "text", ["title:kar*", "country:kg", 'title:="a b"', "date:2010..", "=osh", '"a b"', "osh"]
)
def test_a_part_can_be_written_as_it_was(text: str) -> None:
    assert [written(leaf) for leaf in leaves(parse(text).tree)] == [text]


def test_only_single_words_are_plain() -> None:
    assert is_plain(parse("a b OR (c d-e)").tree)
    for text in ("+a", "a -b", '"a"', "title:a", "a*", "=a", "country:kg", "a AND b"):
        assert not is_plain(parse(text).tree)
