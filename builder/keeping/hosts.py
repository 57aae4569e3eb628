"""What hosts take: whether a site that was built can be published at one.

Limits as their own documents say them in November 2026, GitHub Pages
(https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits),
Cloudflare Pages (https://developers.cloudflare.com/pages/platform/limits/), Netlify
(https://docs.netlify.com/site-deploys/overview) and S3
(https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from posixpath import dirname
from typing import NamedTuple

_MB = 1_000_000  # as hosts count
_MIB = 1 << 20


class Host(NamedTuple):
    """A host by name, with its limits; None where it has none.

    `bytes` and `files` are of a site, `folder` is the most files of a folder, `largest` the most
    bytes of a file. `hint` is what helps against a limit, `also` what no site can tell.
    """

    name: str
    hint: str
    also: str
    bytes: int | None = None
    files: int | None = None
    folder: int | None = None
    largest: int | None = None


_OTHERS = "publish to an object store (publish s3://...), which has no such limit"

HOSTS = {
    "github": Host(
        "GitHub Pages",
        f"leave parts out (search, feeds and sitemap in site.yaml), or {_OTHERS}",
        "a deployment ends after 10 minutes; 100 GB a month are its soft limit of traffic",
        bytes=1000 * _MB,
    ),
    "cloudflare": Host(
        "Cloudflare Pages",
        f"take a paid plan, of up to 100,000 files, or {_OTHERS}",
        "a build there ends after 20 minutes",
        files=20_000,
        largest=25 * _MIB,
    ),
    "netlify": Host(
        "Netlify",
        f"spread articles over the folders of their months, or {_OTHERS}",
        "traffic and minutes of builds are those of the plan",
        folder=54_000,
    ),
    "s3": Host(
        "S3",
        "leave the file out, or publish it elsewhere",
        "requests and traffic are paid",
        largest=5_000 * _MB,  # of what is sent at once
    ),
}


class Measure(NamedTuple):
    """What a site has of something that a host may limit; `where` is the file or folder."""

    what: str
    has: int
    limit: int | None
    where: str = ""

    @property
    def is_within(self) -> bool:
        """Whether the host takes it."""
        return self.limit is None or self.has <= self.limit

    def __str__(self) -> str:
        where = f" ({self.where})" if self.where else ""
        limit = "no limit" if self.limit is None else f"limit {self.limit:,}"
        return f"{self.what}{where}: {self.has:,}, {limit}"


def measures(host: Host, sizes: Mapping[str, int]) -> Iterator[Measure]:
    """What a site has of all that hosts limit; `sizes` are the bytes of its files by path."""
    yield Measure("bytes", sum(sizes.values()), host.bytes)
    yield Measure("files", len(sizes), host.files)
    folders = Counter(map(dirname, sizes))
    folder, most = max(folders.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    yield Measure("files of a folder", most, host.folder, folder or "the first")
    path, largest = max(sizes.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    yield Measure("bytes of a file", largest, host.largest, path)


def fits(host: Host, sizes: Mapping[str, int]) -> bool:
    """Whether a host takes a site of these files."""
    return all(one.is_within for one in measures(host, sizes))


def report(host: Host, sizes: Mapping[str, int]) -> list[str]:
    """The lines that say what a site has of each limit, and what helps."""
    found = [*measures(host, sizes)]
    lines = [f"{host.name}: {one}{'' if one.is_within else ': too much'}" for one in found]
    if not all(one.is_within for one in found):
        lines.append(f"{host.name} does not take this site; {host.hint}")
    return [*lines, f"{host.name}: {host.also}"]
