"""Names that an archive knows, found in a text: suggestions for a person, and no more."""

import re
from collections.abc import Iterator
from pathlib import Path

from builder.authority.countries import country_keys
from builder.config import SiteConfig
from builder.content.files import find_files
from builder.content.reader import Reader
from builder.content.records import read_record
from builder.folding import key_of
from builder.model import Kind, ParsedRecord
from builder.store.storage import LocalStorage
from builder.urls import CONTENT

_MOST_WORDS = 6  # of a name
_LEAST = 4  # letters; shorter ones are words of some language
_MOST = 12  # names of a kind
_WORD = re.compile(r"\w+")


def names_in(source: Path, config: SiteConfig, text: str) -> dict[str, list[str]]:
    """The names of records and countries in a text, by the key that would have them."""
    known: dict[str, tuple[str, str]] = {}
    for code in (keys := country_keys(config.language)):
        known[code] = (Kind.COUNTRIES.value, keys[code])
    known |= dict(_of_records(source, config))
    found: dict[str, dict[str, None]] = {}
    words = [key_of(word) for word in _WORD.findall(text)]
    for at in range(len(words)):
        for end in range(at + 1, min(at + _MOST_WORDS, len(words)) + 1):
            one = " ".join(words[at:end])
            if len(one) >= _LEAST and one in known:
                kind, name = known[one]
                found.setdefault(kind, {})[name] = None
    return {kind: [*names][:_MOST] for kind, names in found.items()}


def _of_records(source: Path, config: SiteConfig) -> Iterator[tuple[str, tuple[str, str]]]:
    for record in records_of(source, config):
        if record.kind is not Kind.SOURCES:
            for name in record.names:
                words = " ".join(key_of(word) for word in _WORD.findall(name.text))
                yield words, (record.kind.value, record.name.text)


def records_of(source: Path, config: SiteConfig) -> Iterator[ParsedRecord]:
    """The records of an archive, as far as they can be read."""
    storage = LocalStorage(source)
    if not (source / CONTENT).is_dir():
        return
    files, _ = find_files(storage.walk(CONTENT))
    reader = Reader(storage)
    for path, sidecar in files.records.items():
        record, _, _ = read_record(reader, path, sidecar, config)
        if record is not None:
            yield record
