"""What can be looked up: every key, setting, field, command, option and code is in its document."""

import os
import re
from dataclasses import fields
from pathlib import Path

import click
import pytest

from builder.cli import COMMANDS, main
from builder.config import SiteConfig
from builder.content.file_types import TYPES, FileType
from builder.metadata.keys import ARTICLE_KEYS
from builder.metadata.table import ARTICLE, PAGE, RECORD
from builder.metadata.table import Field as Key
from builder.metadata.table_of_settings import SETTINGS, Setting
from builder.search.fields import FACETS, FIELDS, Field
from builder.search.inflection import SNOWBALL, languages
from tests.broken.test_broken import MESSAGES, RULES
from tests.codes import codes
from tests.documents import headings, read, section
from tests.helpers import ROOT

CONTENT = ROOT / "docs/content.md"
RECORDS = ROOT / "docs/records.md"
SETTINGS_OF = ROOT / "docs/settings.md"
COMMANDS_OF = ROOT / "docs/commands.md"
SEARCH = ROOT / "docs/search.md"
TROUBLES = ROOT / "docs/troubleshooting.md"


IDS = ["articles", "pages", "records", "settings"]
TABLES = [
    (CONTENT, "| key | value |", ARTICLE),
    (CONTENT, "| key of a page | |", PAGE),
    (RECORDS, "| key of a record | |", RECORD),
    (SETTINGS_OF, "| setting | default | |", SETTINGS),
]


@pytest.mark.parametrize(("document", "head", "table"), TABLES, ids=IDS)
def test_the_keys_of_a_document_are_those_of_the_table(
    document: Path, head: str, table: tuple[Key | Setting, ...]
) -> None:
    """UPDATE=1 writes the rows."""
    text = read(document)
    start = text.index(f"{head}\n")
    end = text.index("\n\n", start)
    expected = "\n".join([head, "|" + " --- |" * (head.count("|") - 1), *map(row, table)])
    if os.environ.get("UPDATE"):
        document.write_text(text[:start] + expected + text[end:], encoding="utf-8")
    else:
        assert text[start:end] == expected


def row(one: Key | Setting) -> str:
    default = f" {one.default}".rstrip() + " |" if isinstance(one, Setting) else ""
    return f"| `{one.name}` |{default} {one.about} |"


def test_the_examples_of_articles_have_every_key() -> None:
    keys = {*re.findall(r"^(\w+):", section(CONTENT, "Articles"), re.MULTILINE)}
    assert keys >= {*ARTICLE_KEYS} - {"author"}


def test_every_setting_has_its_row_and_is_in_the_example() -> None:
    names = [field.name for field in fields(SiteConfig)]
    assert rows(read(SETTINGS_OF)) >= {*names}
    assert {*re.findall(r"^(\w+):(?: |$)", read(SETTINGS_OF), re.MULTILINE)} >= {*names}


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_of_the_search_is_documented(field: Field) -> None:
    assert f"| `{field.name}` | {field.about} |" in read(SEARCH)


def test_every_language_that_has_stems_is_documented() -> None:
    named = re.findall(r"`([a-z]{2,3})`", section(SEARCH, "Inflections"))
    assert sorted(named) == sorted({*languages(), *SNOWBALL})


@pytest.mark.parametrize("facet", FACETS)
def test_every_facet_is_documented(facet: str) -> None:
    assert f"`{facet}:" in section(SEARCH, "The query language")
    assert f"`{facet}`" in section(SEARCH, "Addresses of searches")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_in_its_section(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    said = section(COMMANDS_OF, name)
    assert f"archive-builder {name}" in said
    shown = {*re.findall(r"`(--[a-z-]+)", said)}
    options = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    assert shown >= {option.opts[0] for option in options}


def test_options_of_several_commands_are_explained_once() -> None:
    common = section(COMMANDS_OF, "Options of several commands")
    explained = re.findall(r"^\| `(?:-h`, `)?(--[a-z-]+)", read(COMMANDS_OF), re.MULTILINE)
    own = [name for name in explained if name != "--builder"]  # that of `upgrade` leads to `init`
    assert sorted(own) == sorted({*own})
    for line in re.findall(r"^Options: .*$", read(COMMANDS_OF), re.MULTILINE):
        assert {*re.findall(r"--[a-z-]+", line)} <= {*re.findall(r"--[a-z-]+", common)}


def rows(text: str) -> set[str]:
    """The names in the first column of all tables of a text."""
    cells = re.findall(r"^\| (`.*?`) \|", text, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([a-z_]+)`", cell)}


def test_every_code_has_its_section() -> None:
    assert {heading.text for heading in headings(TROUBLES) if heading.level == 3} >= codes()


def test_the_codes_that_tests_expect_are_found_in_the_source() -> None:
    """Or the test above would look for too few."""
    expected = {code for line in expected_lines() for code in re.findall(r" \w+\[(.*?)\]:", line)}
    assert expected <= codes()
    assert {"unreadable", "yaml-boolean", "hidden-file"} <= codes()


@pytest.mark.parametrize("code", sorted(codes()))
def test_the_example_of_a_code_is_a_message_of_a_broken_site(code: str) -> None:
    [line] = re.findall(r"```text\n(.*)\n```", section(TROUBLES, code))
    assert f"[{code}]: " in line
    assert line in expected_lines()


def expected_lines() -> list[str]:
    """The messages that the broken sites expect."""
    files = (ROOT / "tests/broken" / rule / "expected.txt" for rule in RULES)
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return lines + MESSAGES


@pytest.mark.parametrize("one", TYPES, ids=lambda one: one.name)
def test_every_type_of_files_is_named(one: FileType) -> None:
    lists = re.findall("`([^`]+)`", section(CONTENT, "Types of files"))
    named = {word for words in lists for word in words.split()}
    assert {suffix.removeprefix(".") for suffix in one.suffixes} <= named
