"""Random changes to some Reuters stories: what each build leaves is what a clean one makes.

`proofs` does so with archives of a few articles; here the index has many parts, of which a change
touches few.
"""

import os
import random
import re
import shutil
import sys
from pathlib import Path

from tests.benchmarks.changes import NEW, TEXT, Changed
from tests.benchmarks.corpora import articles_of, reuters, some_of

STORIES = int(os.environ.get("ARCHIVE_STORIES", "1500"))
CHANGES = int(os.environ.get("ARCHIVE_CHANGES", "60"))
SEED = int(os.environ.get("ARCHIVE_SEED", "1"))

WORDS = "oil price quantum the zebra running runs Osh trade a bank of england money market".split()


class Stories:
    """The stories of an archive, as the random changes see them."""

    def __init__(self, source: Path, others: Path) -> None:
        self.source = source
        self.others = others
        self.random = random.Random(SEED)

    def _one(self) -> Path:
        return self.random.choice(articles_of(self.source))

    def _words(self) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randrange(1, 60)))

    def add(self) -> None:
        """A story comes between others."""
        path = self.random.choice(articles_of(self.others))
        target = self.source / path.relative_to(self.others)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)

    def add_newest(self) -> None:
        number = self.random.randrange(28)
        path = self.source / NEW.replace("1987/new", f"1988/new-{number}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{TEXT.format(date=f'1988-01-{number + 1:02}')}\n{self._words()}\n")

    def edit(self) -> None:
        path = self._one()
        path.write_text(f"{path.read_text()}\n{self._words()}\n")

    def exchange_words(self) -> None:
        """The same words in another order."""
        path = self._one()
        head, body = path.read_text().rsplit("\n---\n", 1)
        words = body.split(" ")
        at = self.random.randrange(len(words))
        words[at - 1], words[at] = words[at], words[at - 1]
        path.write_text(f"{head}\n---\n{' '.join(words)}")

    def exchange_texts(self) -> None:
        paths = [self._one(), self._one()]
        halves = [path.read_text().rsplit("\n---\n", 1) for path in paths]
        for path, (head, _), (_, body) in zip(paths, halves, reversed(halves), strict=True):
            path.write_text(f"{head}\n---\n{body}")

    def delete(self) -> None:
        self._one().unlink()

    def delete_last(self) -> None:
        articles_of(self.source)[-1].unlink()

    def give_topic(self) -> None:
        path = self._one()
        topics = f"topics: [earn, topic-{self.random.randrange(5)}]"
        path.write_text(re.sub(r"^topics: .*$", topics, path.read_text(), flags=re.MULTILINE))

    def rename(self) -> None:
        path = self.source / "content/organizations/opec.yaml"
        name = f"name: OPEC {self.random.randrange(9)}"
        path.write_text(re.sub("name: .*", name, path.read_text()))


def run(folder: Path) -> None:
    """Change and build, time and again; stop at a site that is not that of a clean build."""
    place = folder / "stories"
    place.mkdir()
    whole = reuters(folder)
    archive = Changed(some_of(whole, place / "some", STORIES), place)
    stories = Stories(archive.source, whole)
    changes = [
        *(stories.add, stories.add_newest, stories.edit, stories.exchange_words),
        *(stories.exchange_texts, stories.delete, stories.delete_last),
        *(stories.give_topic, stories.rename),
    ]
    archive.build(archive.site)
    for step in range(CHANGES):
        change = stories.random.choice(changes)
        change()
        archive.build(archive.site)
        if not archive.is_clean():
            sys.exit(f"change {step}, {change.__name__}, seed {SEED}: not what a clean build makes")
    print(f"{CHANGES} random changes to {STORIES:,} Reuters stories: as clean builds make them")
