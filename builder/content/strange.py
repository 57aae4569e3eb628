"""A text's keys as its archive wants them read: those of others translated, or passed over."""

from collections.abc import Collection, Iterator, Mapping

from yaml.nodes import SequenceNode

from builder.config import SiteConfig
from builder.errors import Place, Problem
from builder.limits import TooComplexError, too_complex
from builder.metadata.entries import Entry
from builder.metadata.fields import Fields
from builder.metadata.keys import ARTICLE_KEYS
from builder.metadata.mapping import translate
from builder.metadata.own import can_be_own
from builder.metadata.withheld import Told, read_withheld

_IGNORE = "under ignored_fields to pass over it, or remove it"


def open_fields(
    entries: Mapping[str, Entry],
    start: Place,
    config: SiteConfig,
    known: Collection[str],
    noun: str = "",
) -> tuple[Fields, Told]:
    """The fields of a text, and what keys of others say of its status.

    `noun` says what a text is that is no article, and so has no status.
    """
    told = read_withheld(entries, known, noun)
    passed = {*told.keys, *config.ignored_fields}
    problems = [*told.problems]
    if passed:
        entries = {key: entry for key, entry in entries.items() if key not in passed}
    if config.field_map:
        own = (one.name for one in config.extra_fields)
        entries, more = translate(entries, config.field_map, {*known, *own})
        problems += more
    long = dict(_too_long(entries, config.limits.names))
    entries = {key: entry for key, entry in entries.items() if key not in long} if long else entries
    fields = Fields(entries, start, (config.language,))
    fields.problems += [*problems, *long.values()]
    return fields, told


def _too_long(entries: Mapping[str, Entry], most: int) -> Iterator[tuple[str, Problem]]:
    """The lists that have more items than their archive allows: each name may make pages."""
    for key, entry in entries.items():
        if len(entry.value.value) > most and isinstance(entry.value, SequenceNode):
            error = TooComplexError("names", most, len(entry.value.value))
            yield key, too_complex(error, entry.value_place, f"'{key}'")


def way_out(key: str) -> str:
    """What to do with a key of articles that nobody knows."""
    if can_be_own(key):
        return f"list it under extra_fields in site.yaml to keep it, {_IGNORE}"
    return f"list it in site.yaml {_IGNORE}"


def way_out_of(noun: str, known: Collection[str], key: str) -> str:
    """What to do with such a key of a page or a record; those of articles cannot be ignored."""
    way = "remove it" if key in ARTICLE_KEYS else f"list it in site.yaml {_IGNORE}"
    return f"a {noun} has {', '.join(known)}; {way}"
