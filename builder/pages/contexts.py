"""One frozen type a template: its fields are the variables of the template, these and no others.

Paths are as in `urls.py`; HTML is `Markup`. All templates have, besides:

    site            what all pages share (`Site`)
    page            the path of the page itself
    current         the same on the pages that header and footer lead to; else empty
    section         the page of the header to whose section it belongs; else empty
    canonical       the whole address; empty if that of the site is not known, and of the 404 page
    href(path)      the link from the page to another path of the site
    number(value)   a whole number as the language writes it
    joint(loop)     what stands between an item of a list and the next: a comma, the word for `and`;
                    joint(loop, "or", 1) for alternatives, of which one stands before the loop
    isolated(text)  a text among others, in a `<bdi>` if it could turn round what follows it
    own_direction(text)     the attribute `dir` of an element that holds such a text; else nothing
    open_graph_locale(tag)  what Open Graph calls a language; empty for English as in America,
                    which it takes for granted
    other_language(tag)     what a language is called, if it is not that of the site; else empty
    map_of(coverage)    the map of a `Coverage` (`Map`)
    locator_of(code)    where a country is (`Locator`); None if its shape is not known
    _(text), pgettext(context, text), ngettext(singular, plural, number),
    plural_texts(singular, plural)      the words of the interface (`theming/words.py`)

A block that uses `site`, `current`, `section`, `href`, `number` and words alone is rendered once
for all pages of a folder, so it costs next to nothing (`theming/templates.py`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, NamedTuple

import msgspec
from markupsafe import Markup

from builder.metadata.look import DARK_PAPER, PAPER
from builder.notation import Joints, Notation, Numbers, numbers_of
from builder.pages.date_patterns import DatePatterns


class NavItem(NamedTuple):
    """A link of the header."""

    label: str
    page: str


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages share; `base_path` begins the links of the 404 page.

    `words` is the language of the interface: that of the site, or English where there is no
    catalogue of it. A site `with_drafts` is shown to those who write it, and to nobody else; its
    `colophon` says what it was made with, it has `twins` if articles are there as Markdown, too;
    its `logo` is a file, `papers` are the colours of its light and dark pages. In a `changed_theme`
    files take the place of ours; `digits` are Latin ones or the language's own, `numbers` all that
    scripts need to write whole numbers.
    """

    title: str
    url: str
    base_path: str
    language: str
    words: str
    direction: str
    license: str
    license_url: str
    navigation: tuple[NavItem, ...]
    search: bool
    downloads: bool
    with_drafts: bool = False
    colophon: bool = True
    twins: bool = False
    logo: str = ""
    changed_theme: bool = False
    papers: tuple[str, str] = (PAPER, DARK_PAPER)
    digits: str = "latin"

    @property
    def notation(self) -> Notation:
        """How numbers and lists are written; no template writes dates."""
        return Notation(self.language, digits=self.digits)

    @property
    def numbers(self) -> Numbers:
        """How whole numbers are written, for scripts."""
        return numbers_of(self.notation)


class When(NamedTuple):
    """A date for people and, in `iso`, for the `datetime` attribute."""

    text: str
    iso: str


class Version(NamedTuple):
    """One of several articles with one text; `is_first` is that of which the others are copies.

    `corrected` is whether it corrects that; `language` is set where it is not the site's.
    """

    page: str
    title: str
    when: When
    language: str
    is_first: bool
    corrected: bool


class Row(NamedTuple):
    """An article as a line of a list; `language` is set where it is not the site's.

    `also` are other articles with the same text, which have no line of their own there.
    """

    page: str
    title: str
    when: When
    source: str
    language: str
    draft: bool = False
    also: tuple[Version, ...] = ()


class EntityLink(NamedTuple):
    """A name with its page; `page` is empty where there is none.

    `trend` is a path of SVG in a box of 60 by 12, with a line for each time that has articles; it
    is there in indexes alone.
    """

    name: str
    page: str
    articles: int = 0
    trend: str = ""


class Subject(NamedTuple):
    """What is named, for machines: its type in schema.org, its address in Wikidata if known."""

    type: str
    name: str
    same_as: str = ""


