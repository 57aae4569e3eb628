"""Names that an archive knows, found in a text: suggestions for a person, and no more."""

from collections.abc import Iterator
from pathlib import Path

from builder.authority.countries import all_countries, country_keys
from builder.config import SiteConfig
from builder.content.files import find_files
from builder.content.reader import Reader
from builder.content.records import read_record
from builder.folding import key_of
from builder.model import Entity, Kind, ParsedRecord
from builder.store.storage import LocalStorage
from builder.tagging.evidence import Told, findings
from builder.tagging.names import Names
from builder.urls import CONTENT

_MOST = 12  # names of a kind


def names_in(source: Path, config: SiteConfig, told: Told) -> dict[str, list[str]]:
    """The names of records and countries in a text, by the key that would have them.

    Those that it has most often come first.
    """
    records = [*records_of(source, config)]
    entities = [_entity(one, config.language) for one in records]
    masks = {(one.kind, one.slug): one.not_in for one in records}
    found = findings(told, Names(entities, told.language, config.language, masks)).found
    named = {(one.kind, one.slug): one.name for one in entities}
    named |= {
        (Kind.COUNTRIES, one.slug): code
        for code, one in all_countries().items()
        if (Kind.COUNTRIES, one.slug) not in named
    }
    names: dict[str, list[str]] = {}
    for key in sorted(found, key=lambda one: -found[one].count):
        if found[key].count and key in named:
            names.setdefault(key[0].value, []).append(named[key])
    return {kind: some[:_MOST] for kind, some in names.items()}


def _entity(record: ParsedRecord, language: str) -> Entity:
    """What a record says of names."""
    name, *others = (one.text for one in record.names)
    is_country = record.kind is Kind.COUNTRIES
    code = country_keys(language).get(key_of(name), "") if is_country else ""
    return Entity(record.kind, record.slug, name, aliases=tuple(others), code=code)


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
