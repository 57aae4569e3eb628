"""Known items: whether another form of a word finds the article that has the word.

Every word of the texts is put into all forms that the grammar gives it (`paradigms.py`); a pair
is two of them that both stand in texts, asked and found, in both directions. The article to find
has the one and not the other. Nothing of the tables that are measured takes part in making pairs;
a word with fewer than three forms in the texts may be no noun, and is left out.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from builder.config import SiteConfig
from builder.folding import fold
from builder.model import Article, Text, text_of
from builder.search.inflection import stem
from builder.search.local.index import LocalIndex
from tests.archives import archive_of, article_of
from tests.benchmarks.corpora import unpack
from tests.benchmarks.paradigms import PARADIGMS

LANGUAGES = tuple(PARADIGMS)
FEWEST_FORMS = 3  # of a word, in the texts
SHORTEST = 3  # letters of a word
RARE = 5  # articles that have a word in any form
PAIRS = 1_500  # at most, of a language
FIRST = 5

_WORD = re.compile(r"[^\W\d_]+")

Texts = dict[str, str]  # by id
Places = Mapping[str, frozenset[str]]  # the articles that have a form


class Pair(NamedTuple):
    """What is asked, the form that the article has, the article, and whether the word is rare."""

    asked: str
    written: str
    article: str
    is_rare: bool


class Shares(NamedTuple):
    """Shares of pairs and of exact forms; None where there is nothing to ask."""

    pairs: int
    any_rank: float | None
    rare: int
    rare_first: float | None
    exact: int
    exact_first: float | None


def run(folder: Path) -> None:
    """Print a row of the table in RESULTS.md for each language and site."""
    unpack("multilingual.tar.xz", folder)
    print("\nknown items\n| language | articles | site | pairs, any rank | rare, first 5 | exact, first 5 |")
    print("| --- | --- | --- | --- | --- | --- |")
    joined = []
    for language in LANGUAGES:
        texts = read(folder / "multilingual" / language)
        places = places_of(texts.values(), texts)
        families = [*families_of(places, language)]
        joined.append(_joining(language, places, families))
        for site in language, "en":
            index = indexed(texts, language, site, folder / f"{language}-{site}")
            found = asked(index, [*pairs_of(places, families)], places)
            print(f"| {language} | {len(texts)} | {site} | {_row(found)} |")
    print("\n| language | forms | pairs | meet | forms a stem | most forms of a stem |")
    print("| --- " * 6 + "|", *joined, sep="\n")


def read(folder: Path) -> Texts:
    """The texts of a language, with their titles."""
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8"))
    return {one["id"]: f"{one['title']}\n{one['text']}" for one in map(json.loads, lines)}


def places_of(texts: Sequence[str], ids: Sequence[str]) -> Places:
    """The articles of every word that is written in small letters somewhere, as it is or capital."""
    places: dict[str, set[str]] = defaultdict(set)
    for id, text in zip(ids, texts, strict=True):
        for word in _WORD.findall(text):
            places[word.lower()].add(id)
    return {word: frozenset(ids) for word, ids in places.items()}
