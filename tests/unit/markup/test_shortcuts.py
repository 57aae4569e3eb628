"""Texts come out as from the library without the shortcuts."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import TocTreeprocessor

from builder.markup.dialect import convert, make_converter
from builder.markup.notes import Notes
from builder.markup.shortcuts import Shortcuts
from builder.model import Body

PATH = "content/articles/a.md"

FRAGMENTS = [
    *"aZé.,;:!?'\"()[]{}<>&*_`~#+-=|\\^/@1 \t",
    *("word", "Two words", " ", "  ", "    ", "\n", "\n\n", "  \n", "\n    ", "Ж", "\u3042"),
    *("# ", "## ", "1. ", "- ", "* ", "> ", "```", "~~~", "---", "***", "===", ":---", "| a | b |"),
    *("**b**", "*i*", "_i_", "`c`", "[a](b.md)", "![a](b.png)", "[a][b]", "[b]: https://x.org/"),
    *("[^1]", "[^1]: note", "<b>", "</b>", "<br>", "<!--", "-->", "<https://x.org/>", "<a@b.org>"),
    *("&amp;", "&#33;", "&", "\\*", "\\", "[TOC]", "<TICKER>", "\u2028", "\u00a0", "\x0b"),
]


def without_shortcuts() -> tuple[Markdown, Notes]:
    converter, notes = make_converter()
    converter.parser.blockprocessors.deregister("plain_paragraphs")
    converter.treeprocessors.deregister("plain_texts")
    ours = converter.treeprocessors["toc"]
    assert isinstance(ours, TocTreeprocessor)
    config = {"marker": "", "slugify": ours.slugify, "title": "", "title_class": "t"}
    config |= {"toc_class": "t", "baselevel": 1, "separator": "-", "toc_depth": 6}
    config |= {"anchorlink": False, "anchorlink_class": "", "permalink": False}
    config |= {"permalink_class": "", "permalink_title": "", "permalink_leading": False}
    converter.treeprocessors.register(TocTreeprocessor(converter, config), "toc", 5)
    return converter, notes


WITH, WITHOUT = make_converter(), without_shortcuts()


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
@example("- a\n\n  b\n- c\nd")
@example("- # a\nplain\n\nplain")
@example("a\n===\n\nb  \nc")
@example("1. a\n\n    plain\n\n    - b\nplain")
@example("[^1]\n\n[^1]: a\n\n    plain\n\nplain")
@example("> a\nplain\n\nplain")
@example("Name | b\n--- | ---\nc | d")
def test_shortcuts_change_nothing(text: str) -> None:
    found = []
    for converter, notes in (WITH, WITHOUT):
        html = convert(converter, notes, Body(text), PATH)
        found.append((html, notes.links, notes.problems))
    assert found[0] == found[1]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
@example("a\n===\n\nPlain.")
def test_the_library_alone_is_not_changed_either(text: str) -> None:
    assert Markdown(extensions=[Shortcuts()]).convert(text) == Markdown().convert(text)
