"""The values that the stages hand on: one frozen type a stage, never half-filled.

Those of which an archive has very many are structs of msgspec, which are made faster: each build
makes them all. In caches and fingerprints they are arrays, without the names of their fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

import msgspec

from builder.dates.values import ArchiveDate
from builder.errors import Name, Place
from builder.hashing import short_hash
from builder.messages import N_, NN_


class Kind(Enum):
    """What an archive is browsed by; the value is the key in front matter, folder and address."""

    __hash__ = object.__hash__  # fast, and right: there is only one object of each kind

    COUNTRIES = "countries"
    ORGANIZATIONS = "organizations"
    PEOPLE = "people"
    TOPICS = "topics"
    SOURCES = "sources"

    @property
    def singular(self) -> str:
        """`country`, `organization`, `person`, ...: its name in queries and filters."""
        return KINDS[self].singular

    @property
    def is_list(self) -> bool:
        """Whether an article can name several; it has only one source."""
        return KINDS[self].is_list


# Each has a key of its own wherever an article is told of; an article has one source, as a text.
NAMED = tuple(kind for kind in Kind if kind is not Kind.SOURCES)


class KindRow(NamedTuple):
    """All that differs between kinds; the texts are what `messages` looks up."""

    singular: str
    is_list: bool
    label: str
    counted: tuple[str, str]
    all_of: tuple[str, str]


# One row a kind: front matter, records, pages, exports, query language and search page follow it.
KINDS = {
    Kind.COUNTRIES: KindRow(
        "country",
        True,
        N_("Countries"),
        NN_("%(num)s country", "%(num)s countries"),
        NN_("All %(num)s countries of the archive.", "All %(num)s countries of the archive."),
    ),
    Kind.ORGANIZATIONS: KindRow(
        "organization",
        True,
        N_("Organizations"),
        NN_("%(num)s organization", "%(num)s organizations"),
        NN_(
            "All %(num)s organizations of the archive.",
            "All %(num)s organizations of the archive.",
        ),
    ),
    Kind.PEOPLE: KindRow(
        "person",
        True,
        N_("People"),
        NN_("%(num)s person", "%(num)s people"),
        NN_("All %(num)s people of the archive.", "All %(num)s people of the archive."),
    ),
    Kind.TOPICS: KindRow(
        "topic",
        True,
        N_("Topics"),
        NN_("%(num)s topic", "%(num)s topics"),
        NN_("All %(num)s topics of the archive.", "All %(num)s topics of the archive."),
    ),
    Kind.SOURCES: KindRow(
        "source",
        False,
        N_("Sources"),
        NN_("%(num)s source", "%(num)s sources"),
        NN_("All %(num)s sources of the archive.", "All %(num)s sources of the archive."),
    ),
}


class Status(Enum):
    """Whether and how an article is published."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


class Body(NamedTuple):
    """Markdown, and the number of the file's lines before it."""

    markdown: str
    lines_before: int = 0


class Link(NamedTuple):
    """A link of a text to something in the archive: the output path it leads to, as resolved.

    `written` is what stands in the text, `place` where. `path` is relative to the site. It begins
    with a slash as long as nothing is found that answers for a link from the site's root, and with
    `../` if it leads out of the archive. `shown` is whether this is a picture that the text shows,
    `size` are its width and height, if they are known. `former` is the address at the former site
    to which it leads, because nothing here answers for it.
    """

    path: str
    fragment: str
    written: str
    place: Place
    shown: bool = False
    size: tuple[int, int] | None = None
    former: str = ""


class Text(msgspec.Struct, frozen=True, array_like=True):
    """A body after rendering: safe HTML, its first words as plain text, links, anchors.

    `size` are the bytes of the HTML and a few more, `hash` are the first digits of its hash, none
    if there is no text. Of a text whose HTML is kept apart (`store.apart`) `inline` is empty, and
    `apart` says where it is.
    """

    inline: str
    summary: str
    links: tuple[Link, ...]
    anchors: tuple[str, ...]
    size: int
    hash: str
    apart: str = ""

    @property
    def html(self) -> str:
        """The HTML, which must not be apart."""
        assert not self.apart
        return self.inline


def text_of(
    html: str, summary: str = "", links: tuple[Link, ...] = (), anchors: tuple[str, ...] = ()
) -> Text:
    """A text by its HTML."""
    encoded = msgspec.msgpack.encode(html)
    hash = short_hash(encoded) if html else ""
    return Text(html, summary, links, anchors, len(encoded), hash)


EMPTY_TEXT = text_of("")


class Correction(NamedTuple):
    """What was corrected in an article, and when."""

    date: ArchiveDate
    note: str


