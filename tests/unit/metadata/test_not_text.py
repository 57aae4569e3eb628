"""What is no text: the message says how it would be one."""

from yaml.nodes import ScalarNode

from builder.metadata.block import Block
from builder.metadata.not_text import text_fault
from tests.helpers import SiteTest


def test_of_what_is_no_text_the_message_has_the_line(site: SiteTest) -> None:
    site.article("a", title="[Update]", more="topics:\n  - Syria: the call\n  - Osh:\n")
    assert [line.partition("; ")[2] for line in site.problems()] == [
        'if it is one text, put it in quotes: title: "[Update]"',
        'if it is one text, put it in quotes: - "Syria: the call"',
        'if it is one text, put it in quotes: - "Osh:"',
    ]


def test_items_that_are_lists_or_mappings(site: SiteTest) -> None:
    site.article("a", more="topics:\n  - [a, b]\nauthors:\n  - name: Ann Lee\nsource: {a: b}\n")
    assert [line.partition("; ")[2] for line in site.problems()] == [
        "write topics: [a, b]",
        "write authors: [Ann Lee]",
        'write source: "a: b"',
    ]


def test_an_author_who_is_a_list(site: SiteTest) -> None:
    site.article("a", more="author: [Ann Lee, Bob Ray]")
    assert [line.partition("; ")[2] for line in site.problems()] == [
        "write authors: [Ann Lee, Bob Ray]"
    ]


def test_a_text_has_no_fault() -> None:
    node = ScalarNode("tag:yaml.org,2002:str", "Osh")
    assert text_fault("title", node, Block("a.md")) is None
