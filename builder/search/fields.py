"""The fields that are searched: one table for both indexes, the query language and the docs."""

from typing import NamedTuple

from builder.model import Kind


class Field(NamedTuple):
    """A searched text: its name in queries, its weight against the body, what it holds."""

    name: str
    weight: float
    about: str


FIELD_BITS = 3  # the number of a field takes so many of every position

FIELDS = (
    Field("title", 3.0, "the title"),
    Field("body", 1.0, "the text"),
    Field("summary", 1.0, "a summary of its own, and what is published of an excerpt"),
    Field("names", 1.0, "countries, organizations, people and topics, by every name they have"),
    Field("author", 1.0, "the authors"),
    Field("publisher", 0.3, "the source, by every name it has"),
    Field("notes", 0.5, "corrections, what pictures show, identifiers, keys of the archive's own"),
)

NAMES = tuple(field.name for field in FIELDS)
TITLE = NAMES.index("title")
# The numbers of those that have what articles say, and not what records are called.
TEXTS = tuple(number for number, name in enumerate(NAMES) if name not in ("names", "publisher"))

# What a query can ask for by field, `country:kg`: what articles name, whose values are slugs, and
# their language, whose values are tags without script or country.
FACETS = {kind.singular: kind for kind in Kind}
LANGUAGE = "language"
FACET_NAMES = (*FACETS, LANGUAGE)
