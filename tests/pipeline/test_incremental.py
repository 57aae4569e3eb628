"""After any change, a build with a cache leaves what a clean build makes, byte for byte.

ARCHIVE_STEPS says how many changes are tried, in sequences of at most 25; a benchmark asks for
thousands.
"""

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.helpers import ROOT, SiteTest, picture
from tests.pipeline.test_reproducible import digest

STEPS = int(os.environ.get("ARCHIVE_STEPS", "60"))
LENGTH = 25

Drawn = TypeVar("Drawn")

STEMS = ["2014/a", "2014/b", "2015/c", "2015/d", "2015/01/e", "f"]
DATES = ["2014", "2014-06", "2014-06-05", "2015-01-20", "2015-01-20 14:05 +0600", "2016-02-29"]
DATES += ["2014~", "201X", "../2015", "2014-24", "-0043-03", "0015", "3015", "2014/.."]
NAMES = ["Crisis Group", "ICG", "OSCE", "Osce", "Red Cross", "red-cross", "Nobody"]
COUNTRIES = ["KZ", "Kyrgyzstan", "SUHH", "NO"]
BODIES = [
    "",
    "Text.",
    "Other *text*, and a [link](https://example.org/).",
    "# Heading\n\nA [page](../pages/about.md), a [story](2014/a.md#heading).",
    "A <iframe>.",
    "[Old](/old/a.html), [old](/old/b#heading).",
    "![Map](/articles/2014/a.png)\n\n*A caption*",
    "[Scan](/assets/a.png), [text](/articles/a.txt), [about](/about/).",
    "| a | b |\n|---|---|\n| c | d |\n\nNote[^1].\n\n[^1]: Here.",
]
RECORDS = {
    "crisis-group": ["name: Crisis Group\naliases: [ICG]", "name: International Crisis Group"],
    "osce": [
        "name: OSCE",
        "name: OSCE\naliases: [Organization for Security, Crisis Group of Europe]",
        "name: OSCE\nmerged_into: crisis-group",
        "name: O\nparent: Crisis Group",
    ],
    "red-cross": ["name: Red Cross\nfounded: 1863", "name: Red Cross\naliases: [OSCE]"],
}
FILES = [b"1", b"long", picture(3, 2), picture(4, 2)]
SETTINGS = [
    "title: Archive",
    "title: Other",
    "title: Archive\nlanguage: ru",
    "title: Archive\ndescription: About this",
    "title: Archive\nurl: https://example.org/a/",
    "title: Archive\nurl: https://example.org/a/\nfeeds: {entries: 1}",
    "title: Archive\nsearch: false",
    "title: Archive\nindexes: [countries, organizations]",
    "title: Archive\nnavigation: [dates]\ncontent_license: CC0",
    "title: Archive\nextra_fields: [place]",
    "title: Archive\nextra_fields:\n  dateline:\n    shown: false",
    "title: Archive\nassets: articles/2014",
    "title: Archive\nallow:\n  html-as-text: [articles/2014/**]",
]
METADATA = st.fixed_dictionaries(
    {"title": st.sampled_from(["A", "B", "Ж <b>"]), "date": st.sampled_from(DATES)},
    optional={
        "countries": st.lists(st.sampled_from(COUNTRIES), max_size=2),
        "organizations": st.lists(st.sampled_from(NAMES), max_size=2),
        "topics": st.lists(st.sampled_from(["war", "Peace", "peace"]), max_size=2),
        "source": st.sampled_from(["A newspaper", "Another"]),
        "language": st.sampled_from(["ru", "en"]),
        "status": st.sampled_from(["draft", "published"]),
        "redirects": st.sampled_from([["/old/a.html"], ["/old/b.html"]]),
        "summary": st.just("Of its own"),
        "dateline": st.just("OSH"),
        "translation_of": st.just("2014/a"),
    },
)


