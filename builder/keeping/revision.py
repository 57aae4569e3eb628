"""Changes of several files of a source, tried out before they are made, and made together.

The source is read and checked as it is, and once more as it would be: in a folder of hard links
with the changed files. All addresses must still be answered, every link must lead to the same page
as before, or to that which took its place, and articles must name the same, but for what was asked.
"""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from builder.config import SiteConfig
from builder.content.edited import Source
from builder.errors import ContentError, Problem, UsageError, reporting
from builder.model import Article, Entity, Kind
from builder.pipeline.build import Examined, examine_source
from builder.pipeline.settings import Settings, Workers
from builder.runtime.signals import undisturbed
from builder.store.journal import changing, trying, write_all
from builder.urls import CONTENT, SITE_FILE

_NOTHING = "nothing was changed"


@dataclass
class Expected:
    """What is to be different afterwards: pages, paths of texts, and what articles name.

    `slugs` are what takes the place of an entity, `named` those that an article names then if that
    is not told by them. Texts in `rewritten` are not compared.
    """

    pages: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    slugs: dict[tuple[Kind, str], str] = field(default_factory=dict)
    named: dict[str, dict[Kind, tuple[str, ...]]] = field(default_factory=dict)
    rewritten: set[str] = field(default_factory=set)

    def page(self, page: str) -> str:
        """The page that takes the place of one."""
        return self.pages.get(page, page)

    def path(self, path: str) -> str:
        """Where a text is then."""
        return self.paths.get(path, path)

    def slug(self, kind: Kind, slug: str) -> str:
        """The slug that takes the place of one."""
        return self.slugs.get((kind, slug), slug)

    def entities(self, article: Article) -> dict[Kind, tuple[str, ...]]:
        """What an article names then."""
        mapped = {
            kind: tuple(dict.fromkeys(self.slug(kind, slug) for slug in slugs))
            for kind, slugs in article.entities.items()
        }
        return self.named.get(article.id, mapped)


class Revision:
    """A source with changes that are not made yet."""

    def __init__(self, settings: Settings, workers: Workers) -> None:
        """Read the source.

        Raises:
            ContentError: it has errors.
        """
        self.settings = settings
        self.workers = workers
        self.before: Examined = examine_source(settings, workers)
        self.expected = Expected()
        self.is_made = False
        self._old: dict[str, bytes | None] = {}
        self._new: dict[str, bytes | None] = {}

    @property
    def config(self) -> SiteConfig:
        """The settings of the archive."""
        return self.before.archive.config

    def has(self, path: str) -> bool:
        """Whether there is such a file, as the source is with the changes."""
        if path in self._new:
            return self._new[path] is not None
        return (self.settings.source / path).is_file()

    def source(self, path: str) -> Source:
        """A file as it is with the changes; one that is missing is empty."""
        if path not in self._new:
            self._learn(path)
            return Source(path, (self._old[path] or b"").decode())
        return Source(path, (self._new[path] or b"").decode())

    def put(self, source: Source) -> None:
        """Let a file become this."""
        self._learn(source.path)
        self._new[source.path] = source.text.encode()

    def rename(self, old: str, new: str) -> None:
        """Let a file have another path."""
        self._learn(old)
        self._learn(new)
        self._new[new] = self._new.get(old, self._old[old])
        self._new[old] = None
        self.expected.paths[old] = new

    @property
    def changed(self) -> list[str]:
        """The files that are written, sorted."""
        return sorted(path for path, data in self._new.items() if data is not None)

    def make(self) -> list[str]:
        """Try the changes out, and make them; gives the files that were written.

        Raises:
            UsageError: something else would change, or be lost; nothing is changed.
        """
        after = {path: data for path, data in self._new.items() if data != self._old[path]}
        self._try_out()
        with changing(self.settings.source), undisturbed():
            write_all(self.settings.source, self._old, after)
            self.is_made = True
        return self.changed

    def _try_out(self) -> None:
        """Read the source as it would be; nobody has to wait meanwhile."""
        with trying(self.settings.source) as staged:
            with reporting(f"write {staged}"):
                self._stage(staged)
            try:
                settings = replace(self.settings, source=staged)
                then = examine_source(settings, self.workers)
            except ContentError as error:
                more = f" (and {len(error.problems) - 1} more)" if error.problems[1:] else ""
                told = self._told(error.problems[0])
                raise UsageError(
                    f"{_NOTHING}, because then there would be: {told}{more}"
                ) from error
            _compare(self.before, then, self.expected)

    def _told(self, problem: Problem) -> str:
        """A problem of the source as it would be; lines of files that change are nowhere yet."""
        data = self._new.get(problem.path)
        if data is None:
            return str(problem)
        line = data.decode().splitlines()[problem.line - 1 : problem.line]
        what = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
        where = f"{problem.path}, in '{line[0].strip()}'" if line else problem.path
        return f"{where}: {problem.severity}[{problem.code}]: {what}"

    def _learn(self, path: str) -> None:
        if path not in self._old:
            place = self.settings.source / path
            with reporting(f"read {path}"):
                self._old[path] = place.read_bytes() if place.is_file() else None

    def _stage(self, folder: Path) -> None:
        """The source as it would be: files that do not change are the same ones."""
        source = self.settings.source
        shutil.copytree(
            source / CONTENT, folder / CONTENT, symlinks=True, copy_function=_link_or_copy
        )
        if (source / SITE_FILE).exists():
            shutil.copyfile(source / SITE_FILE, folder / SITE_FILE)
        for path, data in self._new.items():
            with suppress(FileNotFoundError):
                (folder / path).unlink()
            if data is not None:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(data)


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target)


