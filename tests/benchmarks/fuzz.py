"""100,000 strings that no one should type: none may fail, none may hang.

A query that takes long may have waited for files, or for a processor that was busy, so it is asked
again, up to three times; the fastest of these counts. The time is the browser's, with ten results.
"""

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Error, Page

from tests.benchmarks.chromium import archive_page
from tests.benchmarks.corpora import reuters, reuters_site
from tests.benchmarks.texts import read_texts, vocabulary

QUERIES = 100_000
BATCH = 500
LONG = 10_000  # characters
SLOW = 100  # milliseconds
OFFENDERS = 5

# Lone surrogates cannot be sent as text: the queries go as JSON, in which they can be written.
_ASK = """async ([queries, slow]) => {
  const failed = [];
  const times = [];
  const timed = async (query) => {
    const started = performance.now();
    await archive.search(query);
    return performance.now() - started;
  };
  const all = JSON.parse(queries);
  for (let at = 0; at < all.length; at++) {
    try {
      const first = await timed(all[at]);
      let again = first > slow ? await timed(all[at]) : first;
      for (let more = 0; again > slow && more < 2; more++) {
        again = Math.min(again, await timed(all[at]));
      }
      times.push(again);
    } catch (error) {
      failed.push([at, String(error)]);
      times.push(0);
    }
  }
  return [failed, times];
}"""

_SIGNS = [*"\"()+-:*\\/<>&|^~?!.,;'`’“”_#@$%{}[]=\t\n\r\0 ", "  ", '""', "((", "))", "..", "+-"]
_OPERATORS = ["AND", "OR", "NOT", "and", "AND NOT", "OR OR", "+(", "-(", "NOT (", ") OR ("]
_FIELDS = (
    "title body summary names country organization person topic source date year id nothing "
    "__proto__ constructor toString"
).split()
_DATES = (
    "1987 1987-03 1987-03-15 ..1987 1987.. .. 1986..1988 1988..1986 1987-13 1987-02-30 0000 9999 "
    "0001..9999 99999 1987-03..1987-02 1987-3 -1987 1987/03/15 ١٩٨٧"
).split()
_VALUES = ["US", "uk", '"soviet union"', "opec", "Reuters", "grain", "atlantis", '""', "*", "-"]
_ODD = [
    *"😀 👨‍👩‍👧‍👦 🇰🇿 السعودية שלום क्षि 中国石油 ひらがな ภาษาไทย 한국어 Тошкент ёжик ъ".split(),
    *"İstanbul ß ﬁ ǅ Ⅷ ½ ᏣᎳᎩ ꮳ 𐐷 𝔘𝔫𝔦 O'Neill al-Qaeda U.S. U.S.S.R 3.5 1,000,000 a-b-c-d-e".split(),
    *"\u0301\u0338\u200f\u202e\u2066\ufeff\u00ad\u2028\u0085\x7f\uffff\U0010ffff\ud800\udfff",
    *("e\u0301\u0301\u0301", "\ude00\ud83d", "x" * 70),
]


class Fuzz:
    """Makes queries: of pieces of syntax, of odd characters, of words of the archive."""

    def __init__(self, words: Sequence[str], seed: int = 1) -> None:
        self.pick = random.Random(seed)
        self.words = words
        self.kinds: dict[Callable[[], str], int] = {
            self._word: 8,
            lambda: self.pick.choice(_SIGNS): 8,
            lambda: self.pick.choice(_ODD): 4,
            lambda: f" {self.pick.choice(_OPERATORS)} ": 4,
            lambda: f"{self.pick.choice(_FIELDS)}:{self._value()}": 3,
            self._prefix: 1,
            self._phrase: 1,
            self._letters: 1,
            self._character: 1,
        }

    def make(self) -> str:
        """A query; one in two hundred is far too long."""
        size = 1 + int(self.pick.expovariate(1 / 5))
        pieces = [make() for make in self._some(size)]
        text = self.pick.choice([" ", ""]).join(pieces)
        if self.pick.random() < 0.005:
            text = (text * (LONG // len(text) + 1))[:LONG]
        return text

    def _some(self, size: int) -> list[Callable[[], str]]:
        return self.pick.choices(list(self.kinds), list(self.kinds.values()), k=size)

    def _word(self) -> str:
        return self.pick.choice(["", "", "", "+", "-"]) + self.pick.choice(self.words)

    def _value(self) -> str:
        kind = self.pick.choice([_DATES, _VALUES, _ODD, _SIGNS, self.words])
        value: str = self.pick.choice(kind)
        return value

    def _prefix(self) -> str:
        return f"{self.pick.choice(self.words)[: self.pick.randint(1, 5)]}*"

    def _phrase(self) -> str:
        """A phrase; half of them are of the most frequent words, which have the most places."""
        words = self.words[: self.pick.choice([20, len(self.words)])]
        return f'"{" ".join(self.pick.choices(words, k=self.pick.randint(1, 4)))}"'

    def _letters(self) -> str:
        return "".join(self.pick.choices("abcdefghijklmnopqrstuvwxyz", k=self.pick.randint(1, 12)))

    def _character(self) -> str:
        return chr(self.pick.randrange(0x110000))


class Fuzzed(NamedTuple):
    """Queries that failed, with the reason, and all with their milliseconds."""

    failed: list[tuple[str, str]]
    times: list[tuple[float, str]]


def run(folder: Path) -> None:
    """Ask in Chromium, in the site of the Reuters stories; print a line of the table."""
    print("\nfuzzed queries, Reuters-21578")
    known = vocabulary(read_texts(reuters(folder)))
    # Half of the words are frequent, half are any.
    words = [word for word, _ in known.most_common(2_000)]
    fuzz = Fuzz([*words, *random.Random(1).sample(sorted(known), 2_000)])
    queries = [fuzz.make() for _ in range(QUERIES)]
    with archive_page(reuters_site(folder)) as page:
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        found = ask(page, queries)
    report(found, faults)


def ask(page: Page, queries: Sequence[str]) -> Fuzzed:
    """Ask in batches; a page that dies is the fault of its batch."""
    found = Fuzzed([], [])
    for start in range(0, len(queries), BATCH):
        batch = queries[start : start + BATCH]
        try:
            failed, times = page.evaluate(_ASK, [json.dumps(batch), SLOW])
        except Error as error:
            found.failed.append((f"queries {start} to {start + BATCH}", str(error)))
            break
        found.failed.extend((batch[at], reason) for at, reason in failed)
        found.times.extend(zip(times, batch, strict=True))
    return found


def report(found: Fuzzed, faults: Sequence[str]) -> None:
    """Print a line of the table in RESULTS.md, and the worst queries."""
    slowest = sorted(found.times, reverse=True)
    over = sum(time > SLOW for time, _ in slowest)
    print(f"| queries | exceptions | over {SLOW} ms | slowest, ms |")
    print("| --- | --- | --- | --- |")
    exceptions = len(found.failed) + len(faults)
    print(f"| {len(slowest):,} | {exceptions} | {over} | {slowest[0][0]:.0f} |")
    for query, reason in found.failed[:OFFENDERS]:
        print(f"failed: {_shown(query)}: {reason}")
    for fault in faults[:OFFENDERS]:
        print(f"uncaught: {fault}")
    for time, query in slowest[:OFFENDERS]:
        if time > SLOW:
            print(f"slow: {time:.0f} ms: {_shown(query)}")


def _shown(query: str) -> str:
    text = json.dumps(query)
    return text if len(text) < 300 else f"{text[:300]}... ({len(query)} characters)"
