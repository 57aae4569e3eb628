"""The sample archive: complete, clean, and saying only what its facts say.

Where `content/` holds another archive, all of it is skipped.
"""

import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from builder.urls import check_url, slugify
from tests.helpers import ROOT, SiteTest
from tests.sample import IS_THERE, REASON
from tests.sample.digests import (
    body_of,
    foreign_numbers,
    is_honest,
    links_of,
    notes_of,
    numbers,
    shared_runs,
    unnamed,
)
from tests.sample.entries import (
    host_of,
    odd_addresses,
    read_entries,
    replaced_addresses,
    weak_hosts,
)

if not IS_THERE:
    pytest.skip(REASON, allow_module_level=True)

HERE = Path(__file__).parent
ARTICLES = ROOT / "content/articles"
FACTS = HERE / "facts"
FIVE = ("KZ", "KG", "TJ", "TM", "UZ")

ENTRIES: dict[str, list[str]] = yaml.safe_load((HERE / "entries.yaml").read_text(encoding="utf-8"))
EXCEPTIONS: dict[str, dict[int, str]] = yaml.safe_load(
    (HERE / "exceptions.yaml").read_text(encoding="utf-8")
)
KEPT: dict[str, dict[str, str]] = yaml.safe_load((HERE / "kept.yaml").read_text(encoding="utf-8"))
WEAK = weak_hosts(FACTS)
ODD = odd_addresses(FACTS)
REPLACED = replaced_addresses(FACTS)
# Of the right publishers, but not where they publish.
ODD_HOSTS = {"cdnedge.bbc.co.uk", "covid-19.chinadaily.com.cn", "main.un.org"}
ODD_HOSTS |= {"oldtmt.vedomosti.ru", "web.archive.org"}
# State agencies, and outlets that the United States military pays for.
STATE_OUTLETS = {"Caravanserai", "Central Asia Online", "Kazinform", "Mehr News", "RIA Novosti"}
STATE_OUTLETS |= {"Sputnik", "TASS", "TRT World", "Tasnim", "Trend", "Turkmenistan.ru"}
# Of the archive itself: translations, and the example of a withdrawn text.
OURS = {"translation_of", "withdrawn_reason"}


