"""What articles name, in the words of schema.org."""

from builder.model import Entity, Kind
from builder.pages.contexts import Subject

_TYPES = {
    Kind.COUNTRIES: "Country",
    Kind.ORGANIZATIONS: "Organization",
    Kind.PEOPLE: "Person",
    Kind.TOPICS: "DefinedTerm",
    Kind.SOURCES: "Organization",
}


def subject_of(entity: Entity) -> Subject:
    """An entity for machines."""
    return Subject(_TYPES.get(entity.kind, "Thing"), entity.name, wikidata_address(entity))


def wikidata_address(entity: Entity) -> str:
    """Where Wikidata tells of an entity; empty if its record does not say it."""
    return f"https://www.wikidata.org/wiki/{entity.wikidata}" if entity.wikidata else ""