class Identifier(NamedTuple):
    """An identifier of an article that libraries know: `text` in the system `scheme`.

    `urn` says both, as in `doi:10.1000/182`.
    """

    scheme: str
    text: str
    urn: str


class Cited(NamedTuple):
    """What machines are told of an article besides what its readers see.

    `date` is in EDTF, without a time; `modified` the day of its last correction or change;
    `picture` is the page of a picture that it shows, `default` that of its version for
    readers of other languages, if there are several. A report is what a think tank or a university
    published.
    """

    id: str
    date: str
    modified: str
    publisher: Subject | None
    subjects: tuple[Subject, ...]
    is_report: bool
    picture: str
    default: str
    identifiers: tuple[Identifier, ...]


class Group(NamedTuple):
    """Entities of one kind."""

    label: str
    links: tuple[EntityLink, ...]


class Detail(NamedTuple):
    """A labelled line about an article or an entity; `url` makes the text a link."""

    label: str
    text: str
    url: str = ""


class RowList(NamedTuple):
    """Older articles that the page of an article shows: on what it names, or related ones.

    `link` is what it names; None for related ones.
    """

    link: EntityLink | None
    rows: tuple[Row, ...]


class Companion(NamedTuple):
    """An entity that articles name together with another one, and how many do.

    `query` is what follows the `?` in the address of the search for them.
    """

    link: EntityLink
    query: str


class CompanionGroup(NamedTuple):
    """Entities of one kind that appear with another one."""

    label: str
    links: tuple[Companion, ...]


class FileLine(NamedTuple):
    """A file that a text links to: its name, its address in the site, type and size."""

    name: str
    page: str
    type: str
    size: str


class RowGroup(NamedTuple):
    """Lines of a list under a heading, newest first; a short list has one group without a label.

    `id` is the heading's. If all are of one day, `day` is how a line would say it: one that says
    the same need not say it again.
    """

    label: str
    id: str
    day: str
    rows: tuple[Row, ...]


class Part(NamedTuple):
    """A slice of a long list, newest first.

    `newer` and `older` are the pages beside it, `oldest` is the first part of the list; each is
    empty where there is none.
    """

    groups: tuple[RowGroup, ...]
    newer: str
    older: str
    oldest: str


class Period(NamedTuple):
    """A year or a month with its page."""

    label: str
    page: str
    articles: int


class Jump(NamedTuple):
    """A link into a long list: to the heading with an id on one of its pages.

    `name` is what it is called out of its context, where the label alone would say too little.
    """

    label: str
    page: str
    id: str
    name: str = ""


class JumpMonth(NamedTuple):
    """A month of a long list, and its days if it has many articles."""

    link: Jump
    days: tuple[Jump, ...]


class JumpYear(NamedTuple):
    """A year of a long list, and its months if it has many articles; `opened` shows them."""

    link: Jump
    articles: int
    months: tuple[JumpMonth, ...]
    opened: bool


class Month(NamedTuple):
    """What a month is called, whole and in short."""

    name: str
    short: str


class LetterLink(NamedTuple):
    """A letter of a long index, with the page of the names under it."""

    label: str
    page: str


class IndexLink(NamedTuple):
    """The index of a kind, and how many entities it lists; the label says so, too."""

    label: Markup
    page: str
    entries: int


class CorrectionLine(NamedTuple):
    """A correction as shown."""

    when: When
    note: str


class Translation(NamedTuple):
    """The same text in another language: what that is called in itself, and in that of the site."""

    page: str
    language: str
    label: str
    name: str


class SearchLine(NamedTuple):
    """A search that has a page, and what its archive says of it."""

    link: EntityLink
    description: str


class HelpLine(NamedTuple):
    """A query, and what it finds."""

    query: str
    sense: str


class FeedLinks(NamedTuple):
    """The feed of a list of articles, as Atom and as JSON."""

    atom: str
    json: str


class FeedGroup(NamedTuple):
    """Names of one kind, or searches, that have feeds; of very many, those with most articles.

    `page` is the index of all of them.
    """

    label: str
    page: str
    total: int
    links: tuple[tuple[EntityLink, FeedLinks], ...]


class Filter(NamedTuple):
    """What results can be filtered by: its name in queries and addresses, and what it is called."""

    name: str
    label: str


