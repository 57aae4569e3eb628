"""What hosts take: whether a site that was built can be published at one.

Limits as their own documents say them in November 2026, GitHub Pages
(https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits),
Cloudflare Pages (https://developers.cloudflare.com/pages/platform/limits/), Netlify
(https://docs.netlify.com/site-deploys/overview) and S3
(https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html).
"""

from collections import Counter
from collections.abc import Mapping
from posixpath import dirname
from typing import NamedTuple

_MB = 1_000_000  # as hosts count
_MIB = 1 << 20


class Limit(NamedTuple):
    """The most that a host takes of something, and what helps where there is more."""

    most: int
    hint: str


class Host(NamedTuple):
    """A host by name, with its limits; None where it has none.

    `bytes` and `files` are of a site, `folder` is the most files of a folder, `largest` the most
    bytes of a file. `also` is what no site can tell.
    """

    name: str
    also: str
    bytes: Limit | None = None
    files: Limit | None = None
    folder: Limit | None = None
    largest: Limit | None = None


_STORE = "publish to an object store (publish s3://...), which has no such limit"
_PARTS = f"leave parts out (search, feeds or sitemap: false in site.yaml), or {_STORE}"

HOSTS = {
    "github": Host(
        "GitHub Pages",
        "a deployment ends after 10 minutes; 100 GB a month are its soft limit of traffic",
        bytes=Limit(1000 * _MB, _PARTS),
    ),
    "cloudflare": Host(
        "Cloudflare Pages",
        "a build there ends after 20 minutes",
        files=Limit(20_000, f"take a paid plan, of up to 100,000 files, or {_STORE}"),
        largest=Limit(25 * _MIB, f"leave that file out, or {_STORE}"),
    ),
    "netlify": Host(
        "Netlify",
        "traffic and minutes of builds are those of the plan",
        folder=Limit(54_000, f"put articles into folders of their months, or {_STORE}"),
    ),
    "s3": Host(
        "S3",
        "requests and traffic are paid",
        largest=Limit(5_000 * _MB, "leave that file out"),
    ),
}


class Measure(NamedTuple):
    """What a site has of something that a host may limit; `where` is the file or folder."""

    what: str
    has: int
    limit: Limit | None
    where: str = ""

    @property
    def is_within(self) -> bool:
        """Whether the host takes it."""
        return self.limit is None or self.has <= self.limit.most

    def __str__(self) -> str:
        where = f" ({self.where})" if self.where else ""
        if self.limit is None:
            return f"{self.what}{where}: {self.has:,}, no limit"
        more = "" if self.is_within else f", too much: {self.limit.hint}"
        return f"{self.what}{where}: {self.has:,}, limit {self.limit.most:,}{more}"


def measures(host: Host, sizes: Mapping[str, int]) -> list[Measure]:
    """What a site has of all that hosts limit; `sizes` are the bytes of its files by path."""
    folders = Counter(map(dirname, sizes))
    folder, most = max(folders.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    path, largest = max(sizes.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    return [
        Measure("bytes", sum(sizes.values()), host.bytes),
        Measure("files", len(sizes), host.files),
        Measure("files of a folder", most, host.folder, folder or "the top folder"),
        Measure("bytes of a file", largest, host.largest, path),
    ]