class ParsedArticle(msgspec.Struct, frozen=True, array_like=True):
    """An article as its file says: names are not looked up yet.

    `path` is the source file, `stem` its path below `content/articles/` without the suffix, `names`
    what it says for each kind; `extra` are the archive's own keys, as JSON values. `not_about` is
    what it is not about, though its text names it.
    """

    path: str
    stem: str
    id: Name
    title: str
    date: ArchiveDate
    names: dict[Kind, tuple[Name, ...]]
    source_url: str
    archived_url: str
    authors: tuple[str, ...]
    language: str
    translation_of: Name | None
    summary: str
    added: ArchiveDate | None
    updated: ArchiveDate | None
    corrections: tuple[Correction, ...]
    redirects: tuple[Name, ...]
    status: Status
    withdrawn_reason: str
    excerpt: bool
    extra: tuple[tuple[str, object], ...]
    noindex: bool = False
    not_about: tuple[str, ...] = ()
    copy_of: Name | None = None
    corrected: bool = False
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedRecord:
    """An authority record as its file says; `not_in` are phrases in which its names mean others."""

    kind: Kind
    path: str
    slug: str
    name: Name
    aliases: tuple[Name, ...] = ()
    acronyms: tuple[Name, ...] = ()
    former_names: tuple[Name, ...] = ()
    wikidata: str = ""
    type: str = ""
    parent: Name | None = None
    founded: ArchiveDate | None = None
    dissolved: ArchiveDate | None = None
    successors: tuple[Name, ...] = ()
    website: str = ""
    sort: str = ""
    country: Name | None = None
    language: str = ""
    merged_into: Name | None = None
    not_in: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[Name, ...]:
        """Every name that the record claims, the one that is shown first."""
        return (self.name, *self.acronyms, *self.aliases, *self.former_names)


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page such as about or licence; `page` is its address in the site.

    Only the front page may be without a title, until the archive gives it its own. A draft is only
    in a site that shows drafts.
    """

    path: str
    page: str
    title: str
    language: str
    summary: str
    redirects: tuple[Name, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside the texts, published as it is: source path, address in the site, bytes."""

    path: str
    page: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Entity:
    """A country, organization, person, topic or source that articles name or a record describes.

    `parent` and `successors` are slugs of the same kind, `country` is one of a country; `sort` is
    by what it is ordered instead of its name; `record` is the path of the record's file, empty for
    a name without one; `code` is the ISO code of a country; `origin` is the place to name when
    something is wrong with it.
    """

    kind: Kind
    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    wikidata: str = ""
    type: str = ""
    parent: str = ""
    founded: ArchiveDate | None = None
    dissolved: ArchiveDate | None = None
    successors: tuple[str, ...] = ()
    website: str = ""
    sort: str = ""
    country: str = ""
    language: str = ""
    record: str = ""
    code: str = ""
    origin: Place | None = None


def all_names(entity: Entity) -> tuple[str, ...]:
    """Every name of an entity, the one that is shown first."""
    return (entity.name, *entity.acronyms, *entity.aliases, *entity.former_names)


class Article(msgspec.Struct, frozen=True, array_like=True):
    """An article ready to be published or withdrawn: every name is the slug of an entity.

    `page` is its address in the site; `translations` are the ids of the same text in other
    languages, `original` is that of them which is named before this one, if one is (`archive`);
    `added` is when it came into the archive. A draft is only in a site that shows drafts. Search
    engines are asked to leave out an article with `noindex`. `copy_of` is the id of the article of
    which this is a copy, `corrected` whether it corrects that, `copies` are the ids of all others
    of these; in an archive only of those that are published (`archive`).
    `identifiers` are schemes of libraries, such as `doi`, each with what it has there.
    """

    path: str
    page: str
    id: str
    title: str
    date: ArchiveDate
    entities: dict[Kind, tuple[str, ...]]
    source_url: str
    archived_url: str
    authors: tuple[str, ...]
    language: str
    translations: tuple[str, ...]
    summary: str
    added: ArchiveDate
    updated: ArchiveDate | None
    corrections: tuple[Correction, ...]
    withdrawn: bool
    withdrawn_reason: str
    excerpt: bool
    extra: tuple[tuple[str, object], ...]
    draft: bool = False
    noindex: bool = False
    original: str = ""
    copy_of: str = ""
    corrected: bool = False
    copies: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()

    @property
    def changed(self) -> ArchiveDate:
        """When it changed last: the latest of when it was added, updated and corrected."""
        dates = [self.added, *(correction.date for correction in self.corrections)]
        dates += [self.updated] if self.updated else []
        return max(dates, key=lambda date: date.sort_key)


class Gone(NamedTuple):
    """An address of the site that nothing answers for any more, and why."""

    page: str
    reason: str
    place: Place


class Redirect(NamedTuple):
    """An earlier address and the page that answers for it now; both relative to the site.

    Without a title it is called as its target.
    """

    page: str
    target: str
    title: str
    place: Place


class NamedSearch(NamedTuple):
    """A search that has a page of its own; `slug` is its name there, `place` that of the entry."""

    name: str
    query: Name
    slug: str
    description: str
    place: Place


class Listed(NamedTuple):
    """An address, and what answers at it.

    A redirect has a `target`. A page has a `title`, an `id` if one was given that does not depend
    on its address, and a hash of its text (`text`): by these it is found again if it moves.
    """

    answers: str
    path: str
    target: str = ""
    id: str = ""
    title: str = ""
    text: str = ""


class Earlier(NamedTuple):
    """The addresses that a site had, by path; `name` says which site, as "the last build".

    Those that were published must stay; of others people are only told.
    """

    name: str
    addresses: Mapping[str, Listed]
    published: bool = True
