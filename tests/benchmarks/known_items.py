"""Known items: whether another form of a word finds the article that has the word.

Every word of the texts is put into all forms that the grammar gives it (`paradigms.py`); a pair
is a word and one of its forms that both stand in texts, asked in both directions. The article to
find has the one and not the other. Nothing of the tables that are measured takes part in making
pairs; a word with fewer than three forms in the texts may be no noun, and is left out.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple, TypeVar

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
PAIRS = 600  # at most, of a language
FIRST = 5

T = TypeVar("T")

_WORD = re.compile(r"[^\W\d_]+")

Texts = dict[str, str]  # by id
Places = Mapping[str, frozenset[str]]  # the articles that have a form


class Family(NamedTuple):
    """A word and its forms; whether few articles have it in any form, or a word that shares one."""

    forms: list[str]
    is_rare: bool


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
    print(
        "\nknown items\n| language | articles | site | any rank | rare, first 5 | exact, first 5 |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    joined = []
    for language in LANGUAGES:
        texts = read(folder / "multilingual" / language)
        places = places_of(texts)
        families = families_of(places, language)
        joined.append(_joining(language, places, families))
        for site in language, "en":
            index = indexed(texts, language, site, folder / f"{language}-{site}")
            found = asked(index, [*pairs_of(places, families)], places)
            print(f"| {language} | {len(texts)} | {site} | {_row(found)} |")
    print("\n| language | forms | pairs | meet | forms a stem | most forms of a stem |")
    print("| --- " * 6 + "|", *joined, sep="\n")


def read(folder: Path) -> Texts:
    """The texts of a language, with their titles."""
    lines = (
        line for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")
    )
    return {one["id"]: f"{one['title']}\n{one['text']}" for one in map(json.loads, lines)}


def places_of(texts: Texts) -> Places:
    """The articles of every word, in small letters."""
    places: dict[str, set[str]] = defaultdict(set)
    for id, text in texts.items():
        for word in _WORD.findall(text):
            places[word.lower()].add(id)
    return {word: frozenset(ids) for word, ids in places.items()}


def families_of(places: Places, language: str) -> list[Family]:
    """The forms of each word that stand in texts.

    Words of many forms come first, and what is a form of one of them is no word of its own.
    """
    families = [*_all_families(places, language)]
    kin = _kin(families)
    taken: set[str] = set()
    found = []
    for forms in sorted(families, key=len, reverse=True):
        if forms[0] not in taken and len(forms) >= FEWEST_FORMS:
            taken.update(forms)
            having = frozenset[str]().union(*(places[form] for form in kin[forms[0]]))
            found.append(Family(forms, len(having) <= RARE))
    return found


def _all_families(places: Places, language: str) -> Iterator[list[str]]:
    for word in sorted(places):
        if len(word) >= SHORTEST:
            forms = [form for form in dict.fromkeys(PARADIGMS[language](word)) if form in places]
            if forms and forms[0] == word:
                yield forms


def _kin(families: Iterable[list[str]]) -> dict[str, set[str]]:
    """With each form all that are forms of the same words, of others that share one, and so on."""
    kin: dict[str, set[str]] = {}
    for forms in families:
        together = set(forms).union(*(kin.get(form, ()) for form in forms))
        kin |= dict.fromkeys(together, together)
    return kin


def pairs_of(places: Places, families: Iterable[Family]) -> Iterator[Pair]:
    """Both directions between a word and its forms, where an article has the one alone."""
    for (word, *forms), is_rare in families:
        for form in forms:
            for asked, written in (word, form), (form, word):
                alone = places[written] - places[asked]
                if alone:
                    yield Pair(asked, written, min(alone), is_rare)


def indexed(texts: Texts, language: str, site: str, folder: Path) -> LocalIndex:
    """The texts as articles in their language, in an archive of the site's."""
    articles: list[Article] = []
    bodies: dict[str, Text] = {}
    for id, text in texts.items():
        title, _, body = text.partition("\n")
        articles.append(article_of(id, title=title, language=language))
        bodies[articles[-1].path] = text_of(f"<p>{escape(body)}</p>")
    index = LocalIndex(folder)
    index.refresh(archive_of(*articles, texts=bodies, config=SiteConfig(language=site)), "known")
    return index


def asked(index: LocalIndex, pairs: Sequence[Pair], places: Places) -> Shares:
    """Ask for a sample of the pairs, and for rare forms as they are written."""
    pick = random.Random(1)
    some = _sample(pick, pairs)
    rare = _sample(pick, [pair for pair in pairs if pair.is_rare])
    exact = _sample(pick, sorted(form for form, ids in places.items() if len(ids) <= RARE))
    return Shares(
        len(some),
        _share(pair.article in _found(index, pair.asked) for pair in some),
        len(rare),
        _share(pair.article in _found(index, pair.asked)[:FIRST] for pair in rare),
        len(exact),
        _share(min(places[form]) in _found(index, form)[:FIRST] for form in exact),
    )


def _sample(pick: random.Random, some: Sequence[T]) -> list[T]:
    return pick.sample(some, min(PAIRS, len(some)))


def _found(index: LocalIndex, word: str) -> list[str]:
    return [id for id, _ in index.matches(word)]


def _share(found: Iterable[bool]) -> float | None:
    answers = [*found]
    return sum(answers) / len(answers) if answers else None


def _row(shares: Shares) -> str:
    counts, values = shares[::2], shares[1::2]
    cells = zip(values, counts, strict=True)
    return " | ".join("none" if share is None else f"{share:.3f} of {of}" for share, of in cells)


def _joining(language: str, places: Places, families: Iterable[Family]) -> str:
    """What the table alone does: the pairs that meet, and how many forms share a stem."""
    stems: dict[str, set[str]] = defaultdict(set)
    for form in {fold(word) for word in places}:
        stems[stem(form, language)].add(form)
    pairs = [(word, form) for (word, *forms), _ in families for form in forms]
    meet = _share(stem(fold(one), language) == stem(fold(other), language) for one, other in pairs)
    most = max(map(len, stems.values()))
    count = sum(map(len, stems.values()))
    return (
        f"| {language} | {count} | {len(pairs)} | {meet:.3f} | {count / len(stems):.2f} | {most} |"
    )
