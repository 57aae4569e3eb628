"""How often `tag` is right: in five folds of the Reuters stories, and on Russian news.

Of the Reuters stories four fifths are learnt from, and the countries of the others suggested as if
nobody had said any. The Russian texts come with the names of people, organizations and places that
are in them; all these people and organizations have records here. At last what is suggested for
the files of three real sites is written, and each compared with what it was.
"""

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from builder.authority.countries import all_countries
from builder.authority.country_names import code_of
from builder.cli.options import settings_of
from builder.content.edit import EditError, add_item
from builder.content.edited import Source
from builder.folding import key_of
from builder.keeping.revision import Revision
from builder.keeping.tag import all_told
from builder.model import NAMED, Entity, Kind
from builder.pipeline.settings import Workers
from builder.runtime.executor import Executor
from builder.tagging.evidence import Told
from builder.tagging.suggest import TIERS, Suggester, Suggestion
from tests.benchmarks.corpora import reuters, unpack
from tests.benchmarks.sites import SITES
from tests.helpers import ROOT

_FOLDS = 5
_READ = 50  # disagreements that are printed
_RUSSIAN = "multilingual/ru/factrueval2016.jsonl"
_KINDS = {"people": Kind.PEOPLE, "orgs": Kind.ORGANIZATIONS}


