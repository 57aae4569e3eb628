"""Authority records: from YAML alone or from Markdown, with a slug that is the file's name."""

from pathlib import Path

import pytest

from builder.config import SiteConfig
from builder.content.reader import Reader
from builder.content.records import read_record
from builder.errors import Problem
from builder.model import Kind, ParsedRecord
from builder.store.storage import LocalStorage


def read(
    folder: Path, text: str, path: str = "content/organizations/un.yaml"
) -> tuple[ParsedRecord | None, str, list[Problem]]:
    (folder / path).parent.mkdir(parents=True)
    (folder / path).write_text(text, encoding="utf-8")
    record, body, problems = read_record(Reader(LocalStorage(folder)), path, "", SiteConfig())
    return record, body.markdown, problems


def test_a_record_of_yaml_alone(tmp_path: Path) -> None:
    record, body, problems = read(
        tmp_path,
        "name: United Nations\naliases: [U.N.]\nacronyms: [UN]\nwikidata: Q1065\n"
        "type: agency\nfounded: 1945-10-24\nsuccessors: [Another]\nwebsite: https://un.org/\n",
    )
    assert (body, problems) == ("", [])
    assert record
    assert (record.kind, record.slug, record.wikidata) == (Kind.ORGANIZATIONS, "un", "Q1065")
    assert [name.text for name in record.names] == ["United Nations", "UN", "U.N."]
    assert record.successors[0].place == ("content/organizations/un.yaml", 7, 14)
    assert record.founded
    assert (record.founded.iso, record.website) == ("1945-10-24", "https://un.org/")


def test_a_record_with_a_text(tmp_path: Path) -> None:
    path = "content/people/x-y.md"
    record, body, problems = read(tmp_path, "---\nname: X Y\n---\nA life.\n", path)
    assert record
    assert (record.kind, record.slug, body, problems) == (Kind.PEOPLE, "x-y", "A life.\n", [])


@pytest.mark.parametrize(
    ("text", "path", "code", "line"),
    [
        ("aliases: [A]\n", "content/topics/a.yaml", "missing-key", 1),
        ("name: A\nalias: [B]\n", "content/topics/a.yaml", "unknown-key", 2),
        ("name: A\nwikidata: q12\n", "content/topics/a.yaml", "bad-wikidata", 2),
        ("name: A\n", "content/topics/A b.yaml", "bad-slug", 1),
        ("name: A\n", "content/topics/index.yaml", "bad-slug", 1),
        ("---\nname: A\nmerged_into: b\n---\nText.\n", "content/topics/a.md", "lost-text", 5),
    ],
)
def test_what_is_wrong(text: str, path: str, code: str, line: int, tmp_path: Path) -> None:
    _, _, problems = read(tmp_path, text, path)
    assert [(one.path, one.line, one.code) for one in problems] == [(path, line, code)]


def test_a_bad_slug_with_the_name_to_give_the_file(tmp_path: Path) -> None:
    _, _, problems = read(tmp_path, "name: A\n", "content/topics/Война и мир.yaml")
    assert [one.hint for one in problems] == ["rename the file to voyna-i-mir.yaml"]


@pytest.mark.parametrize("text", ["", "- a\n", "name: [\n"])
def test_a_file_that_says_too_little_is_no_record(text: str, tmp_path: Path) -> None:
    record, _, problems = read(tmp_path, text)
    assert record is None
    assert len(problems) == 1
