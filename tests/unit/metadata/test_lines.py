"""The line that should stand where something else does: followed literally, all is well."""

import re

import pytest
import yaml
from yaml.nodes import Node

from builder.metadata.lines import line_for
from tests.helpers import SiteTest


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("published: 2015-01-20", "date: 2015-01-20"),
        ("person: Islam Karimov", "people: [Islam Karimov]"),
        ("tag: war", "topics: [war]"),
        ("tags: [war, peace]", "topics: [war, peace]"),
        ("tags: war, peace", "topics: [war, peace]"),
        ("tags:\n  - war\n  - 'to: be'", 'topics: [war, "to: be"]'),
        ("keywords: C#", "topics: [C#]"),
        ("country: 'NO'", 'countries: ["NO"]'),
        ("outlet: BBC", "source: BBC"),
        ("newspaper: 'Times: London'", 'source: "Times: London"'),
        ("publisher: [BBC]", "source: BBC"),
        ("by: Ann Bee", "author: Ann Bee"),
        ("byline: [Ann Bee, Cy Dee]", "authors: [Ann Bee, Cy Dee]"),
        ("writers: Ann Bee and Cy Dee", "authors: [Ann Bee, Cy Dee]"),
        ("accessed: 2016-02-03", "added: 2016-02-03"),
        ("URL: https://x.org/a", "source_url: https://x.org/a"),
        ("link: www.x.org/a", "source_url: https://www.x.org/a"),
        ("archive: https://web.archive.org/x", "archived_url: https://web.archive.org/x"),
        ("lang: en_US", "language: en-US"),
        ("abstract: |\n  Two\n  lines", "summary: Two lines"),
        ("headline: X", ""),
        ("aliases: /old/", "redirects: [/old/]"),
        ("Summary: Of it", "summary: Of it"),
        ("SOURCE: BBC", "source: BBC"),
        ("source-url: https://x.org/", "source_url: https://x.org/"),
        ("author: [Ann, Bob]", "authors: [Ann, Bob]"),
        ("authors: Ann Bee and Cy Dee", "authors: [Ann Bee, Cy Dee]"),
        ("authors: Ann Bee, Cy Dee & Eve Eff", "authors: [Ann Bee, Cy Dee, Eve Eff]"),
        ("authors: [{name: Ann}]", "authors: [Ann]"),
        ("authors:\n- name: Ann\n- Bob", "authors: [Ann, Bob]"),
        ("topics: [[a, b], c]", "topics: [a, b, c]"),
        ("topics:\n- War: the end", 'topics: ["War: the end"]'),
        ("source_url: <https://x.org/a>", "source_url: https://x.org/a"),
        ("source_url: “https://x.org/a”", "source_url: https://x.org/a"),
        ("source_url: '[BBC](https://x.org/a)'", "source_url: https://x.org/a"),
        ("source_url: www.x.org/a", "source_url: https://www.x.org/a"),
        ("archived_url: x.org", "archived_url: https://x.org"),
        ("source: [BBC]", "source: BBC"),
        ("summary: [Sic]", 'summary: "[Sic]"'),
        ("status: pending", "status: draft"),
        ("status: live", "status: published"),
        ("post_status: publish", "status: published"),
    ],
)
def test_the_line_to_paste_cures(written: str, line: str, site: SiteTest) -> None:
    more = "" if line.startswith("date:") else "date: 2015-01-20\n"
    head = f"title: T\n{more}"
    site.write("content/articles/a.md", f"---\n{head}{written}\n---\n\nText.\n")
    [problem] = {text.partition("error[")[2] for text in site.problems()}
    if not line:  # it is there already
        assert "write" not in problem
        return
    found = re.search(rf"{line.partition(':')[0]}: .*", problem)
    assert found, problem
    assert found[0] == line
    site.write("content/articles/a.md", f"---\n{head}{line}\n---\n\nText.\n")
    assert not [text for text in site.problems() if "error[" in text]


@pytest.mark.parametrize(
    "written",
    [
        "topicid: 45",
        "layout: post",
        "place: Osh",
        "link: see below",
        "published: soon, perhaps",
        "permalink: ':year/:title'",
        "mein Feld: 1",
    ],
)
def test_without_a_sure_line_the_ways_out_are_named(written: str, site: SiteTest) -> None:
    [problem] = site.article("a", written).problems()
    if "published" in written:
        assert "[withheld-key]" in problem
        assert "write status: draft to leave it out, or remove the line to publish it" in problem
    else:
        assert problem.endswith("under ignored_fields to pass over it, or remove it")
        assert ("extra_fields" in problem) == (" " not in written.partition(":")[0])


def test_a_name_with_the_family_name_first_is_asked_about(site: SiteTest) -> None:
    [problem] = site.article("a", "authors: Smith, John").problems()
    assert problem.endswith('authors: ["Smith, John"], or authors: [Smith, John] if these are two')


def test_what_is_there_already_is_not_written_twice(site: SiteTest) -> None:
    [problem] = site.article("a", "topics: [a]\ntags: [b]").problems()
    assert "here it is called 'topics', which is given already; list it" in problem


def test_a_missing_key_that_stands_there_in_capitals_is_told_once(site: SiteTest) -> None:
    site.write("content/articles/a.md", "---\nTitle: T\nDATE: 2015\n---\nText.\n")
    assert [line.rpartition("; ")[2] for line in site.problems()] == [
        "write title: T",
        "write date: 2015",
    ]


def node(text: str) -> Node:
    found = yaml.compose(text)
    assert found is not None
    return found


def test_what_is_no_text_has_no_line() -> None:
    assert line_for("topics", node("{a: 1, b: 2}")) == ""
    assert line_for("topics", node("[a, {b: [c]}]")) == ""
    assert line_for("topics", node("!tag a")) == ""
    assert line_for("source", node("[a, b]")) == ""
    assert line_for("topics", node("[a, [b]]")) == "topics: [a, b]"
