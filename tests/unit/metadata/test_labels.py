"""Labels: a text, or one for each language."""

import pytest

from builder.config import KindLabels, SiteConfig, parse_config
from builder.errors import Place
from builder.metadata.block import Block
from builder.metadata.entries import read_entries
from builder.metadata.fields import Fields
from builder.metadata.labels import read_labels
from builder.model import Kind


def config_of(text: str, language: str = "ru") -> SiteConfig:
    config, problems = parse_config(f"language: {language}\n{text}")
    assert problems == []
    return config


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("ru", "Шифр"),
        ("ru-KG", "Шифр"),
        ("en-GB", "Shelf mark"),
        ("en-US", "Call number"),
        ("ky", "Call number"),
    ],
)
def test_the_label_is_that_of_the_nearest_language(language: str, label: str) -> None:
    labels = "{en-US: Call number, en: Shelf mark, ru: Шифр}"
    config = config_of(f"extra_fields: {{shelf: {{label: {labels}}}}}", language)
    assert config.extra_fields[0].label == label


def test_a_label_may_be_one_for_all() -> None:
    assert config_of("extra_fields: {shelf: {label: Signatur}}").extra_fields[0].label == "Signatur"
    assert config_of("record_types: {party: Partei}").record_types == {"party": "Partei"}


def test_what_has_no_label_is_left_out() -> None:
    entries, _ = read_entries("types: {a: A, b: , c: {ru: Ц}, d: {}}", Block("site.yaml"))
    fields = Fields(entries, Place("site.yaml"))
    assert read_labels(fields, "types", "en") == {"a": "A", "c": "Ц"}
    assert read_labels(fields, "others", "en") == {}


def test_kinds_and_types_of_records() -> None:
    config = config_of(
        """
kinds:
  topics: {label: {en: Rubrics, ru: Рубрики}, one: {en: rubric, ru: рубрика}}
  people: {label: Персоны}
record_types:
  state-agency: {en: state agency, ru: госорган}
"""
    )
    assert config.kinds == {
        Kind.TOPICS: KindLabels("Рубрики", "рубрика"),
        Kind.PEOPLE: KindLabels("Персоны"),
    }
    assert config.record_types == {"state-agency": "госорган"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("record_types: {party: {english: party}}", "bad-language"),
        ("kinds: {themes: {label: A}}", "unknown-key"),
        ("kinds: {topics: {many: A}}", "unknown-key"),
        ("kinds: {topics: Rubrics}", "not-a-mapping"),
        ("digits: native", "unknown-value"),
        ("date_style: brief", "unknown-value"),
    ],
)
def test_what_is_wrong_is_said(text: str, code: str) -> None:
    _, problems = parse_config(f"language: ru\n{text}")
    assert [one.code for one in problems] == [code]
