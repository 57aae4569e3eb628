"""What an archive says of keys that are not ours."""

import pytest

from builder.config import parse_config
from builder.metadata.own import OwnField, can_be_own
from tests.helpers import SiteTest

FULL = """\
title: S
extra_fields:
  shelf_mark: {label: Signature}
  checked: {type: date, label: Checked on}
  pages: {type: number}
  scan: {type: url}
  places: {type: list}
  note: {type: text}
  internal: {shown: false}
  plain:
"""
VALUES = """\
shelf_mark: B 17
checked: 2016-02-03
pages: 12
scan: https://x.org/scan
places: [Osh, Jalal-Abad]
note: 007
internal: for us alone
plain: {a: 1}
"""


def test_labels_types_and_what_readers_see(site: SiteTest) -> None:
    site.write("site.yaml", FULL).article("a", VALUES).build()
    text = site.text("articles/a.html")
    said = "Signature B 17 Checked on February 3, 2016 Pages 12 Scan https://x.org/scan Places Osh,"
    assert said in text
    assert "Note 007 Plain a: 1" in text
    assert "us alone" not in site.page("articles/a.html")
    assert site.problems() == []


def test_a_new_label_is_on_every_page_after_the_next_build(site: SiteTest) -> None:
    site.write("site.yaml", FULL).article("a", VALUES).build()
    site.write("site.yaml", FULL.replace("Signature", "Call number")).build()
    assert "Call number B 17" in site.text("articles/a.html")
    site.write("site.yaml", FULL.replace("{shown: false}", "{shown: true}")).build()
    assert "us alone" in site.text("articles/a.html")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("checked: soon", "bad-date"),
        ("pages: many", "not-a-number"),
        ("pages: yes", "not-a-number"),
        ("scan: scan.pdf", "bad-url"),
        ("places: Osh", "not-a-list"),
        ("note: [a, b]", "not-text"),
    ],
)
def test_a_value_of_another_type(line: str, code: str, site: SiteTest) -> None:
    [problem] = site.write("site.yaml", FULL).article("a", line).problems()
    assert f"error[{code}]" in problem


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("extra_fields: [title]", "unknown-value", "'title' is a key of articles"),
        ("extra_fields: {title: {label: x}}", "unknown-value", "'title' is a key of articles"),
        ("ignored_fields: [date]", "unknown-value", "'date' is a key of articles"),
        ("ignored_fields: layout", "not-a-list", "must be a list"),
        ("extra_fields: [x]\nignored_fields: [x]", "unknown-value", "'x' is one of"),
        ("field_map: {x: y}", "unknown-value", "there is no key 'y'"),
        ("field_map: {tags: topic}", "unknown-value", "did you mean 'topics'?"),
        ("field_map: {title: topics}", "unknown-value", "'title' is a key of articles"),
        ("field_map: [x]", "not-a-mapping", "'field_map'"),
        ("field_map: {x: }", "missing-key", "'x' is missing"),
        ("ignored_fields: [x]\nfield_map: {x: topics}", "unknown-value", "'x' is one of"),
        ("extra_fields: {x: {lable: X}}", "unknown-key", "did you mean 'label'?"),
        ("extra_fields: {x: {type: datum}}", "unknown-value", "'type' cannot be 'datum'"),
        ("extra_fields: {x: {shown: perhaps}}", "unknown-value", "'shown' must be true or false"),
        ("extra_fields: {x: text}", "not-a-mapping", "'x' must be"),
    ],
)
def test_settings_that_cannot_be(text: str, code: str, said: str) -> None:
    [problem] = parse_config(f"{text}\n")[1]
    assert problem.code == code
    assert said in f"{problem.message}; {problem.hint}"


def test_good_settings() -> None:
    config, problems = parse_config(
        "extra_fields: {x: , y: {shown: no}}\nignored_fields: [layout, 'mein Feld', layout]\n"
        "field_map: {tags: topics, z: x, post_status: status}\ndate_from_name: true\n"
    )
    assert problems == []
    assert config.extra_fields == (OwnField("x"), OwnField("y", shown=False))
    assert config.ignored_fields == ("layout", "mein Feld")
    assert config.field_map == {"tags": "topics", "z": "x", "post_status": "status"}
    assert config.date_from_name


def test_names_that_extra_fields_may_have() -> None:
    assert [name for name in ("x", "x-1", "Ключ", "a b", "1", "draft") if can_be_own(name)] == [
        "x",
        "x-1",
        "Ключ",
    ]
