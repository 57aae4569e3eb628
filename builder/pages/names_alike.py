"""Names without records that may be one thing: found, and told."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from builder.archive import Archive
from builder.authority.alike import Spelling, alike
from builder.errors import Place, Problem, problem_at
from builder.model import Entity, Kind, all_names

ALIKE = "names-alike"  # the code of the problem

_SHOWN = 6  # names in a message


class Alike(NamedTuple):
    """What may be one thing: the best name first, and those that would be merged into it."""

    best: Entity
    others: tuple[Entity, ...]


def names_alike(archive: Archive, told: Collection[Place] = ()) -> list[Alike]:
    """The groups of all kinds; of a name at one of the places something was said already."""
    found = []
    for kind in Kind:
        if kind is Kind.COUNTRIES:  # each is known, or an error
            continue
        members = archive.members[kind]
        entities = [one for (own, _), one in archive.entities.items() if own is kind]
        by_name: dict[str, Entity] = {}
        spellings = []
        for one in entities:
            if not one.record and one.slug in members and one.origin not in told:
                by_name[one.name] = one
                spellings.append(Spelling(one.name, len(members[one.slug])))
        if not spellings:
            continue
        for one in entities:
            for name in all_names(one) if one.record else ():
                if by_name.setdefault(name, one) is one:
                    spellings.append(Spelling(name, 0, one.slug))
        for group in alike(sorted(spellings), are_people=kind is Kind.PEOPLE):
            best, *others = dict.fromkeys(by_name[one.text].slug for one in group)
            found.append(
                Alike(
                    archive.entities[kind, best],
                    tuple(archive.entities[kind, slug] for slug in others),
                )
            )
    return found


def check_names(archive: Archive, problems: Collection[Problem]) -> Iterator[Problem]:
    """A warning for each group; `problems` are those that are known."""
    return map(_problem, names_alike(archive, _near(problems)))


def groups_told(archive: Archive, warnings: Collection[Problem]) -> list[Alike]:
    """The groups of which the remaining warnings of a check tell, and no others."""
    groups = names_alike(archive, _near(warnings))
    return [one for one in groups if _problem(one) in warnings]


def _near(problems: Collection[Problem]) -> set[Place]:
    """Where it was said already that a name is nearly one that has a record."""
    return {Place(one.path, one.line, one.column) for one in problems if one.code == "no-record"}


def _problem(group: Alike) -> Problem:
    best, others = group
    names = [f"'{one.name}'" for one in others]
    if len(names) > _SHOWN:
        names = [*names[:_SHOWN], f"{len(names) - _SHOWN} more"]
    known = "which has a record" if best.record else "and none has a record"
    message = f"{', '.join(names)} may be '{best.name}', {known} ({best.kind.value})"
    hint = f"write '{best.name}', or let 'check --fix' write a record with all names"
    place = others[-1].origin or Place(best.record)
    return problem_at(place, ALIKE, message, hint, "warning")
