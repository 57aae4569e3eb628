"""Values are what was written, or a message says what would be right."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.metadata.block import Block
from builder.metadata.entries import read_entries
from builder.metadata.fidelity import check_values
from tests.helpers import SiteTest
from tests.unit.metadata.as_read import follow, read_value

SIGNS = "ab:-[]{}#&*!|>%@`,?= ~0.\u00e9;<\u00a0"
# Without those that begin a value in quotes, which are a matter of their own.
texts = st.text(SIGNS, min_size=1, max_size=12).map(str.strip)


@settings(max_examples=1000)
@given(st.one_of(texts, st.text(SIGNS + "\"'\\", max_size=12).map(lambda text: f"a{text}z")))
@example("Case #12")
@example("&Co launches")
@example("x\u00a0y")
@example("a # z")
def test_a_text_is_read_as_it_was_written_or_a_message_has_the_line_that_is_right(
    text: str,
) -> None:
    wanted = re.sub(" +", " ", text.strip("\u00a0 "))
    read, codes = follow(text)
    if read.problems:  # nothing, or the beginning of a text in lines below
        assert read.codes == ["missing-key"]
        assert re.fullmatch(r"~|[|>][+-]?(\s+#.*)?|#+ .*|#*", wanted)
    elif not re.search(r"  +#+ |^[\w/.?~%:-]+ #+ +[^\W\d_]", text):  # a comment
        assert read.title == wanted, codes


@pytest.mark.parametrize(
    ("value", "code", "right"),
    [
        ("&Co launches", "yaml-anchor", 'title: "&Co launches"'),
        ("&Co", "yaml-anchor", 'title: "&Co"'),
        ("!Kung people", "yaml-tag", 'title: "!Kung people"'),
        ("! Alert", "yaml-tag", 'title: "! Alert"'),
        ("!!! Alert", "yaml-tag", 'title: "!!! Alert"'),
        ("!!Important", "yaml-tag", 'title: "!!Important"'),
        ("!Kung #1", "yaml-tag", 'title: "!Kung #1"'),
        (">5", "yaml-character", 'title: ">5"'),
        (">#5", "yaml-character", 'title: ">#5"'),
        ("> #5", "yaml-character", 'title: "> #5"'),
        ("\u00a0Osh", "unseen-character", 'title: "Osh"'),
        ("Osh\u2003", "unseen-character", 'title: "Osh"'),
        ("\ufeffOsh", "unseen-character", 'title: "Osh"'),
        ("Osh\u2028News", "unseen-character", 'title: "Osh News"'),
    ],
)
def test_what_yaml_would_leave_out(value: str, code: str, right: str) -> None:
    read = read_value(value)
    assert (read.codes, read.line) == ([code], right)
    assert follow(value)[0].problems == []


@pytest.mark.parametrize(
    "value",
    ["10\u00a0000", "R&D", "a&b", "Yahoo!", "a !b", "!!str 1.10", '"\\xa0x"'],
)
def test_what_is_kept(value: str) -> None:
    assert read_value(value).problems == []


def test_keys_are_read_without_what_cannot_be_seen() -> None:
    text = "\u00a0a: 1\nb\u00a0: 2\nc: 3\n"
    entries, problems = read_entries(text, Block("a.md"))
    assert [*entries] == ["a", "b", "c"]
    assert [(one.code, one.line, one.column) for one in problems] == [
        ("odd-character", 1, 1),
        ("odd-character", 2, 2),
    ]
    assert [one.hint for one in problems] == ["write it without: a: 1", "write it without: b: 2"]


def test_a_list_whose_hyphens_have_no_plain_space_is_one_problem(site: SiteTest) -> None:
    site.article("a", more="topics:\n  -\u00a0Borders\n  -\u00a0Energy\n")
    (problem,) = site.problems()
    assert problem.startswith("content/articles/a.md:5:4: error[odd-character]: ")
    assert problem.endswith("write a plain space: - Borders")


def test_a_tag_behind_the_key_of_a_list() -> None:
    _, (problem,) = read_entries("topics: #Osh\n  - a\n", Block("a.md"))
    assert (problem.code, problem.column) == ("yaml-comment", 9)


def test_a_text_in_lines_of_its_own_loses_only_the_anchor() -> None:
    entries, (problem,) = read_entries("a: &b |\n  text\n", Block("a.md"))
    assert (entries["a"].value.value, problem.hint) == ("text\n", "remove '&b'")


@pytest.mark.parametrize("written", ["2015-01-20", "2015-01", "2015-01-20T14:05:00Z", "12.5"])
def test_a_date_or_a_number_loses_only_the_anchor(written: str) -> None:
    entries, (problem,) = read_entries(f"a: &b {written}\n", Block("a.md"))
    assert (entries["a"].value.value, problem.hint) == (written, "remove '&b'")


def test_a_tag_behind_the_sign_of_a_text_in_lines_of_its_own() -> None:
    entries, (problem,) = read_entries("a: > #Osh\n  text\n", Block("a.md"))
    assert (entries["a"].value.value, problem.code, problem.column) == ("text\n", "yaml-comment", 6)
    assert read_entries("a: >2\n  text\nb: |- # c\n  d\n", Block("a.md"))[1] == []


def test_nothing_is_looked_at_where_nothing_is_suspect() -> None:
    entries, _ = read_entries("a: b\n", Block("a.md"))
    value = entries["a"].value
    assert list(check_values(value, Block("a.md", 0, "a: b\n"))) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/articles/a.yaml", "source: Issue #4\n"),
        ("content/topics/border.yaml", "name: Border\naliases: [a]\ntype: Case #4\n"),
        ("content/addresses.yaml", "gone:\n  - address: x.html\n    reason: See #4\n"),
        ("site.yaml", "title: Case #4\n"),
    ],
)
def test_all_files_of_yaml_are_held_to_it(path: str, text: str, site: SiteTest) -> None:
    site.article("a").write(path, text)
    (problem,) = [line for line in site.problems() if "yaml-comment" in line]
    assert problem.startswith(f"{path}:{text.rstrip().count(chr(10)) + 1}:")
    assert '#4"' in problem
