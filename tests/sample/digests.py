"""Holds digests against the facts that they were written from."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from tests.sample.entries import host_of

MONTHS = "january february march april may june july august september october november december"
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS.split(), 1)}
MONTH_NUMBERS |= {name[:3]: number for name, number in MONTH_NUMBERS.items()}
MONTH_NUMBERS["sept"] = 9

WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
WORD_NUMBERS = {word: number for number, word in enumerate(WORDS, 2)}
WORD_NUMBERS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "tenth": 10}
ORDINALS |= {"eighth": 8, "ninth": 9, "eleventh": 11, "twelfth": 12}
WORD_NUMBERS |= ORDINALS

_NUMBER = re.compile(r"\d+(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_FOOTNOTE = re.compile(r"^\[\^[^\]]+\]:.*$", re.MULTILINE)
_NOTE = re.compile(r"^\[\^([^\]]+)\]: (.*)$", re.MULTILINE)
_MARKS = re.compile(r"(?:\[\^[^\]]+\])+")
_MARK = re.compile(r"\[\^[^\]]+\]")
_LINK = re.compile(r"\]\((https?://[^\s)]+)\)")
_URL = re.compile(r"\]\([^)]*\)|https?://\S+")
RUN = 5


def body_of(digest: str) -> str:
    """The prose of a digest: no metadata, no footnotes, no links."""
    body = digest.split("\n---\n", 1)[1]
    return _URL.sub("]", _MARK.sub("", _FOOTNOTE.sub("", body)))


def numbers(text: str) -> set[str]:
    """Every number of a text without leading zeros: figures, number words, months as m1."""
    found = {_plain(match) for match in _NUMBER.findall(text)}
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in WORD_NUMBERS:
            found.add(str(WORD_NUMBERS[word]))
        if word in MONTH_NUMBERS and word != "may":
            found.add(f"m{MONTH_NUMBERS[word]}")
    if re.search(r"\bMay\b(?= \d|\.|,)|\d May\b", text):
        found.add("m5")
    return found


def _plain(number: str) -> str:
    digits = re.sub(r"[,\u00a0\u202f]", "", number).lstrip("0") or "0"
    return digits.removesuffix(".")


def known_numbers(entries: Iterable[dict[str, Any]]) -> set[str]:
    """Every number that the verified facts of some entries have, with their dates and sources."""
    found: set[str] = set()
    for entry in entries:
        notes = [fact["note"] for fact in entry["facts"] if fact["verified"]]
        sources = [f"{source['title']} {source['date']}" for source in entry["sources"]]
        texts = [*notes, *sources, str(entry["date"]), *(entry.get("cautions") or ())]
        for text in texts:
            found |= numbers(text)
            # Ranges written short, "10-14 June", and ISO dates have their parts found above; the
            # months of ISO dates are numbers there and names in prose.
            found |= {f"m{int(month)}" for month in re.findall(r"\b\d{4}-(\d\d)\b", text)}
        found.add(str(len(entry["countries"])))
    return found


def foreign_numbers(digest: str, entries: Iterable[dict[str, Any]]) -> set[str]:
    """The numbers of a digest that its facts do not have."""
    return numbers(body_of(digest)) - known_numbers(entries)


def shared_runs(digest: str, entries: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Every run of five words that a digest has in common with a note, names in capitals aside."""
    notes = [_words(fact["note"]) for entry in entries for fact in entry["facts"]]
    taken = {tuple(w.lower() for w in run) for note in notes for run in _runs(note)}
    for run in _runs(_words(body_of(digest))):
        name = all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in run)
        if tuple(word.lower() for word in run) in taken and not name:
            yield " ".join(run)


_SMALL = {"of", "the", "and", "in", "on", "for", "against", "to", "al"}


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'\u2019-]+", text)


def _runs(words: list[str]) -> Iterator[list[str]]:
    return (words[at : at + RUN] for at in range(len(words) - RUN + 1))


def notes_of(digest: str) -> list[str]:
    """The notes of a digest, each without its mark."""
    return [note.split("]: ", 1)[1] for note in _FOOTNOTE.findall(digest)]


def links_of(digest: str) -> set[str]:
    """The addresses that the notes of a digest lead to."""
    return {url for note in notes_of(digest) for url in _LINK.findall(note)}


def is_honest(note: str, weak: set[str]) -> bool:
    """Whether a note to a page on a weak host calls it a copy, or names the host as publisher."""
    for url in _LINK.findall(note):
        host = host_of(url)
        publisher = _letters(note.split("[", 1)[0])
        own = any(_letters(label) in publisher for label in host.split(".")[:-1] if len(label) > 3)
        if host in weak and not own and f"copy at {host}" not in note:
            return False
    return True


def unnamed(digest: str, outlets: Iterable[str]) -> set[str]:
    """The outlets that alone stand for a sentence of a digest, which does not name them."""
    notes = dict(_NOTE.findall(digest))
    own = {
        mark: {one for one in outlets if one in note.split("[", 1)[0]}
        for mark, note in notes.items()
    }
    body = body_of(digest)
    text = _FOOTNOTE.sub("", digest.split("\n---\n", 1)[1])
    found: set[str] = set()
    for group in _MARKS.findall(text):
        marks = [own.get(mark, set()) for mark in re.findall(r"\[\^([^\]]+)\]", group)]
        if all(marks):
            found |= {one for names in marks for one in names if one not in body}
    return found


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("&", "and")).lower()
    return "".join(one for one in plain if one.isascii() and one.isalnum())
