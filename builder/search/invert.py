"""Articles -> postings: which term stands in which article, how much it says there, and where.

The impact of a term in an article is what BM25F (Robertson, Zaragoza: The Probabilistic Relevance
Framework, 2009) makes of its frequencies, in 32 steps; the client needs no lengths, only the number
of articles that have the term.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from builder.search.analysis import words
from builder.search.codec import encode_number, encode_rising
from builder.search.fields import FIELDS

K1 = 1.2
B = 0.75
STEPS = 32
GAP = 16  # places between two texts of an article, so that no phrase spans them

FIELD_PREFIXED = ("title", "names")  # fields that queries can name: their terms stand twice


class Source(NamedTuple):
    """What is searched of an article: its number, language, texts by field."""

    number: int
    language: str
    texts: Mapping[str, Sequence[str]]


class Postings(NamedTuple):
    """The articles that have a term: their numbers, impacts (0 to 31, a byte each) and places.

    The places of an article are preceded by their length in bytes; see FORMAT.md.
    """

    numbers: "array[int]"
    impacts: bytearray
    places: bytearray

    def extend(self, other: "Postings") -> None:
        """Add those of later articles."""
        self.numbers.extend(other.numbers)
        self.impacts.extend(other.impacts)
        self.places.extend(other.places)


def no_postings() -> Postings:
    """Postings to be filled."""
    return Postings(array("I"), bytearray(), bytearray())


class Inverted(NamedTuple):
    """What one batch of articles gives: postings by key, and the stems that forms lead to."""

    postings: dict[str, Postings]
    stems: dict[str, set[str]]


def average_lengths(sources: Iterable[Mapping[str, Sequence[str]]]) -> dict[str, float]:
    """The mean number of characters of each field that is not empty; at least 1."""
    totals: dict[str, int] = defaultdict(int)
    counts: dict[str, int] = defaultdict(int)
    for texts in sources:
        for name, parts in texts.items():
            length = sum(map(len, parts))
            totals[name] += length
            counts[name] += bool(length)
    return {name: max(1.0, totals[name] / max(1, counts[name])) for name in totals}


def invert(language: str, averages: Mapping[str, float], batch: Sequence[Source]) -> Inverted:
    """The postings of a batch; `language` is the site's, whose forms stand for their stems."""
    postings: dict[str, Postings] = defaultdict(no_postings)
    stems: dict[str, set[str]] = defaultdict(set)
    for source in batch:
        weights: dict[str, float] = defaultdict(float)
        places: dict[str, list[int]] = defaultdict(list)
        home = source.language == language
        start = 0
        for field in FIELDS:
            parts = source.texts[field.name]
            length = sum(map(len, parts)) / averages[field.name]
            weight = field.weight / (1 - B + B * length)
            prefix = f"{field.name}:" if field.name in FIELD_PREFIXED else ""
            for text in parts:
                place = start
                for forms in words(text, source.language):
                    for form, stem in forms:
                        if home and form != stem:
                            stems[form].add(stem)
                            continue
                        weights[form] += weight
                        places[form].append(place)
                        if prefix:
                            weights[prefix + form] += weight
                            places[prefix + form].append(place)
                    place += 1
                start = place + GAP if place > start else start
        for key, weight in weights.items():
            impact = min(STEPS - 1, int(STEPS * weight / (K1 + weight)))
            own = postings[key]
            encoded = encode_rising(dict.fromkeys(places[key]))
            own.numbers.append(source.number)
            own.impacts.append(impact)
            encode_number(len(encoded), own.places)
            own.places.extend(encoded)
    return Inverted(dict(postings), dict(stems))
