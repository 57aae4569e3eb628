"""What an article may be about that it does not say yet: suggestions for a person to decide."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from builder.model import NAMED, Entity, Kind
from builder.search.inflection import primary
from builder.tagging.evidence import Findings, Told, findings
from builder.tagging.judgement import LIKELY, SURE, Case, Judgement, cases
from builder.tagging.names import Names
from builder.tagging.practice import Practice
from builder.tagging.words import plain_words

TIERS = ("sure", "likely", "named")
_LEAST = 20  # articles that name something of a kind; of fewer nothing can be learnt
_MOST = 5000  # articles that are read to learn from; more say nothing new
Masks = Mapping[tuple[Kind, str], Sequence[str]]


class Suggestion(NamedTuple):
    """An entity that an article may be about: how sure that is, why, and the sentence."""

    kind: Kind
    slug: str
    tier: str
    likelihood: float
    case: Case


class Suggester:
    """Knows the names of an archive, and what it said before."""

    def __init__(
        self, entities: Iterable[Entity], site: str, masks: Masks, articles: Sequence[Told]
    ) -> None:
        """Learn from an archive's articles; `site` is its language."""
        self._entities, self._site, self._masks = [*entities], site, masks
        self._names: dict[str, Names] = {}
        tagged = [one for one in articles if one.is_tagged]
        some = _some(tagged)
        self._plain = plain_words(text for one in _some(articles) for text in one.blocks)
        read = [(one, self.findings(one)) for one in some]
        self._practices: dict[Kind, Practice] = {}
        self._judgements: dict[Kind, Judgement] = {}
        for kind in NAMED:
            is_used = sum(bool(one.named.get(kind)) for one in tagged) >= _LEAST
            self._practices[kind] = Practice(kind, tagged if is_used else ())
            self._judgements[kind] = Judgement(self._known(kind, read if is_used else ()))

    def findings(self, told: Told) -> Findings:
        """What an article names."""
        code = primary(told.language)
        if code not in self._names:
            self._names[code] = Names(
                self._entities, told.language, self._site, self._masks, self._plain
            )
        return findings(told, self._names[code])

    def suggestions(
        self, told: Told, kinds: Sequence[Kind] = NAMED, found: Findings | None = None
    ) -> list[Suggestion]:
        """What an article may be about, the surest first, apart from what it says already."""
        found = found or self.findings(told)
        made = []
        for kind in kinds:
            for case in cases(told, found, self._practices[kind]):
                likelihood = self._judgements[kind].likelihood(case)
                tier = _tier(case, likelihood)
                if tier and case.slug not in told.named.get(kind, ()):
                    made.append(Suggestion(kind, case.slug, tier, likelihood, case))
        return sorted(made, key=lambda one: (TIERS.index(one.tier), NAMED.index(one.kind)))

    def _known(
        self, kind: Kind, read: Iterable[tuple[Told, Findings]]
    ) -> Iterator[tuple[Case, bool]]:
        """The cases of articles of which somebody has said what they are about."""
        for told, found in read:
            own = told.named.get(kind, ())
            for case in cases(told, found, self._practices[kind]):
                yield case, case.slug in own


def _tier(case: Case, likelihood: float) -> str:
    if likelihood >= SURE and case.has_text:
        return "sure"
    if likelihood >= LIKELY:
        return "likely"
    return "named" if case.is_named else ""


def _some(articles: Sequence[Told]) -> Sequence[Told]:
    """So many articles, whichever; the same ones on every machine."""
    if len(articles) <= _MOST:
        return articles
    chosen = sorted(articles, key=lambda one: (zlib.crc32(one.id.encode()), one.id))
    return chosen[:_MOST]
