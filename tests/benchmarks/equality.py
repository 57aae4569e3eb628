"""The browser equals Whoosh: the same matches, and the same first ten but for near-ties.

The local index is the reference. The top tens of a query agree but for near-ties if, at every rank,
the article that the browser has there and the one that Whoosh has there have nearly the same score,
both as Whoosh scores them: at most 5% apart. So two articles may change places only if Whoosh finds
them about as good, and an article may push out another only from the edge of the ten. Equal scores
are ties: where nothing is scored, as with dates alone, any order agrees.

A query of which nothing is found is answered by the browser with what its correction finds; there
Whoosh must find nothing.
"""

import random
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page

from builder.search.local.index import LocalIndex
from tests.benchmarks.chromium import archive_page
from tests.benchmarks.corpora import reuters, reuters_site
from tests.benchmarks.texts import Text, read_texts, vocabulary
from tests.helpers import ROOT

ALL = 100_000
DEPTH = 10
NEAR = 0.05
OFFENDERS = 5
COMMON = 500  # articles that have a word

_ASK = """async ([query, limit]) => {
  const found = await archive.search(query, {limit});
  return {total: found.total, ids: found.hits.map((hit) => hit.id), suggestion: found.suggestion};
}"""


class Compared(NamedTuple):
    """What a query gave: whether totals, sets and top tens are equal, also but for near-ties."""

    query: str
    total: bool
    matches: bool
    top: bool
    nearly: bool
    about: str


class Queries:
    """Makes queries of every kind from the texts of an archive."""

    def __init__(self, texts: Sequence[Text], seed: int = 1) -> None:
        self.pick = random.Random(seed)
        self.texts = [text for text in texts if len(text.body) > 10]
        self.known = vocabulary(texts)
        self.usual = sorted(word for word, count in self.known.items() if count > 2)

    def make(self) -> list[str]:
        """500 queries."""
        return [make() for make, number in self._kinds().items() for _ in range(number)]

    def _kinds(self) -> Mapping[Callable[[], str], int]:
        return {
            self._word: 100,
            self._words: 100,
            self._phrase: 80,
            self._boolean: 80,
            self._field: 50,
            self._dates: 30,
            self._prefix: 30,
            self._inflection: 30,
        }

    def _word(self) -> str:
        """A word of a text; one in twenty as frequent as may be, for Whoosh is slow to tell all."""
        common = self.pick.random() < 0.05
        while True:
            word = self.pick.choice(self.pick.choice(self.texts).body)
            if common or self.known[word.lower()] < COMMON:
                return word

    def _words(self) -> str:
        return " ".join(self._word() for _ in range(self.pick.randint(2, 3)))

    def _phrase(self) -> str:
        words = self.pick.choice(self.texts).body
        size = self.pick.randint(2, 4)
        at = self.pick.randrange(len(words) - size)
        return f'"{" ".join(words[at : at + size])}"'

    def _boolean(self) -> str:
        form = self.pick.choice(
            [
                "{} AND {}",
                "{} OR {}",
                "{} NOT {}",
                "+{} {}",
                "{} -{}",
                "+{} +{} {}",
                "({} OR {}) AND {}",
                "{} AND ({} OR {})",
                "({} {}) NOT ({} OR {})",
                "+({} OR {}) -{}",
                "{} AND NOT {}",
            ]
        )
        return form.format(*(self._operand() for _ in range(form.count("{}"))))

    def _operand(self) -> str:
        return self._phrase() if self.pick.random() < 0.15 else self._word()

    def _field(self) -> str:
        text = self.pick.choice([text for text in self.texts if text.data.get("countries")])
        queries = [
            f"title:{self.pick.choice(text.title)}",
            f"title:{self.pick.choice(text.title)} {self._word()}",
            f"body:{self.pick.choice(text.body)}",
            f"source:Reuters {self._word()}",
            f"country:{self._value(text, 'countries')} {self._word()}",
            f"country:{self._value(text, 'countries')}",
        ]
        for field, key in {"organization": "organizations", "topic": "topics"}.items():
            if text.data.get(key):
                queries.append(f"{field}:{self._value(text, key)} {self._word()}")
        return self.pick.choice(queries)

    def _value(self, text: Text, key: str) -> str:
        values = text.data[key]
        assert isinstance(values, list)
        return f'"{self.pick.choice(values)}"'

    def _dates(self) -> str:
        month, day = self.pick.randint(2, 10), self.pick.randint(1, 28)
        form = self.pick.choice(
            [
                "date:1987-{:02}-{:02} {}",
                "date:1987-{:02}-{:02}.. {}",
                "date:..1987-{:02}-{:02} {}",
                "date:1987-{:02}-{:02}..1987-10 {}",
                "date:1986..1987-{:02}-{:02} -{}",
            ]
        )
        return form.format(month, day, self._word())

    def _prefix(self) -> str:
        word = self._word()
        return f"{word[: self.pick.randint(2, 6)].rstrip('.,-/')}*"

    def _inflection(self) -> str:
        """A form that no text has."""
        while True:
            word = self.pick.choice(self.usual) + self.pick.choice(["s", "ed", "ing", "ers", "ly"])
            if word not in self.known:
                return word


