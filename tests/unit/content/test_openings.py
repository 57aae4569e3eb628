"""What is taken for metadata and is none."""

import pytest

from builder.content.openings import false_end, missing_metadata
from tests.helpers import SiteTest

KEYS = "title: T\ndate: 2015\n"


@pytest.mark.parametrize(
    ("text", "what", "hint"),
    [
        (f"----\n{KEYS}----\n", "line 1 is '----', which has 4 signs", "write '---' as line 1"),
        (f"--\n{KEYS}--\n", "line 1 is '--', which has 2 signs", "write '---' as line 1"),
        (f"\n\u2014\n{KEYS}", "line 2 is '\u2014', which Word", "write '---' as line 2"),
        (f"\u2013-\n{KEYS}", "line 1 is '\u2013-', which Word", "write '---' as line 1"),
        (f"\\---\n{KEYS}", "line 1 is '\\---', which editors", "write '---' as line 1"),
        (f"\\-\\-\\-\n{KEYS}", "line 1 is '\\-\\-\\-', which ed", "write '---' as line 1"),
        (f" ---\n{KEYS}", "line 1 is '---', but not in the first column", "write '---'"),
        (f"\u200b---\n{KEYS}", "with U+200B (zero width space)", "write '---'"),
        (f"***\n{KEYS}***\n", "line 1 is '***', which does not begin", "write '---'"),
        (f"```yaml\n{KEYS}```\n", "line 1 is '```yaml', which does", "write '---'"),
        (f"++\n{KEYS}", "line 1 is '++', where '+++' begins TOML", "write '---'"),
        ("---title: T\n---\n", "line 1 is '---title: T'", "in a line of its own"),
        ("***title:** T\n\n**date:** 2015\n", "a key in bold letters", "title: T"),
        ("**title**: T\n", "a key in bold letters", "title: T"),
        ('{"title": "T",\n"date": "2015"}\nText.\n', "this is JSON", "one below line 2"),
        ('{\n"title" "T"\n}\nText.\n', "this is JSON", "one below line 3"),
        (
            f"{KEYS}\nText.\n",
            "the keys stand without lines '---'",
            "above line 1 and one below line 2",
        ),
    ],
)
def test_what_was_meant(text: str, what: str, hint: str) -> None:
    (problem,) = missing_metadata(text, "a.md", needed=True)
    assert problem.message.startswith("there is no metadata: ")
    assert what in problem.message
    assert hint in problem.hint
    assert missing_metadata(text, "a.md", needed=False) == [problem]


@pytest.mark.parametrize(
    "text", ["Text.\n", "# T\n\nNote: x\n", "***\n\nText.\n", "{x}\n", "{: .a}\n"]
)
def test_a_text_that_begins_at_once(text: str) -> None:
    (problem,) = missing_metadata(text, "a.md", needed=True)
    assert problem.message == "there is no metadata"
    assert missing_metadata(text, "a.md", needed=False) == []


@pytest.mark.parametrize(
    ("lines", "end", "number"),
    [
        (["a: b", "----"], "---", 1),
        (["a: b", "\u2014", "x"], "---", 1),
        (["a: b", " ---"], "---", 1),
        (["a = 1", "++++"], "+++", 1),
        (["a: b", "", "Text."], "---", -1),
    ],
)
def test_what_looks_like_the_end(lines: list[str], end: str, number: int) -> None:
    assert false_end(lines, end)[0] == number


def test_json_between_fences_is_read(site: SiteTest) -> None:
    text = '{\n\t"title": "A \\u2013 title",\n\t"date": "2015-01-20"\n}\n'
    site.write("content/articles/a.md", f"---\n{text}---\nText.\n").build()
    assert "A \u2013 title" in site.text("articles/a.html")


def test_the_front_page_may_begin_at_once_and_not_with_half_a_block(site: SiteTest) -> None:
    site.article("a").write("content/index.md", "Welcome.\n")
    assert site.problems() == []
    site.write("content/index.md", "----\ntitle: T\n----\nWelcome.\n")
    assert [line.split(": ")[1] for line in site.problems()] == ["error[no-metadata]"]
