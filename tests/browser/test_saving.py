"""What is saved of results has all of them, and other programs read it as it was meant."""

import csv
import io
import json
import random
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pybtex
import pytest
import rispy
import yaml
from bibtexparser.entrypoint import parse_string as parse_bibtex
from playwright.sync_api import Browser, Page
from pybtex.database import parse_string

from tests.helpers import SiteTest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of its own escapes
    from citeproc.source.json import CiteProcJSON

ARTICLES = 1000
ROOT = "https://example.org/archive/"

# Signs that one format or another has a meaning for, in words that are searched.
_WORDS = [
    *"border Osh 100% R&D $5 #3 a_b C:\\temp {braces} ~10 2^10 «quoted» \"said\" 'said'".split(),
    *"é Ñandú Кыргызстан بيشكك 中文 <b> --- =1+1 @home ;semi, tab| and And}{".split(),
]
_AUTHORS = [
    "Ahmed Rashid",
    "Rashid, Ahmed",
    "Садыр Жапаров",
    "Smith and Sons",
    "Müller-Öz, J. & Co",
    "Institute for War, Peace, and Order",
    "O'Brien {Pat}",
]
_DATES = [
    "2015",
    "2015-01",
    "2015-01-20",
    "2015-06~",
    "2015?",
    "2015-21",
    "2010/2020-05",
    "2014/..",
]
_DATES += ["201X", "-0043", "2015-XX"]
_NAMES = {
    "countries": ["Kazakhstan", "Kyrgyzstan"],
    "organizations": ["Osh & Sons", "Hizb ut-Tahrir", "R#D 100%"],
    "people": ["Садыр Жапаров", "Ann O'Brien"],
    "topics": ["Border {clash}", "Trade; aid"],
}
_TEX = {
    "\\textbackslash{}": "\\",
    "\\textbraceleft{}": "{",
    "\\textbraceright{}": "}",
    "\\textasciicircum{}": "^",
    "\\textasciitilde{}": "~",
}


def _articles() -> Iterator[dict[str, Any]]:
    pick = random.Random(19)
    for number in range(ARTICLES):
        words = pick.choices(_WORDS, k=6)
        yield {
            "title": f"Saved {number} {' '.join(words)}",
            "date": pick.choice(_DATES),
            "source": pick.choice(["", "The Times & Co", "Вечерний Бишкек"]),
            "authors": pick.sample(_AUTHORS, pick.randrange(3)),
            "summary": " ".join(pick.choices(_WORDS, k=40)) if pick.random() < 0.9 else "Short.",
            "source_url": pick.choice(["", f"https://example.com/a%20b?x=1&y={number}#z_{number}"]),
            "archived_url": pick.choice(["", f"https://example.net/web/{number}~"]),
            **{key: sorted(pick.sample(own, pick.randrange(3))) for key, own in _NAMES.items()},
        }


Saved = tuple[dict[str, dict[str, Any]], dict[str, str]]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Saved:
    """The articles by title, and the text of each file in which they are saved."""
    site = SiteTest(tmp_path_factory.mktemp("saving"))
    site.write("site.yaml", f"title: Saving\nurl: {ROOT}\n")
    articles = {one["title"]: one for one in _articles()}
    for number, one in enumerate(articles.values()):
        front = yaml.safe_dump({key: value for key, value in one.items() if value})
        site.write(f"content/articles/{number}.md", f"---\n{front}---\nText of saved.\n")
    site.build()
    page = browser.new_page()
    page.goto((site.output / "search.html").as_uri() + "?q=saved")
    found = {name: _save(page, name) for name in "bibtex biblatex ris csl csv json".split()}
    page.close()
    return articles, found


def _save(page: Page, name: str) -> str:
    with page.expect_download() as download:
        page.locator(f"#search\\:downloads button[value={name}]").click()
    return Path(download.value.path()).read_bytes().decode()


def _note(one: dict[str, Any]) -> str:
    first = one["source_url"] and f"originally published at {one['source_url']}"
    copy = one["archived_url"] and f"copy at {one['archived_url']}"
    return ", ".join(filter(None, [first, copy]))


def _named(one: dict[str, Any]) -> list[str]:
    return [name for key in _NAMES for name in one[key]]


def _plain(text: str) -> str:
    """A text of TeX without its escapes, and without the braces around a title."""
    for written, sign in _TEX.items():
        text = text.replace(written, {"{": "\0", "}": "\1", "\\": "\2"}.get(sign, sign))
    text = re.sub(r"\\([$&#_%])", r"\1", text.removeprefix("{").removesuffix("}"))
    return text.replace("\0", "{").replace("\1", "}").replace("\2", "\\")


def _year(date: str) -> str:
    found = re.match(r"\d{4}(?!X)", date)
    return found[0] if found else ""


def test_json_has_all(saved: Saved) -> None:
    articles, files = saved
    found = {one["title"]: one for one in json.loads(files["json"])}
    assert found.keys() == articles.keys()
    for title, one in articles.items():
        own = found[title]
        assert own.pop("url") == f"{ROOT}articles/{own.pop('id')}.html"
        assert own == {**one, "language": "en", "identifiers": []}, title


