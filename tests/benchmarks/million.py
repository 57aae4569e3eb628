"""What 1,000,000 articles cost: a build, one more article, nothing; and what queries send there.

The archive is Reuters varied: `VARIANTS` years of stories, each year all of Reuters with other
dates. A story of a later year has its own title and names, every other paragraph of another story,
other digits, and of words that three stories or fewer have a form of its own for every sixth year.
So lengths, common words and names are those of Reuters, and the vocabulary grows as that of real
texts does: slower than the texts (Heaps' law). Each year is a volume of JSON Lines.
"""

import json
import os
import random
import re
import shutil
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.benchmarks import building
from tests.benchmarks.corpora import articles_of, reuters, titles
from tests.benchmarks.costs import Cost, size_of
from tests.benchmarks.scale import costs

ARTICLES = int(os.environ.get("ARCHIVE_ARTICLES", "1000000"))
QUERIES = 50
_YEAR = 1987  # of all stories
_RARE = 3  # stories that have a word which is varied
_EVERY = 6  # years in which a rare word keeps its form
_SYLLABLES = ("an", "ev", "is", "or", "ul", "at", "en", "ik", "os", "ur")
_WORD = re.compile(r"[A-Za-z]{4,}")
_DIGITS = re.compile(r"(?<=\d)\d")


class Story(NamedTuple):
    """A story of Reuters: its file's name, its metadata, its paragraphs."""

    name: str
    metadata: dict[str, Any]
    paragraphs: list[str]


def varied(folder: Path, articles: int = ARTICLES) -> Path:
    """The source of so many articles, written if this run has not written it yet."""
    source = folder / f"varied-{articles}"
    if source.exists():
        return source
    stories = [_story(path) for path in articles_of(reuters(folder))]
    words = Counter(word for one in stories for word in {*_WORD.findall("\n".join(one.paragraphs))})
    rare = {word for word, count in words.items() if count <= _RARE}
    target = source / "content/articles"
    target.mkdir(parents=True)
    (source / "site.yaml").write_bytes((folder / "reuters-site/site.yaml").read_bytes())
    records = "content/organizations"
    shutil.copytree(folder / "reuters-site" / records, source / records)
    for start in range(0, articles, len(stories)):
        back = start // len(stories)
        count = min(len(stories), articles - start)
        with (target / f"{_YEAR - back}.jsonl").open("w", encoding="utf-8") as volume:
            volume.writelines(_lines(stories, rare, back, count))
    return source


def run(folder: Path) -> None:
    """Build, add an article, do nothing, search; print the rows of tables in RESULTS.md."""
    source, site = varied(folder), folder / "varied-built"
    print(f"\n{ARTICLES:,} articles, {os.cpu_count()} processors")
    print("| | seconds | of processors | peak MB |\n| --- | --- | --- | --- |", flush=True)
    _report("cold build", building.cold(source, site))
    files, size = size_of(site)
    _add(source)
    _report("one more article", building.build(source, site))
    _report("nothing", building.build(source, site))
    print(f"\n{files:,} files, {size / 1e6:,.0f} MB")
    _search(site, _queries(titles(reuters(folder))))


def _story(path: Path) -> Story:
    _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
    metadata = yaml.load(head, yaml.CSafeLoader)
    return Story(path.stem, metadata, text.strip().split("\n\n"))


def _lines(stories: Sequence[Story], rare: set[str], back: int, count: int) -> Iterator[str]:
    """The lines of a year: that of the stories themselves is 0 years back."""
    ending = "".join(_SYLLABLES[int(digit)] for digit in str(back // _EVERY))

    def word(found: re.Match[str]) -> str:
        return found[0] + ending if found[0] in rare else found[0]

    for at, story in enumerate(stories[:count]):
        other = stories[(at + 97 * back) % len(stories)]
        paragraphs = [*story.paragraphs]
        for odd in range(1, min(len(paragraphs), len(other.paragraphs)), 2):
            paragraphs[odd] = other.paragraphs[odd]
        text = "\n\n".join(paragraphs)
        if back >= _EVERY:
            text = _WORD.sub(word, text)
        text = _DIGITS.sub(lambda found: str((int(found[0]) + back) % 10), text)
        date = str(story.metadata["date"]).replace(str(_YEAR), str(_YEAR - back), 1)
        identity = {
            "path": f"{date[:4]}/{date[5:7]}/{story.name}-{back}",
            "id": f"{story.metadata['id']}-{back}",
        }
        yield json.dumps({**story.metadata, **identity, "date": date, "text": text}) + "\n"


def _add(source: Path) -> None:
    """One more article, the newest."""
    path = source / "content/articles/1988/new.md"
    path.parent.mkdir()
    path.write_text(
        "---\ntitle: One more story of grain\ndate: 1988-01-02\ncountries: [US]\n---\n\n"
        "Exports of wheat and corn rose, and prices fell.\n",
        encoding="utf-8",
    )


def _queries(titles: Sequence[str]) -> list[str]:
    """Two words beside each other in a title, of titles drawn at random."""
    pick = random.Random(QUERIES)
    found: list[str] = []
    while len(found) < QUERIES:
        words = [word for word in pick.choice(titles).lower().split() if len(word) > 2]
        if len(words) > 1:
            first = pick.randrange(len(words) - 1)
            found.append(" ".join(words[first : first + 2]))
    return found


def _search(site: Path, asked: Sequence[str]) -> None:
    print(f"\n{QUERIES} cold queries of 2 words: KB and requests until ten results, median, most")
    found = [*costs(site, asked)]
    sizes = sorted(one.ten.bytes / 1000 for one in found)
    requests = sorted(one.ten.requests for one in found)
    took = statistics.median(one.milliseconds for one in found)
    print("| KB | most | requests | most | ms |\n| --- | --- | --- | --- | --- |")
    print(
        f"| {statistics.median(sizes):.0f} | {sizes[-1]:.0f} | {statistics.median(requests):.0f} "
        f"| {requests[-1]} | {took:.0f} |"
    )


def _report(what: str, cost: Cost) -> None:
    print(
        f"| {what} | {cost.seconds:.1f} | {cost.processor:.1f} | {cost.megabytes:,.0f} |",
        flush=True,
    )
