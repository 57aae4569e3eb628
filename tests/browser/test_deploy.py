"""A new version is published under an open page: every answer is right, or is said to have failed.

The server lets everything be kept for ten minutes, as GitHub Pages does, and has no file of the
other version. In between, while files are being replaced, it may have any mixture.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import product
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import BASE, POLL, Handler, Server
from tests.browser.test_search_hard import FAILED
from tests.browser.test_search_page import results, status
from tests.helpers import SiteTest

ARTICLES = 60
# With a pair of words, too, and a field.
QUERY = '"border clash" clash river title:title country:kg'
ASK = """async ([query, options]) => {
  try {
    const found = await archive.search(
      query, {limit: 20, sort: "oldest", facets: ["country", "year"], ...options});
    return {hits: found.hits.map((hit) => hit.id), total: found.total, renewed: found.renewed};
  } catch (error) {
    return {error: error.name};
  }
}"""
KINDS = ("manifest", "l/", "p-", "f-", "c-", "d/", "b/", "a/", "s-")


class Published:
    """A server of a folder a file: which one, or what else, may change at any time."""

    def __init__(self) -> None:
        self.folder_of: Callable[[str], Path] = lambda path: Path()
        self.damage: Callable[[str, bytes], bytes] = lambda path, data: data
        self.address = ""

    def show(self, folder: Path) -> None:
        """Publish a version, whole."""
        self.folder_of = lambda path: folder
        self.damage = lambda path, data: data


class CachedHandler(Handler):
    """What it says may be kept for ten minutes."""

    def __init__(self, published: Published, *arguments: Any) -> None:
        self.published = published
        super().__init__(*arguments, directory="")

    def do_GET(self) -> None:  # noqa: N802
        path = self.path.partition("?")[0].removeprefix(BASE)
        folder = self.published.folder_of(path)
        self.directory = str(folder)
        file = folder / path
        if not file.is_file():
            self.send_error(404)
            return
        data = self.published.damage(path, file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


@contextmanager
def publishing() -> Iterator[Published]:
    published = Published()
    with Server(("127.0.0.1", 0), partial(CachedHandler, published)) as http:
        thread = Thread(target=http.serve_forever, args=(POLL,))
        thread.start()
        published.address = f"http://127.0.0.1:{http.server_address[1]}{BASE}"
        yield published
        http.shutdown()
        thread.join()


@pytest.fixture
def published(old: Path) -> Iterator[Published]:
    with publishing() as published:
        published.show(old)
        yield published


def site_of(folder: Path, earlier: int) -> Path:
    """A site; `earlier` articles come before the others, so that all these have other numbers."""
    site = SiteTest(folder)
    for number in range(ARTICLES):
        text = f"The border clash at the river, number{number}." + " A word more." * (number % 7)
        site.article(f"{number:02}", "countries: [KG]", text, f"2015-01/2016-{1 + number % 9:02}")
    for number in range(earlier):
        text = f"An early border clash at the river, and snow, early{number}."
        site.article(f"early/{number}", "countries: [KG]", text, f"1999-0{1 + number}")
    return site.build().output


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("old"), 0)


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("new"), 3)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser with a cache of its own."""
    context = browser.new_context()
    yield context
    context.close()


def opened(context: BrowserContext, published: Published) -> Page:
    """A page with its index as `archive`."""
    page = context.new_page()
    page.goto(f"{published.address}index.html")
    page.add_script_tag(url=f"{published.address}search/archive-search.js")
    page.evaluate("async () => { window.archive = await ArchiveSearch.open('search/'); }")
    return page


def ask(page: Page, query: str = QUERY, **options: Any) -> dict[str, Any]:
    return dict(page.evaluate(ASK, [query, options]))


@pytest.fixture(scope="module")
def answers(browser: Browser, old: Path, new: Path) -> dict[str, list[list[str]]]:
    """By name of the version what each page of results has."""
    found = {}
    for name, folder in [("old", old), ("new", new)]:
        with publishing() as published:
            published.show(folder)
            context = browser.new_context()
            page = opened(context, published)
            found[name] = [ask(page, offset=offset)["hits"] for offset in (0, 20, 40)]
            context.close()
    assert all(len(hits) == 20 for pages in found.values() for hits in pages)
    assert not any(one == two for one, two in zip(*found.values(), strict=True))
    return found


def kind_of(path: str) -> str:
    return next((kind for kind in KINDS if path.startswith(f"search/{kind}")), "")


def test_the_index_has_every_kind_of_file(old: Path) -> None:
    paths = [path.relative_to(old).as_posix() for path in old.rglob("search/**/*.js")]
    assert {kind_of(path) for path in paths} == {*KINDS, ""}  # without a kind: the script


