"""What is wrong with a line is told where it stands; which path a line has."""

import gzip
import json
from pathlib import Path

import pytest

from builder.content.lines import escaped, path_of_line
from tests.helpers import SiteTest

VOLUME = "content/articles/1987.jsonl"
WHOLE = '"title": "A", "date": "1987"'


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path)


def problem(site: SiteTest, line: str | bytes) -> str:
    """The one problem with the second line of a volume, from its column on."""
    data = line if isinstance(line, bytes) else line.encode()
    first = b'{"title": "First", "date": "1987"}\n'
    (found,) = site.write_as_it_is(VOLUME, first + data + b"\n").problems()
    assert found.startswith(f"{VOLUME}:2:")
    return found.removeprefix(f"{VOLUME}:2:")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", "1: error[json-syntax]: the line is empty"),
        ("[1, 2]", "1: error[json-syntax]: the line is no JSON object"),
        ('{"title": }', "11: error[json-syntax]: this is not JSON: expecting value"),
        ('{"title": NaN}', "1: error[json-syntax]: this is not JSON: 'NaN' is no number"),
        ('{"title": "\\ud800"}', "11: error[json-syntax]: this is not JSON: \\ud800 is half"),
        ("[" * 9000, "1: error[yaml-too-deep]"),
        (f'{{{WHOLE}, "x": {"[" * 30}{"]" * 30}}}', "57: error[yaml-too-deep]"),
        (b'{"title": "\xff"}', "12: error[not-utf-8]: the byte 0xFF is not UTF-8"),
        (f'{{{WHOLE}, "dat": "1"}}', "32: error[unknown-key]: unknown key 'dat'; did you mean"),
        (f'{{{WHOLE}, "title": "B"}}', "32: error[duplicate-key]"),
        ('{"title": "A", "date": "5 Jan 1987"}', "24: error[bad-date]"),
        ('{"date": "1987"}', "1: error[missing-key]: 'title' is missing"),
        (f'{{{WHOLE}, "text": 5}}', "40: error[not-text]: 'text' must be a text"),
        (f'{{{WHOLE}, "path": 5}}', "40: error[not-text]: 'path' must be a text"),
        (f'{{{WHOLE}, "countries": "KZ"}}', "45: error[not-a-list]"),
        ('{"title": "A\\u202e", "date": "1987"}', "13: error[bidi-control]"),
        ('{"title": "A &amp; B", "date": "1987"}', "11: warning[html-entity]"),
        (f'{{{WHOLE}, "url": "https://example.org/"}}', "32: error[unknown-key]"),
        (f'{{{WHOLE}, "text": "\\u0000"}}', "41: error[control-character]"),
        (f'{{{WHOLE}, "text": "a\\n\\n\\u0416 [b](c.md)"}}', "57: error[broken-link]"),
        (f'{{{WHOLE}, "text": "a\\r\\n\\ud83d\\ude00[b](c.md)"}}', "62: error[broken-link]"),
        (f'{{{WHOLE}, "path": "a/../b"}}', "1: error[bad-path]"),
        (f'{{{WHOLE}, "path": "first"}}', "1: error[address-collision]: 'articles/first.html'"),
        (f'{{{WHOLE}, "text": "{"x" * 5_000_000}"}}', "1: error[too-large]: the line is larger"),
        (f'{{{WHOLE}, "summary": "{"x" * 200_000}"}}', "1: error[yaml-too-large]"),
    ],
)
def test_a_mistake_is_told_where_it_stands(
    site: SiteTest, line: str | bytes, expected: str
) -> None:
    assert problem(site, line).startswith(expected)


def test_the_line_of_the_text_is_told(site: SiteTest) -> None:
    found = problem(site, f'{{{WHOLE}, "text": "a\\n\\n[b](c.md)"}}')
    assert "leads to nothing (line 3 of its text)" in found


def test_two_of_one_path_are_both_named(site: SiteTest) -> None:
    assert f"of this and of {VOLUME}:1;" in problem(site, f'{{{WHOLE}, "path": "first"}}')
    site.article("a")
    (_, second) = site.write(VOLUME, f"{{{WHOLE}}}\n{{{WHOLE}}}\n").problems()
    assert f"{VOLUME}:2:1: error[address-collision]" in second
    assert "of this and of content/articles/a.md;" in second