def run(folder: Path) -> None:
    """Ask both for 500 queries over Reuters; print a line of the table in RESULTS.md."""
    print("\nbrowser and Whoosh, Reuters-21578")
    queries = Queries(read_texts(reuters(folder))).make()
    index = _local_index(folder)
    with archive_page(reuters_site(folder)) as page:
        report([compare(page, index, query) for query in queries])


def _local_index(folder: Path) -> LocalIndex:
    """The index of the Reuters stories, made by the command."""
    cache = folder / "reuters-index"
    if not cache.exists():
        command = [sys.executable, "-m", "builder", "search", "--cache", str(cache), "oil"]
        source = str(reuters(folder))
        subprocess.run([*command, "--source", source], cwd=ROOT, check=True, capture_output=True)
    return LocalIndex(cache)


def compare(page: Page, index: LocalIndex, query: str) -> Compared:
    """Ask both."""
    found: dict[str, Any] = page.evaluate(_ASK, [query, ALL])
    scores = dict(index.matches(query))
    ids, total = list(scores), len(scores)
    if found["suggestion"] and not total:
        return Compared(query, True, True, True, True, "")
    top, expected = found["ids"][:DEPTH], ids[:DEPTH]
    return Compared(
        query,
        found["total"] == total,
        set(found["ids"]) == set(ids),
        top == expected,
        _nearly(top, expected, scores),
        f"{found['total']} and {total} found; {', '.join(top[:3])} and {', '.join(expected[:3])}",
    )


def _nearly(top: Sequence[str], expected: Sequence[str], scores: Mapping[str, float]) -> bool:
    """Whether two top tens agree but for near-ties."""
    return len(top) == len(expected) and all(
        abs(scores.get(one, 0.0) - scores[other]) <= NEAR * scores[other]
        for one, other in zip(top, expected, strict=True)
    )


def report(compared: Sequence[Compared]) -> None:
    """Print a line of the table in RESULTS.md, and the first queries that are not equal."""
    print("| queries | equal totals | equal matches | equal top tens | equal but for near-ties |")
    print("| --- | --- | --- | --- | --- |")
    counts = [
        sum(getattr(one, name) for one in compared)
        for name in ("total", "matches", "top", "nearly")
    ]
    print(f"| {len(compared)} | {' | '.join(map(str, counts))} |")
    unequal = [one for one in compared if not one.matches]
    moved = [one for one in compared if one.matches and not one.nearly]
    for kind, offenders in {"other matches": unequal, "another order": moved}.items():
        for one in offenders[:OFFENDERS]:
            print(f"{kind}: {one.query}: {one.about}")