def _compare(before: Examined, after: Examined, expected: Expected) -> None:
    for difference in (_lost, _other_articles, _other_entities, _other_links, _other_findings):
        if said := difference(before, after, expected):
            raise UsageError(f"{_NOTHING}, because {said}")


def _lost(before: Examined, after: Examined, _: Expected) -> str:
    lost = sorted(before.addresses.keys() - after.addresses.keys())
    return f"nothing would answer for '{lost[0]}' any more" if lost else ""


def _other_articles(before: Examined, after: Examined, expected: Expected) -> str:
    found = _by_id(after)
    for id, one in _by_id(before).items():
        wanted = _expected_article(one, expected)
        then = found.get(id)
        if then and id in expected.named and _as_sets(then) == _as_sets(wanted):
            wanted = _with_names(wanted, then.entities)
        if then != wanted:
            return f"{one.path} would say something else"
    return "" if len(found) == len(_by_id(before)) else "there would be another article"


def _expected_article(article: Article, expected: Expected) -> Article:
    """An article as it is to be afterwards."""
    path, page = expected.path(article.path), expected.page(article.page)
    versions = tuple(sorted(article.translations))
    moved = msgspec.structs.replace(article, path=path, page=page, translations=versions)
    return _with_names(moved, expected.entities(article))


def _with_names(article: Article, entities: dict[Kind, tuple[str, ...]]) -> Article:
    """An article that names something else."""
    return msgspec.structs.replace(article, entities=entities)


def _as_sets(article: Article) -> dict[Kind, set[str]]:
    return {kind: {*slugs} for kind, slugs in article.entities.items()}


def _by_id(examined: Examined) -> dict[str, Article]:
    """All articles; their versions in other languages stand in the order of files, which moves."""
    archive = examined.archive
    return {
        one.id: msgspec.structs.replace(one, translations=tuple(sorted(one.translations)))
        for one in (*archive.articles, *archive.withdrawn)
    }


def _other_entities(before: Examined, after: Examined, expected: Expected) -> str:
    found = after.archive.entities
    for (kind, slug), one in before.archive.entities.items():
        if one.record in expected.rewritten or (kind, slug) in expected.slugs:
            continue
        then = found.get((kind, slug))
        if one.record and (then is None or _relations(then) != _expected(one, expected)):
            return f"{one.record} would say something else"
    return ""


def _relations(entity: Entity) -> tuple[object, ...]:
    return entity.name, entity.parent, entity.successors, entity.country


def _expected(entity: Entity, expected: Expected) -> tuple[object, ...]:
    kind = entity.kind
    successors = tuple(expected.slug(kind, one) for one in entity.successors)
    country = expected.slug(Kind.COUNTRIES, entity.country)
    return entity.name, expected.slug(kind, entity.parent), successors, country


def _other_links(before: Examined, after: Examined, expected: Expected) -> str:
    texts = after.archive.texts
    for path, text in before.archive.texts.items():
        if path in expected.rewritten or not text.links:
            continue
        then = texts.get(expected.path(path))
        wanted = [(expected.page(link.path), link.fragment) for link in text.links]
        found = [(link.path, link.fragment) for link in then.links] if then else []
        for link, is_right in zip(text.links, _same(wanted, found), strict=True):
            if not is_right:
                place = f"{link.place.path}:{link.place.line}"
                return f"the link '{link.written}' in {place} would lead elsewhere"
    return ""


def _same(wanted: list[tuple[str, str]], found: list[tuple[str, str]]) -> list[bool]:
    if len(wanted) != len(found):
        return [False] * len(wanted)
    return [one == other for one, other in zip(wanted, found, strict=True)]


def _other_findings(before: Examined, after: Examined, expected: Expected) -> str:
    now, then = _findings(before), _findings(after)
    other = sorted(slug for slug in now if now[slug] != then.get(slug))
    if expected.named or not other:
        return ""
    name = next(one.name for one in before.archive.searches if one.slug == other[0])
    return f"the search '{name}' would find others; write in {CONTENT}/searches.yaml what it means"


def _findings(examined: Examined) -> Mapping[str, set[str]]:
    archive = examined.archive
    return {slug: {archive.articles[at].id for at in some} for slug, some in archive.found.items()}
