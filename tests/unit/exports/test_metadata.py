"""All articles without their texts, in the formats that the search page saves."""

import csv
import gzip
import json
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from builder.archive import Archive
from builder.exports import volumes
from builder.exports.entries import entries_of
from builder.exports.metadata import files, piece
from builder.model import text_of
from tests.archives import archive_of, article_of
from tests.unit.exports.as_saved import saved, scripts

IDS = ["1987/one", "é-2", "è-2", "-2", "2001/a", "2001/b", "2015/c"]
ARTICLES = [
    article_of(id, f"{1987 + at // 2}-01-{at + 10}", title=f"T, {at}") for at, id in enumerate(IDS)
]
TEXTS = {one.path: text_of("<p>One.</p>", "One.") for one in ARTICLES}
ARCHIVE = archive_of(*ARTICLES, texts=TEXTS)


class Site(NamedTuple):
    archive: Archive


def made(*cuts: int) -> dict[str, bytes]:
    ends = pairwise([0, *sorted({*cuts}), len(IDS)])
    pieces = [piece(ARCHIVE.partition(*both)) for both in ends]
    return {path: gzip.decompress(data) for path, data in files(pieces, Site(ARCHIVE))}


@given(st.lists(st.integers(1, 6), max_size=3))
def test_partitions_do_not_show(cuts: list[int]) -> None:
    assert made(*cuts) == made()


def test_they_are_what_the_search_page_saves() -> None:
    entries = [*entries_of(ARCHIVE.partition(0, len(IDS)))]
    short = [one._replace(summary="") for one in entries]
    found = made(3)
    with scripts() as browser:
        bib = saved(browser, "bibtex", short).replace("  url = {articles", "  URL = {articles")
        assert json.loads(found["data/articles.csl.json.gz"]) == [
            {key: value for key, value in one.items() if key != "URL"}
            for one in json.loads(saved(browser, "csl", short))
        ]
        assert found["data/articles.csv.gz"].decode() == saved(browser, "csv", entries)
    lines = [line for line in bib.splitlines() if "URL" not in line]  # relative: of no use
    assert found["data/articles.bib.gz"].decode().splitlines() == lines


def test_no_key_of_bibtex_is_there_twice() -> None:
    found = parse_string(made(2, 4)["data/articles.bib.gz"].decode(), "bibtex")
    assert [*found.entries] == ["1987/one", "--2", "--2-2", "-2", "2001/a", "2001/b", "2015/c"]


def test_large_files_are_cut_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = made(3)
    monkeypatch.setattr(volumes, "MAX_BYTES", 10)
    cut = made(3)
    years = range(1987, 1991)
    suffixes = ("csv", "bib", "csl.json")
    assert [*cut] == [f"data/articles-{year}.{one}.gz" for one in suffixes for year in years]
    items = [json.loads(cut[f"data/articles-{year}.csl.json.gz"]) for year in years]
    assert [item for own in items for item in own] == json.loads(whole["data/articles.csl.json.gz"])
    tables = [cut[f"data/articles-{year}.csv.gz"].decode("utf-8-sig") for year in years]
    assert [len([*csv.DictReader(one.splitlines())]) for one in tables] == [2, 2, 2, 1]


def test_without_articles_there_is_none() -> None:
    assert [*files([], Site(archive_of()))] == []
