"""Schemas and validator say the same of a file."""

from pathlib import Path

import pytest
import yaml

from builder.content.reader import Reader
from builder.content.records import read_record
from builder.editors.schemas import record_schema, sidecar_schema, site_schema
from builder.errors import has_errors
from builder.store.storage import LocalStorage
from tests.helpers import ROOT, SiteTest
from tests.unit.editors.reading import SETTINGS, config, faults

RECORDS = sorted(path for path in (ROOT / "content").glob("*/*.yaml") if "pages" not in path.parts)


class Loader(yaml.SafeLoader):
    """As YAML 1.2 has it: a day is a text, and `yes` a word."""


Loader.yaml_implicit_resolvers = {
    first: [one for one in resolvers if one[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def loaded(text: str) -> object:
    return yaml.load(text, Loader)


def test_records_of_the_sample_are_as_the_schema_says() -> None:
    found = {
        path.name: said
        for path in RECORDS
        if (said := faults(record_schema(config()), loaded(path.read_text(encoding="utf-8"))))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("name: A", True),
        ("aliases: [A]", False),
        ("name: A\nalias: [B]", False),
        ("name: A\naliases: B", False),
        ("name: A\naliases: []\nwikidata:", True),
        ("name: A\nfounded: 1992", True),
        ("name: A\nfounded: 1992-05-15", True),
        ("name: A\nwebsite: example.org", False),
        ("name: A\nwebsite: ''", True),
        ("name: A\nlayout: post", True),
        ("name: [A]", False),
        ("name: 2015", True),
    ],
)
def test_a_record_is_right_for_both_or_for_none(text: str, is_right: bool, tmp_path: Path) -> None:
    path = "content/topics/a.yaml"
    SiteTest(tmp_path).write(path, text)
    reader = Reader(LocalStorage(tmp_path / "source"))
    _, _, problems = read_record(reader, path, "", config())
    assert has_errors(problems) != is_right, problems
    assert (faults(record_schema(config()), loaded(text)) == []) == is_right


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("", True),
        ("title: A\ndate: 2015-01-20", True),
        ("contries: [KZ]", False),
        ("countries: KZ", False),
        ("status: publshed", False),
        ("corrections: [{date: 2015, note: A}]", True),
        ("corrections: [{date: 2015}]", False),
        ("noindex: true", True),
        ("noindex: maybe", False),
        ("checked: 2015\nanything: {a: [b]}", True),
    ],
)
def test_so_is_a_sidecar(text: str, is_right: bool, tmp_path: Path) -> None:
    site = SiteTest(tmp_path).write("site.yaml", SETTINGS)
    head = "" if text.startswith("title") else "---\ntitle: A\ndate: 2015\n---\n\n"
    site.write("content/articles/a.md", f"{head}Text.\n")
    site.write("content/articles/a.yaml", text)
    assert ([line for line in site.problems() if ": error[" in line] == []) == is_right
    assert (faults(sidecar_schema(config()), loaded(text)) == []) == is_right


def test_settings_of_the_sample_and_of_the_manual_are_as_the_schema_says() -> None:
    manual = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    example = manual.partition("```yaml\n")[2].partition("```")[0]
    for text in ((ROOT / "site.yaml").read_text(encoding="utf-8"), example, SETTINGS):
        assert faults(site_schema(), loaded(text)) == []
    for text in (
        "titel: A",
        "search: maybe",
        "digits: roman",
        "theme: {acent: red}",
        "indexes: [a]",
    ):
        assert faults(site_schema(), loaded(text)) != [], text
