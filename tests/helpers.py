"""A site to build in a test, and what a reader would find in it."""

import json
import os
import re
import shutil
import struct
import zlib
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from click.testing import CliRunner, Result

from builder.cli import main
from builder.cli.options import DRAFTS_OPTION, drafts_site

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

# Libraries that take a time to import, which few builds need.
HEAVY = "babel jinja2 markdown nh3 numpy pycountry rapidfuzz whoosh".split()

ARTICLE = """\
---
title: {title}
date: {date}
{more}---

{body}
"""


def picture(width: int, height: int) -> bytes:
    """The beginning of a PNG file, as far as it tells its size."""
    header = b"IHDR" + struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header
    return start + struct.pack(">I", zlib.crc32(header))


# How files of a type begin; what a test writes as one begins so, whatever it stands for.
FIRST_BYTES = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".pdf": b"%PDF-1.4\n",
    ".docx": b"PK\x03\x04",
    ".odt": b"PK\x03\x04",
    ".epub": b"PK\x03\x04",
    ".rtf": b"{\\rtf",
    ".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
}


class SiteTest:
    """A source folder that a test fills, builds and reads.

    Everything goes through the command line; `result` is what the last command gave.
    """

    def __init__(self, folder: Path) -> None:
        self.source = folder / "source"
        self.output = folder / "site"
        self.source.mkdir()
        self.write("site.yaml", "title: Test archive\n")
        self.write("content/articles/.keep", "")

    @classmethod
    def copy_of(cls, folder: Path, original: Path) -> "SiteTest":
        """A copy of a site that stands in the repository."""
        site = cls(folder)
        shutil.copytree(original, site.source, symlinks=True, dirs_exist_ok=True)
        return site

    def write(self, path: str, text: str | bytes) -> "SiteTest":
        data = text if isinstance(text, bytes) else text.encode()
        start = FIRST_BYTES.get(Path(path).suffix.lower(), b"")
        return self.write_as_it_is(path, data if data.startswith(start) else start + data)

    def write_as_it_is(self, path: str, data: bytes) -> "SiteTest":
        target = self.source / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return self

    def article(
        self,
        stem: str,
        more: str = "",
        body: str = "Text.",
        date: str = "2015-01-20",
        title: str = "",
    ) -> "SiteTest":
        """Write an article; `more` are further lines of its metadata."""
        text = ARTICLE.format(
            title=title or f"Title of {stem}",
            date=date,
            more=f"{more.rstrip()}\n" if more else "",
            body=body,
        )
        return self.write(f"content/articles/{stem}.md", text)

    def remove(self, path: str) -> "SiteTest":
        (self.source / path).unlink()
        return self

    def run(self, *arguments: str, env: dict[str, str] | None = None) -> Result:
        """Call the command in the source's folder."""
        before = os.getcwd()
        os.chdir(self.source)
        try:
            environment = {"GITHUB_ACTIONS": None, **(env or {})}
            self.result = CliRunner().invoke(
                main, arguments, env=environment, catch_exceptions=False
            )
        finally:
            os.chdir(before)
        return self.result

    def build(self, *arguments: str) -> "SiteTest":
        """Build, and expect that it works."""
        places = (f"--output={self.output}", f"--cache={self.source / '.cache'}")
        result = self.run("build", "--jobs=1", *places, *arguments)
        assert result.exit_code == 0, result.output
        return self

    def build_drafts(self) -> "SiteTest":
        """Build as `serve --drafts` does; the output is the site with drafts from then on."""
        cache = self.source / ".cache"
        result = self.run("build", "--jobs=1", DRAFTS_OPTION, f"--cache={cache}")
        assert result.exit_code == 0, result.output
        self.output = drafts_site(cache)
        return self

    def problems(self, *arguments: str) -> list[str]:
        """Check, and return the problems as they are printed."""
        result = self.run("check", "--jobs=1", *arguments)
        return [line for line in result.stdout.splitlines() if re.match(r".*:\d+:\d+: ", line)]

    def json(self) -> dict[str, object]:
        return dict(json.loads(self.run("check", "--jobs=1", "--json").stdout))

    def pages(self) -> set[str]:
        """The paths of all pages."""
        return {path.relative_to(self.output).as_posix() for path in self.output.rglob("*.html")}

    def page(self, path: str) -> str:
        return (self.output / path).read_text(encoding="utf-8")

    def main(self, path: str) -> str:
        """The inside of a page's main element."""
        page = self.page(path)
        return page[page.index("<main") : page.index("</main>")].partition(">")[2].strip() + "\n"

    def text(self, path: str) -> str:
        """What a reader sees in the main part of a page."""
        return plain(self.main(path))

    def links(self, path: str) -> list[str]:
        """The pages that the main part of a page links to, as paths of the site."""
        hrefs = re.findall(r'<a [^>]*href="([^"]*)"', self.main(path))
        return [resolve(path, unescape(href)) for href in hrefs if not urlsplit(href).scheme]


def plain(html: str) -> str:
    """HTML without its tags, white space folded."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def resolve(page: str, href: str) -> str:
    """The path in the site that a relative link of a page leads to, without the fragment."""
    return unquote(urlsplit(urljoin(f"https://site/{page}", href)).path).removeprefix("/")


def broken_links(site: Path, base_path: str = "/") -> list[str]:
    """Every link of the output that leads to no file, and every fragment without an anchor.

    Reads the written files alone.
    """
    anchors = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*.html")
    }
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {page: _links_and_ids(html) for page, html in anchors.items()}
    found = []
    for page, (links, _) in pages.items():
        for link in links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = resolve(page, link) if parts.path else page
            if parts.path.startswith("/"):
                target = unquote(parts.path).removeprefix(base_path) or "index.html"
            if target.endswith("/"):
                target += "index.html"
            if target not in files:
                found.append(f"{page}: {link}")
            elif target in pages and not _has(pages[target][1], parts.fragment):
                found.append(f"{page}: {link} (no such anchor)")
    return found


def _has(ids: set[str], fragment: str) -> bool:
    return not fragment or unquote(fragment) in ids


def _links_and_ids(html: str) -> tuple[set[str], set[str]]:
    links = set(map(unescape, re.findall(r'\s(?:href|src)="([^"]*)"', html)))
    refresh = re.findall(r'http-equiv="refresh" content="0; url=([^"]*)"', html)
    return links | set(map(unescape, refresh)), set(
        map(unescape, re.findall(r'\sid="([^"]*)"', html))
    )
