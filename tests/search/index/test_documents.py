"""Blocks of results tell of each article what it is."""

import json
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.model import Kind
from builder.search.index.citations import ARTICLES
from builder.search.index.codec import check_of
from builder.search.index.documents import block_checks, block_files, result_lines, short_path
from builder.search.index.packing import Files
from tests.search.index.archives import archive_of, article
from tests.search.index.model import made, value_of

LINES = st.lists(st.integers(0, 99).map(str), max_size=20)
MANY_LINES = st.lists(st.integers(0, 99).map(str), max_size=70)
SIZES = st.sampled_from([ARTICLES, ARTICLES * 2, ARTICLES * 4])


def blocks(lines: list[str], size: int, first: int, last: int) -> Files:
    return made(block_files(lines, [f'"{line}"' for line in lines], size, first, last))[1]


@given(MANY_LINES, SIZES)
def test_blocks(lines: list[str], size: int) -> None:
    files = blocks(lines, size, 0, len(lines))
    own, cited = [], []
    for number in range(-(-len(lines) // ARTICLES)):
        checks, *block = value_of(files, f"d/{number}")
        assert 0 < len(block) <= ARTICLES
        own += block
        assert checks == [check_of(files[f"e/{number}.js"])]
        cited += value_of(files, f"e/{number}")
    assert own == [json.loads(line) for line in lines]
    assert cited == lines
    assert len(files) == 2 * -(-len(lines) // ARTICLES)
    # What is said of blocks together differs if one of them does.
    checks = [check_of(files[f"d/{number}.js"]) for number in range(len(files) // 2)]
    said = block_checks(checks, size)
    assert len(said) == -(-len(lines) // size)
    for at in range(len(checks)):
        others = block_checks([*checks[:at], "????", *checks[at + 1 :]], size)
        differ = [one != other for one, other in zip(said, others, strict=True)]
        assert differ == [at * ARTICLES // size == number for number in range(len(said))]


@settings(max_examples=200)
@given(MANY_LINES, LINES, LINES, MANY_LINES, SIZES, st.booleans())
@example(["1", "2"], ["3"], [], [], 16, False)  # the last article is gone
@example(["1"] * 15, ["3"], [], [], 16, False)
def test_blocks_that_change(
    start: list[str], gone: list[str], new: list[str], end: list[str], size: int, is_end: bool
) -> None:
    if is_end:  # else the articles after the change keep their numbers
        new = (new + gone)[: len(gone)]
    else:
        end = []
    before, after = start + gone + end, start + new + end
    found = blocks(after, size, len(start), len(start) + len(new))
    expected = blocks(after, size, 0, len(after))
    there = blocks(before, size, 0, len(before)) | found
    assert {path: there[path] for path in expected} == expected
    least, most = len(start) // size, max(len(start), len(start) + len(new) - 1) // size
    own = {int(path[2:-3]) * ARTICLES // size for path in found if path.startswith("d")}
    assert own <= {*range(least, most + 1)}
    # Of blocks with one check all are given.
    whole = {path for path in expected if int(path[2:-3]) * ARTICLES // size in own}
    assert whole == {*found}


def full_path(path: str, title: str) -> str:
    """What FORMAT.md says of paths."""
    letters = "".join(
        c if c in "abcdefghijklmnopqrstuvwxyz0123456789" else " " for c in title.lower()
    )
    slug = "-".join(letters.split())
    folder, *rest = path.split("//")
    if not rest:
        return path
    start = slug[: int(rest[0])] if len(rest) == 2 else slug
    return f"{folder}/{start}{rest[-1]}".removeprefix("/")


TITLES = st.lists(st.sampled_from(["uk", "Leaves", "the Union", "Ö", "7", "-", " "])).map(" ".join)


@given(
    TITLES,
    st.sampled_from(["", "2015/", "2015/06/"]),
    st.integers(0, 30),
    st.sampled_from(["", "-7", "x", "-uk"]),
)
@example("UK leaves the Union", "2015/", 30, "-7")
@example("UK leaves the Union", "", 9, "-7")
def test_short_paths(title: str, folder: str, shared: int, rest: str) -> None:
    slug = full_path("//", title)
    path = folder + (slug[:shared] + rest or "x")
    short = short_path(path, title)
    assert full_path(short, title) == path
    assert len(short) <= len(path)
    if len(slug) >= 8 and shared >= len(slug):
        assert short == f"{folder.removesuffix('/')}//{rest}"


def test_a_result() -> None:
    uk = article(1, date(2015, 6, 29), title="Results of the vote")
    in_french = article(
        2,
        date(2015, 6, 30),
        id="other",
        language="fr",
        page="articles/2015/results-of-the-vote-2.html",
        title="Results of the vote",
        entities={Kind.SOURCES: ("uk",)},
    )
    lines = result_lines(archive_of(uk, in_french).partition(0, 2))
    assert json.loads(lines[0]) == ["2015/1", "Results of the vote", "2015-06-29", ""]
    assert json.loads(lines[1]) == [
        *("2015//-2", "Results of the vote", "2015-06-30", "UK", "fr", "other")
    ]