class Teaser(NamedTuple):
    """An article on the front page."""

    row: Row
    summary: str


class Covered(NamedTuple):
    """A country that articles name, with its ISO code, its page and how many articles."""

    code: str
    name: str
    page: str
    articles: int


class Coverage(NamedTuple):
    """The countries that articles name, in the order of names, and how many articles there are."""

    countries: tuple[Covered, ...]
    total: int


class MapClass(NamedTuple):
    """The numbers of articles from `first` to `last`, which have a shade from 2 to 5.

    Shade 1 is that of countries without articles.
    """

    shade: int
    first: int
    last: int


class MapArea(NamedTuple):
    """A country on a map: its shade, and its shape as the data of a path of SVG.

    Of one that would be too small the shape `is_dot`.
    """

    country: Covered
    shade: int
    path: str
    is_dot: bool


class Map(NamedTuple):
    """A map of the countries that articles name: `areas` are those that are on it.

    `land` is the path of all others, `disputed` that of areas that are hatched, whosever they are.
    `outside` are the countries that articles name and that are not on the map.
    """

    width: int
    height: int
    land: str
    disputed: str
    areas: tuple[MapArea, ...]
    classes: tuple[MapClass, ...]
    outside: tuple[Covered, ...]


class Locator(NamedTuple):
    """A country among those around it, as paths of SVG; `ring` is one around a small country.

    `neighbours` are the names of the countries that it has a border with; it is empty for an
    island, and for a country that is no more.
    """

    width: int
    height: int
    land: str
    here: str
    disputed: str
    ring: str
    neighbours: str


class Bar(NamedTuple):
    """A year or a month with articles, or several years: the `at`-th of a row, `height` of 100.

    It leads to a page, or to the heading with an id on it; to nothing if `page` is empty.
    """

    label: str
    articles: int
    at: int
    height: int
    page: str
    id: str


class Bars(NamedTuple):
    """Articles by year or by month, those without articles left out of a row of `length`.

    `first` and `last` are what the ends of the row are called, `most` is the highest bar.
    """

    bars: tuple[Bar, ...]
    length: int
    by_month: bool
    first: str
    last: str
    most: Bar


class Context(msgspec.Struct, frozen=True):
    """What every page of the site has; a struct, because an archive makes very many."""

    template: ClassVar[str]

    title: str
    description: str

    def __reduce__(self) -> tuple[Callable[[str, bytes], "Context"], tuple[str, bytes]]:
        """Travel to another process as one piece of MessagePack: pickling each value is slower."""
        return _decode, (self.template, _encoder.encode(self))


class HomeContext(Context, frozen=True):
    """The front page; a map and a timeline where there is something to compare.

    Its heading is the title in the header, which `_header.html` makes larger there.

    `recent` is the page of what was added last; empty if there are no articles.
    """

    template: ClassVar[str] = "home.html"

    body: Markup
    total: int
    coverage: Coverage | None
    timeline: Bars | None
    newest: tuple[Teaser, ...]
    groups: tuple[Group, ...]
    indexes: tuple[IndexLink, ...]
    recent: str
    feed: FeedLinks | None


class PlainContext(Context, frozen=True):
    """A page such as about."""

    template: ClassVar[str] = "plain.html"

    body: Markup
    language: str
    direction: str


class ArticleContext(Context, frozen=True):
    """An article; `body` is empty for an excerpt, which has its summary instead.

    `dek` is the summary that its authors wrote, if it has a text besides. `kicker` is what stands
    above the title: the first of its topics or countries. `time` is the time of day with its zone,
    where it is known. `origin` tells of the address where it
    was published first. `more` are lists of older articles.

    `copy_of` is of which article this is a copy, which is `corrected` or not, `correction` the
    newest version that is; `also` are all other articles with this text.

    Of one with `noindex` its page asks search engines to leave it out.
    """

    template: ClassVar[str] = "article.html"

    kicker: EntityLink | None
    dek: str
    body: Markup
    excerpt: str
    language: str
    direction: str
    when: When
    time: str
    source: EntityLink | None
    source_url: str
    origin: Detail | None
    archived_url: str
    authors: tuple[str, ...]
    cited: Cited
    groups: tuple[Group, ...]
    details: tuple[Detail, ...]
    updated: When | None
    corrections: tuple[CorrectionLine, ...]
    translations: tuple[Translation, ...]
    copy_of: Version | None
    correction: Version | None
    also: tuple[Version, ...]
    corrected: bool
    files: tuple[FileLine, ...]
    more: tuple[RowList, ...]
    older: Row | None
    newer: Row | None
    draft: bool
    noindex: bool


