"""The indexes of countries, organizations, people, topics and sources."""

from collections.abc import Iterable, Mapping, Sequence

from builder.collation.order import order_of
from builder.exports.names import names_file
from builder.model import KINDS, Entity, Kind
from builder.notation import number_text
from builder.pages.contexts import EntityLink, Group, IndexContext, LetterContext, LetterLink
from builder.pages.lookup import ArchiveLookup
from builder.pages.timelines import trend
from builder.urls import index_page, letter_page, names_script

MANY = 40  # an index of more names than this has groups by first letter
VERY_MANY = 300  # one of more than this has a page for each letter
TOP = 100  # and itself those names that most articles have

Letters = Mapping[LetterLink, Sequence[Entity]]  # the names under each letter


def index_context(lookup: ArchiveLookup, kind: Kind, letters: Letters) -> IndexContext:
    """The page that lists all entities of a kind, or leads to the pages that do."""
    entities = lookup.archive.in_use(kind)
    is_cut = len(entities) > VERY_MANY
    return IndexContext(
        title=lookup.labels[kind],
        description=lookup.messages.ngettext(*KINDS[kind].all_of, len(entities))
        % {"num": number_text(len(entities), lookup.notation)},
        total=len(entities),
        coverage=lookup.coverage if kind is Kind.COUNTRIES else None,
        groups=(_top(lookup, kind),) if is_cut else _groups(lookup, entities),
        letters=tuple(letters),
        names=names_script(kind) if is_cut else "",
        can_be_filtered=len(entities) > MANY,
    )


def letter_context(
    lookup: ArchiveLookup, kind: Kind, letters: Letters, letter: LetterLink
) -> LetterContext:
    """The page of the names under a letter."""
    entities = letters[letter]
    names = {"names": lookup.labels[kind], "letter": letter.label}
    title = lookup.messages.gettext("%(names)s: %(letter)s") % names
    total = lookup.messages.ngettext("%(num)s in all.", "%(num)s in all.", len(entities))
    number = number_text(len(entities), lookup.notation)
    return LetterContext(
        title=title,
        description=" · ".join([title, total % {"num": number}]),
        label=lookup.labels[kind],
        index=index_page(kind),
        letters=tuple(letters),
        group=Group("", _counted(lookup, entities)),
        can_be_filtered=len(entities) > MANY,
    )


def letters_of(lookup: ArchiveLookup, kind: Kind) -> Letters:
    """The letters of a very long index, which have pages of their own; of others there are none."""
    if len(lookup.archive.members[kind]) <= VERY_MANY:
        return {}
    grouped = _by_letter(lookup, lookup.archive.in_use(kind))
    return {LetterLink(one, letter_page(kind, one)): some for one, some in grouped.items()}


def names_scripts(lookup: ArchiveLookup) -> dict[str, bytes]:
    """For each very long index the script that has all of its names, by path."""
    return {
        names_script(kind): names_file(lookup.archive, kind)
        for kind in lookup.kinds
        if len(lookup.archive.members[kind]) > VERY_MANY
    }


def _top(lookup: ArchiveLookup, kind: Kind) -> Group:
    """The entities that most articles name; of those with as many, the first in their order."""
    members = lookup.archive.members[kind]
    most = sorted(lookup.archive.in_use(kind), key=lambda one: -len(members[one.slug]))[:TOP]
    return Group(lookup.messages.gettext("With the most articles"), _with_trends(lookup, most))


def _groups(lookup: ArchiveLookup, entities: list[Entity]) -> tuple[Group, ...]:
    grouped = _by_letter(lookup, entities) if len(entities) > MANY else {"": entities}
    return tuple(Group(letter, _with_trends(lookup, some)) for letter, some in grouped.items())


def _by_letter(lookup: ArchiveLookup, entities: Iterable[Entity]) -> dict[str, list[Entity]]:
    """Entities by the letter of the site's language under which they are looked for."""
    order = order_of(lookup.language)
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(order.letter(entity.sort or entity.name), []).append(entity)
    return groups


def _counted(lookup: ArchiveLookup, entities: Iterable[Entity]) -> tuple[EntityLink, ...]:
    return tuple(lookup.counted(entity.kind, entity.slug) for entity in entities)


def _with_trends(lookup: ArchiveLookup, entities: Iterable[Entity]) -> tuple[EntityLink, ...]:
    """The names with when they had articles; pages of letters go without, since they are many.

    An article of a year later than all others changes all trends a little.
    """
    members = lookup.archive.members
    return tuple(
        lookup.counted(one.kind, one.slug)._replace(
            trend=trend(lookup, members[one.kind][one.slug])
        )
        for one in entities
    )
