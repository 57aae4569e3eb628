"""Random archives in which something is moved, merged or split: sites built before and after."""

import difflib
import gzip
import json
import os
import posixpath
import random
import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest

from tests.helpers import SiteTest, broken_links

SEEDS = [*range(int(os.environ.get("ARCHIVES", "2")))]

STEMS = (
    "2015/01/a",
    "2015/01/b-c",
    "2015/02/a",
    "2016/\u0448\u043a\u043e\u043b\u0430",
    "top",
    "2016/x y",
)
NAMES = ("Red Cross", "Islamic State", "Crisis Group", "OSCE")
ORGANIZATIONS = {
    "red-cross": ("yaml", "name: Red Cross  # it\naliases: [ICRC, 'Red Crescent']\n"),
    "islamic-state": (
        "md",
        "---\nname: Islamic State\naliases:\n  - ISIL  # old\n  - Daesh\n---\n\nSee [a]({a}).\n",
    ),
    "daesh-group": ("md", "---\nname: Daesh Group\nparent: Islamic State\n---\n\nText of `it`.\n"),
    "osce": ("yaml", "name: Organization for Security\nacronyms: [OSCE]\nparent: red-cross\n"),
}
CODE = (
    "```\n[code](../01/a.md) [x](2015/01/a.md) <../../organizations/red-cross.yaml>\n```\n\n"
    "    [too](a.md)\n"
)


class Site(NamedTuple):
    """A site as readers have it: what each article says, by id, and where each page leads."""

    articles: dict[str, dict[str, Any]]
    links: dict[str, list[str]]
    redirects: dict[str, str]


def link(random_: random.Random, page: str, stem: str) -> str:
    """A link from an article's file to another, in one of the ways that people write."""
    folder = posixpath.dirname(page)
    way = posixpath.relpath(stem, folder).replace(" ", "%20")
    suffix = random_.choice([".md", ".md", ".html"])
    root = "/articles/" + stem.replace(" ", "%20") + random_.choice([".html", ""])
    target = random_.choice([way + suffix, way + suffix, f"./{way}{suffix}", root])
    if target.startswith("./.."):
        target = target.removeprefix("./")
    return random_.choice(
        [
            f"[it]({target})",
            f'[it]({target} "a")',
            f"[it](<{target}>)",
            f'<a href="{target}">it</a>',
            f"[it]({target}#part)",
        ]
    )


def fill(site: SiteTest, seed: int) -> list[str]:
    """Write an archive; gives the stems of its articles."""
    random_ = random.Random(seed)
    stems = random_.sample(STEMS, random_.randint(3, len(STEMS)))
    for slug, (suffix, text) in ORGANIZATIONS.items():
        way = "../articles/" + stems[0].replace(" ", "%20") + ".md"
        site.write(f"content/organizations/{slug}.{suffix}", text.replace("{a}", way))
    for at, stem in enumerate(stems):
        names = random_.sample(
            ("Red Crescent", "ICRC", "isil", "OSCE", "red-cross", "Other One", "daesh-group"), 3
        )
        names = ["isil", "red-cross", *names] if at == 1 else names
        more = [f"organizations: [{', '.join(names)}]  # who"]
        if random_.random() < 0.5:
            more = ["organizations:", *(f"  - {one}" for one in names)]
        more += [f"id: own/{at}"] if random_.random() < 0.5 or " " in stem else ["# no id"]
        more += [f"redirects: [/old/{at}/]  # r"] * (random_.random() < 0.4)
        if at and random_.random() < 0.4:
            first = (site.source / f"content/articles/{stems[0]}.md").read_text()
            own = re.search(r"^id: (.*)$", first, re.MULTILINE)
            more += [f'translation_of: "{own[1] if own else stems[0]}"', "language: ru"]
        some = [link(random_, stem, random_.choice(stems)) for _ in range(3)]
        up = "../" * (stem.count("/") + 1)
        some.append(f"[org]({up}organizations/red-cross.yaml)")
        some.append(
            f"[is][ref] and [is again][ref]\n\n[ref]: {up}organizations/islamic-state.md 'x'"
        )
        body = "\n\n".join(["## Part {#part}", *some, CODE])
        site.article(stem, "\n".join(more), body)
    if random_.random() < 0.5:
        site.write(
            "content/addresses.yaml",
            "# ours\nredirects:\n  gone.html: organizations/red-cross.html\n",
        )
    way = link(random_, "../pages/x", f"../articles/{stems[0]}")
    way = way.replace("/articles/../articles", "/articles")
    site.write("content/pages/about.md", f"---\ntitle: About\n---\n\n{way}\n")
    if random_.random() < 0.3:
        for path in (site.source / "content/articles").rglob("*.md"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    return stems


def built(site: SiteTest) -> Site:
    site.build()
    lines = gzip.decompress((site.output / "data/articles.jsonl.gz").read_bytes()).decode()
    articles = {one["id"]: one for one in map(json.loads, lines.splitlines())}
    listed = gzip.decompress((site.output / "data/addresses.txt.gz").read_bytes()).decode()
    fields = [line.split("\t") for line in listed.splitlines()]
    redirects = {one[1]: one[2] for one in fields if one[0] == "redirect"}
    links = {}
    for id, one in articles.items():
        page = one["url"] = unquote(str(one["url"]))
        body = site.main(page).partition('<div class="body')[2] or site.main(page)
        hrefs = re.findall(r'<a [^>]*href="([^"#:]*)', body.partition("</div>")[0])
        links[id] = [
            posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(href)))
            for href in hrefs
        ]
    assert not broken_links(site.output)
    return Site(articles, links, redirects)


