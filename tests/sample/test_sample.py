"""The sample archive: complete, clean, and saying only what its facts say.

Where `content/` holds another archive, all of it is skipped.
"""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.urls import check_url
from tests.helpers import ROOT, SiteTest
from tests.sample import IS_THERE, REASON
from tests.sample.digests import body_of, foreign_numbers, numbers, shared_runs

if not IS_THERE:
    pytest.skip(REASON, allow_module_level=True)

HERE = Path(__file__).parent
ARTICLES = ROOT / "content/articles"
FACTS = HERE / "facts/facts.yaml"
FIVE = ("KZ", "KG", "TJ", "TM", "UZ")

ENTRIES: dict[str, list[str]] = yaml.safe_load((HERE / "entries.yaml").read_text(encoding="utf-8"))
EXCEPTIONS: dict[str, dict[int, str]] = yaml.safe_load(
    (HERE / "exceptions.yaml").read_text(encoding="utf-8")
)
# Of the archive itself: translations, and the example of a withdrawn text.
OURS = {"translation_of", "withdrawn_reason"}


def metadata(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n", 1)[0][4:]))


ALL = {
    path.relative_to(ARTICLES).with_suffix("").as_posix(): path for path in ARTICLES.rglob("*.md")
}
DIGESTS = {name: path for name, path in sorted(ALL.items()) if not OURS & metadata(path).keys()}


@pytest.fixture(scope="module")
def facts() -> dict[str, dict[str, Any]]:
    entries = yaml.load(FACTS.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return {entry["id"]: entry for entry in entries}


def test_every_digest_says_which_entry_it_comes_from() -> None:
    assert set(ENTRIES) == set(DIGESTS)
    assert set(EXCEPTIONS) <= set(DIGESTS)
    assert len(DIGESTS) >= 85


@pytest.mark.parametrize("name", DIGESTS)
def test_every_number_and_date_is_in_the_facts(name: str, facts: dict[str, Any]) -> None:
    entries = [facts[entry] for entry in ENTRIES[name]]
    excepted = {str(number) for number in EXCEPTIONS.get(name, {})}
    found = foreign_numbers(DIGESTS[name].read_text(encoding="utf-8"), entries)
    assert found == excepted


@pytest.mark.parametrize("name", DIGESTS)
def test_no_wording_of_the_facts_is_repeated(name: str, facts: dict[str, Any]) -> None:
    entries = [facts[entry] for entry in ENTRIES[name]]
    assert list(shared_runs(DIGESTS[name].read_text(encoding="utf-8"), entries)) == []


@pytest.mark.parametrize("name", DIGESTS)
def test_sources_are_cited_as_the_facts_list_them(name: str, facts: dict[str, Any]) -> None:
    text = DIGESTS[name].read_text(encoding="utf-8")
    listed = {source["url"] for entry in ENTRIES[name] for source in facts[entry]["sources"]}
    notes = re.findall(r"^\[\^([^\]]+)\]: .*\]\((https?://[^\s)]+)\)", text, re.MULTILINE)
    assert notes
    assert all(check_url(url) == url for _, url in notes)
    assert {url for _, url in notes} <= listed
    assert metadata(DIGESTS[name])["source_url"] in listed


@pytest.mark.parametrize("name", DIGESTS)
def test_digests_are_as_long_as_their_facts_carry(name: str) -> None:
    text = DIGESTS[name].read_text(encoding="utf-8")
    assert 60 <= len(body_of(text).replace("|", " ").split()) <= 220
    assert len(metadata(DIGESTS[name])["summary"]) <= 200
    assert len(metadata(DIGESTS[name])["title"]) <= 80


def test_the_archive_is_clean_and_every_part_of_its_subject_is_there(site: SiteTest) -> None:
    result = site.run("check", "--strict", "--source", str(ROOT))
    assert result.exit_code == 0, result.stdout
    data = [metadata(path) for path in DIGESTS.values()]
    countries = Counter(code for one in data for code in one.get("countries", ()))
    assert all(countries[code] >= 12 for code in FIVE)
    decades = Counter(str(one["date"])[:3] for one in data)
    assert all(decades[decade] >= 10 for decade in ("199", "200", "201", "202"))


# Russian and Kyrgyz write 1006,84 for 1,006.84.
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}\b)")


def test_translations_have_the_figures_of_their_originals() -> None:
    translations = [path for path in ALL.values() if "translation_of" in metadata(path)]
    assert translations
    for path in translations:
        original = ALL[metadata(path)["translation_of"]]
        figures = [
            {one for one in numbers(body_of(text)) if not one.startswith("m") and float(one) > 12}
            for text in (
                _DECIMAL_COMMA.sub(".", path.read_text(encoding="utf-8")),
                original.read_text(encoding="utf-8"),
            )
        ]
        assert figures[0] == figures[1], path


def test_every_feature_is_shown() -> None:
    data = [metadata(path) for path in ALL.values()]
    assert sum(one.get("language") == "ru" and "translation_of" in one for one in data) >= 2
    assert any(one.get("status") == "withdrawn" for one in data)
    assert any("corrections" in one for one in data)
    assert any(set(FIVE) <= set(one.get("countries", ())) for one in data)
    records = [path.read_text(encoding="utf-8") for path in (ROOT / "content").glob("*/*.*")]
    for feature in ("merged_into:", "former_names:", "successors:"):
        assert any(feature in record for record in records)
    assert any(re.search(r"aliases:(.|\n)*[а-я]", record) for record in records)
    assert any("\n| --- |" in path.read_text(encoding="utf-8") for path in ALL.values())
