"""What is not published is in no byte of the site: drafts, withdrawn texts, texts of excerpts."""

import gzip
import re
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator

import pytest

from tests.helpers import SiteTest

SECRETS = ("draftword", "withdrawnword", "excerptword", "hiddenword", "sidecarword", "pageword")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=_-]{24,}")


def everything(site: SiteTest) -> Iterator[tuple[str, bytes]]:
    """All bytes of the site with their file: as they are, and unpacked."""
    for path in site.output.rglob("*"):
        name = path.relative_to(site.output).as_posix()
        yield name, name.encode()
        if path.is_file():
            data = path.read_bytes()
            yield name, data
            yield from ((name, one) for one in unpacked(data))


def unpacked(data: bytes) -> Iterator[bytes]:
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    for match in _BASE64.finditer(data):
        try:
            inner = b64decode(match[0] + b"==")
        except ValueError:
            continue
        yield inner
        for window in (-15, 15, 31):
            try:
                yield zlib.decompressobj(window).decompress(inner)
            except zlib.error:
                continue


def leaks(site: SiteTest) -> set[tuple[str, str]]:
    return {
        (name, word)
        for name, data in everything(site)
        for word in SECRETS
        if word.encode() in data.lower()
    }


@pytest.fixture
def secretive(site: SiteTest) -> SiteTest:
    """An archive with a published article, and one of each kind that is not, with their files."""
    gone = "status: withdrawn\nwithdrawn_reason: Wrong."
    excerpt = "rights: excerpt\nsource_url: https://example.org/\nsummary: S."
    site.article("a", "topics: [Borders]", "Openword text.")
    site.article(
        "d", "status: draft\ntopics: [Draftword]", "Draftword [x](d.txt)", title="Draftword"
    )
    site.article("w", gone, "Withdrawnword [x](w.txt)")
    site.article("e", excerpt, "Excerptword. More excerptword [x](e.txt)")
    site.write("content/pages/p.md", "---\ntitle: Pageword\nstatus: draft\n---\nPageword.\n")
    site.write("content/articles/s.md", "---\ntitle: S\ndate: 2015\n---\n\nSidecarword.\n")
    site.write("content/articles/s.yaml", "status: draft\n")
    site.write("content/.private/n.txt", "hiddenword").write(
        "content/articles/.n.txt", "hiddenword"
    )
    for name, word in (("d", "draftword"), ("w", "withdrawnword"), ("e", "excerptword")):
        site.write(f"content/articles/{name}.txt", word)
    return site.write(
        "site.yaml", "title: S\nallow: {unlinked-file: ['**']}\nunlinked_files: leave_out\n"
    )


def linked(name: str, target: str) -> Callable[[SiteTest], None]:
    def mistake(site: SiteTest) -> None:
        (site.source / "content/articles" / name).symlink_to(target)
        site.article("b", body=f"[x](<{name}>)")

    return mistake


def nothing(site: SiteTest) -> None:
    pass


MISTAKES = {
    "nothing": nothing,
    "a link to a draft": linked("leak.txt", "d.md"),
    "a link to a draft as a text": linked("leak.md", "s.md"),
    "a link to metadata": linked("leak.txt", "s.yaml"),
    "a link to a hidden folder": linked("leak.txt", "../.private/n.txt"),
    "a link to a hidden file": linked("leak.txt", ".n.txt"),
    "a link to a file of a draft": linked("leak.txt", "d.txt"),
    "a link to a link": linked("leak.txt", "w.txt"),
}
OPTIONS = {
    "as usual": [],
    "the cache in content": ["--cache=content/articles/cache"],
    "the cache in pages": ["--cache=content/pages"],
    "the cache in the site": ["--cache=_site/x"],
    "the cache is the site": ["--cache=_site"],
    "the cache in the theme": ["--cache=theme/static"],
    "the content as a theme": ["--theme=content"],
    "the source as a theme": ["--theme=."],
}


@pytest.mark.parametrize("mistake", MISTAKES)
@pytest.mark.parametrize("options", ["as usual", "the cache in content"])
def test_after_mistakes_with_files(mistake: str, options: str, secretive: SiteTest) -> None:
    secretive.output = secretive.source / "_site"
    MISTAKES[mistake](secretive)
    for _ in range(2):
        secretive.run("build", "--jobs=1", *OPTIONS[options])
        assert leaks(secretive) == set()
    assert secretive.output.exists() == (mistake == "nothing" and options == "as usual")


@pytest.mark.parametrize("options", OPTIONS)
def test_after_mistakes_with_options(options: str, secretive: SiteTest) -> None:
    secretive.output = secretive.source / "_site"
    for edit in ("Openword text.", "Openword text, again."):
        secretive.article("a", "topics: [Borders]", edit).run(
            "build", "--jobs=1", *OPTIONS[options]
        )
        assert leaks(secretive) == set()
    assert secretive.output.exists() == (options == "as usual")


def test_what_was_published_leaves_no_word_behind(secretive: SiteTest) -> None:
    secretive.article("x", body="Withdrawnword [x](w.txt)").build()
    assert {word for _, word in leaks(secretive)} == {"withdrawnword"}
    secretive.article("x", "status: withdrawn\nwithdrawn_reason: No.", "Withdrawnword [x](w.txt)")
    secretive.build()
    assert leaks(secretive) == set()