def texts(site: SiteTest) -> dict[str, str]:
    folder = site.source / "content"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in folder.rglob("*")
        if path.is_file()
    }


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that one text has and the other has not."""
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line[2:] for line in lines if line[:2] in {"- ", "+ "}]


MAY_CHANGE = re.compile(
    r"\]\(|\]:|href=|^(id|redirects|organizations|merged_into|aliases|acronyms|parent):|^  - "
    r"|^  organizations/|^  - /|^redirects"
)


def check_texts(
    before: dict[str, str], after: dict[str, str], paths: dict[str, str], new: set[str]
) -> None:
    """Files that have moved are there, and of all others only lines that had to change have."""
    assert {paths.get(path, path) for path in before} | new == {*after}
    for path, text in before.items():
        now = after[paths.get(path, path)]
        if paths.get(path, path) in new:
            continue
        for line in changed_lines(text, now):
            assert MAY_CHANGE.search(line), (path, line)
        assert now.count("[code](../01/a.md) [x](2015/01/a.md)") == text.count("[code]")
        assert now.count("    [too](a.md)") == text.count("    [too](a.md)")
        assert now.count("#") >= text.count("#")


@pytest.mark.parametrize("seed", SEEDS)
def test_an_article_moves_with_all_that_leads_to_it(tmp_path: Path, seed: int) -> None:
    site = SiteTest(tmp_path)
    stems = fill(site, seed)
    random_ = random.Random(seed)
    old = random_.choice(stems)
    new = random_.choice(["2015/01/new", "2020/12/a", "other/\u0444", "top2", "2015/with space"])
    before, files = built(site), texts(site)
    result = site.run("move", random_.choice([old, f"content/articles/{old}.md"]), new, "--jobs=1")
    assert result.exit_code == 0, result.output
    after = built(site)
    pages = {f"articles/{old}.html": f"articles/{new}.html"}
    check_site(before, after, pages, {})
    assert after.redirects[f"articles/{old}.html"] == f"articles/{new}.html"
    assert before.redirects.keys() <= after.redirects.keys()
    check_texts(files, texts(site), {f"articles/{old}.md": f"articles/{new}.md"}, set())
    assert site.run("move", new, old, "--jobs=1").exit_code == 0, site.result.output
    back = built(site)
    check_site(before, back, {}, {})
    assert back.redirects[f"articles/{new}.html"] == f"articles/{old}.html"


def check_site(before: Site, after: Site, pages: dict[str, str], names: dict[str, str]) -> None:
    """Each article says the same, at its address, and its links lead to the same pages."""
    assert before.articles.keys() == after.articles.keys()
    for id, one in before.articles.items():
        then = after.articles[id]
        page = str(one["url"])
        wanted = dict(one) | {"url": pages.get(page, page)}
        named = [*dict.fromkeys(names.get(name, name) for name in one["organizations"])]
        wanted["organizations"] = named
        for key in ("names", "text"):
            wanted.pop(key, None)
        assert {key: value for key, value in then.items() if key in wanted} == wanted
        assert after.links[id] == [pages.get(link, link) for link in before.links[id]]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_record_moves_with_all_that_names_it(tmp_path: Path, seed: int) -> None:
    site = SiteTest(tmp_path)
    fill(site, seed)
    slug = random.Random(seed).choice(["red-cross", "islamic-state", "daesh-group", "osce"])
    suffix = ORGANIZATIONS[slug][0]
    before, files = built(site), texts(site)
    result = site.run("move", f"organizations/{slug}", "new-slug", "--jobs=1")
    assert result.exit_code == 0, result.output
    after = built(site)
    page = f"organizations/{slug}.html"
    check_site(before, after, {page: "organizations/new-slug.html"}, {})
    if page in before.redirects or (site.output / "organizations/new-slug.html").exists():
        assert after.redirects[page] == "organizations/new-slug.html"
    moved = {f"organizations/{slug}.{suffix}": f"organizations/new-slug.{suffix}"}
    own = {"addresses.yaml"} if "addresses.yaml" in texts(site) else set()
    check_texts(files, texts(site), moved, own)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_record_or_a_name_is_merged_into_another(tmp_path: Path, seed: int) -> None:
    site = SiteTest(tmp_path)
    fill(site, seed)
    one, other, name, into = random.Random(seed).choice(
        [
            ("organizations/daesh-group", "islamic-state", "Daesh Group", "Islamic State"),
            ("organizations/osce", "red-cross", "Organization for Security", "Red Cross"),
            ("Other One", "organizations/osce", "Other One", "Organization for Security"),
            ("organizations/islamic-state", "red-cross", "Islamic State", "Red Cross"),
        ]
    )
    before = built(site)
    if all(name not in one["organizations"] for one in before.articles.values()):
        pytest.skip("no article names it")
    result = site.run("merge", one, other, "--jobs=1")
    assert result.exit_code == 0, result.output
    after = built(site)
    slug, target = (text.rpartition("/")[2].lower().replace(" ", "-") for text in (one, other))
    check_site(
        before,
        after,
        {f"organizations/{slug}.html": f"organizations/{target}.html"},
        {name: into},
    )
    assert after.redirects[f"organizations/{slug}.html"] == f"organizations/{target}.html"
    if slug == "islamic-state":
        record = (site.source / "content/organizations/red-cross.md").read_text()
        assert record.startswith(
            "---\nname: Red Cross  # it\naliases: [ICRC, 'Red Crescent']\n---\n\nSee [a]("
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_record_is_split(tmp_path: Path, seed: int) -> None:
    site = SiteTest(tmp_path)
    fill(site, seed)
    before, files = built(site), texts(site)
    with_alias: list[tuple[str, list[str]]] = []
    others: list[tuple[str, list[str]]] = []
    for id, one in before.articles.items():
        if "Red Cross" in one["organizations"]:
            text = (site.source / f"content/{str(one['url']).removesuffix('.html')}.md").read_text()
            names = re.findall(
                r"(?m)(?:^  - |[\[,] ?)(Red Crescent|ICRC|red-cross)(?=[\],\n])",
                text.partition("\n---")[0],
            )
            (with_alias if "Red Crescent" in names else others).append((id, names))
    if len(others) < 2:
        pytest.skip("its page would be lost")
    listed = others[0][0]
    result = site.run(
        "split",
        "red-cross",
        "Red Crescent Society",
        "--alias",
        "Red Crescent",
        "--article",
        listed,
        "--jobs=1",
    )
    assert result.exit_code == 0, result.output
    after = built(site)
    for id, one in before.articles.items():
        wanted = set(one["organizations"])
        names = dict(with_alias + others).get(id, [])
        if id == listed or "Red Crescent" in names:
            wanted |= {"Red Crescent Society"}
            wanted -= {"Red Cross"} if id == listed or names == ["Red Crescent"] else set()
        assert {*after.articles[id]["organizations"]} == wanted, id
    check_texts(files, texts(site), {}, {"organizations/red-crescent-society.yaml"})
