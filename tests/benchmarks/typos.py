"""Misspelt words: how many are found or suggested, and how many right ones are "corrected".

A word is found if its misspelling has its stem, so that the search answers as for the word itself,
and suggested if the suggestion is the word or another form of its stem. Nothing else counts.
"""

import random
import string
from collections.abc import Container, Sequence
from pathlib import Path
from typing import NamedTuple

from builder.search.inflection import stem
from tests.benchmarks.chromium import archive_page
from tests.benchmarks.corpora import reuters, reuters_site
from tests.benchmarks.texts import read_texts, vocabulary, written_small

WORDS = 500
SHORTEST = 5
FEWEST = 3  # articles with a word, so that it is no slip itself
OFFENDERS = 10

_ASK = """async (queries) => {
  const answers = [];
  for (const query of queries) {
    const {total, suggestion} = await archive.search(query);
    answers.push([total, suggestion]);
  }
  return answers;
}"""

Answer = tuple[int, str | None]


class Typo(NamedTuple):
    """A word, and the same with one edit."""

    word: str
    typed: str


def run(folder: Path) -> None:
    """Ask for words with and without an edit; print a line of the table in RESULTS.md."""
    print("\nmisspelt words, Reuters-21578")
    texts = read_texts(reuters(folder))
    known = vocabulary(texts)
    small = written_small(texts)
    words = sorted(word for word, count in small.items() if count >= FEWEST and _is_long(word))
    every = sorted(filter(_is_long, small))
    pick = random.Random(1)
    typos = [misspell(pick, word, known) for word in pick.sample(words, WORDS)]
    right = pick.sample(every, WORDS)
    with archive_page(reuters_site(folder)) as page:
        answers = page.evaluate(_ASK, [typo.typed for typo in typos])
        others = page.evaluate(_ASK, right)
    report(typos, answers, [word for word, (_, near) in zip(right, others, strict=True) if near])


def _is_long(word: str) -> bool:
    return len(word) >= SHORTEST


def misspell(pick: random.Random, word: str, known: Container[str]) -> Typo:
    """A word with a letter more, less or other, or two swapped, that is no word of the texts."""
    while True:
        at = pick.randrange(len(word))
        before, here, after = word[:at], word[at], word[at + 1 :]
        letter = pick.choice(string.ascii_lowercase)
        typed = pick.choice(
            [
                before + letter + here + after,
                before + after,
                before + letter + after,
                before + after[:1] + here + after[1:],
            ]
        )
        if typed != word and typed not in known:
            return Typo(word, typed)


def _is_same(word: str, other: str) -> bool:
    return stem(word, "en") == stem(other, "en")


def report(typos: Sequence[Typo], answers: Sequence[Answer], corrected: Sequence[str]) -> None:
    """Print a line of the table in RESULTS.md, and the first misspellings that are not found."""
    found = suggested = 0
    missed = []
    for typo, (total, suggestion) in zip(typos, answers, strict=True):
        if suggestion is None and total and _is_same(typo.word, typo.typed):
            found += 1
        elif suggestion is not None and _is_same(typo.word, suggestion):
            suggested += 1
        else:
            missed.append(f"{typo.typed} ({typo.word}): {suggestion or f'{total} found'}")
    share = (found + suggested) / len(typos)
    print("| misspelt words | found | suggested | together | right words | of these corrected |")
    print("| --- | --- | --- | --- | --- | --- |")
    print(f"| {len(typos)} | {found} | {suggested} | {share:.1%} | {WORDS} | {len(corrected)} |")
    for line in missed[:OFFENDERS]:
        print(f"missed: {line}")
    for word in corrected[:OFFENDERS]:
        print(f"corrected: {word}")