class Changes(RuleBasedStateMachine):
    """Changes a source, and what was made of it; builds after each, perhaps after a check."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.site = SiteTest(self.folder)
        shutil.copytree(ROOT / "theme", self.site.source / "theme")
        (self.folder / "good").mkdir()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize(checks=st.booleans())
    def begin(self, checks: bool) -> None:
        self.checks = checks
        self.site.write("content/pages/about.md", "---\ntitle: About\n---\n\nAbout this.\n")
        self.site.article("2014/a", more="topics: [war]", body="# Heading")
        self.compare()
        assert self.site.result.exit_code == 0

    # What an archivist does.

    @rule(stem=st.sampled_from(STEMS), metadata=METADATA, body=st.sampled_from(BODIES))
    def write(self, stem: str, metadata: dict[str, object], body: str) -> None:
        self.write_article(stem, metadata, body)
        self.compare()

    @precondition(lambda self: self.files("content/articles"))
    @rule(data=st.data(), stem=st.sampled_from(STEMS))
    def move(self, data: st.DataObject, stem: str) -> None:
        target = self.site.source / f"content/articles/{stem}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        self.one_of("content/articles", data).replace(target)
        self.compare()

    @precondition(lambda self: self.files("content"))
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        self.one_of("content", data).unlink()
        self.compare()

    @rule(slug=st.sampled_from(sorted(RECORDS)), data=st.data())
    def record(self, slug: str, data: st.DataObject) -> None:
        text = data.draw(st.sampled_from(RECORDS[slug]))
        self.site.write(f"content/organizations/{slug}.yaml", text)
        self.compare()

    @rule(name=st.sampled_from(["a.txt", "2014/a.png"]), data=st.sampled_from(FILES))
    def attach(self, name: str, data: bytes) -> None:
        self.site.write(f"content/articles/{name}", data)
        self.compare()

    @rule(stem=st.sampled_from(STEMS), text=st.sampled_from(["", "language: ru", "dateline: OSH"]))
    def sidecar(self, stem: str, text: str) -> None:
        self.site.write(f"content/articles/{stem}.yaml", text)
        self.compare()

    @rule(text=st.sampled_from(SETTINGS))
    def configure(self, text: str) -> None:
        self.site.write("site.yaml", text)
        self.compare()

    # What a designer does.

    @rule(data=st.data(), text=st.sampled_from(["{# comment #}", "<!-- mark -->", ""]))
    def theme(self, data: st.DataObject, text: str) -> None:
        path = self.one_of("theme", data)
        path.write_bytes(path.read_bytes() + text.encode())
        self.compare()

    # What happens to files.

    @precondition(lambda self: self.files("content"))
    @rule(data=st.data(), seconds=st.integers(0, 2_000_000_000))
    def touch(self, data: st.DataObject, seconds: int) -> None:
        os.utime(self.one_of("content", data), (seconds, seconds))
        self.compare()

    @precondition(lambda self: self.files("content/articles"))
    @rule(data=st.data())
    def change_without_a_trace(self, data: st.DataObject) -> None:
        """The same size and the same time, as if the clock had stood still."""
        path = self.one_of("content/articles", data)
        before = path.stat()
        path.write_bytes(path.read_bytes().replace(b"A", b"C"))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        self.compare()

    @rule(data=st.data(), damage=st.sampled_from([b"", b"mine"]))
    def change_the_site(self, data: st.DataObject, damage: bytes) -> None:
        own = [path for path in self.all_files(self.site.output) if path.suffix == ".html"]
        data.draw(st.sampled_from(own)).write_bytes(damage)
        self.compare()

    @rule(data=st.data())
    def take_from_the_site(self, data: st.DataObject) -> None:
        own = [path for path in self.all_files(self.site.output) if path.suffix == ".html"]
        data.draw(st.sampled_from(own)).unlink()
        self.compare()

    @rule(data=st.data(), damage=st.sampled_from(["cut", "flip", "delete", "swap", "all"]))
    def damage_the_cache(self, data: st.DataObject, damage: str) -> None:
        cache = self.site.source / ".cache"
        path, other = (data.draw(st.sampled_from(self.all_files(cache))) for _ in range(2))
        content = path.read_bytes()
        if damage == "cut":
            path.write_bytes(content[: len(content) // 2])
        elif damage == "flip":
            at = data.draw(st.integers(0, len(content) - 1))
            path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        elif damage == "delete":
            path.unlink()
        elif damage == "swap":
            path.write_bytes(other.read_bytes())
        else:
            shutil.rmtree(cache)
        self.compare()

    # How it is looked at.

    def compare(self) -> None:
        """Build with the cache and without; the second must have nothing on the first."""
        site, clean = self.site, self.folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        before = digest(site.output)
        checked = site.run("check", "--jobs=1").exit_code if self.checks else None
        ours = site.run("build", "--jobs=1", "--allow-empty", f"--output={site.output}")
        theirs = site.run("build", "--jobs=1", f"--output={clean}", "--no-cache")
        assert ours.exit_code == theirs.exit_code, ours.output
        assert checked in {None, ours.exit_code}
        if ours.exit_code == 0:
            assert digest(site.output) == digest(clean)
            assert without_times(ours.stdout) == without_times(theirs.stdout)
        else:
            assert without_lost(ours.stdout) == without_lost(theirs.stdout)
            assert digest(site.output) == before
            self.copy("good", "source")
        self.copy("source", "good")

    def copy(self, start: str, end: str) -> None:
        """A change that makes errors is taken back, so that most changes are built."""
        for part in ("content", "theme", "site.yaml"):
            old, new = self.folder / start / part, self.folder / end / part
            if part == "site.yaml":
                shutil.copy(old, new)
            else:
                shutil.rmtree(new, ignore_errors=True)
                shutil.copytree(old, new)

    def write_article(self, stem: str, metadata: dict[str, object], body: str) -> None:
        lines = "".join(f"{key}: {value!r}\n" for key, value in metadata.items())
        self.site.write(f"content/articles/{stem}.md", f"---\n{lines}---\n\n{body}\n")

    def files(self, folder: str) -> list[Path]:
        return self.all_files(self.site.source / folder)

    def one_of(self, folder: str, data: st.DataObject) -> Path:
        return data.draw(st.sampled_from(self.files(folder)))

    @staticmethod
    def all_files(folder: Path) -> list[Path]:
        return sorted(path for path in folder.rglob("*") if path.is_file())


def without_times(output: str) -> list[str]:
    """The lines of a build without its folder, its time and what it had to write."""
    return [line.split(" in /")[0] for line in without_lost(output)]


def without_lost(output: str) -> list[str]:
    """The lines but those about addresses of the last build, which only one of two builds had."""
    lines = output.splitlines()
    return [line for line in lines if not re.search(r"\[address-lost\]|^\d+ errors?, \d+", line)]


TestChanges = Changes.TestCase
TestChanges.settings = settings(
    max_examples=max(1, STEPS // 20), stateful_step_count=LENGTH, deadline=None
)
