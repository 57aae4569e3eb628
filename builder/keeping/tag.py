"""What articles may be about that they do not say, and the answers, written where they belong."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from builder.archive import Archive
from builder.authority.countries import all_countries
from builder.authority.country_names import code_of
from builder.content.edit import EditError, add_item
from builder.errors import UsageError
from builder.folding import key_of
from builder.keeping.found import Files, metadata_of, own_key
from builder.keeping.paths import likely
from builder.keeping.revision import Revision
from builder.markup.render import text_blocks
from builder.model import NAMED, Article, Entity, Kind, ParsedArticle, all_names
from builder.pipeline.uptodate import cache_of
from builder.store.apart import whole_texts
from builder.tagging.evidence import Told, place_of
from builder.tagging.suggest import TIERS, Suggester, Suggestion

NOT_ABOUT, NOT_IN = "not_about", "not_in"

_DATELINE = "dateline"
_NOTES = re.compile(r'<(?:section|div|ol)[^>]*class="footnotes?".*', re.DOTALL)
_CODE = re.compile("[A-Z]{2}|[A-Z]{4}")
_CONTEXTS = {
    "source": "from {}",
    "author": "by {}",
    "region": "with datelines in {}",
    _DATELINE: "with the dateline {}",
    "title": "with {} in the title",
}
_WORTH_TELLING = 0.2  # share of like articles


class Proposal(NamedTuple):
    """A suggestion for an article: what would be written, what that is called, and why."""

    path: str
    id: str
    title: str
    written: str
    name: str
    reason: str
    suggestion: Suggestion


def proposals(revision: Revision, paths: Sequence[str], least: str = TIERS[-1]) -> list[Proposal]:
    """What the articles at some paths may be about, down to a tier, in the archive's order.

    Without paths it is of all articles, and only of the kinds of which they name nothing yet.

    Raises:
        UsageError: there is no article at a path.
    """
    archive = revision.before.archive
    told = all_told(revision)
    suggester = Suggester(
        archive.entities.values(), archive.config.language, _masks(revision), [*told.values()]
    )
    spellings = _Spellings(revision)
    chosen = _chosen(revision, paths)
    wanted = TIERS[: TIERS.index(least) + 1]
    found = []
    for article in archive.articles:
        if article.path not in chosen:
            continue
        kinds = [kind for kind in NAMED if paths or not article.entities.get(kind)]
        for one in suggester.suggestions(told[article.path], kinds):
            entity = spellings.entity(one)
            if one.tier in wanted and not _is_refused(revision, article, entity):
                found.append(_proposal(article, one, entity, spellings))
    return found


def accept(revision: Revision, proposal: Proposal) -> None:
    """Let an article say that it is about something.

    Raises:
        EditError: that cannot be written without changing more.
        UsageError: the article is a line of a volume.
    """
    kind, slug = proposal.suggestion.kind, proposal.suggestion.slug
    _add(revision, proposal.path, kind.value, proposal.written)
    article = _article(revision, proposal.path)
    named = revision.expected.named.setdefault(article.id, dict(article.entities))
    named[kind] = (*named.get(kind, ()), slug)


def refuse(revision: Revision, proposal: Proposal) -> None:
    """Keep that an article is not about something.

    Where its name is a part of a longer one, the record says so, once for all articles, if that can
    be written there; else the article.

    Raises:
        EditError: that cannot be written without changing more.
        UsageError: the article is a line of a volume.
    """
    kind, slug = proposal.suggestion.kind, proposal.suggestion.slug
    entity = revision.before.archive.entities.get((kind, slug))
    phrase = proposal.suggestion.case.finding.phrase
    if entity is not None and entity.record and phrase:
        sidecar = revision.before.documents.records[entity.record].sidecar
        source = metadata_of(revision, Files(entity.record, sidecar))
        if phrase in source.items(NOT_IN):  # said of another article a moment ago
            return
        with suppress(EditError):
            revision.put(add_item(source, NOT_IN, phrase))
            return
    _add(revision, proposal.path, NOT_ABOUT, proposal.written)


def _add(revision: Revision, path: str, key: str, text: str) -> None:
    if line := revision.before.files.lines.get(path):
        raise UsageError(f"{path} is a line of {line.volume}, and no file; change it there")
    source = metadata_of(revision, Files(path, revision.before.files.articles[path]))
    revision.put(add_item(source, own_key(revision, source, key), text))


def _article(revision: Revision, path: str) -> Article:
    return next(one for one in revision.before.archive.articles if one.path == path)


def _chosen(revision: Revision, paths: Sequence[str]) -> Collection[str]:
    """The articles at some paths, each a file, a folder or an id; all of them without a path."""
    by_id = {one.id: one.path for one in revision.before.archive.articles}
    known = {*by_id.values()}
    if not paths:
        return known
    chosen: set[str] = set()
    for wanted in paths:
        ways = [*likely(revision.settings.source, wanted), by_id.get(wanted, "")]
        folders = tuple(f"{one.rstrip('/')}/" for one in ways if one not in {"", "."})
        own = {path for path in known if path in ways or path.startswith(folders)}
        if not own and wanted.rstrip("/") not in {".", "content"}:
            raise UsageError(f"there is no article '{wanted}'; name a file, a folder or an id")
        chosen |= own or known
    return chosen


def all_told(revision: Revision) -> dict[str, Told]:
    """What the articles say, by path; their notes name what they rest on, not what it is about."""
    archive = revision.before.archive
    texts = whole_texts(archive, cache_of(revision.settings))
    return {one.path: told_of(one, texts[one.path].html, archive) for one in archive.articles}


def told_of(article: Article, html: str, archive: Archive) -> Told:
    """An article with the HTML of its text, as it is looked through."""
    blocks = text_blocks(_NOTES.sub("", html))
    sources = article.entities.get(Kind.SOURCES, ())
    dateline = next((str(value) for key, value in article.extra if key == _DATELINE), "")
    return Told(
        id=article.id,
        language=article.language or archive.config.language,
        title=article.title,
        blocks=[article.summary, *blocks] if article.summary else blocks,
        place=place_of(dateline, blocks[0]),
        authors=article.authors,
        source=next(iter(sources), ""),
        named=article.entities,
    )


def _masks(revision: Revision) -> dict[tuple[Kind, str], tuple[str, ...]]:
    """The phrases in which the names of records mean others."""
    records = (one.value for one in revision.before.documents.records.values())
    return {(one.kind, one.slug): one.not_in for one in records if one is not None and one.not_in}


def _parsed(revision: Revision, path: str) -> ParsedArticle | None:
    return revision.before.documents.articles[path].value


def _is_refused(revision: Revision, article: Article, entity: Entity) -> bool:
    """Whether an article says that it is not about an entity."""
    parsed, site = _parsed(revision, article.path), revision.config.language
    refused = parsed.not_about if parsed else ()
    own = {key_of(one) for one in (*all_names(entity), entity.slug)}
    return any(
        key_of(one) in own or (entity.code and code_of(one, site, article.language) == entity.code)
        for one in refused
    )


class _Spellings:
    """How an archive writes what it names: as its articles do most often."""

    def __init__(self, revision: Revision) -> None:
        self._archive = revision.before.archive
        self._texts: dict[tuple[Kind, str], Counter[str]] = {}
        for article in self._archive.articles:
            parsed = _parsed(revision, article.path)
            for kind, names in (parsed.names if parsed else {}).items():
                slugs = article.entities.get(kind, ())
                if len(slugs) == len(names):
                    for slug, name in zip(slugs, names, strict=True):
                        self._texts.setdefault((kind, slug), Counter())[name.text] += 1
        self._has_codes = self._are_codes()
        language = self._archive.config.language
        self._countries = {
            one.slug: Entity(Kind.COUNTRIES, one.slug, one.name_in(language), code=one.code)
            for one in all_countries().values()
        }

    def _are_codes(self) -> bool:
        """Whether most countries are written as codes."""
        of_countries = (some for (kind, _), some in self._texts.items() if kind is Kind.COUNTRIES)
        counts = Counter(
            bool(_CODE.fullmatch(text)) for some in of_countries for text in some.elements()
        )
        return counts[True] >= counts[False]

    def entity(self, one: Suggestion) -> Entity:
        """What is suggested; a country that no article names is not in the archive yet."""
        return self._archive.entities.get((one.kind, one.slug)) or self._countries[one.slug]

    def of(self, entity: Entity) -> str:
        """What is written for an entity."""
        if used := self._texts.get((entity.kind, entity.slug)):
            return min(used, key=lambda text: (-used[text], text))
        return entity.code if entity.code and self._has_codes else entity.name


def _proposal(article: Article, one: Suggestion, entity: Entity, spellings: _Spellings) -> Proposal:
    written = spellings.of(entity)
    reason = ", ".join(_reasons(one))
    return Proposal(article.path, article.id, article.title, written, entity.name, reason, one)


def _reasons(one: Suggestion) -> Iterator[str]:
    """What speaks for a suggestion."""
    finding, share = one.case.finding, one.case.share
    if finding.title:
        yield "in the title"
    if finding.lead:
        yield "in the first paragraph"
    if finding.count > 1 or (finding.count and not (finding.title or finding.lead)):
        yield "once" if finding.count == 1 else f"{finding.count} times"
    if finding.doubtful and not finding.count:
        yield "perhaps another of this name"
    if share.of and share.named >= _WORTH_TELLING * share.of:
        sort, what = share.context
        yield f"named by {share.named:,} of {share.of:,} articles {_CONTEXTS[sort].format(what)}"
