"""`check --external`: addresses that are dead or badly written are told, and no build fails."""

import pytest

from builder.keeping.external import badly_written
from tests.archives import archive_of, article_of
from tests.helpers import SiteTest
from tests.unit.cli.test_check import check
from tests.unit.keeping.test_asked import Handler, server

__all__ = ["server"]


def lines(site: SiteTest, server: str, *arguments: str) -> list[str]:
    result = check(site, "--external", *arguments)
    assert result.exit_code == 0
    return [line.replace(server, "S") for line in result.stdout.splitlines()[1:]]


def test_what_is_dead_is_told_with_a_snapshot(site: SiteTest, server: str) -> None:
    site.write("content/organizations/un.yaml", f"name: UN\nwebsite: {server}/410\n")
    site.article("a", f"source_url: {server}/404", f"[A]({server}/200) [B]({server}/403).")
    site.article("b", f"source_url: {server}/500\narchived_url: {server}/200?x=1", "Text.")
    snapshot = "https://web.archive.org/web/20150121/http://x.org/"
    assert lines(site, server) == [
        f"content/articles/a.md:4: dead: S/404: 404 Not Found; write archived_url: {snapshot}",
        "content/organizations/un.yaml:2: dead: S/410: 410 Gone",
        "content/articles/b.md:4: unreachable: S/500: 500 Internal Server Error",
        "content/articles/a.md:7: blocked: S/403: 403 Forbidden",
        "addresses elsewhere: 2 ok, 2 dead, 1 unreachable, 1 blocked",
    ]
    Handler.asked.clear()
    lines(site, server)
    assert {one.rpartition("/")[2] for one in Handler.asked} == {"500"}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (
            "/200?utm_source=a&b=c",
            "S/200?utm_source=a&b=c: it tells who follows it; write source_url: S/200?b=c",
        ),
        ("/200?b=c", ""),
    ],
)
def test_addresses_that_tell_who_follows(url: str, said: str, site: SiteTest, server: str) -> None:
    found = lines(site.article("a", f"source_url: {server}{url}"), server)
    assert found[:-1] == ([f"content/articles/a.md:4: written: {said}"] if said else [])


def test_a_snapshot_is_no_source() -> None:
    web = "https://web.archive.org/web/20150121000000/https://x.org/a"
    other = "https://archive.ph/abc"
    archive = archive_of(article_of("a", source_url=web), article_of("b", source_url=other))
    assert [(one.path, one.said, one.hint) for one in badly_written(archive)] == [
        (
            "content/articles/a.md",
            "it is a snapshot, not the source",
            f"write source_url: https://x.org/a and archived_url: {web}",
        ),
        (
            "content/articles/b.md",
            "it is a snapshot, not the source",
            "write it as archived_url, and as source_url the address at the publisher's",
        ),
    ]


def test_one_source_of_two_articles(site: SiteTest, server: str) -> None:
    site.article("a", f"source_url: {server}/200").article("b", f"source_url: {server}/200/?")
    site.article("c", f"source_url: {server}/200\ncopy_of: a")
    first, _ = lines(site, server)
    assert first.startswith("content/articles/b.md:4: written: S/200/?: it is that of content/")


def test_an_address_is_told_where_it_stands_by_itself(site: SiteTest, server: str) -> None:
    web = f"https://web.archive.org/web/2015/{server}/404"
    site.article("a", f"archived_url: {web}\nsource_url: {server}/404", f"<{server}/404x.>")
    site.article("b", "", f"[A]({server}/410/200) and {server}/410.")
    site.article("c", "", f"{server}/410-200\n\nSee {server}/410, too.")
    found = [one.partition(": dead:")[0] for one in lines(site, server) if ": dead:" in one]
    assert found == [f"content/articles/{one}" for one in ("a.md:5", "b.md:6", "c.md:8")]
