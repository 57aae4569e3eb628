"""Addresses elsewhere that an archive has: which of them are dead, and which are not well written.

What is found is told and proposed; nothing is written, and no build depends on it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import NamedTuple

from builder.archive import Archive
from builder.dates.values import day_number
from builder.importing.existing import plain_url, without_tracking
from builder.keeping.asked import BLOCKED, DEAD, OK, PRIVATE, UNREACHABLE, Answer, Asked
from builder.metadata.writing import line_of
from builder.model import Article, Text
from builder.pipeline.build import Examined, examine_source
from builder.pipeline.settings import Settings, Workers
from builder.pipeline.uptodate import cache_of
from builder.store.apart import with_html

STATES = (DEAD, UNREACHABLE, BLOCKED, PRIVATE)  # in the order in which they are told
WRITTEN = "written"  # the state of one that should be written otherwise
_ORDER = (WRITTEN, *STATES)

_LINK = re.compile(r'<(?:a|img) [^>]*?(?:href|src)="(https?://[^"]+)"')
_SNAPSHOT = re.compile(
    r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?P<url>https?://.+)"
)
_SNAPSHOTS = re.compile(
    r"https?://(?:web\.archive\.org/web/|archive\.(?:today|ph|is|li|vn|md|fo)/)\w", re.IGNORECASE
)


class Use(NamedTuple):
    """An address, where it is written, and by which key; that of a link in a text is empty."""

    path: str
    key: str
    url: str


class Finding(NamedTuple):
    """What is to be said of an address; `line` is 0 where it is not found as it is written."""

    path: str
    line: int
    state: str
    url: str
    said: str
    hint: str = ""

    def __str__(self) -> str:
        """A line, as of a problem."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.state}: {self.url}: {self.said}{'; ' * bool(self.hint)}{self.hint}"


class Report(NamedTuple):
    """What was found, and how many addresses were looked at, by what became of them."""

    findings: list[Finding]
    counts: dict[str, int]

    def __str__(self) -> str:
        """How many of them are well, and how many are not."""
        told = [
            f"{self.counts[state]} {state}" for state in (OK, *STATES) if self.counts.get(state)
        ]
        return f"addresses elsewhere: {', '.join(told) or 'none'}"


def look_elsewhere(settings: Settings, workers: Workers, asked: Asked) -> Report:
    """Ask for all addresses of a source, and look at how they are written.

    Raises:
        ContentError: the source has errors.
    """
    examined = examine_source(settings, workers)
    uses = [*_uses(examined.archive, _whole(examined.archive, settings))]
    answers = asked.answers(
        dict.fromkeys(one.url for one in uses),
        lambda done, total: workers.progress("ask addresses", done, total),
    )
    wanted = _without_snapshot(examined.archive, answers)
    snapshots = asked.snapshots(
        wanted, lambda done, total: workers.progress("ask snapshots", done, total)
    )
    found = [*badly_written(examined.archive), *_lost(uses, answers, snapshots)]
    findings = [_placed(one, settings.source, examined) for one in found]
    findings.sort(key=lambda one: (_ORDER.index(one.state), one))
    return Report(findings, dict(Counter(one.state for one in answers.values())))


def _whole(archive: Archive, settings: Settings) -> dict[str, Text]:
    """The texts with their HTML, by path."""
    texts = with_html([*archive.texts.values()], cache_of(settings))
    return dict(zip(archive.texts, texts, strict=True))


def _without_snapshot(archive: Archive, answers: Mapping[str, Answer]) -> list[tuple[str, str]]:
    """The sources that are lost and have no snapshot, each with its article's day."""
    found = {}
    for one in archive.articles:
        is_lost = one.source_url and answers[one.source_url].state in (DEAD, UNREACHABLE)
        if is_lost and not one.archived_url:
            found[one.source_url] = f"{max(0, day_number(one.date.first())):08}"
    return [*found.items()]


def _lost(
    uses: Iterable[Use], answers: Mapping[str, Answer], snapshots: Mapping[str, str]
) -> Iterator[Finding]:
    """The addresses that do not answer, each where it is written."""
    for one in uses:
        state, said = answers[one.url]
        snapshot = snapshots.get(one.url, "") if one.key == "source_url" else ""
        hint = f"write {line_of('archived_url', snapshot)}" if snapshot else ""
        if state != OK:
            yield Finding(one.path, 0, state, one.url, said, hint)


def _uses(archive: Archive, texts: dict[str, Text]) -> Iterator[Use]:
    for one in archive.articles:
        for key, url in (("source_url", one.source_url), ("archived_url", one.archived_url)):
            if url:
                yield Use(one.path, key, url)
    for entity in archive.entities.values():
        if entity.record and entity.website:
            yield Use(entity.record, "website", entity.website)
    for path, text in texts.items():
        for url in dict.fromkeys(_LINK.findall(text.html)):
            yield Use(path, "", unescape(url))


def badly_written(archive: Archive) -> Iterator[Finding]:
    """Addresses of sources that should be written otherwise, and one of several articles."""
    pages: dict[str, list[Article]] = defaultdict(list)
    for one in archive.articles:
        if one.source_url:
            yield from _of_one(one)
            pages[plain_url(one.source_url)].append(one)
    for some in pages.values():
        yield from _repeated(some)


def _of_one(article: Article) -> Iterator[Finding]:
    url = article.source_url

    def finding(said: str, hint: str) -> Finding:
        return Finding(article.path, 0, WRITTEN, url, said, hint)

    if match := _SNAPSHOT.match(url):
        lines = [line_of("source_url", match["url"])]
        lines += [] if article.archived_url else [line_of("archived_url", url)]
        yield finding("it is a snapshot, not the source", f"write {' and '.join(lines)}")
    elif _SNAPSHOTS.match(url):
        hint = "write it as archived_url, and as source_url the address at the publisher's"
        yield finding("it is a snapshot, not the source", hint)
    elif (plain := without_tracking(url)) != url:
        yield finding("it tells who follows it", f"write {line_of('source_url', plain)}")


def _repeated(articles: Sequence[Article]) -> Iterator[Finding]:
    """Articles with one address, but for versions of one text."""
    first, *others = articles
    for one in others:
        if first.id not in (*one.translations, *one.copies):
            said = f"it is that of {first.path}, too"
            hint = f"if both have one text, write {line_of('copy_of', first.copy_of or first.id)}"
            yield Finding(one.path, 0, WRITTEN, one.source_url, said, hint)


def _placed(finding: Finding, source: Path, examined: Examined) -> Finding:
    """With the line on which the address is written, if it is written as it is."""
    if line := examined.files.lines.get(finding.path):
        return finding._replace(path=line.volume, line=line.number)
    text = (source / finding.path).read_bytes().decode("utf-8", "replace")
    return finding._replace(line=_line_of(text.split("\n"), finding.url))


def _line_of(lines: Sequence[str], url: str) -> int:
    """The first line that has an address by itself, or else within another; 0 if none has it."""
    alone = re.compile(rf"(?<![/\w]){re.escape(url)}(?![\w/?#&=%+~-]|[.,:;][\w/])")
    found = [number for number, line in enumerate(lines, 1) if url in line]
    return next((number for number in found if alone.search(lines[number - 1])), (*found, 0)[0])
