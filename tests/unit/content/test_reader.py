"""The texts of a source: bytes become text, or it is told what is wrong with them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.content.reader import MAX_BYTES, Reader
from builder.hashing import digest
from builder.metadata.unseen import forbidden
from builder.store.storage import LocalStorage
from tests.helpers import SiteTest

GOOD = "---\ntitle: A title\ndate: 2015-01-20\n---\n\nText.\n"


class Memory:
    """Files that are nowhere; takes note of those that are read."""

    def __init__(self, **files: bytes) -> None:
        self.files = files
        self.asked: list[str] = []

    def has(self, name: str) -> bool:
        return name in self.files

    def get(self, name: str, most: int) -> bytes:
        self.asked.append(name)
        if name not in self.files:
            raise FileNotFoundError(2, "No such file", name)
        return self.files[name][:most]


def read(data: bytes) -> tuple[str, list[tuple[str, int, int]]]:
    """The text, and what is wrong as code, line and column."""
    text, problems = Reader(Memory(a=data)).text("a")
    return text, [(one.code, one.line, one.column) for one in problems]


ANY = st.characters(exclude_categories=["Cc", "Cf", "Cn", "Cs"], include_characters="\t\n\r\u200d")


@given(st.text(ANY).filter(lambda text: not any(forbidden(text))))
def test_line_ends_become_line_feeds_and_all_else_stays(text: str) -> None:
    expected = "\n".join("\n".join(text.split("\r\n")).split("\r"))
    assert read(b"\xef\xbb\xbf" + text.encode()) == (expected, [])


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xff", ("not-utf-8", 1, 1)),
        (b"\xef\xbb\xbfa\xff", ("not-utf-8", 1, 2)),
        ("ж\r\nжж\n".encode() + b"ab\xd0", ("not-utf-8", 3, 3)),
        (b"a\r\nb\x00", ("control-character", 2, 2)),
        (b"\x7f", ("control-character", 1, 1)),
        ("a\n\u202eb".encode(), ("bidi-control", 2, 1)),
        ("ab\U000e0041".encode(), ("hidden-character", 1, 3)),
        ("ab\x93".encode(), ("control-character", 1, 3)),
        (b"a" * (MAX_BYTES + 1), ("too-large", 1, 1)),
    ],
)
def test_what_is_no_text(data: bytes, problem: tuple[str, int, int]) -> None:
    assert read(data) == ("", [problem])


def test_the_largest_text_is_read() -> None:
    assert read(b"a" * MAX_BYTES) == ("a" * MAX_BYTES, [])


def test_a_file_that_cannot_be_read_has_a_problem_and_no_digest() -> None:
    reader = Reader(Memory())
    assert not reader.has("a")
    assert reader.digest("a") == b""
    text, (problem,) = reader.text("a")
    assert (text, problem.code) == ("", "unreadable")
    assert problem.message.endswith("No such file")


def test_a_file_is_read_once_so_what_is_parsed_is_what_was_digested() -> None:
    files = Memory(a=b"before")
    reader = Reader(files)
    assert reader.digest("a") == digest(b"before")
    files.files["a"] = b"after"
    assert reader.text("a") == ("before", [])
    assert reader.digest("a") == digest(b"before")
    assert files.asked == ["a"]


def test_line_ends_and_byte_order_marks_do_not_matter(site: SiteTest) -> None:
    site.write("content/articles/a.md", b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    site.write("content/articles/b.md", GOOD.replace("\n", "\r").replace("A title", "B"))
    site.build()
    assert site.main("articles/a.html").replace("A title", "B").count("Text.") == 1
    assert "Text." in site.text("articles/b.html")


def test_places_are_right_with_windows_line_ends(site: SiteTest) -> None:
    text = "---\r\ntitle: A\r\ndate: 2015\r\ncontries: [KZ]\r\n---\r\n\r\n[x](/y)\r\n"
    site.write("content/articles/a.md", text)
    assert [line.split(": ")[0] for line in site.problems()] == [
        "content/articles/a.md:4:1",
        "content/articles/a.md:7:5",
    ]


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 1_000_000])
def test_a_large_text_is_read_whole(size: int, tmp_path: Path) -> None:
    written = "a" * (size - 1) + "b"
    (tmp_path / "a.md").write_text(written)
    assert Reader(LocalStorage(tmp_path)).text("a.md") == (written, [])