def metadata(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n", 1)[0][4:]))


# A publisher, what was read and where, whether that is a copy, and when it was published.
_NOTE = re.compile(
    r"[^\[\]]+, \[.+\]\(https?://[^\s)]+\)(, copy at [a-z0-9.-]+)?(, its old official site)?"
    r"(, [^,\[\]]*\b\d{4}(-\d{4})?)?\."
)
ALL = {
    path.relative_to(ARTICLES).with_suffix("").as_posix(): path for path in ARTICLES.rglob("*.md")
}
DIGESTS = {name: path for name, path in sorted(ALL.items()) if not OURS & metadata(path).keys()}


@pytest.fixture(scope="module")
def facts() -> dict[str, dict[str, Any]]:
    return read_entries(FACTS)


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
    assert links_of(text)
    assert all(check_url(url) == url for url in links_of(text))
    assert links_of(text) <= listed
    for note in notes_of(text):
        assert _NOTE.fullmatch(note), note


@pytest.mark.parametrize("name", DIGESTS)
def test_what_stands_for_a_digest_is_where_its_publisher_has_it(name: str) -> None:
    url = metadata(DIGESTS[name]).get("source_url")
    if url is None:
        return
    notes = notes_of(DIGESTS[name].read_text(encoding="utf-8"))
    # Of what is gone from its place the note leads to the copy, and the metadata has both.
    copy = metadata(DIGESTS[name]).get("archived_url")
    assert copy is None or copy.endswith(f"/{url}")
    assert any(f"]({copy or url})" in note and ("copy at" in note) == bool(copy) for note in notes)
    assert host_of(url) not in WEAK | ODD_HOSTS
    assert urlsplit(url).port is None
    assert url != ODD.get(name)


@pytest.mark.parametrize("name", DIGESTS)
def test_a_note_to_a_copy_says_so(name: str) -> None:
    notes = notes_of(DIGESTS[name].read_text(encoding="utf-8"))
    assert [note for note in notes if not is_honest(note, WEAK)] == []


@pytest.mark.parametrize("name", DIGESTS)
def test_a_digest_names_the_state_outlet_that_a_sentence_rests_on(name: str) -> None:
    assert unnamed(DIGESTS[name].read_text(encoding="utf-8"), STATE_OUTLETS) == set()


@pytest.mark.parametrize("name", DIGESTS)
def test_no_mirror_is_cited_where_a_better_source_is_listed(name: str) -> None:
    links = links_of(DIGESTS[name].read_text(encoding="utf-8"))
    replaced = {url for entry in ENTRIES[name] for url in REPLACED.get(entry, ())}
    cited = {url for url in replaced & links if host_of(url) in WEAK}
    assert cited == KEPT.get(name, {}).keys()


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


def test_a_topic_that_has_a_page_has_three_digests() -> None:
    names = {}
    for path in (ROOT / "content/topics").glob("*.md"):
        record = metadata(path)
        for name in (record["name"], path.stem, *record.get("aliases", ())):
            names[slugify(name)] = record["name"]
    topics = Counter(
        names.get(slugify(topic), topic)
        for path in DIGESTS.values()
        for topic in metadata(path).get("topics", ())
    )
    assert [topic for topic, digests in topics.items() if digests < 3] == []
    assert set(names.values()) == set(topics)


def test_translations_have_the_figures_and_sources_of_their_originals() -> None:
    translations = [path for path in ALL.values() if "translation_of" in metadata(path)]
    assert translations
    for path in translations:
        original = ALL[metadata(path)["translation_of"]]
        texts = [one.read_text(encoding="utf-8") for one in (path, original)]
        # Russian and Kyrgyz have a comma where English has the point of a decimal number.
        bodies = [re.sub(r"(?<=\d),(?=\d{1,2}\b)", ".", body_of(text)) for text in texts]
        figures = [
            {one for one in numbers(body) if not one.startswith("m") and float(one) > 12}
            for body in bodies
        ]
        assert figures[0] == figures[1], path
        assert links_of(texts[0]) == links_of(texts[1]), path
        ours, theirs = (metadata(one) for one in (path, original))
        for key in ("date", "source_url", "countries", "organizations", "people", "topics"):
            assert ours.get(key) == theirs.get(key), path


def test_every_feature_is_shown() -> None:
    data = [metadata(path) for path in ALL.values()]
    translations = Counter(one["language"] for one in data if "translation_of" in one)
    assert translations["ru"] >= 6
    assert translations["ky"] >= 3
    assert any(one.get("status") == "withdrawn" for one in data)
    assert any("corrections" in one for one in data)
    assert any("archived_url" in one for one in data)
    assert any(str(one["date"]).endswith("~") for one in data)
    assert list((ROOT / "content/sources").glob("*.md"))
    assert any(set(FIVE) <= set(one.get("countries", ())) for one in data)
    records = [path.read_text(encoding="utf-8") for path in (ROOT / "content").glob("*/*.*")]
    for feature in ("merged_into:", "former_names:", "successors:"):
        assert any(feature in record for record in records)
    assert yaml.safe_load((ROOT / "site.yaml").read_text(encoding="utf-8"))["language"] == "en-GB"
    assert any("\n| --- |" in path.read_text(encoding="utf-8") for path in ALL.values())


@pytest.mark.parametrize("kind", ["organizations", "people"])
def test_a_name_with_a_record_is_found_in_cyrillic(kind: str) -> None:
    records = sorted((ROOT / "content" / kind).iterdir())
    assert records
    for path in records:
        text = path.read_text(encoding="utf-8")
        record = metadata(path) if path.suffix == ".md" else yaml.safe_load(text)
        keys = ("aliases", "acronyms", "former_names")
        names = [name for key in keys for name in record.get(key, ())]
        assert any(re.search("[а-яё]{2}", name, re.IGNORECASE) for name in names), path
