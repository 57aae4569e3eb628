"""The archive as its pages see it: rows, links and labels, each made once."""

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from builder.archive import Archive, Positions, source_name
from builder.languages import direction
from builder.messages import messages_for
from builder.metadata.look import DARK_PAPER, PAPER
from builder.model import Article, Attachment, Entity, Kind, PlainPage
from builder.notation import Notation
from builder.pages.contexts import (
    Coverage,
    Covered,
    EntityLink,
    FeedLinks,
    FileLine,
    NavItem,
    Part,
    Row,
    RowGroup,
    Site,
    Version,
    When,
)
from builder.pages.copies import folded, others
from builder.pages.date_texts import date_text, machine_date, period_text
from builder.pages.earlier import Earlier
from builder.pages.labels import kind_labels, size_text
from builder.pages.pagination import Slice
from builder.pages.sections import DAY, ListedDay, Section, listed_day, sections_of
from builder.urls import (
    ASSETS,
    check_url,
    dates_page,
    entity_page,
    feed_path,
    index_page,
    json_feed_path,
    searches_page,
)

FEWEST_ON_MAP = 3  # countries


def row_of(
    article: Article, source: str, notation: Notation, versions: Sequence[Version] = ()
) -> Row:
    """An article as a line of a list in a site, with the source that lists show.

    `versions` are all articles with its text, if there are others.
    """
    when = When(date_text(article.date, notation), machine_date(article.date))
    return Row(
        article.page,
        article.title,
        when,
        source,
        "" if article.language == notation.language else article.language,
        article.draft,
        others(versions, article.page) if versions else (),
    )