class TombstoneContext(Context, frozen=True):
    """What remains of a withdrawn article."""

    template: ClassVar[str] = "tombstone.html"

    language: str
    direction: str
    when: When
    source: str
    reason: str


class GoneContext(Context, frozen=True):
    """What remains of a page that was removed."""

    template: ClassVar[str] = "gone.html"

    reason: str


class RedirectContext(Context, frozen=True):
    """A page that leads on to `target`; `target_address` is its whole address, if known."""

    template: ClassVar[str] = "redirect.html"

    target: str
    target_address: str


class IndexContext(Context, frozen=True):
    """All entities of a kind, in groups by first letter if they are many.

    If they are very many, there is one group, of those that most articles name, and `letters` lead
    to pages of all; `names` is the script that has all names then, else it is empty. The names
    `can_be_filtered` if they are more than one sees at a glance. Only countries have a `coverage`.
    """

    template: ClassVar[str] = "index.html"

    total: int
    coverage: Coverage | None
    groups: tuple[Group, ...]
    letters: tuple[LetterLink, ...]
    names: str
    can_be_filtered: bool


class LetterContext(Context, frozen=True):
    """The names under a letter of a very long index; `index` is its page, `label` its kind's."""

    template: ClassVar[str] = "letter.html"

    label: str
    index: str
    letters: tuple[LetterLink, ...]
    group: Group
    can_be_filtered: bool


class EntityContext(Context, frozen=True):
    """A country, an organization, ...: what is known of it, and its newest articles.

    `years` are those of its articles: `1991 - 2025`. `together` are what its articles name, too.
    `jumps` lead to all parts of a long list. `within` are the names and values that make a search
    one of these articles alone; there are none if they are few. A country has a `code`, of ISO.
    """

    template: ClassVar[str] = "entity.html"

    label: str
    subject: Subject
    index: str
    code: str
    body: Markup
    details: tuple[Detail, ...]
    relations: tuple[Group, ...]
    together: tuple[CompanionGroup, ...]
    total: int
    years: str
    within: tuple[tuple[str, str], ...]
    timeline: Bars | None
    jumps: tuple[JumpYear, ...]
    part: Part
    feed: FeedLinks | None


class OlderContext(Context, frozen=True):
    """An older part of the list of `whole`: the page of an entity, a period or a search."""

    template: ClassVar[str] = "older.html"

    name: str
    whole: str
    part: Part


class NamedSearchContext(Context, frozen=True):
    """A search that the archive names, with the newest of the articles that it finds.

    `about` is what the archive says of it, if anything, `query` what is searched. All else is as in
    `entity.html`.
    """

    template: ClassVar[str] = "named-search.html"

    about: str
    query: str
    total: int
    years: str
    timeline: Bars | None
    jumps: tuple[JumpYear, ...]
    part: Part
    feed: FeedLinks | None


class SearchesContext(Context, frozen=True):
    """All searches that have a page."""

    template: ClassVar[str] = "searches.html"

    lines: tuple[SearchLine, ...]


class DatesContext(Context, frozen=True):
    """All years, each with the twelve months in their order, of which some have no articles."""

    template: ClassVar[str] = "dates.html"

    months: tuple[Month, ...]
    years: tuple[tuple[Period, tuple[Period | None, ...]], ...]


class PeriodContext(Context, frozen=True):
    """A year or a month; a year with very many articles shows its months only.

    `label` is that of the index of all. `within` and `jumps` are those of `entity.html`.
    """

    template: ClassVar[str] = "period.html"

    label: str
    total: int
    months: tuple[Period, ...]
    within: tuple[tuple[str, str], ...]
    jumps: tuple[JumpYear, ...]
    part: Part | None
    newer: Period | None
    older: Period | None


