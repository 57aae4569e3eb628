from pathlib import Path

import pytest
import yaml

from builder.metadata.block import Block
from builder.metadata.unseen_values import check_unseen
from tests.helpers import SiteTest

EVIL = "\u202egpj.exe"
# Every place where a value of metadata may stand, with the file that has it.
PLACES = {
    "title": ("articles/a.md", '---\ntitle: "{}"\ndate: 2015\n---\n'),
    "key": ("articles/a.md", '---\ntitle: A\ndate: 2015\n"mood{}": x\n---\n'),
    **{
        key: ("articles/a.md", f'---\ntitle: A\ndate: 2015\n{key}: "x{{}}"\n---\n')
        for key in "source source_url archived_url language summary id author dateline".split()
    },
    **{
        key: ("articles/a.md", f'---\ntitle: A\ndate: 2015\n{key}: ["x{{}}", b]\n---\n')
        for key in "authors organizations people topics countries redirects exchanges".split()
    },
    "corrections": (
        "articles/a.md",
        '---\ntitle: A\ndate: 2015\ncorrections: [{{date: 2015, note: "x{}"}}]\n---\n',
    ),
    "toml": ("articles/a.md", '+++\ntitle = "{}"\ndate = 2015-01-01\n+++\n'),
    "sidecar": ("articles/a.yaml", 'title: "x{}"\ndate: 2015\n'),
    "page": ("pages/a.md", '---\ntitle: "x{}"\n---\n\nText.\n'),
    **{
        f"record {key}": ("people/a.yaml", f'name: A\n{key}: "x{{}}"\n')
        for key in "type sort website wikidata parent".split()
    },
    "record name": ("people/a.yaml", 'name: "x{}"\n'),
    "record aliases": ("people/a.yaml", 'name: A\naliases: ["x{}"]\n'),
    "addresses": ("addresses.yaml", 'gone: {{"old{}.html": Reason}}\n'),
    **{
        f"setting {key}": ("../site.yaml", f'{key}: "x{{}}"\n')
        for key in "title description content_license contact".split()
    },
    "setting navigation": ("../site.yaml", 'title: A\nnavigation: ["x{}"]\n'),
    "setting label": ("../site.yaml", 'title: A\nextra_fields: {{mood: {{label: "x{}"}}}}\n'),
}


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path).write("content/articles/a.md", "")


@pytest.mark.parametrize("written", [EVIL, "\\u202egpj.exe", "\\u2067", "\\u2069", "\\u001b[31m"])
@pytest.mark.parametrize("place", PLACES)
def test_no_value_turns_others_round(place: str, written: str, site: SiteTest) -> None:
    path, text = PLACES[place]
    site.write(f"content/{path}", text.format(written))
    found = [line for line in site.problems() if "bidi-control" in line or "control-char" in line]
    before = text[: text.index("{}")].replace("{{", "{").replace("}}", "}").split("\n")
    column = len(before[-1]) + (place != "toml" or written == EVIL)  # of TOML there are no places
    assert [one.split(": ")[0] for one in found] == [
        f"content/{path}:{len(before)}:{column}".replace("content/../", "")
    ]


def test_the_hint_is_the_line_without_it(site: SiteTest) -> None:
    site.article("a", title='"Osh \\u202enews"', more="source: O\u200bsh\n")
    assert [line.partition("; ")[2] for line in site.problems()] == [
        'write it without: title: "Osh news"',
        'write it without: source: "Osh"',
    ]


def test_a_text_in_lines_of_its_own(site: SiteTest) -> None:
    site.article("a", more="summary: |\n  One\n  two\u2067\n")
    assert site.problems() == [
        "content/articles/a.md:6:6: error[bidi-control]: U+2067 (right-to-left isolate) is not "
        "closed, and moves what follows it; remove it, or close it with U+2069 (pop directional "
        "isolate)"
    ]


def test_a_value_is_read_without_it() -> None:
    text = 'title: "a\\u202eb"\n'
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert node is not None
    assert len([*check_unseen(node, Block("a.md", text=text))]) == 1
    assert node.value[0][1].value == "ab"


@pytest.mark.parametrize("written", ['"a \u200bb"', "'a \u200bb'", '"""a\u200bb"""', '"a \\u202e"'])
def test_a_hint_for_toml_does_not_break_the_line(written: str, site: SiteTest) -> None:
    site.write("content/articles/a.md", f"+++\ntitle = {written}\ndate = 2015-01-01\n+++\n")
    [problem] = site.problems()
    assert problem.endswith("; remove it")