def test_a_table_has_all(saved: Saved) -> None:
    articles, files = saved
    rows = csv.DictReader(io.StringIO(files["csv"].removeprefix("\ufeff")))
    found = {_unguarded(row["title"]): row for row in rows}
    assert found.keys() == articles.keys()
    for title, one in articles.items():
        for key, value in one.items():
            text = "; ".join(value) if isinstance(value, list) else value
            assert _unguarded(found[title][key]) == text, (title, key)


def _unguarded(cell: str) -> str:
    return re.sub(r"(^|[;|\t])'(?=[\s\"']*[=+\-@])", r"\1", cell)


def test_ris_is_read(saved: Saved) -> None:
    articles, files = saved
    found = {one["title"]: one for one in rispy.loads(files["ris"])}
    assert found.keys() == articles.keys()
    for title, one in articles.items():
        own = found[title]
        assert own["type_of_reference"] == "NEWS"
        assert own.get("authors", []) == one["authors"], title
        assert own.get("secondary_title", "") == one["source"], title
        assert own.get("year", "") == _year(one["date"]), one["date"]
        assert own["abstract"] == one["summary"], title
        assert own.get("keywords", []) == _named(one), title
        assert "".join(own.get("notes", [])) == _note(one), title
        assert own["language"] == "en"
        assert own["urls"] == [f"{ROOT}articles/{own['id']}.html"]


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_bibtex_is_read(name: str, saved: Saved) -> None:
    articles, files = saved
    entries = parse_string(files[name], "bibtex").entries
    others = parse_bibtex(files[name])
    assert not others.failed_blocks
    found = {_plain(entry.fields["title"]): (key, entry) for key, entry in entries.items()}
    assert found.keys() == articles.keys()
    for title, one in articles.items():
        key, entry = found[title]
        fields = entry.fields
        people = [" ".join(_plain(str(own)).split(", ")) for own in entry.persons.get("author", [])]
        assert sorted(map(_letters, people)) == sorted(map(_letters, one["authors"])), title
        source = fields.get("journal") or fields.get("journaltitle") or fields.get("howpublished")
        assert _plain(source or "") == one["source"], title
        assert _plain(fields["abstract"]) == one["summary"], title
        assert _plain(fields.get("keywords", "")) == ", ".join(_named(one)), title
        assert _plain(fields.get("note", "")) == _note(one), title
        assert fields["url"] == f"{ROOT}articles/{key}.html"
        if name == "biblatex":
            assert fields["date"] == one["date"]
        else:
            assert fields.get("year", "") == _year(one["date"]), one["date"]
        other = others.entries_dict[key].fields_dict
        assert {field: own.value for field, own in other.items()}.keys() - {"author"} == set(
            map(str.lower, fields)
        )


def _letters(name: str) -> list[str]:
    """The letters of a name in any order, as programs turn its parts round."""
    return sorted(re.sub(r"[\s,{}]", "", name))


def test_a_plain_style_takes_bibtex(saved: Saved, tmp_path: Path) -> None:
    articles, files = saved
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        text = pybtex.format_from_string(files["bibtex"], style="plain", output_backend="text")
    assert text.count("\n[") + text.startswith("[") == len(articles)


def test_csl_is_read(saved: Saved) -> None:
    articles, files = saved
    items = json.loads(files["csl"])
    read = CiteProcJSON(items)
    assert len(read) == len(articles)
    found = {one["title"]: one for one in items}
    for title, one in articles.items():
        own = found[title]
        names = [
            name.get("literal") or f"{name['family']}, {name['given']}"
            for name in own.get("author", [])
        ]
        assert names == one["authors"], title
        assert own.get("container-title", "") == one["source"], title
        assert own["abstract"] == one["summary"], title
        assert own.get("keyword", "") == ", ".join(_named(one)), title
        assert own.get("note", "") == _note(one), title
        assert own["URL"] == f"{ROOT}articles/{own['id']}.html"
        assert read[own["id"].lower()]["title"] is not None


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2015-01-20", {"date-parts": [[2015, 1, 20]]}),
        ("2015-06~", {"date-parts": [[2015, 6]], "circa": True}),
        ("2015-21", {"date-parts": [[2015]], "season": 1}),
        ("2010/2020-05", {"date-parts": [[2010], [2020, 5]]}),
        ("-0043", {"date-parts": [[-43]]}),
        ("2014/..", {"literal": "2014/.."}),
        ("201X", {"literal": "201X"}),
    ],
)
def test_dates_of_csl(date: str, issued: dict[str, Any], saved: Saved) -> None:
    articles, files = saved
    titles = {title for title, one in articles.items() if one["date"] == date}
    found = [one["issued"] for one in json.loads(files["csl"]) if one["title"] in titles]
    assert found == [issued] * len(titles)
    assert found