class Tally:
    """What was suggested, right and wrong, by tier; how much there was to find."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.wanted = 0

    def add(self, found: Iterable[tuple[str, str]], gold: Iterable[str]) -> None:
        """Count the suggestions of an article, each a tier and a slug."""
        wanted = {*gold}
        self.wanted += len(wanted)
        for tier, slug in found:
            (self.right if slug in wanted else self.wrong)[tier] += 1

    def row(self, name: str) -> str:
        """Precision and recall, down to each tier."""
        cells = []
        for last in range(1, len(TIERS) + 1):
            right = sum(self.right[tier] for tier in TIERS[:last])
            wrong = sum(self.wrong[tier] for tier in TIERS[:last])
            cells.append(f"{right / max(right + wrong, 1):.3f} | {right / self.wanted:.3f}")
        return f"| {name} | {' | '.join(cells)} |"


def run(folder: Path) -> None:
    """Measure all of it."""
    print("\n| | sure P | R | + likely P | R | + named P | R |\n| --- " + "| --- " * 6 + "|")
    for lines in (of_reuters(folder), of_russian(folder), of_sample(folder)):
        for line in lines:
            print(line, flush=True)
    for line in of_sites(folder):
        print(line)


def of_reuters(folder: Path) -> Iterator[str]:
    """The rows of countries and topics in the Reuters stories."""
    stories = told_of(reuters(folder))
    found = [*in_folds(stories)]
    yield from _of_kinds("Reuters, {}, all stories", found, [Kind.COUNTRIES])
    tagged = [one for one in found if one[0].named.get(Kind.COUNTRIES)]
    yield from _of_kinds("{} of those with one", tagged, [Kind.COUNTRIES])
    without = [told._replace(place="", authors=(), source="") for told in stories]
    name = "{} without datelines, authors and source"
    yield from _of_kinds(name, in_folds(without), [Kind.COUNTRIES])
    nothing = Suggester([], "en", {}, [])
    alone = ((one, nothing.suggestions(one._replace(named={}))) for one in without)
    yield from _of_kinds("{}, names alone: nothing learnt either", alone, [Kind.COUNTRIES])
    yield from _of_kinds("Reuters, {}, all stories", found, [Kind.TOPICS])


def in_folds(
    texts: Sequence[Told], entities: Sequence[Entity] = (), language: str = "en"
) -> Iterator[tuple[Told, list[Suggestion]]]:
    """Each text, and what is suggested for it by what was learnt from other folds."""
    for fold in range(_FOLDS):
        others = [one for one in texts if _fold(one) != fold]
        suggester = Suggester(entities, language, {}, others)
        for told in texts:
            if _fold(told) == fold:
                yield told, suggester.suggestions(told._replace(named={}))


def _fold(told: Told) -> int:
    return zlib.crc32(told.id.encode()) % _FOLDS


def told_of(source: Path) -> list[Told]:
    """The articles of an archive as the command sees them."""
    return [*all_told(_revision(source, source / ".cache")).values()]


def _revision(source: Path, cache: Path) -> Revision:
    settings = replace(settings_of(source), cache=cache)
    return Revision(settings, Workers(Executor(1), lambda stage, done, total: None))


def of_russian(folder: Path) -> Iterator[str]:
    """The rows of Russian news."""
    unpack("multilingual.tar.xz", folder)
    entities, texts = russian(folder / _RUSSIAN)
    suggester = Suggester(entities, "ru", {}, [])
    tallies = {kind: Tally() for kind in (Kind.COUNTRIES, *_KINDS.values())}
    for told in texts:
        found = suggester.findings(told)
        for kind, tally in tallies.items():
            blank = told._replace(named={})
            suggested = suggester.suggestions(blank, [kind], found)
            tally.add(((one.tier, one.slug) for one in suggested), told.named[kind])
    for kind, tally in tallies.items():
        yield tally.row(f"Russian news, {kind.value}, nothing learnt")
    yield from _of_kinds("Russian news, {}, learnt", in_folds(texts, entities, "ru"), [*tallies])


def of_sample(folder: Path) -> Iterator[str]:
    """The rows of the sample archive."""
    revision = _revision(ROOT, folder / "sample-cache")
    texts = [*all_told(revision).values()]
    entities = [*revision.before.archive.entities.values()]
    yield from _of_kinds("sample archive, {}", in_folds(texts, entities), NAMED)


def _of_kinds(
    name: str, found: Iterable[tuple[Told, list[Suggestion]]], kinds: Sequence[Kind]
) -> Iterator[str]:
    """A row for each kind."""
    tallies = {kind: Tally() for kind in kinds}
    for told, suggestions in found:
        for kind, tally in tallies.items():
            own = ((one.tier, one.slug) for one in suggestions if one.kind is kind)
            tally.add(own, told.named.get(kind, ()))
    for kind, tally in tallies.items():
        yield tally.row(name.format(kind.value))


def russian(path: Path) -> tuple[list[Entity], list[Told]]:
    """The people and organizations of Russian texts as entities, and the texts."""
    entities: dict[tuple[Kind, str], Entity] = {}
    texts = []
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        named = {Kind.COUNTRIES: tuple(dict.fromkeys(_countries(one["places"])))}
        for field, kind in _KINDS.items():
            for name in one[field]:
                entities.setdefault((kind, key_of(name)), Entity(kind, key_of(name), name))
            named[kind] = tuple(dict.fromkeys(map(key_of, one[field])))
        title = "" if one["title_derived"] else one["title"]
        texts.append(Told(one["id"], "ru", title, one["text"].split("\n\n"), named=named))
    return [*entities.values()], texts


def _countries(places: Iterable[str]) -> Iterator[str]:
    for place in places:
        if code := code_of(place, "ru", "ru"):
            yield all_countries()[code].slug


def of_sites(folder: Path) -> Iterator[str]:
    """What becomes of the files of three real sites if all that is suggested is written."""
    unpack("sites.tar.xz", folder)
    suggester = Suggester([], "en", {}, [])
    yield "| site | files | items written | left to a person | files with other bytes |"
    yield "| --- | --- | --- | --- | --- |"
    for site in SITES:
        counts: Counter[str] = Counter()
        for path in sorted((folder / "sites" / site.name).rglob("*.md")):
            counts.update(_written(path, suggester))
        cells = [counts[name] for name in ("files", "written", "left", "other")]
        yield f"| {site.name} | {' | '.join(map(str, cells))} |"


def _written(path: Path, suggester: Suggester) -> Counter[str]:
    """What becomes of a file: its countries, one that it may have already, and a person."""
    data = path.read_bytes()
    source = Source(path.name, data.decode())
    if not source.entries:
        return Counter()
    told = Told(path.name, "en", path.stem, source.body.split("\n\n"))
    countries = [one.slug for one in suggester.suggestions(told, [Kind.COUNTRIES])]
    items = [("countries", one) for one in (*countries, "NO", "KZ")]
    counts = Counter(files=1)
    for key, text in (*items, ("tags", "a: b"), ("people", "Bekova, Aigul")):
        try:
            source = add_item(source, key, text)
            counts["written"] += 1
        except EditError:
            counts["left"] += 1
    counts["other"] += not is_longer(data, source.text.encode())
    return counts


def is_longer(old: bytes, new: bytes) -> bool:
    """Whether the lines of a text are all in another, in this order, but for items of lists."""
    lines = iter(new.splitlines(keepends=True))
    return all(any(_is_line(own, line) for line in lines) for own in old.splitlines(keepends=True))


def _is_line(own: bytes, line: bytes) -> bool:
    """Whether a line is as it was, or has more between its brackets."""
    start, bracket, end = own.rpartition(b"]")
    return own == line or bool(bracket and line.startswith(start) and line.endswith(bracket + end))


def disagree(folder: Path) -> None:
    """Print some of the suggestions that are wrong or missed, to be read by a person."""
    found = []
    for told, suggestions in in_folds(told_of(reuters(folder))):
        gold = told.named.get(Kind.COUNTRIES, ())
        countries = {one.slug: one for one in suggestions if one.kind is Kind.COUNTRIES}
        for slug in sorted({*gold, *countries}):
            tier = countries[slug].tier if slug in countries else "missed"
            if (slug in gold) != (tier in TIERS[:2]):
                sentence = countries[slug].case.finding.sentence if slug in countries else ""
                about = ", ".join(gold) or "nothing"
                found.append(f"{tier} {slug}; {about} | {told.title} | {told.place} | {sentence}")
    found.sort(key=lambda line: zlib.crc32(line.encode()))
    print(f"\n{len(found)} disagreements")
    print("\n".join(found[:_READ]))
