"""The table of settings and what is read of them are one."""

from dataclasses import fields

import pytest

from builder.config import SiteConfig, parse_config
from builder.metadata.table_of_settings import SETTINGS


def test_it_has_what_is_read() -> None:
    assert sorted(one.name for one in SETTINGS) == sorted(one.name for one in fields(SiteConfig))


@pytest.mark.parametrize("setting", [one for one in SETTINGS if one.choices], ids=lambda s: s.name)
def test_each_of_its_choices_may_be_written_and_nothing_else(setting: object) -> None:
    assert isinstance(setting, type(SETTINGS[0]))
    for word in (*setting.choices, "nothing"):
        value = f"[{word}]" if setting.type == "list" else word
        _, problems = parse_config(f"language: ar\n{setting.name}: {value}\n")
        assert bool(problems) == (word == "nothing")


@pytest.mark.parametrize("setting", [one for one in SETTINGS if one.keys], ids=lambda s: s.name)
def test_each_of_its_keys_is_known_and_no_other(setting: object) -> None:
    assert isinstance(setting, type(SETTINGS[0]))
    for key in (*setting.keys, "zzz"):
        _, problems = parse_config(f"{setting.name}: {{{key}: }}\n")
        assert ("unknown-key" in {one.code for one in problems}) == (key == "zzz")