class NotFoundContext(Context, frozen=True):
    """The page for addresses that there are not."""

    template: ClassVar[str] = "404.html"


class SearchContext(Context, frozen=True):
    """The search page; `filters` are those that results can have.

    `notes` are the texts, by their codes, of what the script says of queries; `{text}` and `{near}`
    stand for pieces of a query. Of all `total` articles, `examples` are queries for what most name;
    `searches` are those that have a page. `sources` says whether articles come from more than one.
    For scripts `dates` are how the site writes them, `joints` what stands between items of a list,
    `languages` the names of those of articles and whether they are others than the site's, `copies`
    whether some articles are copies of others.
    """

    template: ClassVar[str] = "search.html"

    filters: tuple[Filter, ...]
    notes: Mapping[str, str]
    total: int
    examples: tuple[str, ...]
    searches: tuple[NavItem, ...]
    sources: bool
    dates: DatePatterns
    joints: Joints
    languages: Mapping[str, tuple[str, bool]]
    copies: bool


class SearchHelpContext(Context, frozen=True):
    """What a search can say; `filters` are queries for what articles name, with what that is."""

    template: ClassVar[str] = "search-help.html"

    lines: tuple[HelpLine, ...]
    filters: tuple[HelpLine, ...]


class DownloadsContext(Context, frozen=True):
    """What can be downloaded whole: `articles` is the file that holds all `total` of them.

    `kinds` are its keys for what articles name. `tables` (CSV), `bibtex` and `csl` say the same of
    them but for the text. Of a large archive each of the four is a file for each year.
    `datapackage` describes the files for programs; `checksums` is the list of what every file of
    the site must be.
    """

    template: ClassVar[str] = "downloads.html"

    total: int
    articles: tuple[str, ...]
    kinds: tuple[str, ...]
    tables: tuple[str, ...]
    bibtex: tuple[str, ...]
    csl: tuple[str, ...]
    datapackage: str
    checksums: str


class RecentContext(Context, frozen=True):
    """What was added last: the dates of the lines are those on which articles came."""

    template: ClassVar[str] = "recent.html"

    part: Part
    feed: FeedLinks | None


class FeedsContext(Context, frozen=True):
    """What a feed is, and which there are: the archive's own, and others."""

    template: ClassVar[str] = "feeds.html"

    feed: FeedLinks
    groups: tuple[FeedGroup, ...]


class AccessibilityContext(Context, frozen=True):
    """What was done so that everybody can read the archive; `contact` is whom to tell, if anyone.

    `contact_address` is what its link leads to.
    """

    template: ClassVar[str] = "accessibility.html"

    contact: str
    contact_address: str


class StyleguideContext(Context, frozen=True):
    """Every component in every state, made on request; `code` is of a country with a locator.

    All else is what the templates of the components ask for.
    """

    template: ClassVar[str] = "styleguide.html"

    long_title: str
    part: Part
    group: Group
    details: tuple[Detail, ...]
    coverage: Coverage | None
    timeline: Bars | None
    code: str
    total: int
    letters: tuple[LetterLink, ...]
    jumps: tuple[JumpYear, ...]
    within: tuple[tuple[str, str], ...]


CONTEXTS: tuple[type[Context], ...] = (
    HomeContext,
    PlainContext,
    ArticleContext,
    TombstoneContext,
    GoneContext,
    RedirectContext,
    IndexContext,
    LetterContext,
    EntityContext,
    OlderContext,
    NamedSearchContext,
    SearchesContext,
    DatesContext,
    PeriodContext,
    NotFoundContext,
    SearchContext,
    SearchHelpContext,
    DownloadsContext,
    RecentContext,
    FeedsContext,
    AccessibilityContext,
    StyleguideContext,
)

_TYPES = {context.template: context for context in CONTEXTS}
_encoder = msgspec.msgpack.Encoder(enc_hook=str)  # asked for `Markup`, which is a text


def _decode(template: str, data: bytes) -> Context:
    return _decoder(template).decode(data)


@cache
def _decoder(template: str) -> msgspec.msgpack.Decoder[Context]:
    return msgspec.msgpack.Decoder(_TYPES[template], dec_hook=lambda kind, value: kind(value))
