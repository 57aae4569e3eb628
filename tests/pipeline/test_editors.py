"""What editors write, by their documented rules and with their traps, builds."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import yaml

from builder.editors.decap import decap
from builder.editors.forms import lists
from builder.editors.pages_cms import pages_cms
from tests.helpers import SiteTest
from tests.unit.editors.reading import SETTINGS, config

TITLE = 'O\'Brien: "talks" on #water, {and} [gas]'
TEXT = "Words on **water**.[^1]\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: A note.\n"
FILLED = {"title": TITLE, "date": "2015-01-20", "people": ["Bekova, Aigul"], "topics": ["Water"]}
NOTHING: dict[str, Any] = {"boolean": False, "object": {"doi": "", "ark": ""}}


def empty(fields: Sequence[Mapping[str, Any]], kind: str) -> dict[str, Any]:
    """What a form that writes every field has for those that nobody filled in."""
    names = [one for one in fields if one["name"] not in {"body", *FILLED}]
    return {
        one["name"]: [] if one.get("list") or one[kind] == "list" else NOTHING.get(one[kind], "")
        for one in names
        if one["name"] != "translation_of"
    }


def of_sveltia() -> dict[str, Any]:
    """Without `omit_empty_optional_fields`, all of them: issue 241 of sveltia/sveltia-cms."""
    form: Any = decap(lists(config(), {}), "a/b")
    return {**empty(form["collections"][0]["fields"], "widget"), **FILLED}


def of_pages_cms() -> dict[str, Any]:
    """All of them, and a row of a list that was left empty."""
    form: Any = pages_cms(lists(config(), {}))
    return {**empty(form["content"][0]["fields"], "type"), **FILLED, "authors": [""], "noindex": ""}


def of_decap() -> dict[str, Any]:
    """What is filled in, and what was emptied again: issue 2017 of decaporg/decap-cms."""
    return {**FILLED, "summary": "", "countries": [], "added": "", "status": None}


FORMS = {"sveltia": of_sveltia, "pages": of_pages_cms, "decap": of_decap}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("style", ["", '"', "'"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_article_of_a_form_builds(form: str, style: str, end: str, site: SiteTest) -> None:
    head = yaml.safe_dump(
        FORMS[form](), sort_keys=False, allow_unicode=True, default_style=style or None, width=40
    )
    # A dumper that quotes all puts tags before what is no text; the editors' do not.
    head = head.replace('!!null "null"', "null").replace("!!null 'null'", "null")
    head = head.replace('!!bool "false"', "false").replace("!!bool 'false'", "false")
    site.write("site.yaml", SETTINGS)
    text = f"---\n{head}---\n{TEXT}".replace("\n", end)
    site.write("content/articles/2015/a.md", text.encode())
    assert [line for line in site.problems("--strict") if "no-record" not in line] == []
    site.build()
    shown = site.text("articles/2015/a.html")
    assert TITLE in shown
    assert "Bekova, Aigul" in shown
    assert "A note." in shown
    assert (site.output / "topics/water.html").exists()


@pytest.mark.parametrize(
    "date", ["2015-01-20T00:00:00.000Z", "2015-01-20T14:05:00+06:00", "'2015-01-20'", "2015-01-20"]
)
def test_a_timestamp_is_the_day_that_it_begins_with(date: str, site: SiteTest) -> None:
    """As a form of one's own with a field for dates writes them."""
    site.write("content/articles/a.md", f"---\ntitle: A\ndate: {date}\nupdated: ''\n---\nText.\n")
    assert site.problems() == []
    assert "January 20, 2015" in site.build().text("articles/a.html")


def test_a_record_of_which_all_but_the_name_is_empty_builds(site: SiteTest) -> None:
    form: Any = decap(lists(config(), {}), "a/b")
    [people] = [one for one in form["collections"] if one["name"] == "people"]
    values = {**empty(people["fields"], "widget"), "name": "Aigul Bekova"}
    site.write("content/people/aigul-bekova.yaml", yaml.safe_dump(values, sort_keys=False))
    site.article("a", more="people: [Aigul Bekova]")
    assert site.problems() == []
    site.build()


def test_a_file_that_was_uploaded_is_found(site: SiteTest) -> None:
    form: Any = decap(lists(config(), {}), "a/b")
    site.write(f"{form['media_folder']}/map.png", b"picture")
    site.article("2015/a", body=f"![Map]({form['public_folder']}/map.png)")
    assert [line for line in site.problems() if ": error[" in line] == []
    site.build()
    assert (site.output / "files/map.png").exists()
