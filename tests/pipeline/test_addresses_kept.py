"""No address that was published goes away unnoticed, and nothing else is taken for a loss."""

import gzip
import json
import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers import SiteTest

LIST = "data/addresses.txt.gz"
EDITS = int(os.environ.get("EDITS", "200"))
BYTES = {".mp3": b"ID3\3", ".7z": b"7z\xbc\xaf\x27\x1c", ".zip": b"PK\3\4"}


def filled(site: SiteTest) -> SiteTest:
    """An archive with something of everything that has an address."""
    site.article(
        "2015/alpha",
        "countries: [KZ]\norganizations: [Islamic State]\npeople: [Ann Leigh]\n"
        "topics: [Radicalisation]\nsource: Example Gazette",
        title="Alpha",
        body="About alpha.",
    )
    site.article("2015/beta", "redirects: [/b.html]\ntopics: [Water]", "Beta.", title="Beta")
    site.article("2016/gamma", "topics: [Water]", "About gamma.", "2015-03-01", title="Gamma")
    site.write("site.yaml", "title: Test archive\nunlinked_files: publish\n")
    site.write("content/articles/2015/map.png", "map")
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\nText of about.\n")
    site.write("content/organizations/islamic-state.yaml", "name: Islamic State\n")
    site.write("content/organizations/isil.yaml", "name: ISIL\nmerged_into: islamic-state\n")
    return site.write("content/topics/water.yaml", "name: Water\n")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The list of the site that is published."""
    return filled(SiteTest(tmp_path_factory.mktemp("published"))).build().output / LIST


@pytest.fixture
def clone(site: SiteTest) -> SiteTest:
    """The source on another machine: nothing was ever built there."""
    return filled(site)


def move(old: str, new: str) -> Callable[[SiteTest], object]:
    return lambda site: (site.source / old).rename(site.source / new)


def drop(*paths: str) -> Callable[[SiteTest], object]:
    return lambda site: [site.remove(path) for path in paths]


def replace(path: str, old: str, new: str) -> Callable[[SiteTest], object]:
    def change(site: SiteTest) -> None:
        text = (site.source / path).read_text(encoding="utf-8")
        assert old in text
        site.write(path, text.replace(old, new))

    return change


def settings(line: str) -> Callable[[SiteTest], object]:
    return lambda site: site.write(
        "site.yaml", f"title: Test archive\nunlinked_files: publish\n{line}\n"
    )


def both(*changes: Callable[[SiteTest], object]) -> Callable[[SiteTest], object]:
    return lambda site: [change(site) for change in changes]


ALPHA, BETA = "content/articles/2015/alpha.md", "content/articles/2015/beta.md"
GAMMA = "content/articles/2016/gamma.md"

# Each way to lose addresses: what is done, and for each lost one what could answer for it.
WAYS: dict[str, tuple[Callable[[SiteTest], object], dict[str, str]]] = {
    "an article is renamed": (
        move(BETA, "content/articles/2015/delta.md"),
        {"articles/2015/beta.html": "articles/2015/delta.html"},
    ),
    "an article is deleted": (
        drop(BETA),
        {"articles/2015/beta.html": "", "b.html": ""},
    ),
    "an article becomes a draft": (
        replace(GAMMA, "topics:", "status: draft\ntopics:"),
        {"articles/2016/gamma.html": "", "dates/2015-03.html": "dates/2015.html"},
    ),
    "the only article of a month gets another date": (
        replace(GAMMA, "2015-03-01", "2015-01-01"),
        {"dates/2015-03.html": "dates/2015.html"},
    ),
    "a record is renamed": (
        move("content/topics/water.yaml", "content/topics/rivers.yaml"),
        {"topics/water.html": "topics/rivers.html"},
    ),
    "a name without a record gets one with another slug": (
        lambda site: site.write(
            "content/topics/extremism.yaml", "name: Extremism\naliases: [Radicalisation]\n"
        ),
        {"topics/radicalisation.html": "topics/extremism.html"},
    ),
    "a plain page is removed": (drop("content/pages/about.md"), {"about.html": ""}),
    "a file is removed": (
        drop("content/articles/2015/map.png"),
        {"articles/2015/map.png": ""},
    ),
    "a topic is spelt otherwise": (
        replace(ALPHA, "Radicalisation", "Radicalization"),
        {"topics/radicalisation.html": "topics/radicalization.html"},
    ),
    "a source is spelt otherwise": (
        replace(ALPHA, "Example Gazette", "The Example Gazette"),
        {"sources/example-gazette.html": "sources/the-example-gazette.html"},
    ),
    "a person is spelt otherwise": (
        replace(ALPHA, "Ann Leigh", "Anne Leigh"),
        {"people/ann-leigh.html": "people/anne-leigh.html"},
    ),
    "records are no longer merged": (
        replace("content/organizations/isil.yaml", "merged_into: islamic-state\n", ""),
        {"organizations/isil.html": "organizations/islamic-state.html"},
    ),
    "a text gives up an earlier address": (
        replace(BETA, "redirects: [/b.html]\n", ""),
        {"b.html": "articles/2015/beta.html"},
    ),
    "an article names nothing any more": (
        replace(ALPHA, "topics: [Radicalisation]\n", ""),
        {"topics/radicalisation.html": ""},
    ),
    "there is no search any more": (
        settings("search: false"),
        {"search.html": "", "search-help.html": ""},
    ),
    "two articles are renamed at once": (
        both(
            move(ALPHA, "content/articles/2015/first.md"),
            move(BETA, "content/articles/2015/second.md"),
        ),
        {
            "articles/2015/alpha.html": "articles/2015/first.html",
            "articles/2015/beta.html": "articles/2015/second.html",
        },
    ),
}


def problems(site: SiteTest, *arguments: str) -> list[dict[str, Any]]:
    said = json.loads(site.run("check", "--jobs=1", "--json", *arguments).stdout)
    return list(said["problems"])


def advice(found: list[dict[str, Any]]) -> str:
    """What the hints say as one file: each line as it is printed, below its heading."""
    below: dict[str, list[str]] = {"redirects": [], "gone": []}
    for problem in found:
        assert problem["code"] == "address-lost", problem
        heading, said = problem["hint"].removeprefix("add below '").split(":', indented: ", 1)
        below[heading].append(f"  {said}\n")
    return "".join(f"{name}:\n{''.join(lines)}" for name, lines in below.items() if lines)


def mend(site: SiteTest, *arguments: str) -> dict[str, Any]:
    """Do as the hints say; nothing may remain to be said. What was decided."""
    text = advice(problems(site, *arguments))
    site.write("content/addresses.yaml", text)
    assert problems(site, *arguments) == []
    site.build(*arguments)
    return {"redirects": {}, "gone": [], **yaml.safe_load(text)}


@pytest.mark.parametrize("way", WAYS)
def test_a_loss_is_an_error_and_its_hint_mends_it(
    way: str, clone: SiteTest, published: Path
) -> None:
    change, lost = WAYS[way]
    change(clone)
    found = problems(clone, f"--published={published}")
    assert clone.result.exit_code == 1
    assert {problem["severity"] for problem in found} == {"error"}
    decided = mend(clone, f"--published={published}")
    assert decided["redirects"] == {old: new for old, new in lost.items() if new}
    assert {one["address"] for one in decided["gone"]} == {old for old in lost if not lost[old]}
    for old in lost:
        assert (clone.output / old).exists() == old.endswith(".html")


def test_an_index_that_is_switched_off_is_told_once(clone: SiteTest, published: Path) -> None:
    settings("indexes: [countries, organizations, people, sources]")(clone)
    [line] = clone.problems(f"--published={published}")
    assert line == (
        "content/addresses.yaml:1:1: error[address-lost]: 3 addresses of the published site would "
        "be gone: topics/index.html, topics/radicalisation.html, topics/water.html; add 'topics' "
        "to 'indexes' in site.yaml again, or each address to 'gone'"
    )
    [problem] = problems(clone, f"--published={published}")
    assert problem["addresses"] == [
        f"topics/{x}.html" for x in ("index", "radicalisation", "water")
    ]


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_no_address_depends_on_the_language(
    language: str, clone: SiteTest, published: Path
) -> None:
    settings(f"language: {language}")(clone)
    assert problems(clone, f"--published={published}") == []
    addresses = gzip.decompress((clone.build().output / LIST).read_bytes()).decode().splitlines()
    before = gzip.decompress(published.read_bytes()).decode().splitlines()
    assert [line.split("\t")[1] for line in addresses] == [line.split("\t")[1] for line in before]


def test_each_of_many_lost_addresses_has_its_line(clone: SiteTest, tmp_path: Path) -> None:
    for number in range(20):
        clone.article(f"2017/note-{number:02}", title=f"Note {number:02}", body=f"Note {number}.")
    clone.build()
    shutil.copy(clone.output / LIST, tmp_path / "list.gz")
    shutil.rmtree(clone.source / "content/articles/2017")
    assert len(mend(clone, f"--published={tmp_path / 'list.gz'}")["gone"]) == 20


@pytest.mark.parametrize("name", ["addresses.yml", "address.yaml"])
def test_the_file_of_decisions_under_another_name_is_told(name: str, clone: SiteTest) -> None:
    [line] = clone.write(f"content/{name}", "gone: []\n").problems()
    assert line == (
        f"content/{name}:1:1: error[misplaced-file]: nothing is made of a file here; "
        "if it says what became of addresses, rename it to content/addresses.yaml"
    )


def test_a_folder_in_place_of_the_file_of_decisions_is_told(clone: SiteTest) -> None:
    (clone.source / "content/addresses.yaml").mkdir()
    (clone.source / "content/articles/2015.yaml").mkdir()
    assert clone.problems() == [
        "content/addresses.yaml:1:1: error[unreadable]: this is a folder, and should be a file; "
        "remove or rename it"
    ]


def test_a_lost_address_cannot_be_allowed(clone: SiteTest) -> None:
    settings("allow: {address-lost: ['**']}")(clone)
    [line] = clone.problems()
    assert "'allow': 'address-lost' cannot be allowed" in line


def test_an_archive_without_articles_is_an_error_unless_it_is_meant(
    clone: SiteTest, published: Path
) -> None:
    drop(ALPHA, BETA, GAMMA)(clone)
    [line] = clone.problems(f"--published={published}")
    assert line == (
        "content/articles:1:1: error[archive-emptied]: there are no articles any more; the "
        "published site had 3; put them back, or allow this with build --allow-empty"
    )
    found = problems(clone, f"--published={published}", "--allow-empty")
    assert {problem["code"] for problem in found} == {"address-lost"}


@pytest.mark.parametrize("name", ["redirects", "gone"])
def test_what_was_decided_once_stays_decided(name: str, site: SiteTest, tmp_path: Path) -> None:
    line = {"redirects": "{x.html: about.html}", "gone": "[{address: x.html, reason: Old.}]"}
    filled(site).write("content/addresses.yaml", f"{name}: {line[name]}\n").build()
    shutil.copy(site.output / LIST, tmp_path / "list.gz")
    site.remove("content/addresses.yaml")
    assert advice(problems(site, f"--published={tmp_path / 'list.gz'}")).startswith(f"{name}:")


def test_without_a_published_site_a_build_warns_once(clone: SiteTest) -> None:
    clone.build()
    move(BETA, "content/articles/2015/delta.md")(clone)
    result = clone.run("build", "--strict", "--jobs=1", f"--output={clone.output}")
    assert (result.exit_code, "error" in result.output) == (1, True)
    clone.build()
    assert (
        "content/addresses.yaml:1:1: warning[address-lost]: 'articles/2015/beta.html' would be "
        "gone, an address of the last build; add below 'redirects:', indented: "
        "articles/2015/beta.html: articles/2015/delta.html\n"
    ) in clone.result.output
    for _ in range(2):
        clone.build("--strict")
        assert "address-lost" not in clone.result.output


def test_an_emptied_archive_is_an_error_on_this_machine_too(clone: SiteTest) -> None:
    clone.build()
    drop(ALPHA, BETA, GAMMA)(clone)
    result = clone.run("build", "--jobs=1", f"--output={clone.output}")
    assert "error[archive-emptied]: there are no articles any more; the last build had 3" in (
        result.output
    )
    assert (clone.output / "articles/2015/alpha.html").exists()
    clone.build("--allow-empty").build()
    assert not (clone.output / "articles/2015/alpha.html").exists()


def test_what_was_not_published_may_change_where_it_is_known_what_was(
    clone: SiteTest, published: Path
) -> None:
    clone.article("2015/new").build()
    move("content/articles/2015/new.md", "content/articles/2015/newer.md")(clone)
    clone.build("--strict", f"--published={published}")


def test_the_list_is_the_same_from_any_machine(clone: SiteTest, published: Path) -> None:
    assert (clone.build("--no-cache").output / LIST).read_bytes() == published.read_bytes()
    lines = gzip.decompress(published.read_bytes()).decode().splitlines()
    paths = [line.split("\t")[1] for line in lines]
    assert paths == sorted(set(paths))
    assert {line.split("\t")[0] for line in lines} == {"page", "file", "redirect"}
    unlisted = {path.relative_to(clone.output).as_posix() for path in clone.output.rglob("*")}
    unlisted = {path for path in unlisted - {*paths} if (clone.output / path).is_file()}
    folders = ("assets/", "search/", ".archive")
    assert {path for path in unlisted if not path.startswith(folders)} == {
        ".nojekyll",
        "404.html",
        LIST,
    }


def git(folder: Path, *arguments: str) -> None:
    own = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    command = ["git", *own, "-C", str(folder), *arguments]
    subprocess.run(command, check=True, capture_output=True)


def test_a_commit_says_as_much_as_a_published_site(clone: SiteTest) -> None:
    git(clone.source, "init", "--quiet", "--initial-branch=main")
    clone.write(".gitattributes", "content export-ignore\n")
    git(clone.source, "add", ".")
    git(clone.source, "commit", "--quiet", "--message=x")
    assert problems(clone, "--since=main") == []
    move(BETA, "content/articles/2015/delta.md")(clone)
    [problem] = problems(clone, "--since=main")
    assert problem["message"] == (
        "'articles/2015/beta.html' would be gone, an address of the commit main"
    )


def renamed(site: SiteTest, tmp_path: Path, change: Callable[[], object]) -> str:
    """Publish a site, change it, and give the option that compares the two."""
    site.build()
    shutil.copy(site.output / LIST, tmp_path / "list.gz")
    change()
    return f"--published={tmp_path / 'list.gz'}"


@pytest.mark.parametrize(
    "name",
    [
        "talk.mp3",
        "x.7z",
        "map.geojson",
        "version-1.2.zip",
        "two  spaces.pdf",
        "a\u00a0b.pdf",
        "a\u202fb.csv",
        "\u0434\u043e\u043a.pdf",
        f"{'long-' * 47}.pdf",
    ],
)
def test_any_file_can_be_given_up_and_be_led_to(name: str, site: SiteTest, tmp_path: Path) -> None:
    path = f"articles/2015/{name}"
    settings("")(site)
    data = BYTES.get(Path(name).suffix, b"x")
    site.article("2015/a").write(f"content/{path}", data)
    site.write("content/addresses.yaml", json.dumps({"redirects": {"old.html": path}}))
    assert path in site.build().links("old.html")
    site.remove("content/addresses.yaml")
    compared = renamed(site, tmp_path, lambda: site.remove(f"content/{path}"))
    assert [one["address"] for one in mend(site, compared)["gone"]] == [path]
    [problem] = problems(site.write(f"content/{path}", data))
    assert (problem["code"], problem["hint"]) == ("address-collision", "remove the entry")


@pytest.mark.parametrize("name", ["README2", "version-1.2", "a\u202fb", "run.js", "old.htm"])
def test_a_file_of_a_type_that_is_no_longer_published_can_be_given_up(
    name: str, site: SiteTest, tmp_path: Path
) -> None:
    """An earlier site has it still."""
    path = f"articles/2015/{name}"
    compared = renamed(site.article("2015/a"), tmp_path, lambda: None)
    listed = gzip.decompress((tmp_path / "list.gz").read_bytes()).decode()
    (tmp_path / "list.gz").write_bytes(gzip.compress(f"{listed}file\t{path}\n".encode()))
    assert [one["address"] for one in mend(site, compared)["gone"]] == [path]


@pytest.mark.parametrize("path", [LIST, "data/articles.jsonl.gz"])
def test_data_files_are_there_as_any_other(path: str, clone: SiteTest) -> None:
    clone.write("content/addresses.yaml", f"gone: [{{address: {path}, reason: Old.}}]\n")
    [problem] = problems(clone)
    assert problem["message"] == f"'{path}' is the address of this and of the site itself"
    clone.write("content/addresses.yaml", f"redirects: {{data.html: {path}}}\n")
    assert problems(clone) == []


@pytest.mark.parametrize(("old", "new"), [("a", "A"), ("x/a", "X/a")])
def test_a_name_that_differs_only_in_case_is_taken_back(
    old: str, new: str, site: SiteTest, tmp_path: Path
) -> None:
    def change() -> None:
        site.remove(f"content/articles/{old}.md").article(new, body="Text of it.")

    site.article("b").article(old, body="Text of it.")
    [problem] = problems(site, renamed(site, tmp_path, change))
    assert problem["hint"].startswith(
        f"give the file its old name back: articles/{old}.html, which differs only in case"
    )


def test_a_draft_may_have_what_was_decided_when_it_became_one(
    site: SiteTest, tmp_path: Path
) -> None:
    site.article("a").article("b", "topics: [War]\nredirects: [/b.html]", date="2016-01-01")
    draft = "status: draft\ntopics: [War]\nredirects: [/b.html]"
    compared = renamed(site, tmp_path, lambda: site.article("b", draft, date="2016-01-01"))
    mend(site, compared)
    site.build_drafts()
    assert "Text." in site.text("articles/b.html")
    site.write("content/articles/a.md", "---\ntitle: A\ndate: 2015\nredirects: [/b.html]\n---\n")
    result = site.run("build", "--jobs=1", "--drafts-for-serve")
    assert "address-collision" in result.output


def test_a_withdrawn_article_that_is_renamed_is_found(site: SiteTest, tmp_path: Path) -> None:
    more = "status: withdrawn\nwithdrawn_reason: It was wrong."
    site.article("keep").article("a", more, title="Withdrawn")
    path = "content/articles/{}.md"
    compared = renamed(site, tmp_path, lambda: move(path.format("a"), path.format("z"))(site))
    assert mend(site, compared)["redirects"] == {"articles/a.html": "articles/z.html"}


def test_a_loss_is_told_once_however_many_sites_had_the_address(
    clone: SiteTest, published: Path
) -> None:
    git(clone.source, "init", "--quiet", "--initial-branch=main")
    git(clone.source, "add", ".")
    git(clone.source, "commit", "--quiet", "--message=x")
    compared = (f"--published={published}", "--since=main")
    drop("content/pages/about.md")(clone)
    assert len(problems(clone, *compared)) == 1
    settings("indexes: [countries, organizations, people, sources]")(clone)
    assert len(problems(clone, *compared)) == 2
    drop(ALPHA, BETA, GAMMA)(clone)
    assert len(problems(clone, *compared)) == 1


@pytest.mark.parametrize("option", ["--published=", "--published= ", "--since="])
def test_an_option_that_names_nothing_is_refused(option: str, clone: SiteTest) -> None:
    result = clone.run("check", option)
    assert (result.exit_code, "names nothing" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        (
            "redirects:\n  articles/2015/beta.html: b.html\n  x.html: articles/2015/beta.html\n",
            "2:3 address-collision",
        ),
        (
            "redirects:\n  x.html: y.html\n  y.html: x.html\n  w.html: x.html\n",
            "2:3 redirect-circle",
        ),
        ("redirects:\n  topics/water.html: b.html\n", "2:3 address-collision"),
    ],
)
def test_no_redirect_is_left_out_unsaid(decided: str, said: str, clone: SiteTest) -> None:
    """The text `beta` asks for `b.html` itself."""
    [problem] = problems(clone.write("content/addresses.yaml", decided))
    assert f"{problem['line']}:{problem['column']} {problem['code']}" == said


class Editing:
    """Edits an archive as people do who keep its addresses."""

    def __init__(self, site: SiteTest, seed: int) -> None:
        self.site = filled(site)
        self.random = random.Random(seed)
        self.stems: list[str] = []
        self.pages: list[str] = []
        self.redirects: dict[str, str] = {}
        self.gone: dict[str, str] = {}
        self.count = 0

    def edit(self) -> None:
        """Do one thing, and decide about the addresses that it takes away."""
        edits = [self.add, self.add, self.rewrite, self.rewrite, self.add_page, self.add_record]
        if self.stems:
            edits += [self.rename, self.rename, self.rename_here, self.delete, self.withdraw]
        if self.gone:
            edits.append(self.restore)
        self.random.choice(edits)()
        gone = [{"address": path, "reason": reason} for path, reason in self.gone.items()]
        decided = {"redirects": self.redirects, "gone": gone}
        self.site.write("content/addresses.yaml", yaml.safe_dump(decided))

    def write(self, stem: str, more: str = "") -> None:
        """Names and months are those that other articles have, too."""
        names = self.random.choice(["", "topics: [Water]\n", "countries: [KZ]\n"])
        date = self.random.choice(["2015-01-20", "2015-01", "2015-03-01"])
        words = " ".join(self.random.choices("osh aral border water gas".split(), k=5))
        self.site.article(stem, names + more, words, date, title=words.title())

    def new(self, folder: str = "2015") -> str:
        self.count += 1
        return f"{folder}/{self.random.choice(['note', 'report', 'brief'])}-{self.count}"

    def add(self) -> None:
        self.stems.append(self.new())
        self.write(self.stems[-1])

    def rewrite(self) -> None:
        for stem in self.random.sample(self.stems, min(2, len(self.stems))):
            self.write(stem)

    def add_page(self) -> None:
        name = self.new("pages")
        self.site.write(f"content/{name}.md", f"---\ntitle: {name}\n---\n")

    def add_record(self) -> None:
        self.site.write("content/topics/radicalisation.yaml", "name: Radicalisation\n")

    def take(self) -> tuple[str, str]:
        stem = self.stems.pop(self.random.randrange(len(self.stems)))
        return stem, f"articles/{stem}.html"

    def rename(self) -> None:
        stem, page = self.take()
        self.stems.append(self.new("2016"))
        path = "content/articles/{}.md"
        move(path.format(stem), path.format(self.stems[-1]))(self.site)
        self.redirects[page] = f"articles/{self.stems[-1]}.html"

    def rename_here(self) -> None:
        """With the earlier address in the text itself, which must then never be rewritten."""
        stem, page = self.take()
        self.site.remove(f"content/articles/{stem}.md")
        self.write(self.new("2016"), f"redirects: [/{page}]\n")

    def delete(self) -> None:
        stem, page = self.take()
        self.site.remove(f"content/articles/{stem}.md")
        self.gone[page] = "Nobody wanted it."

    def withdraw(self) -> None:
        stem, _ = self.take()
        self.write(stem, "status: withdrawn\nwithdrawn_reason: It was wrong.\n")

    def restore(self) -> None:
        page = self.random.choice([*self.gone])
        del self.gone[page]
        self.stems.append(page.removeprefix("articles/").removesuffix(".html"))
        self.write(self.stems[-1])


def test_edits_that_keep_addresses_are_never_reported(site: SiteTest, tmp_path: Path) -> None:
    """In the end each address that was ever published has an answer in the site."""
    editing = Editing(site, seed=EDITS)
    known = tmp_path / "known.gz"
    ever: set[str] = set()
    for number in range(EDITS):
        editing.edit()
        if number % 40 == 0 or number == EDITS - 1:
            site.build(*([f"--published={known}"] if ever else []))
            shutil.copy(site.output / LIST, known)
            lines = gzip.decompress(known.read_bytes()).decode().splitlines()
            ever |= {line.split("\t")[1] for line in lines}
        elif number % 8 == 0:
            assert problems(site, f"--published={known}") == []
    assert {path for path in ever if not (site.output / path).is_file()} == set()