def test_a_reader_turns_the_page_after_a_deploy(
    context: BrowserContext, published: Published, new: Path, answers: dict[str, list[list[str]]]
) -> None:
    page = opened(context, published)
    assert ask(page) == {"hits": answers["old"][0], "total": ARTICLES, "renewed": False}
    published.show(new)
    after = ask(page, offset=20)
    assert after == {"hits": answers["new"][1], "total": ARTICLES + 3, "renewed": True}
    assert ask(page, offset=40)["renewed"] is False


OTHERS = ["early0", "snow", "number7 -early1", "bordr", "kara*", '"a word"']


@pytest.mark.parametrize("query", OTHERS)
def test_other_words_after_a_deploy(
    query: str,
    context: BrowserContext,
    browser: Browser,
    published: Published,
    old: Path,
    new: Path,
) -> None:
    """All of one version, with files that are in memory or in the browser's cache."""
    right = []
    for folder in (old, new):
        published.show(folder)
        other = browser.new_context()
        right.append(ask(opened(other, published), query)["hits"])
        other.close()
    published.show(old)
    page = opened(context, published)
    ask(page)
    published.show(new)
    found = ask(page, query)
    assert found["hits"] in (right if not found["renewed"] else right[1:])
    fresh = opened(context, published)  # its manifest is that of the cache
    assert ask(fresh, query)["hits"] in right


@pytest.mark.parametrize("news", list(product([False, True], repeat=4)))
def test_a_mixture_of_both_versions(
    news: tuple[bool, ...],
    context: BrowserContext,
    published: Published,
    old: Path,
    new: Path,
    answers: dict[str, list[list[str]]],
) -> None:
    """Of each kind the files of one version: a deploy in any order, or half of one."""
    kinds = dict(zip(["manifest", "d/", "b/", ""], news, strict=True))
    page = opened(context, published)
    first = ask(page)["hits"]
    assert first == answers["old"][0]

    def folder_of(path: str) -> Path:
        kind = kind_of(path)
        return new if kinds[kind if kind in kinds else ""] else old

    published.folder_of = folder_of
    for at, offset in enumerate([20, 40], 1):
        found = ask(page, offset=offset)
        right = answers["new"] if found.get("renewed") else answers["old"]
        assert "error" in found or found["hits"] in (right[at], answers["new"][at])
    published.show(new)
    again = opened(context, published)
    for one in (page, again):
        for at, offset in enumerate([0, 20, 40]):
            found = ask(one, offset=offset)
            # What is in memory or in the browser's cache is all of the old version, or none of it.
            assert found["hits"] in (answers["old"][at], answers["new"][at]), found


def flipped(data: bytes, at: float, bit: int) -> bytes:
    place = int(len(data) * at)
    return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "a portal": lambda data: b"<!doctype html><title>Log in</title>",
    "empty": lambda data: b"",
    "cut": lambda data: data[: len(data) // 2],
    "null": lambda data: re.sub(rb",'.*'\)", b",null)", data),
    "null with a checksum": lambda data: re.sub(rb",'.*','", b",null,'", data),
    "an older form": lambda data: re.sub(rb",'(.*)','.{6}'\)", rb',"\1")', data),
    "nothing handed over": lambda data: data.replace(b"ArchiveSearch.put(", b"// "),
    "another file": lambda data: data.replace(b"put('", b"put('x"),
    **{f"bit {bit} at {at}": partial(flipped, at=at, bit=bit) for at, bit in [(0.3, 1), (0.9, 4)]},
}


# All files are loaded in one way: the first, one that is named by its contents, one that is not.
EVERY_DAMAGE = {"manifest", "l/", "d/"}
A_FEW = {"a portal", "cut", "bit 1 at 0.3"}


