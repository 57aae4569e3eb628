"""How likely an article is about what it names, by what the archive said in like cases.

A case is described by a few signs: where the name stands, how often, what articles of the same
dateline name. Of the articles that somebody has tagged it is counted how often each description was
right. Where there are few such cases, those of a coarser description count, and at last what is
usual elsewhere.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.model import Kind
from builder.tagging.evidence import Finding, Findings, Told
from builder.tagging.practice import NO_SHARE, Practice, Share

SURE, LIKELY = 0.95, 0.5
_STEPS = (0.03, 0.15, 0.4, 0.6, 0.8, 0.93, 0.98)  # of shares
_LEAST, _ALONE = 0.2, 0.9  # share of like articles, and of a source's, if the text has no name
_WEIGHT = 8  # of a coarser description, in cases
_MANY, _CROWD = 3, 5  # mentions; entities
_HIGH, _MIDDLE = 0.8, 0.4  # shares of another entity
_SHORT = 5  # characters: no text, as of a headline alone

Signs = tuple[str | int, ...]


class Case(NamedTuple):
    """An entity that an article may be about, and what speaks for it, the coarsest signs first.

    A headline alone says too little to be sure.
    """

    kind: Kind
    slug: str
    finding: Finding
    share: Share
    signs: Signs
    has_text: bool

    @property
    def is_named(self) -> bool:
        """Whether the text has a name of it, be it doubtful."""
        return bool(self.finding.count or self.finding.doubtful)


def cases(told: Told, found: Findings, practice: Practice) -> list[Case]:
    """What an article may be about, of one kind."""
    named = {
        slug: one
        for (kind, slug), one in found.found.items()
        if kind is practice.kind and (one.count or one.doubtful)
    }
    shares = {slug: practice.share(told, slug) for slug in {*named, *practice.usual(told)}}
    crowd = min(sum(one.count > 0 for one in named.values()), _CROWD)
    length = "short" if found.size < _SHORT else ""
    made = []
    for slug in sorted(shares):
        share = shares[slug]
        finding = named.get(slug) or found.found.get((practice.kind, slug)) or Finding()
        if slug not in named and share.value < (_ALONE if share.is_wide else _LEAST):
            continue
        rival = max((other.value for one, other in shares.items() if one != slug), default=0.0)
        signs = (_number(finding), length, _where(finding), _step(share), _of_rival(rival))
        more = bool(finding.demonyms), crowd
        made.append(Case(practice.kind, slug, finding, share, (*signs, *more), not length))
    return made


class Judgement:
    """Counts of cases, by their signs, and how many of each were right."""

    def __init__(self, known: Iterable[tuple[Case, bool]]) -> None:
        """Count cases of which somebody has said whether they were right."""
        self._counts: dict[Signs, list[int]] = {}
        for case, is_right in known:
            for signs in _coarser(case):
                count = self._counts.setdefault(signs, [0, 0])
                count[0] += is_right
                count[1] += 1

    def likelihood(self, case: Case) -> float:
        """How often such a case is right."""
        value = usual(case)
        for signs in _coarser(case):
            right, all_of = self._counts.get(signs, (0, 0))
            value = (right + _WEIGHT * value) / (all_of + _WEIGHT)
        return value


def usual(case: Case) -> float:
    """How often such a case is right in an archive of which nothing is known."""
    finding, kind = case.finding, case.kind
    if not finding.count:
        return case.share.value if not finding.doubtful else 0.2
    is_telling = bool(finding.title or finding.place) or finding.count >= _MANY
    if kind in {Kind.PEOPLE, Kind.ORGANIZATIONS}:
        return 0.97 if is_telling or finding.lead else 0.85
    if kind is Kind.COUNTRIES and finding.title and finding.count > 1:
        return 0.97
    return 0.75 if is_telling else 0.65 if finding.lead else 0.4


def _coarser(case: Case) -> Iterator[Signs]:
    """The descriptions of a case, the coarsest first."""
    number, length, where, step, rival, people, crowd = case.signs
    yield (case.kind.value, number, length)
    yield (case.kind.value, number, length, step)
    yield (case.kind.value, number, length, where, step)
    yield (case.kind.value, number, length, where, step, rival)
    yield (case.kind.value, number, length, where, step, rival, people)
    yield (case.kind.value, number, length, where, step, rival, people, crowd)


def _number(finding: Finding) -> str:
    if not finding.count:
        return "doubtful" if finding.doubtful else "unnamed"
    return str(min(finding.count, _MANY))


def _where(finding: Finding) -> str:
    return "".join(one[0] for one in ("title", "lead", "place") if getattr(finding, one))


def _step(share: Share) -> str:
    """About how large a share is, and on what it rests."""
    if share is NO_SHARE:
        return ""
    narrow = "near" if share.context[0] in {"dateline", "region"} else "far"
    return f"{narrow} {sum(share.value >= one for one in _STEPS)}"


def _of_rival(share: float) -> int:
    return (share > _MIDDLE) + (share > _HIGH)