BOMB = gzip.compress(b"0" * 20_000_000)
PACKED = gzip.compress(f"{{{WHOLE}}}\n".encode())


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PACKED[:-4], "error[unreadable]: the file cannot be unpacked: its end is missing"),
        (b"text", "error[unreadable]: the file cannot be unpacked: it is no gzip, or damaged"),
        (BOMB, "error[too-large]: the file becomes more than 200 times as large unpacked"),
        (gzip.compress(b""), "error[empty-file]"),
        (b"", "error[unreadable]: the file cannot be unpacked: its end is missing"),
    ],
)
def test_a_volume_that_cannot_be_unpacked(site: SiteTest, data: bytes, expected: str) -> None:
    (found,) = site.write_as_it_is(f"{VOLUME}.gz", data).problems()
    assert found.startswith(f"{VOLUME}.gz:1:1: {expected}")


def test_members_of_gzip_and_ends_of_lines(site: SiteTest) -> None:
    other = gzip.compress(b'{"title": "B", "date": "1987"}\r\n{"title": "C", "date": "1987"}')
    site.write_as_it_is(f"{VOLUME}.gz", PACKED + other)
    site.write_as_it_is("content/articles/x.jsonl", b'\xef\xbb\xbf{"title": "D", "date": "1987"}')
    pages = {f"articles/{name}.html" for name in "abcd"}
    assert site.build().pages() >= pages


def test_an_empty_volume_is_an_error(site: SiteTest) -> None:
    (found,) = site.write(VOLUME, "").problems()
    assert found.startswith(f"{VOLUME}:1:1: error[empty-file]")


@pytest.mark.parametrize(
    ("keys", "page"),
    [
        ({"path": "1987/02/ош", "id": "x"}, "1987/02/ош"),
        ({"path": "content/articles/a/b.md"}, "a/b"),
        ({"id": "1987/An Id"}, "in/1987/an-id"),
        ({"title": "Ош: the *call*"}, "in/osh-the-call"),
        ({"title": "***"}, "in/1987-1"),
        ({"url": "articles/1987/%D0%BE%D1%88.html", "names": []}, "1987/ош"),
    ],
)
def test_the_path_of_a_line(site: SiteTest, keys: dict[str, object], page: str) -> None:
    if "id" in keys:
        keys = {**keys, "id": str(keys["id"]).replace(" ", "-")}
    line = json.dumps({"title": "A", "date": "1987", **keys})
    site.write("content/articles/in/1987.jsonl", line).build()
    assert f"articles/{page}.html" in site.pages()


def test_the_text_of_an_exported_line_is_no_markup(site: SiteTest) -> None:
    text = "# 1 *a* _b_ <b>c</b> [d](e.md) {% f %} www.example.org `g`\n\n    1. h\n- i | j"
    line = {"title": "A", "date": "1987", "url": "articles/a.html", "names": [], "text": text}
    more = {"source": "", "topics": [], "extra_fields": {}, "summary": "S."}
    site.write(VOLUME, json.dumps({**line, **more})).build()
    shown = "# 1 *a* _b_ <b>c</b> [d](e.md) {% f %} www.example.org `g` 1. h - i | j"
    assert shown in site.text("articles/a.html")


@pytest.mark.parametrize(
    "pattern", ["articles/1987/a.md", "articles/1987.jsonl", "articles/*.jsonl"]
)
def test_a_warning_of_a_line_can_be_allowed(site: SiteTest, pattern: str) -> None:
    line = f'{{{WHOLE}, "path": "1987/a", "text": "<script>"}}'
    site.write("site.yaml", f"title: T\nallow: {{html-as-text: [{pattern}]}}\n")
    assert site.write(VOLUME, line).problems() == []


def test_a_link_to_a_volume_publishes_nothing(site: SiteTest) -> None:
    site.write(VOLUME, f"{{{WHOLE}}}").write("content/pages/a.md", "# A")
    (site.source / "content/pages/a.txt").symlink_to("../articles/1987.jsonl")
    assert any("error[link-to-text]" in one for one in site.problems())


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ({"path": "2015/01/a"}, "2015/01/a"),
        ({"path": "content/articles/2015/a.md"}, "2015/a"),
        ({"url": "articles/2015/%C3%A9.html", "names": []}, "2015/é"),
        ({"url": "articles/2015/a.html", "id": "x 1"}, "old/x-1"),
        ({"id": "2015/One"}, "old/2015/one"),
        ({"title": "Osh: a/b"}, "old/osh-a-b"),
        ({}, "old/all-7"),
    ],
)
def test_what_the_bytes_of_a_line_say_of_its_path(line: dict[str, object], path: str) -> None:
    data = json.dumps(line).encode()
    assert path_of_line(data, "content/articles/old/all.jsonl", 7) == f"content/articles/{path}.md"


def test_a_text_without_markup_gets_none() -> None:
    assert escaped("a *b*\n\n# c  d") == "a \\*b\\*\n\n\\# c d"
