"""Parsed articles -> articles whose names are the slugs of entities."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from builder.authority.records import Authority
from builder.authority.unknown import refusal
from builder.authority.versions import COPIES, TRANSLATIONS, group_versions
from builder.errors import Name, Problem, problem_at
from builder.folding import key_of
from builder.model import Article, Entity, Kind, ParsedArticle, Status
from builder.urls import article_page, entity_page, is_slug, slugify

_VERY_NEAR = 85.0  # per cent; "Red Cros" is at 94 of "Red Cross", two brothers' names at 80


class Resolver:
    """Looks names up; a name without a record becomes an entity of its own, unless it is a country.

    All names must be learnt (`learn`) before the first is resolved, because a name without a record
    gets its slug from the spelling that is used most.
    """

    def __init__(self, authorities: dict[Kind, Authority]) -> None:
        """Take what is known of each kind."""
        self.authorities = authorities
        self.problems: list[Problem] = []
        self._known: dict[Kind, dict[str, str]] = {kind: {} for kind in Kind}
        self._unknown: dict[tuple[Kind, str], list[Name]] = defaultdict(list)
        self._unshown: dict[tuple[Kind, str], list[str]] = defaultdict(list)
        self._countries: dict[tuple[str, str], str] = {}  # by name and language
        self._refused: list[tuple[Name, str]] = []

    def learn(
        self, names: Mapping[Kind, Iterable[Name]], language: str = "", is_shown: bool = True
    ) -> None:
        """Remember names, with the places where they are used in texts of a language.

        What is not shown to readers does not count when a spelling is chosen.
        """
        for kind, some in names.items():
            if kind is Kind.COUNTRIES:
                self._learn_countries(some, language)
                continue
            of_kind = self._known[kind]
            for name in some:
                known = of_kind.get(name.text)
                if known is None:
                    known = of_kind[name.text] = self.authorities[kind].find(name.text)
                if not known:
                    key = (kind, key_of(name.text))
                    self._unknown[key].append(name)
                    if not is_shown:
                        self._unshown[key].append(name.text)

    def _learn_countries(self, names: Iterable[Name], language: str) -> None:
        """What the name of a country means depends on the language, too."""
        for name in names:
            key = (name.text, language)
            known = self._countries.get(key)
            if known is None:
                known = self._countries[key] = self.authorities[Kind.COUNTRIES].find(*key)
            if not known:
                self._refused.append((name, language))

    def decide(self) -> list[Entity]:
        """Make entities of the names without a record, each under its most frequent spelling."""
        countries = self.authorities[Kind.COUNTRIES]
        self.problems += [refusal(countries, *refused) for refused in self._refused]
        entities = []
        taken: dict[tuple[Kind, str], Name] = {}
        for (kind, folded), uses in self._unknown.items():
            first = min(uses, key=attrgetter("place"))
            counts = Counter([use.text for use in uses])
            counts.subtract(self._unshown.get((kind, folded), ()))
            name = min(counts, key=lambda text: (-counts[text], text))
            slug = slugify(name)
            taker = taken.setdefault((kind, slug), first)
            entities.append(Entity(kind, slug, name, origin=first.place))
            self._check_new(entities[-1], len(uses), first, taker)
            self._known[kind].update(dict.fromkeys(counts, slug))
        return entities

    def resolve(self, kind: Kind, names: Sequence[Name], language: str = "") -> tuple[str, ...]:
        """The slugs that the names mean in a text of a language, each once, in the order given."""
        if kind is Kind.COUNTRIES:
            slugs = [self._countries[name.text, language] for name in names]
        else:
            of_kind = self._known[kind]
            slugs = [of_kind[name.text] for name in names]
        if len(slugs) == 1:  # as most are
            return (slugs[0],) if slugs[0] else ()
        return tuple(filter(None, dict.fromkeys(slugs)))

    def _check_new(self, entity: Entity, uses: int, first: Name, taken: Name) -> None:
        """Report a new name that can have no address of its own, or is nearly a known one."""
        kind, name, slug = entity.kind, entity.name, entity.slug
        records = self.authorities[kind].records
        if not is_slug(slug):
            message = f"'{name}' cannot be an address: it has no letter or digit, or too many"
            self.problems.append(problem_at(first.place, "bad-name", message))
        elif slug in records or taken is not first:
            rival = taken.text if taken is not first else records[slug].name.text
            message = f"'{name}' and '{rival}' would both get the page {entity_page(kind, slug)}"
            hint = "write them alike, or give one a record"
            self.problems.append(problem_at(first.place, "slug-collision", message, hint))
        elif hint := self.authorities[kind].suggest(name, _VERY_NEAR):
            times = f", used {uses} times" if uses > 1 else ""
            message = f"the {kind.singular} '{name}' has no record{times}"
            self.problems.append(problem_at(first.place, "no-record", message, hint, "warning"))


def resolve_articles(
    parsed: list[ParsedArticle], resolver: Resolver, drafts: bool = False, forget: bool = False
) -> tuple[list[Article], list[Problem]]:
    """Make articles of all, of drafts only if they are wanted; they are checked all the same.

    `forget` empties the list on the way: of a large archive both take gigabytes.
    """
    problems = list(_check_ids(parsed))
    translations, more = group_versions(parsed, TRANSLATIONS)
    copies, others = group_versions(parsed, COPIES)
    articles = []
    # Many articles name the same, in one language; what they share is in memory once.
    languages: dict[str, str] = {}
    groups: dict[tuple[tuple[Kind, tuple[str, ...]], ...], dict[Kind, tuple[str, ...]]] = {}
    for one in _emptying(parsed) if forget else parsed:
        entities = {
            kind: resolver.resolve(kind, names, one.language) for kind, names in one.names.items()
        }
        entities = groups.setdefault((*entities.items(),), entities)
        if drafts or one.status is not Status.DRAFT:
            language = languages.setdefault(one.language, one.language)
            group, same = translations.get(one.id.text, ()), copies.get(one.id.text, ())
            articles.append(_article(one, entities, language, group, same))
    return articles, problems + more + others


def _emptying(parsed: list[ParsedArticle]) -> Iterator[ParsedArticle]:
    """All in their order; the list loses each as it is given."""
    parsed.reverse()
    while parsed:
        yield parsed.pop()


def _article(
    one: ParsedArticle,
    entities: dict[Kind, tuple[str, ...]],
    language: str,
    group: tuple[str, ...],
    copies: tuple[str, ...],
) -> Article:
    return Article(  # by position, in half the time
        one.path,
        article_page(one.stem),
        one.id.text,
        one.title,
        one.date,
        entities,
        one.source_url,
        one.archived_url,
        one.authors,
        language,
        tuple(id for id in group if id != one.id.text) if group else (),
        one.summary,
        one.added or one.date,
        one.updated,
        one.corrections,
        one.status is Status.WITHDRAWN,
        one.withdrawn_reason,
        one.excerpt,
        one.extra,
        one.status is Status.DRAFT,
        one.noindex,
        "",
        one.copy_of.text if one.copy_of else "",
        one.corrected,
        tuple(id for id in copies if id != one.id.text) if copies else (),
        one.identifiers,
    )


def _check_ids(parsed: Sequence[ParsedArticle]) -> Iterator[Problem]:
    seen: dict[str, ParsedArticle] = {}
    for one in parsed:
        first = seen.setdefault(one.id.text.casefold(), one)
        if first is one or (first.stem == one.stem and first.id.text == one.id.text):
            continue  # two forms of one name are reported as that
        if first.id.text == one.id.text:
            message = f"the id '{one.id.text}' is also that of {first.path}"
        else:
            message = f"the id '{one.id.text}' differs only in case from that of {first.path}"
        yield problem_at(one.id.place, "duplicate-id", message, "give one of them another id")
