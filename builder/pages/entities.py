"""The pages of countries, organizations, people, topics and sources."""

from builder.archive import Positions
from builder.languages import language_name
from builder.model import EMPTY_TEXT, Entity, Kind
from builder.notation import list_text, number_text
from builder.pages.bodies import body_of
from builder.pages.contexts import Detail, EntityContext, Group, OlderContext
from builder.pages.date_texts import date_text, period_text
from builder.pages.jumps import LONG, jumps_of
from builder.pages.labels import type_label
from builder.pages.lookup import ArchiveLookup
from builder.pages.pagination import Slice
from builder.pages.subjects import subject_of, wikidata_address
from builder.pages.timelines import list_timeline
from builder.pages.together import together
from builder.urls import entity_page, index_page


def entity_context(
    lookup: ArchiveLookup, entity: Entity, own: Slice, slices: list[Slice]
) -> EntityContext:
    """The page of an entity, with the newest slice of its articles; `slices` are all of them."""
    archive = lookup.archive
    positions = archive.members[entity.kind][entity.slug]
    text = archive.texts.get(entity.record, EMPTY_TEXT)
    return EntityContext(
        title=entity.name,
        description=text.summary or list_description(lookup, entity.name, len(positions)),
        label=lookup.labels[entity.kind],
        subject=subject_of(entity),
        index=index_page(entity.kind),
        code=entity.code,
        body=body_of(text, entity_page(entity.kind, entity.slug), lookup.messages),
        details=tuple(_details(lookup, entity)),
        relations=tuple(_relations(lookup, entity)),
        together=together(lookup, entity, positions),
        total=len(positions),
        years=years_text(lookup, positions),
        within=within(lookup, len(positions), (entity.kind.singular, entity.slug)),
        timeline=list_timeline(lookup, slices),
        jumps=jumps_of(lookup, slices),
        part=lookup.part(own),
    )


def within(
    lookup: ArchiveLookup, count: int, *fields: tuple[str, str]
) -> tuple[tuple[str, str], ...]:
    """The fields of a search within so many articles, if it helps to find one among them."""
    return fields if count > LONG and lookup.archive.has_search else ()


def older_context(lookup: ArchiveLookup, name: str, whole: str, own: Slice) -> OlderContext:
    """An older slice of a long list."""
    title = lookup.messages.gettext("%(name)s, part %(number)s")
    description = lookup.messages.gettext("Older articles: %(name)s, part %(number)s.")
    values = {"name": name, "number": number_text(own.number, lookup.notation)}
    return OlderContext(
        title=title % values,
        description=description % values,
        name=name,
        whole=whole,
        part=lookup.part(own),
    )


def years_text(lookup: ArchiveLookup, positions: Positions) -> str:
    """The years of some articles, which are in order of date."""
    first, last = lookup.archive.years_of(positions)
    return period_text(first if first == last else f"{first}/{last}", lookup.notation)


def list_description(lookup: ArchiveLookup, name: str, count: int) -> str:
    """What is said of a page with so many articles of which nothing else is known."""
    text = lookup.messages.ngettext(
        "%(num)s article: %(name)s. %(archive)s.", "%(num)s articles: %(name)s. %(archive)s.", count
    )
    number = number_text(count, lookup.notation)
    return text % {"num": number, "name": name, "archive": lookup.config.title}


def _details(lookup: ArchiveLookup, entity: Entity) -> list[Detail]:
    """What the record says, one line each."""
    messages = lookup.messages
    other_names = list_text((*entity.acronyms, *entity.aliases), lookup.language)
    founded = date_text(entity.founded, lookup.notation) if entity.founded else ""
    dissolved = date_text(entity.dissolved, lookup.notation) if entity.dissolved else ""
    language = language_name(entity.language, lookup.language) if entity.language else ""
    lines = [
        Detail(messages.pgettext("record", "Type"), type_label(lookup.config, entity.type)),
        Detail(messages.gettext("Also known as"), other_names),
        Detail(messages.gettext("Formerly"), list_text(entity.former_names, lookup.language)),
        Detail(messages.gettext("Founded"), founded),
        Detail(messages.gettext("Dissolved"), dissolved),
        Detail(messages.pgettext("record", "Language"), language),
        Detail(messages.gettext("Website"), entity.website, entity.website),
    ]
    if entity.wikidata:
        url = wikidata_address(entity)
        lines.append(Detail(messages.gettext("Wikidata"), entity.wikidata, url))
    return [line for line in lines if line.text]


def _relations(lookup: ArchiveLookup, entity: Entity) -> list[Group]:
    """The records around this one, both ways."""
    here = (entity.kind, entity.slug)
    messages = lookup.messages
    countries = lookup.links(Kind.COUNTRIES, (entity.country,) if entity.country else ())
    groups = [
        (messages.gettext("Part of"), (entity.parent,) if entity.parent else ()),
        (messages.pgettext("record", "Parts"), lookup.children.get(here, ())),
        (messages.gettext("Successors"), entity.successors),
        (messages.gettext("Predecessors"), lookup.predecessors.get(here, ())),
    ]
    found = [Group(label, lookup.links(entity.kind, slugs)) for label, slugs in groups if slugs]
    return (
        [Group(messages.pgettext("record", "Country"), countries), *found] if countries else found
    )