@pytest.mark.parametrize(
    ("kind", "damage"),
    [one for one in product(KINDS, DAMAGES) if one[0] in EVERY_DAMAGE or one[1] in A_FEW],
)
def test_what_does_not_arrive_as_it_was_sent(
    kind: str,
    damage: str,
    context: BrowserContext,
    published: Published,
    answers: dict[str, list[list[str]]],
) -> None:
    """Once it does, the next search is right, though the browser has kept the wrong answer."""

    def damaged(path: str, data: bytes) -> bytes:
        return DAMAGES[damage](data) if kind_of(path) == kind else data

    published.damage = damaged
    page = context.new_page()
    page.goto(f"{published.address}index.html")
    page.add_script_tag(url=f"{published.address}search/archive-search.js")
    opening = "async () => { window.archive = await ArchiveSearch.open('search/'); }"
    if kind == "manifest":
        failing = "ArchiveSearch.open('search/').then(() => '', (error) => error.name)"
        assert page.evaluate(failing) == "Error"
    else:
        page.evaluate(opening)
        # Another site may have another second script, of another first one.
        assert ask(page) == {"error": "VersionError" if kind == "s-" else "Error"}
        # Other files of the kind may be on their way, which the next search would wait for.
        coming = f"script[src*='search/{kind}']"
        page.wait_for_function("(them) => !document.querySelector(them)", arg=coming)
    published.damage = lambda path, data: data
    page.evaluate(f"async () => {{ if (!window.archive) await ({opening})(); }}")
    assert ask(page)["hits"] == answers["old"][0]


def test_the_search_page_says_that_the_archive_was_updated(
    context: BrowserContext, published: Published, new: Path
) -> None:
    page = context.new_page()
    page.goto(f"{published.address}search.html?q=river&sort=oldest&page=3")
    expect(status(page)).to_contain_text(f"{ARTICLES} articles")
    before = results(page)
    assert page.get_by_text("The archive has been updated").count() == 0
    published.show(new)
    page.get_by_role("button", name="Next page").click()
    expect(status(page)).to_contain_text(f"{ARTICLES + 3} articles")
    expect(page.get_by_text("The archive has been updated")).to_be_visible()
    assert results(page)[:3] == before[7:]  # three more stand before them
    page.get_by_role("button", name="Next page").click()
    expect(status(page)).to_contain_text("page 5 of")
    assert page.get_by_text("The archive has been updated").count() == 0
    page.reload()
    expect(status(page)).to_contain_text("page 5 of")
    assert results(page)[0] == "Title of 37"


def test_what_is_saved_is_what_was_found(
    context: BrowserContext, published: Published, new: Path
) -> None:
    page = context.new_page()
    page.goto(f"{published.address}search.html?q=river")
    expect(status(page)).to_contain_text(f"{ARTICLES} articles")
    published.show(new)
    with page.expect_download() as download:
        page.get_by_role("button", name="JSON").click()
    saved = Path(download.value.path()).read_text(encoding="utf-8")
    ids = re.findall(r'"id": "(.*)"', saved)
    assert len(ids) == len(set(ids))
    assert {id for id in ids if "early" not in id} == {f"{at:02}" for at in range(ARTICLES)}
    assert len(ids) in (ARTICLES, ARTICLES + 3)


def test_a_script_that_a_cache_has_wrong(context: BrowserContext, published: Published) -> None:
    """The page says so by itself, as no script can; its link asks the server, not the cache."""

    def portal(path: str, data: bytes) -> bytes:
        return b"<!doctype html>" if path.endswith("assets/search.js") else data

    published.damage = portal
    page = context.new_page()
    address = f"{published.address}search.html?q=river&sort=oldest"
    page.goto(address)
    expect(page.get_by_text("its script could not be loaded")).to_be_visible()
    published.damage = lambda path, data: data
    page.get_by_role("link", name="Try again").click()
    expect(status(page)).to_contain_text(f"{ARTICLES} articles")
    expect(page).to_have_url(address)
    expect(page.get_by_text("its script could not be loaded")).to_be_hidden()


def test_files_that_never_come(context: BrowserContext, published: Published) -> None:
    """Asked for again after half a minute, given up after a whole one."""
    page = context.new_page()
    page.clock.install()
    asked: list[str] = []
    page.route("**/search/d/*", lambda route: asked.append(route.request.url))
    page.goto(f"{published.address}search.html?q=number7", wait_until="commit")
    while not asked:
        page.wait_for_timeout(10)
    page.clock.run_for(30_000)
    while len(asked) < 2:
        page.wait_for_timeout(10)
    assert "retry=" in asked[1]
    assert not page.get_by_text(FAILED).is_visible()
    page.clock.run_for(30_000)
    expect(page.get_by_text(FAILED)).to_be_visible()
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(status(page)).to_contain_text("1 article for")


def test_a_page_in_another_encoding(
    context: BrowserContext, published: Published, old: Path
) -> None:
    (old / "latin.html").write_text("<!doctype html><title>x</title>", encoding="ascii")
    page = context.new_page()
    page.goto(f"{published.address}latin.html")
    page.add_script_tag(url=f"{published.address}search/archive-search.js")
    page.evaluate("async () => { window.archive = await ArchiveSearch.open('search/'); }")
    assert ask(page)["total"] == ARTICLES