class ArchiveLookup:
    """Answers what the makers of pages ask about an archive; has no state but its caches."""

    def __init__(self, archive: Archive) -> None:
        """Take the archive."""
        self.archive = archive
        self.config = archive.config
        self.language = archive.config.language
        self.notation = archive.config.notation
        self._sections: dict[Slice, list[Section]] = {}
        self.messages = messages_for(self.language)
        self.labels = kind_labels(self.config, self.messages)
        self.indexed = frozenset(archive.config.indexes)
        # In the order of paths, so that content/index.md comes before content/pages/index.md.
        self.pages = {page.page: page for page in reversed(archive.pages)}

    @cached_property
    def rows(self) -> list[Row]:
        """The line of each article, by position."""
        return [self.row(article) for article in self.archive.articles]

    @cached_property
    def days(self) -> list[ListedDay]:
        """The day that lists each article, by position."""
        return [listed_day(article.date.listed) for article in self.archive.articles]

    @cached_property
    def months(self) -> list[int]:
        """The month of the day that lists each article, by position, counted from the year 0."""
        return [listed.day[0] * 12 + listed.day[1] - 1 for listed in self.days]

    @cached_property
    def positions(self) -> dict[str, int]:
        """The position of each published article, by id."""
        return {article.id: at for at, article in enumerate(self.archive.articles)}

    @cached_property
    def earlier(self) -> Earlier:
        """What finds older articles for the page of one."""
        return Earlier(self.archive, self.positions)

    @cached_property
    def titles(self) -> dict[str, str]:
        """What the pages that redirects lead to are called, by path."""
        archive = self.archive
        titles = {index_page(kind): self.labels[kind] for kind in self.kinds}
        titles |= {page.page: page.title for page in archive.pages}
        titles |= {one.page: one.title for one in (*archive.articles, *archive.withdrawn)}
        if archive.searches:
            titles[searches_page()] = self.messages.gettext("Searches")
            titles |= {searches_page(one.slug): one.name for one in archive.searches}
        named = archive.entities.items()
        return titles | {entity_page(kind, slug): one.name for (kind, slug), one in named}

    @cached_property
    def kinds(self) -> list[Kind]:
        """The kinds that have pages: wanted by the settings and named by an article."""
        return [kind for kind in self.config.indexes if self.archive.members[kind]]

    @cached_property
    def children(self) -> dict[tuple[Kind, str], tuple[str, ...]]:
        """The slugs of the entities that name another as their parent."""
        return self._reverse(lambda entity: (entity.parent,) if entity.parent else ())

    @cached_property
    def predecessors(self) -> dict[tuple[Kind, str], tuple[str, ...]]:
        """The slugs of the entities that name another among their successors."""
        return self._reverse(lambda entity: entity.successors)

    def _reverse(
        self, targets: Callable[[Entity], tuple[str, ...]]
    ) -> dict[tuple[Kind, str], tuple[str, ...]]:
        found: dict[tuple[Kind, str], list[Entity]] = defaultdict(list)
        for (kind, _), entity in self.archive.entities.items():
            for target in targets(entity):
                found[kind, target].append(entity)
        place = self.archive.place_of
        return {
            target: tuple([entity.slug for entity in sorted(entities, key=place)])
            for target, entities in found.items()
        }

    def row(self, article: Article) -> Row:
        """An article as a line of a list."""
        source = source_name(article, self.archive.entities) if self.shows_sources else ""
        return row_of(article, source, self.notation, self.versions_of(article))

    def versions_of(self, article: Article) -> tuple[Version, ...]:
        """All articles with the text of one, from the oldest; none if there is only this."""
        if not article.copies:
            return ()
        positions = sorted(self.positions[id] for id in (article.id, *article.copies))
        return tuple(self._version(self.archive.articles[at]) for at in positions)

    def _version(self, article: Article) -> Version:
        row = row_of(article, "", self.notation)
        is_first = not article.copy_of
        return Version(row.page, row.title, row.when, row.language, is_first, article.corrected)

    def folded(self, positions: Positions) -> Positions:
        """A list with one article of each text."""
        return folded(self.archive, positions)

    @cached_property
    def shows_sources(self) -> bool:
        """Whether lists name the source of each article: if the archive has more than one."""
        return len(self.archive.members[Kind.SOURCES]) > 1

    def page_of(self, kind: Kind, slug: str) -> str:
        """An entity's page, or an empty string if it has none."""
        has_page = kind in self.indexed and slug in self.archive.members[kind]
        return entity_page(kind, slug) if has_page else ""

    def feed_of(self, page: str) -> FeedLinks | None:
        """The feed of a page with a list of articles; None if the site has none."""
        if not self.archive.has_feeds:
            return None
        feed = feed_path(page)
        return FeedLinks(feed, json_feed_path(feed))

    def counted(self, kind: Kind, slug: str) -> EntityLink:
        """An entity's name, page and number of articles."""
        count = len(self.archive.members[kind].get(slug, ()))
        return self._links[kind, slug]._replace(articles=count)

    @cached_property
    def coverage(self) -> Coverage | None:
        """The countries that articles name; None if they are too few to compare."""
        countries = tuple(
            Covered(entity.code, entity.name, self.page_of(entity.kind, entity.slug), count)
            for entity in self.archive.in_use(Kind.COUNTRIES)
            if entity.code and (count := len(self.archive.members[entity.kind][entity.slug]))
        )
        if len(countries) < FEWEST_ON_MAP or Kind.COUNTRIES not in self.indexed:
            return None
        return Coverage(countries, len(self.archive.articles))

    def link(self, kind: Kind, slug: str) -> EntityLink:
        """An entity's name and page.

        Without the number of articles, or one article more would change the pages of all others
        that name the entity.
        """
        return self._links[kind, slug]

    def links(self, kind: Kind, slugs: Iterable[str]) -> tuple[EntityLink, ...]:
        """The names and pages of several slugs of a kind."""
        return tuple(self._links[kind, slug] for slug in slugs)

    @cached_property
    def _links(self) -> dict[tuple[Kind, str], EntityLink]:
        return {
            (kind, slug): EntityLink(entity.name, self.page_of(kind, slug))
            for (kind, slug), entity in self.archive.entities.items()
        }

    def files_of(self, article: Article) -> tuple[FileLine, ...]:
        """The files that an article's text links to, without pictures that it shows."""
        links = self.archive.texts[article.path].links
        if not links or article.excerpt:  # as of most
            return ()
        shown = {link.path for link in links if link.shown}
        linked = dict.fromkeys(link.path for link in links if link.path not in shown)
        return tuple(self._line(self._files[path]) for path in linked if path in self._files)

    @cached_property
    def _files(self) -> dict[str, Attachment]:
        """The files beside the texts, by address."""
        return {file.page: file for file in self.archive.attachments}

    def _line(self, file: Attachment) -> FileLine:
        name = posixpath.basename(file.page)
        suffix = posixpath.splitext(name)[1].removeprefix(".")
        return FileLine(name, file.page, suffix.upper(), size_text(file.size, self.notation))

    def sections(self, own: Slice) -> list[Section]:
        """The sections of a slice, which its rows, bars and jump links have."""
        found = self._sections.get(own)
        if found is None:
            found = self._sections[own] = sections_of(self.days, own)
        return found

    def part(self, own: Slice) -> Part:
        """The rows of a slice under their headings, newest first.

        A list of one part needs none for a single year or month; into others lead jump links.
        """
        sections = self.sections(own)
        has_headings = self.has_headings(own, sections)
        groups = tuple(self._group(section, has_headings) for section in sections)
        return Part(groups, own.newer, own.older, own.oldest)

    @staticmethod
    def has_headings(own: Slice, sections: Sequence[Section]) -> bool:
        """Whether the sections of a slice have headings."""
        is_whole = not own.newer and not own.older
        return not (is_whole and len(sections) == 1 and sections[0].unit != DAY)

    def _group(self, section: Section, has_heading: bool) -> RowGroup:
        rows = tuple([self.rows[position] for position in section.positions])
        if not has_heading:
            return RowGroup("", "", "", rows)
        label = period_text(section.period, self.notation)
        day = period_text(section.first, self.notation) if section.is_day else ""
        return RowGroup(label, section.last, day, rows)

    def site(self, changed_theme: bool = False) -> Site:
        """What all pages share."""
        config = self.config
        return Site(
            title=config.title,
            url=config.url,
            base_path=config.base_path,
            language=config.language,
            words=self.messages.language,
            direction=direction(config.language),
            license=config.content_license,
            license_url=_address(config.content_license),
            navigation=self._navigation(),
            search=self.archive.has_search,
            downloads=bool(self.archive.articles),
            with_drafts=self.archive.with_drafts,
            colophon=config.colophon,
            twins=config.twins,
            logo=f"{ASSETS}/{config.theme.logo.text}" if config.theme.logo else "",
            changed_theme=changed_theme,
            papers=(config.theme.paper or PAPER, DARK_PAPER),
            digits=config.digits,
        )

    def _navigation(self) -> tuple[NavItem, ...]:
        if self.config.navigation is None:
            names = [kind.value for kind in self.kinds]
            names += ["dates"] if self.archive.months else []
            names += [name for name in map(_top_level, self.archive.pages) if name]
        else:
            names = [name.text for name in self.config.navigation]
        return tuple(item for name in names if (item := self.nav_item(name)))

    def nav_item(self, name: str) -> NavItem | None:
        """The header's link of a name; None if there is nothing to lead to."""
        if name == "dates" and self.archive.months:
            return NavItem(self.messages.gettext("Dates"), dates_page())
        if name == "searches" and self.archive.searches:
            return NavItem(self.messages.gettext("Searches"), searches_page())
        for kind in self.kinds:
            if kind.value == name:
                return NavItem(self.labels[kind], index_page(kind))
        page = self.pages.get(f"{name}.html")
        return NavItem(page.title, page.page) if page else None


def _address(text: str) -> str:
    """The text if it is an address on the web, else nothing."""
    try:
        return check_url(text)
    except ValueError:
        return ""


def _top_level(page: PlainPage) -> str:
    name = page.page.removesuffix(".html")
    return "" if "/" in name or name == "index" else name
