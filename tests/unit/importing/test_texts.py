"""Files are edited key by key, and every other byte stays."""

from builder.importing.items import Literal, Value
from builder.importing.texts import Written, edited, file_of, line_of, read_file

FILE = "---\n# First\ntitle: A  # sure\ntopics:\n  - x\n  - z\n\n# Last\ndate: 2015\n---\n\nText.\n"


def test_a_file_is_read_as_it_was_written() -> None:
    keys: dict[str, Value] = {"title": "A: b # c", "topics": ["NO", "x, z"], "n": "1"}
    assert read_file(file_of(keys, "\n\nText\n\n")) == Written(keys, "Text")
    assert file_of({"title": "A"}, "") == "---\ntitle: A\n---\n"
    assert line_of("n", Literal('{"a": 1}')) == 'n: {"a": 1}'


def test_keys_are_replaced_added_and_taken_out() -> None:
    wanted = Written({"title": "A", "topics": ["q"], "date": "2015", "new": "Q"}, "Other.")
    assert edited(FILE, {"topics": ["q"], "new": "Q"}, "Other.", wanted) == (
        "---\n# First\ntitle: A  # sure\ntopics: [q]\n\n# Last\ndate: 2015\nnew: Q\n---\n\nOther.\n"
    )
    gone = Written({"title": "A", "date": "2015"}, "Text.")
    assert "topics" not in edited(FILE, {"topics": None}, None, gone)


def test_what_would_say_something_else_is_not_done() -> None:
    assert edited(FILE, {"title": "B"}, None, Written({"title": "C"}, "Text.")) == ""
    assert edited("+++\ntitle = 'A'\n+++\n", {"title": "B"}, None, Written({}, "")) == ""
    assert edited("No metadata.", {"title": "B"}, None, Written({}, "")) == ""
